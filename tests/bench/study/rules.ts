import { createHash } from 'node:crypto';
import { configuration } from '#domain/configuration.ts';

/** SHA-256 of every judgement that the study depends on: another one is another study. */
export function hashOfRules(): string {
  const { breakpoints, attacks, hysteresis } = configuration;
  const { delta, lookback } = hysteresis;
  const rules = { surprise: breakpoints.surprise, attacks, delta, lookback };
  return createHash('sha256').update(JSON.stringify(rules)).digest('hex');
}
