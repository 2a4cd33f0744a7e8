import type { IndicatorId } from '#domain/indicators/indicator.ts';
import { DAY, HOUR, MINUTE } from '#domain/instant.ts';
import { message } from '#domain/message.ts';
import type { Reading } from '#domain/reading.ts';
import type { ClockView, RegionLine, SignalLine, View } from '#domain/view.ts';

/** The instant that the made-up view below speaks of. */
export const viewAt = Date.UTC(2026, 3, 26, 14, 32, 7);

const reading = (indicator: IndicatorId, rest: Partial<Reading>): Reading => ({
  indicator,
  asOf: viewAt,
  accountAt: viewAt,
  status: 'live',
  level: 0,
  computedLevel: 0,
  override: null,
  scale: 0.4,
  driver: null,
  cappedBy: null,
  measures: [],
  direction: 'steady',
  levelDayAgo: 0,
  confidence: { grade: 'moderate', limitedBy: 'evidence' },
  freshness: { newestAt: viewAt - 40 * MINUTE, limit: 3 * DAY, staleAt: viewAt + DAY },
  newestGrade: 'B2',
  evidence: { n: 0, origins: 0, ids: [] },
  figure: {
    value: message('figures.attack-frequency.value', { attacks: 0 }),
    label: message('figures.attack-frequency.label', { attacks: 0 }),
    context: message('figures.attack-frequency.context-no-baseline'),
  },
  sentence: message('readings.attack-frequency.counted', {
    attacks: 0,
    expected: 6.2,
    days: 84,
    basis: 'pre-shock',
  }),
  spark: { shape: 'none' },
  ...rest,
});

const response = reading('response-speed', {
  level: 3,
  direction: 'worsening',
  levelDayAgo: 2,
  figure: {
    value: message('figures.response-speed.value', { answered: 1, total: 4 }),
    label: message('figures.response-speed.label'),
    context: message('figures.response-speed.context', {
      total: 4,
      unknown: 0,
      expected: 2.5,
      basis: 'history',
    }),
  },
  sentence: message('readings.response-speed.running', {
    answered: 1,
    total: 4,
    expected: 2.5,
    basis: 'history',
    late: 2,
    shocks: 3,
    unknown: 0,
    clock: 'after-action-communique',
    clockName: '',
    hours: 31.1,
  }),
  spark: {
    shape: 'clocks',
    horizon: 168,
    expected: Array.from({ length: 25 }, (_, i) => ({ at: i * 7, share: 1 - 0.9 ** i })),
    clocks: [
      { age: 31, open: true, overdue: true },
      { age: 80, open: true, overdue: true },
      { age: 31, open: true, overdue: false },
      { age: 3, open: false, overdue: false },
    ],
  },
});

const attacks = reading('attack-frequency', {
  level: 4,
  direction: 'worsening',
  levelDayAgo: 2,
  newestGrade: 'B2',
  confidence: { grade: 'high', limitedBy: 'evidence' },
  evidence: { n: 2, origins: 2, ids: ['a', 'b'] },
  figure: {
    value: message('figures.attack-frequency.value', { attacks: 19 }),
    label: message('figures.attack-frequency.label', { attacks: 19 }),
    context: message('figures.attack-frequency.context', { expected: 6.2, oneIn: 900 }),
  },
  sentence: message('readings.attack-frequency.spread', {
    attacks: 19,
    expected: 6.2,
    regions: 9,
    regionsExpected: 5.7,
    limits: 'both',
    low: 4,
    high: 8,
    fresh: 2,
    days: 84,
    basis: 'pre-shock',
  }),
  spark: {
    shape: 'bars',
    fromAt: viewAt - 27 * DAY,
    step: DAY,
    values: Array.from({ length: 28 }, (_, i) => (i > 20 ? 2 + (i % 3) : i === 9 ? null : i % 3)),
    low: 0,
    high: 2,
    markAt: viewAt - 6 * DAY,
  },
});

const posture = reading('military-posture', {
  level: 2,
  levelDayAgo: 2,
  freshness: { newestAt: viewAt - 5 * HOUR, limit: 7 * DAY, staleAt: viewAt + DAY },
  newestGrade: 'C3',
  confidence: { grade: 'low', limitedBy: 'stability' },
  spark: {
    shape: 'shares',
    fromAt: viewAt - 27 * DAY,
    step: DAY,
    names: ['reorganisation', 'reinforcement', 'retrenchment'],
    rows: Array.from({ length: 28 }, (_, i) =>
      i < 4 ? null : [0.4 - i * 0.008, 0.3, 0.3 + i * 0.008],
    ),
  },
});

const messaging = reading('public-messaging', {
  level: 1,
  direction: 'improving',
  levelDayAgo: 2,
  spark: {
    shape: 'tones',
    items: Array.from({ length: 11 }, (_, i) => ({
      eventAt: viewAt - (11 - i) * HOUR * 9,
      tone: i < 4 ? 1 : i % 3 === 0 ? 0 : -1,
      crossed: i === 4 || i === 8,
    })),
  },
});

const civilian = reading('civilian-impact', {
  status: 'stale',
  level: 2,
  scale: null,
  direction: null,
  levelDayAgo: null,
  freshness: { newestAt: viewAt - 17 * DAY, limit: 14 * DAY, staleAt: null },
  confidence: { grade: 'low', limitedBy: 'freshness' },
  figure: {
    value: message('figures.attack-frequency.value', { attacks: 123_456_789 }),
    label: message('figures.attack-frequency.label', { attacks: 2 }),
    context: message('figures.attack-frequency.context-no-baseline'),
  },
  spark: {
    shape: 'band',
    measure: 'displaced-stock',
    fromAt: viewAt - 27 * DAY,
    step: DAY,
    points: Array.from({ length: 28 }, (_, i) =>
      i > 18 ? null : { low: 26_000 + i * 300, best: 33_000 + i * 200, high: 41_000 + i * 100 },
    ),
  },
});

