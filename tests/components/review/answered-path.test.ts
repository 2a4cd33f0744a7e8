import { describe, expect, it } from 'vitest';
import {
  answeredAt,
  bandPath,
  drawnUpTo,
  hourTicks,
  stepsPath,
  targetPath,
} from '#components/review/reading/figures/answered-path.ts';
import type { ResponseCurve } from '#domain/indicators/response-curve.ts';

const unknown = { value: null, low: null, high: null };
const curve: ResponseCurve = {
  kind: null,
  n: 5,
  closed: 2,
  shocks: 3,
  followed: 36,
  steps: [
    { hours: 6, atRisk: 5, closed: 1, answered: 0.2, low: 0.05, high: 0.5 },
    { hours: 12, atRisk: 3, closed: 1, answered: 0.5, low: 0.1, high: null },
  ],
  median: unknown,
  answeredIn24: unknown,
  answeredIn72: unknown,
  meanWait: null,
  target: null,
  horizon: 48,
};

describe('the drawing of how long answers took', () => {
  it('steps up where a clock was answered and ends where none was followed', () => {
    expect(drawnUpTo(curve)).toBe(36);
    expect(stepsPath(curve)).toBe('M0 1000H125V800H250V500H750');
  });

  it('draws the band only where there are both limits', () => {
    expect(bandPath(curve)).toBe('M125 500H250V950H125Z');
  });

  it('goes on to the end of the axis once all are answered', () => {
    const all = { ...curve, steps: curve.steps.map((step) => ({ ...step, answered: 1 })) };
    expect(drawnUpTo(all)).toBe(48);
    expect(answeredAt(all, 40)?.answered).toBe(1);
  });

  it('reads the curve at an age, with its limits and those still running', () => {
    expect(answeredAt(curve, 5)).toEqual({ answered: 0, low: null, high: null, running: 5 });
    expect(answeredAt(curve, 6)).toEqual({ answered: 0.2, low: 0.05, high: 0.5, running: 3 });
    expect(answeredAt(curve, 36)).toEqual({ answered: 0.5, low: 0.1, high: null, running: 2 });
    expect(answeredAt(curve, 37)).toBeNull();
  });

  it('draws nothing without clocks', () => {
    const none = { ...curve, n: 0, closed: 0, followed: null, steps: [] };
    expect([stepsPath(none), bandPath(none), targetPath(none)]).toEqual(['', '', '']);
    expect(answeredAt(none, 0)).toBeNull();
  });

  it('draws a target as a line', () => {
    const target = [
      { hours: 0, answered: 0 },
      { hours: 48, answered: 0.75 },
    ];
    expect(targetPath({ ...curve, target })).toBe('M0 1000L1000 250');
  });

  it('marks the axis at round hours', () => {
    expect(hourTicks(24)).toEqual([0, 4, 8, 12, 16, 20, 24]);
    expect(hourTicks(720)).toEqual([0, 120, 240, 360, 480, 600, 720]);
  });
});
