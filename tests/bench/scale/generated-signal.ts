import { exerciseWatch } from '#db/demo/exercise/country.ts';
import type { Random } from '#db/demo/exercise/random.ts';
import { grades } from '#domain/grade.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { Signal } from '#domain/indicators/signal-schema.ts';
import { DAY, HOUR, type Instant, type Precision } from '#domain/instant.ts';
import type { SignalOf } from '#domain/signal-record.ts';

/** The newest of what was logged, for later entries to refer to. */
export interface Recent {
  signals: Readonly<Record<IndicatorId, { id: string; at: Instant }[]>>;
  /** Shocks that are not closed. */
  incidents: { id: string; at: Instant }[];
}

type Common = Omit<SignalOf<IndicatorId>, 'indicator' | 'details'>;

const [firstRegion, ...otherRegions] = exerciseWatch.regions.map(({ id }) => id);
const [firstPlace, ...otherPlaces] = exerciseWatch.places.map(({ id }) => id);
const [firstGrade, ...otherGrades] = grades.filter((grade) => /[A-D][1-4]|F6/.test(grade));
if (firstRegion === undefined || firstPlace === undefined || firstGrade === undefined) {
  throw new Error('The exercise has no country.');
}
export const regions: [string, ...string[]] = [firstRegion, ...otherRegions];
const places: [string, ...string[]] = [firstPlace, ...otherPlaces];
const gradesGiven: [typeof firstGrade, ...typeof otherGrades] = [firstGrade, ...otherGrades];

const words = 'the patrol left its post before dawn and nobody has heard of the road since'.split(
  ' ',
);

/** So many words that say little. */
function saying(random: Random, least: number, most: number): string {
  const text: string[] = [];
  for (let i = random.whole(least, most); i > 0; i -= 1) {
    text.push(words[random.whole(0, words.length - 1)] ?? 'so');
  }
  return `${text.join(' ')} ${random.whole(0, 9_999)}`;
}

/** One of the newest things logged, with this chance. */
export function oneOf<T>(random: Random, list: readonly T[], chance: number): T | null {
  if (!random.chance(chance)) return null;
  return list[random.whole(0, list.length - 1)] ?? null;
}

interface Delay {
  weight: number;
  least: number;
  most: number;
}

const delays: readonly [Delay, ...Delay[]] = [
  { weight: 62, least: 0, most: 12 * HOUR },
  { weight: 28, least: 12 * HOUR, most: 4 * DAY },
  { weight: 9, least: 4 * DAY, most: 20 * DAY },
  { weight: 1, least: 20 * DAY, most: 200 * DAY },
];

const precisions: [Precision, ...Precision[]] = ['minute', 'minute', 'hour', 'day'];

/** A signal about one indicator, logged at an instant: most of them late, a few by months. */
export function signalOf(
  indicator: IndicatorId,
  { random, recent, now }: { random: Random; recent: Recent; now: Instant },
): Signal {
  const delay = random.weighted([...delays]);
  const told = oneOf(
    random,
    recent.signals[indicator],
    indicator === 'attack-frequency' ? 0.2 : 0.05,
  );
  const common = {
    eventAt: now - Math.floor(random.between(delay.least, delay.most)),
    precision: random.pick(precisions),
    where: { type: 'place' as const, place: random.pick(places), geoPrecision: 1 as const },
    headline: saying(random, 5, 10),
    note: random.chance(0.15) ? saying(random, 20, 60) : null,
    source: {
      name: `Source ${random.whole(1, 240)}`,
      family: random.chance(0.2) ? `Family ${random.whole(1, 20)}` : null,
      url: random.chance(0.3) ? `https://example.org/${random.whole(0, 1e9)}` : null,
      publishedAt: null,
    },
    relayOf: random.chance(0.1) ? `Origin ${random.whole(1, 30)}` : null,
    grade: random.pick(gradesGiven),
    claim: random.pick(['observed', 'official', 'perpetrator', 'media', 'media']),
    incident: oneOf(random, recent.incidents, 0.04)?.id ?? null,
    event: told?.id ?? null,
  } satisfies Common;
  return about(indicator, common, { random, recent });
}

function about(
  indicator: IndicatorId,
  common: Common,
  { random, recent }: { random: Random; recent: Recent },
): Signal {
  switch (indicator) {
    case 'attack-frequency':
      return { indicator, ...common, details: attack(random) };
    case 'civilian-impact': {
      const region = {
        type: 'region' as const,
        region: random.pick(regions),
        geoPrecision: 3 as const,
      };
      return { indicator, ...common, where: region, event: null, details: civilian(random) };
    }
    case 'military-posture': {
      const [from, to] = random.shuffled(places);
      const details = {
        movement: random.pick(['reorganisation', 'reinforcement', 'retrenchment'] as const),
        from: from ?? null,
        to: random.chance(0.6) ? (to ?? null) : null,
        size: random.chance(0.5) ? random.whole(1, 6) : null,
        restriction: random.chance(0.03) ? ('movement' as const) : null,
      };
      return { indicator, ...common, details };
    }
    case 'public-messaging':
      return { indicator, ...common, claim: 'official', details: statement(random, recent) };
    case 'response-speed': {
      const incident = oneOf(random, recent.incidents, 1)?.id ?? null;
      const clock = random.pick([
        'first-statement',
        'security-adjustment',
        'investigation',
      ] as const);
      return {
        indicator,
        ...common,
        incident,
        details: { clock, clockName: null, stage: 'announced' },
      };
    }
  }
}

function killed(random: Random, most: number) {
  const low = random.whole(0, most);
  return { low, best: low + 1, high: low + random.whole(1, 5) };
}

const nobody = () => ({ civilian: null, 'state-forces': null, attackers: null, unknown: null });

function attack(random: Random): SignalOf<'attack-frequency'>['details'] {
  const dead = random.chance(0.4)
    ? {
        ...nobody(),
        civilian: killed(random, 6),
        attackers: random.chance(0.3) ? killed(random, 9) : null,
      }
    : nobody();
  return {
    type: 'battle',
    subType: 'armed-clash',
    actor: random.chance(0.6) ? `Group ${random.whole(1, 12)}` : null,
    attribution: random.chance(0.3) ? 'suspected' : null,
    target: random.chance(0.4) ? saying(random, 2, 4) : null,
    tolls: { killed: dead, wounded: nobody(), abducted: nobody() },
    counted: random.chance(0.95),
  };
}

function civilian(random: Random): SignalOf<'civilian-impact'>['details'] {
  const best = random.whole(1_000, 80_000);
  if (random.chance(0.35)) {
    const stock = { low: best - 900, best, high: best + 2_000 };
    return { about: 'displaced', stock, service: null, severity: null, phase: null };
  }
  return {
    about: 'disruption',
    stock: null,
    service: random.pick(['market', 'road', 'school', 'medical']),
    severity: random.pick([0, 0.25, 0.5, 0.75, 1, null]),
    phase: null,
  };
}

function statement(random: Random, recent: Recent): SignalOf<'public-messaging'>['details'] {
  const against = oneOf(random, recent.signals['public-messaging'], 0.06);
  return {
    speaker: `Ministry ${random.whole(1, 9)}`,
    tone: random.pick([-1, 0, 0, 1, 1, null]),
    claims: Array.from({ length: random.whole(0, 2) }, () => ({
      text: saying(random, 4, 9),
      checkable: random.chance(0.8),
    })),
    contradicts: against === null ? [] : [{ signal: against.id, claim: 0 }],
    toll: random.chance(0.1) ? { ...nobody(), civilian: killed(random, 3) } : null,
    status: null,
  };
}
