import * as z from 'zod';
import { calibration } from '#domain/statistics/calibration.ts';
import { binaryScores, multiScores } from '#domain/statistics/forecast-scores.ts';
import { logOddsUpdate } from '#domain/statistics/log-odds.ts';
import { scenarioUpdate } from '#domain/statistics/scenario-update.ts';
import { adapt, maybes, number } from './vector-input.ts';

const perScenario = z.record(z.string(), number);
const forecasts = { forecasts: maybes, outcomes: maybes };

/** Functions of scenarios and of the forecasts made about them. */
export const forecastFunctions = {
  scenarioUpdate: adapt(
    z.object({
      prior: perScenario,
      clusters: z.array(z.array(z.object({ lr: perScenario, w: number }))),
      floor: number.optional(),
      capNats: number.optional(),
    }),
    scenarioUpdate,
  ),
  logOddsUpdate: adapt(
    z.object({ prior: number, items: z.array(z.tuple([number, number])) }),
    logOddsUpdate,
  ),
  binaryScores: adapt(z.object(forecasts), binaryScores),
  multiScores: adapt(
    z.object({ forecast: perScenario, outcome: z.string().nullable() }),
    multiScores,
  ),
  calibration: adapt(z.object(forecasts), calibration),
};
