import { agency, daily, government, monitors, staff } from '#db/demo/exercise/cast.ts';
import type { Random } from '#db/demo/exercise/random.ts';
import { publicMessaging } from '#domain/indicators/public-messaging.ts';
import { DAY, HOUR, type Instant } from '#domain/instant.ts';
import { attackDetails } from '#tests/bench/study/crises/attack-details.ts';
import { atRandom, type Crisis, type Story } from '#tests/bench/study/crises/crisis.ts';
import {
  recordLooks,
  recordReports,
  saidBy,
  toldBy,
} from '#tests/bench/study/crises/simulated-log.ts';

/** How officials speak. */
interface World {
  /** Shares of statements that sound defensive, and confident; the others are neutral. */
  defensive: number;
  confident: number;
  /** Share of checkable claims that are contradicted. */
  contradicted: number;
  /** Share of the dead that officials admit. */
  admitted: number;
  isSilent: boolean;
}

const usual: World = {
  ...{ defensive: 0.15, confident: 0.5, contradicted: 0.08, admitted: 0.85, isSilent: false },
};
const worlds: Readonly<Record<string, World>> = {
  none: usual,
  'defensive-doubled': { ...usual, defensive: 0.3, confident: 0.35 },
  'mostly-defensive': { ...usual, defensive: 0.7, confident: 0.1 },
  'contradicted-doubled': { ...usual, contradicted: 0.16 },
  'two-in-five-contradicted': { ...usual, contradicted: 0.4 },
  'defensive-and-contradicted': {
    ...{ ...usual, defensive: 0.7, confident: 0.1, contradicted: 0.4 },
  },
  'half-the-dead': { ...usual, admitted: 0.85 / 2 },
  'fall-silent': { ...usual, isSilent: true },
};

const manner = {
  /** Days between two shocks whose dead both sides count; people killed in half of them. */
  shockEvery: 30,
  killed: 12,
  /** Deviation of the logarithm of what is counted, by whoever counts. */
  countSpread: 0.15,
  /** Hours until half of the contradictions, and of the official tolls, are there. */
  contradictedAfter: 26,
  tolledAfter: 33,
} as const;

const speakers = ['Ministry of Defence', staff, government, 'Governor of Kirbédo'] as const;

function write(story: Story): void {
  const { chance, setting, from, to, turnAt, change } = story;
  recordLooks(story, 'public-messaging', { days: 1, hour: 19 });
  const after = worlds[change] ?? usual;
  const worldAt = (at: Instant) => (at < turnAt ? usual : after);
  for (const day of atRandom(chance, { from, to, every: (7 * DAY) / setting.rate })) {
    // Nobody speaks at night.
    const at = Math.floor(day / DAY) * DAY + chance.between(8, 20) * HOUR;
    if (!worldAt(at).isSilent) recordStatement(story, at, worldAt(at));
  }
  const every = manner.shockEvery * DAY;
  for (const at of atRandom(chance, { from, to: turnAt, every })) recordShock(story, at, usual);
  // The change begins with a shock, as it does where there are dead to be told of.
  recordShock(story, turnAt, after);
  for (const at of atRandom(chance, { from: turnAt, to, every })) recordShock(story, at, after);
}

function recordStatement({ log, chance }: Story, at: Instant, world: World): void {
  const speaker = chance.pick(speakers);
  const { claims } = chance.weighted([
    { claims: 0, weight: 1 },
    { claims: 1, weight: 2 },
    { claims: 2, weight: 1 },
  ]);
  const heardAt = at + chance.around(1, 1) * HOUR;
  const signal = log.add(heardAt, {
    kind: 'signal-recorded',
    signal: {
      indicator: 'public-messaging',
      ...saidBy(speaker, { at, precision: 'hour' }),
      details: {
        ...{ speaker, tone: toneOf(chance, world), contradicts: [], toll: null, status: null },
        claims: Array.from({ length: claims }, (_, i) => ({ text: `${i}`, checkable: true })),
      },
    },
  });
  for (let claim = 0; claim < claims; claim += 1) {
    if (!chance.chance(world.contradicted)) continue;
    const saidAt = heardAt + chance.around(manner.contradictedAfter, 0.5) * HOUR;
    const voice = chance.pick([monitors, daily]);
    log.add(saidAt + chance.around(1, 1) * HOUR, {
      kind: 'signal-recorded',
      signal: {
        indicator: 'public-messaging',
        ...toldBy(voice, '2', { at: saidAt, precision: 'hour' }),
        details: {
          ...{ speaker: voice.name, tone: null, claims: [], toll: null, status: null },
          contradicts: [{ signal, claim }],
        },
      },
    });
  }
}

function toneOf(chance: Random, { defensive, confident }: World): -1 | 0 | 1 {
  const drawn = chance.next();
  if (drawn < defensive) return -1;
  return drawn < defensive + confident ? 1 : 0;
}

/** A shock with its dead, counted by others at once and by officials a day or two later. */
function recordShock({ log, chance }: Story, at: Instant, world: World): void {
  const startAt = Math.floor(at / HOUR) * HOUR;
  const incident = log.add(at + HOUR, {
    kind: 'incident-opened',
    incident: {
      ...{ title: 'Simulated shock', startAt, precision: 'hour', where: null, note: null },
      ...{ vacancy: null, clocks: [], source: null },
    },
  });
  const killed = chance.around(manner.killed, 0.7);
  const counted = (share: number) => {
    const best = Math.round(killed * share * chance.around(1, manner.countSpread));
    return { low: null, best, high: null };
  };
  const delays = [5, 15].map((hours) => HOUR + chance.around(hours, 0.8) * HOUR);
  recordReports(log, { at, delays }, (event, number) => ({
    indicator: 'attack-frequency',
    ...toldBy(number === 0 ? daily : monitors, '2', { at, precision: 'hour', incident, event }),
    details: attackDetails('state-forces', counted(1)),
  }));
  const admitted = counted(world.admitted);
  const saidAt = at + 2 * HOUR + chance.around(manner.tolledAfter, 0.4) * HOUR;
  if (world.isSilent) return;
  log.add(saidAt + chance.around(1, 1) * HOUR, {
    kind: 'signal-recorded',
    signal: {
      indicator: 'public-messaging',
      ...saidBy(staff, { at: saidAt, precision: 'hour', incident }),
      details: {
        ...{ speaker: agency.name, tone: toneOf(chance, world), claims: [], contradicts: [] },
        toll: { civilian: null, 'state-forces': admitted, attackers: null, unknown: null },
        status: null,
      },
    },
  });
}

const middle = { rate: 4, countError: null };
const busy = { rate: 10, countError: null };

/** Statements at random, of one tone and truth, until officials speak otherwise or not at all. */
export const messagingCrisis: Crisis = {
  indicator: publicMessaging,
  recordDays: 400,
  horizonDays: 28,
  readEvery: 6 * HOUR,
  size: { series: 75, runs: 150 },
  settings: [{ rate: 2, countError: null }, middle, busy],
  turning: [middle, busy],
  changes: Object.keys(worlds),
  worlds: [worlds, manner],
  write,
};
