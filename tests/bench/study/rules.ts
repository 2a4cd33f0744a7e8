import { createHash } from 'node:crypto';
import { configuration } from '#domain/configuration.ts';
import type { Crisis } from '#tests/bench/study/crises/crisis.ts';

const { attacks, breakpoints, hysteresis } = configuration;
const { windowDays, baselineDays, minRatio, newRegionAfter } = attacks;
const { priorShape, priorRate, dispersionWeight, dispersionPrior } = attacks;
const law = [windowDays, baselineDays, priorShape, priorRate, dispersionWeight, dispersionPrior];

/** SHA-256 of every judgement that the study of attacks depends on: another one is another study. */
export function hashOfRules(): string {
  const level = [breakpoints.surprise, minRatio, hysteresis.delta, attacks.dwell];
  return hashOf([law, [...level, hysteresis.lookback], [breakpoints.regions, newRegionAfter]]);
}

/** What all the other readings go by. */
const { credibleWeight, corroboratedWeight, decayReach, readEvery, cap } = configuration;
const shared = [credibleWeight, corroboratedWeight, decayReach, readEvery, cap, hysteresis];

const { surprise, slowness, overdueShare, retrenchmentShare, capitalPull } = breakpoints;
const { contradiction, tollGap, defensiveness, displacementRatio, disruption } = breakpoints;
const { confidence, response, posture, messaging, civilian } = configuration;

/** What each of them goes by alone. */
const own = {
  'attack-frequency': [],
  'response-speed': [response, slowness, overdueShare],
  'military-posture': [posture, retrenchmentShare, capitalPull],
  'public-messaging': [messaging, surprise, contradiction, tollGap, defensiveness],
  'civilian-impact': [
    ...[civilian, surprise, displacementRatio, disruption, law, minRatio],
    ...[attacks.delayRecord, attacks.longestDelay, attacks.minDelays, attacks.leastReported],
    confidence.moderate.coverage,
  ],
} as const;

/** The same of another indicator, and of the crises that it is shown. */
export function hashOfCrisis(crisis: Crisis): string {
  const { recordDays, horizonDays, settings, turning, worlds, size } = crisis;
  const simulated = [recordDays, horizonDays, settings, turning, worlds, size, crisis.readEvery];
  return hashOf([shared, own[crisis.indicator.id], simulated]);
}

function hashOf(rules: unknown): string {
  return createHash('sha256').update(JSON.stringify(rules)).digest('hex');
}