const startAt = Date.UTC(2026, 3, 25, 7, 25);
const clock = (rest: Partial<ClockView>): ClockView => ({
  incident: 'wave',
  incidentTitle: 'Attacks on Bamako and four other cities',
  kind: 'investigation',
  name: null,
  state: 'open',
  startAt,
  startPrecision: 'minute',
  endAt: null,
  due: null,
  signal: null,
  ...rest,
});

const region = (
  id: string,
  [column, row]: readonly [number, number],
  attackCount: number,
  rest: Partial<RegionLine> = {},
): RegionLine => ({
  id,
  name: id,
  short: id.slice(0, 3).toUpperCase(),
  tile: [column, row],
  attacks: attackCount,
  isNew: false,
  lookedAt: viewAt - HOUR,
  ...rest,
});

/** A line of the newest signals. */
export const signal = (id: string, minutes: number, rest: Partial<SignalLine>): SignalLine => ({
  id,
  event: id,
  revision: 1_284,
  indicator: 'attack-frequency',
  eventAt: viewAt - minutes * MINUTE,
  precision: 'minute',
  recordedAt: viewAt - minutes * MINUTE,
  headline: 'Convoy hit on the Ansongo road',
  place: 'gao',
  region: 'gao',
  grade: 'B2',
  claim: 'media',
  source: 'A newspaper',
  relayOf: null,
  corrected: false,
  retracted: false,
  ...rest,
});

/** A made-up view with every state a wall must show: for tests alone. */
export const viewFixture: View = {
  watch: 'fixture',
  title: 'Mali',
  subtitle: 'attacks of 25 April, day 2',
  timeZone: 'Africa/Bamako',
  simulated: true,
  run: 1,
  revision: 1_284,
  asOf: viewAt,
  knownAt: null,
  recordedAt: viewAt - MINUTE,
  configuration: 'fixture',
  verdict: {
    reachable: ['crouch'],
    pressure: [3, 3],
    deficit: [2, 2],
    known: 4,
    deciding: [],
    pulledToCapital: true,
    flip: null,
    flipSentence: null,
    sentence: message('readings.verdict.decided', {
      known: 4,
      strained: 3,
      first: 'attack-frequency',
      firstLevel: 4,
      second: 'response-speed',
      secondLevel: 3,
      pulled: 'yes',
    }),
  },
  readings: [response, attacks, posture, messaging, civilian],
  clocks: [
    clock({
      kind: 'after-action-communique',
      due: { earliestAt: startAt + 24 * HOUR, latestAt: startAt + 72 * HOUR },
    }),
    clock({
      kind: 'security-adjustment',
      due: { earliestAt: startAt, latestAt: startAt + 24 * HOUR },
    }),
    clock({}),
    clock({
      incident: 'minister',
      incidentTitle: 'Killing of the minister',
      kind: 'replacement',
      startAt: null,
    }),
    clock({ kind: 'first-statement', state: 'closed', endAt: startAt + 160 * MINUTE }),
    clock({ kind: 'named', name: 'Curfew' }),
  ],
  tripwires: [
    {
      id: 't',
      title: 'Airport closed',
      state: 'open',
      earliestAt: null,
      latestAt: null,
      endAt: null,
    },
  ],
  newest: [
    signal('a', 1, { headline: 'Kati garrison approach road closed by the army', grade: 'C3' }),
    signal('b', 13, {}),
    signal('c', 40, {
      indicator: 'response-speed',
      headline: 'Curfew announced in Bamako',
      grade: 'A1',
    }),
    signal('d', 300, {
      indicator: 'military-posture',
      headline: 'Two companies leave Sévaré',
      corrected: true,
    }),
    signal('e', 540, {
      indicator: 'public-messaging',
      headline: 'Army: “operations under way”',
      retracted: true,
    }),
    signal('f', 1_640, {
      indicator: 'civilian-impact',
      headline: 'More than 33,000 people displaced in the Timbuktu region since August 2023',
      eventAt: viewAt - 400 * DAY,
    }),
  ],
  regions: [
    region('taoudenit', [5, 0], 0, { lookedAt: null }),
    region('kidal', [6, 0], 2),
    region('tombouctou', [5, 1], 3),
    region('gao', [6, 1], 4),
    region('menaka', [7, 1], 1),
    region('nioro', [1, 2], 0),
    region('nara', [2, 2], 0),
    region('mopti', [4, 2], 3),
    region('douentza', [5, 2], 0, { lookedAt: viewAt - 9 * DAY }),
    region('kayes', [0, 3], 2, { isNew: true }),
    region('kita', [1, 3], 0),
    region('koulikoro', [2, 3], 2),
    region('segou', [3, 3], 1),
    region('san', [4, 3], 0),
    region('bandiagara', [5, 3], 0),
    region('bamako', [2, 4], 14),
    region('dioila', [3, 4], 0),
    region('koutiala', [4, 4], 0),
    region('bougouni', [3, 5], 0),
    region('sikasso', [4, 5], 1, { isNew: true }),
  ],
  unplacedAttacks: 1,
  lastDay: { recorded: 12, corrected: 1, retracted: 1, heartbeats: 3 },
};
