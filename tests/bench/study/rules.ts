import { createHash } from 'node:crypto';
import { configuration } from '#domain/configuration.ts';

/** SHA-256 of every judgement that the study depends on: another one is another study. */
export function hashOfRules(): string {
  const { attacks, breakpoints, hysteresis } = configuration;
  const { windowDays, baselineDays, dwell, minRatio, newRegionAfter } = attacks;
  const { priorShape, priorRate, dispersionWeight, dispersionPrior } = attacks;
  const law = [windowDays, baselineDays, priorShape, priorRate, dispersionWeight, dispersionPrior];
  const level = [breakpoints.surprise, minRatio, hysteresis.delta, dwell, hysteresis.lookback];
  return createHash('sha256')
    .update(JSON.stringify([law, level, [breakpoints.regions, newRegionAfter]]))
    .digest('hex');
}
