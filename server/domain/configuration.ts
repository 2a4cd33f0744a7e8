import { DAY, HOUR, MINUTE } from '#domain/instant.ts';

/**
 * The judgements of the specification ([J]), in one place and with a version, so that a
 * reading can say under which rules it was made.
 */
export const configuration = {
  version: '2026-11-5',
  /** Breakpoints b0…b5 of the level scale, by kind of measure. */
  breakpoints: {
    surprise: [0.5, 1, 1.5, 2, 3, 4],
    slowness: [1, 1.25, 1.75, 2.5, 4, 6],
    displacementRatio: [1, 1.25, 1.75, 2.5, 4, 6],
    overdueShare: [0, 0.2, 0.4, 0.6, 0.8, 1],
    regions: [0, 1, 2, 3, 5, 7],
    retrenchmentShare: [0.33, 0.4, 0.5, 0.6, 0.75, 0.9],
    capitalPull: [0, 0.2, 0.4, 0.6, 0.8, 1],
    contradiction: [0.05, 0.15, 0.25, 0.4, 0.6, 0.8],
    tollGap: [0, 0.22, 0.41, 0.69, 1.1, 1.61],
    defensiveness: [0.4, 0.5, 0.6, 0.7, 0.8, 0.95],
    disruption: [5, 10, 20, 35, 50, 75],
  },
  /** An event counts when its weight is above this (strict: a lone F6 never counts). */
  credibleWeight: 0.5,
  /** Weight that corroborates a level of 3 or more on its own. */
  corroboratedWeight: 0.8,
  /** Decayed sums reach back this many half-lives: what lies beyond weighs under .0003. */
  decayReach: 12,
  /** Numbers that move with time alone are read this often, and as of every piece of evidence [J]. */
  readEvery: 5 * MINUTE,
  /** A level set by hand ends after this at the latest [J]. */
  longestOverride: 7 * DAY,
  /** Highest scale without corroboration or without two measures. */
  cap: 2.99,
  response: {
    freshnessLimit: 72 * HOUR,
    dwell: 24 * HOUR,
    /** Cold-start targets, hours. */
    targetHours: {
      'first-statement': 6,
      'after-action-communique': 48,
      'security-adjustment': 72,
      investigation: 168,
      replacement: 168,
      named: 72,
    },
    /** Earliest and latest hour at which the communiqué is due. */
    windowHours: { 'after-action-communique': [24, 72] },
    shrink: 2,
    /** An open incident is current for this long after its start. */
    currentFor: 30 * DAY,
    /** Fewer closed baseline clocks than this: measured against the targets. */
    minBaseline: 5,
    /** Fewer shocks than this: confidence is low, however many clocks they opened. */
    leastShocks: 5,
    directionWindow: 14 * DAY,
  },
  attacks: {
    freshnessLimit: 72 * HOUR,
    dwell: 72 * HOUR,
    windowDays: 7,
    baselineDays: 84,
    priorShape: 0.5,
    priorRate: 0,
    dispersionWeight: 4,
    dispersionPrior: 1.5,
    /** Level 2 and up also needs y / expected of at least this. */
    minRatio: 1.25,
    newRegionAfter: 180 * DAY,
    /** How late reports come is learned from the records of so many days. */
    delayRecord: 180 * DAY,
    /** Delays beyond so many days are those of history that was loaded, and never count. */
    longestDelay: 28,
    /** Fewer delays than this say nothing: every day then counts as fully reported. */
    minDelays: 30,
    /** A window counts as reported to this share at least. */
    leastReported: 0.1,
    /** The charts of the figure; none of them moves a level. */
    charts: {
      days: 91,
      cusum: { k: 0.5, h: 5 },
      ewma: { lambda: 0.2, limit: 3 },
      /** One day in so many begins another regime. */
      regimeDays: 30,
      /** A change point is named when it is likelier than this, give or take so many days. */
      regime: { probability: 0.5, around: 3 },
      ears: { c1: 3, c2: 3, c3: 2 },
      /** A day of which less than this is reported is on no chart yet. */
      minReported: 0.5,
    },
  },
  posture: { freshnessLimit: 7 * DAY, dwell: 72 * HOUR, halfLifeDays: 14, prior: 1 },
  messaging: {
    freshnessLimit: 48 * HOUR,
    dwell: 24 * HOUR,
    halfLifeDays: 7,
    toneShrink: 2,
    prior: 0.5,
    /** Evidence that contradicts an official claim must be of this grade at least. */
    contradictingGrade: 'C3',
    /** Days of past statements whose gaps today's silence is ranked among. */
    silenceRecord: 365 * DAY,
    /** Tolls of attacks of so many days are compared with the official ones. */
    tollWindow: 30 * DAY,
    /** Claims of so many days are counted on the tile. */
    claimsWindow: 28 * DAY,
  },
  civilian: {
    freshnessLimit: 14 * DAY,
    dwell: 72 * HOUR,
    stockFlaggedAfter: 45 * DAY,
    cellExpiresAfter: 14 * DAY,
    trailingDays: 90,
    /** Counts nearer to each other than this make no rate: they differ by who counted [J]. */
    shortestInterval: 7 * DAY,
    /** The toll of a week is ranked among so many past ones at most. */
    pastWeeks: 52,
    categoryWeights: { market: 1, road: 1.5, school: 0.75, medical: 1.75 },
  },
  hysteresis: {
    delta: 0.3,
    /** The scale is sampled this often, and as of every piece of evidence. */
    step: 3 * HOUR,
    /** How far back a level is remembered. */
    lookback: 28 * DAY,
  },
  direction: {
    window: 72 * HOUR,
    delta: 0.5,
    probability: 0.8,
    /** With less than this share of the window reported nothing is improving. */
    reported: 0.5,
  },
  confidence: {
    high: { nEff: 8, origins: 3, coverage: 0.8 },
    moderate: { nEff: 3, origins: 2, coverage: 0.5 },
  },
} as const;
