import { daily, voices } from '#db/demo/exercise/cast.ts';
import type { Random } from '#db/demo/exercise/random.ts';
import { militaryPosture } from '#domain/indicators/military-posture.ts';
import type { Movement } from '#domain/indicators/posture-fields.ts';
import { DAY, HOUR, type Instant } from '#domain/instant.ts';
import { atRandom, type Crisis, type Story } from '#tests/bench/study/crises/crisis.ts';
import {
  recordLooks,
  recordReports,
  reportDelays,
  toldBy,
} from '#tests/bench/study/crises/simulated-log.ts';

/** What the forces do. */
interface World {
  /** Share of movements that give ground. */
  retrenching: number;
  /** Share of movements that bring forces to the capital, whatever they are called. */
  drawnIn: number;
  /** Whether forces still leave the capital for the front. */
  goOut: boolean;
}

const usual: World = { retrenching: 0.2, drawnIn: 0.15, goOut: true };
const worlds: Readonly<Record<string, World>> = {
  none: usual,
  'half-retrench': { ...usual, retrenching: 0.5 },
  'four-in-five-retrench': { ...usual, retrenching: 0.8 },
  'drawn-to-capital': { ...usual, drawnIn: 0.6, goOut: false },
  'retrench-and-drawn-in': { retrenching: 0.8, drawnIn: 0.6, goOut: false },
};

const manner = {
  /** Of the movements that give no ground, those that reinforce. */
  reinforcing: 0.55,
  /** Of the other movements, those that leave the capital, and those that name no place. */
  outward: 0.35,
  unnamed: 0.25,
  /** Movements whose size is told. */
  sized: 0.7,
  hours: 11,
} as const;

const bases = ['kirbedo', 'tessaban', 'ouldera', 'morifera', 'houmberi'] as const;
const posts = ['yorekou', 'marekoy', 'bokindi', 'rissale', 'zintema'] as const;
const capital = 'sandebo';

function write(story: Story): void {
  const { chance, setting, from, to, turnAt, change } = story;
  recordLooks(story, 'military-posture', { days: 3, hour: 11 });
  const after = worlds[change] ?? usual;
  for (const at of atRandom(chance, { from, to, every: (7 * DAY) / setting.rate })) {
    recordMovement(story, at, at < turnAt ? usual : after);
  }
}

function recordMovement({ log, chance }: Story, at: Instant, world: World): void {
  const details = {
    movement: movementOf(chance, world),
    ...endsOf(chance, world),
    size: chance.chance(manner.sized) ? chance.whole(1, 3) : null,
    restriction: null,
  };
  const delays = reportDelays(chance, manner.hours);
  const heard = voices(chance, delays.length);
  recordReports(log, { at, delays }, (event, number) => ({
    indicator: 'military-posture',
    ...toldBy(heard[number] ?? daily, chance.pick(['2', '3']), { at, precision: 'day', event }),
    details,
  }));
}

function movementOf(chance: Random, { retrenching }: World): Movement {
  if (chance.chance(retrenching)) return 'retrenchment';
  return chance.chance(manner.reinforcing) ? 'reinforcement' : 'reorganisation';
}

function endsOf(chance: Random, { drawnIn, goOut }: World) {
  const base = chance.pick(bases);
  const post = chance.pick(posts);
  if (chance.chance(drawnIn)) return { from: base, to: capital };
  const kind = chance.next();
  if (kind < manner.unnamed) return { from: null, to: null };
  if (goOut && kind < manner.unnamed + manner.outward) return { from: capital, to: base };
  return { from: base, to: post };
}

const middle = { rate: 2.5, countError: null };
const busy = { rate: 10, countError: null };

/** Movements at random, of the same mix, until the mix changes. */
export const postureCrisis: Crisis = {
  indicator: militaryPosture,
  recordDays: 200,
  horizonDays: 56,
  readEvery: 12 * HOUR,
  size: { series: 150, runs: 200 },
  settings: [{ rate: 1, countError: null }, middle, busy],
  turning: [middle, busy],
  changes: Object.keys(worlds),
  worlds: [worlds, manner],
  write,
};
