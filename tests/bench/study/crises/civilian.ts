import { hauliers, monitors, relief, type Voice, voices } from '#db/demo/exercise/cast.ts';
import { camps } from '#db/demo/exercise/civilians.ts';
import { exerciseWatch } from '#db/demo/exercise/country.ts';
import type { Random } from '#db/demo/exercise/random.ts';
import { civilianImpact } from '#domain/indicators/civilian-impact.ts';
import { DAY, HOUR, type Instant } from '#domain/instant.ts';
import { drawer } from '#tests/bench/study/attacks.ts';
import { attackDetails } from '#tests/bench/study/crises/attack-details.ts';
import { cellWorld, recordCells } from '#tests/bench/study/crises/cells.ts';
import type { Crisis, Story } from '#tests/bench/study/crises/crisis.ts';
import {
  recordLooks,
  recordReports,
  reportDelays,
  toldBy,
} from '#tests/bench/study/crises/simulated-log.ts';

/** How civilians fare. */
interface World {
  /** Times the usual arrivals a day. */
  arrivals: number;
  /** Share of the displaced that come on top of them within thirty days. */
  flight: number;
  /** Quarters by which services work worse, and whether everywhere or in the troubled regions. */
  worse: 0 | 1 | 2;
  everywhere: boolean;
  /** Times as many attacks that kill civilians. */
  deadly: number;
}

const usual: World = { arrivals: 1, flight: 0, worse: 0, everywhere: false, deadly: 1 };
const worlds: Readonly<Record<string, World>> = {
  none: usual,
  'arrivals-doubled': { ...usual, arrivals: 2 },
  'arrivals-times-four': { ...usual, arrivals: 4 },
  'displaced-plus-25': { ...usual, flight: 0.25 },
  'displaced-plus-50': { ...usual, flight: 0.5 },
  'displaced-plus-100': { ...usual, flight: 1 },
  'services-worse': { ...usual, worse: 2 },
  'services-worse-everywhere': { ...usual, worse: 2, everywhere: true },
  'casualties-doubled': { ...usual, deadly: 2 },
  'casualties-times-four': { ...usual, deadly: 4 },
};

const manner = {
  /** Days on record before anybody counts the displaced or asks about services. */
  uncounted: 200,
  /** Days between two surveys of a region, and by how much they slip. */
  round: 13,
  slip: 1.5,
  /** Deviation of the logarithm of the arrivals between two surveys. */
  arrivalSpread: 0.3,
  flightDays: 30,
  /** Variance over mean of the attacks of a day; share that hit civilians; dead in half of them. */
  phi: 2,
  civilian: 0.4,
  killed: 2,
  /** Reports that tell how many died. */
  told: 0.75,
  hours: 5,
} as const;

/** Those of the exercise but the two smallest; some of the people are counted by two services. */
const surveyed = camps.slice(0, 6);

const registrar: Voice = { ...hauliers, name: 'Registrar of the regions' };

function write(story: Story): void {
  recordLooks(story, 'civilian-impact', { days: 7, hour: 14 });
  recordLooks(story, 'attack-frequency', { days: 1, hour: 6 });
  const after = worlds[story.change] ?? usual;
  // Only attacks are ranked among those of a year before: no other count is as old as this.
  const late = { ...story, from: story.from + manner.uncounted * DAY };
  for (const [i, camp] of surveyed.entries()) recordCamp(late, after, { ...camp, phase: 2 * i });
  recordCells(late, after);
  recordAttacks(story, after);
}

interface Camp {
  region: string;
  stock: number;
  daily: number;
  /** Days after the beginning on which it is first counted. */
  phase: number;
}

function recordCamp({ log, chance, setting, from, to, turnAt }: Story, after: World, camp: Camp) {
  const { region, daily, phase } = camp;
  let { stock } = camp;
  const fleeing = (after.flight * (stock + (daily * (turnAt - from)) / DAY)) / manner.flightDays;
  let countedAt = from;
  for (let at = from + phase * DAY; at < to; at += manner.round * DAY) {
    const surveyedAt = at + chance.between(0, manner.slip) * DAY;
    const usualDays = Math.max(0, Math.min(surveyedAt, turnAt) - countedAt) / DAY;
    const newDays = Math.max(0, surveyedAt - Math.max(countedAt, turnAt)) / DAY;
    const flown = Math.min(
      newDays,
      Math.max(0, turnAt / DAY + manner.flightDays - countedAt / DAY),
    );
    const arrived = daily * (usualDays + after.arrivals * newDays);
    stock += arrived * chance.around(1, manner.arrivalSpread) + fleeing * flown;
    countedAt = surveyedAt;
    const counted = stock * (1 + (setting.countError ?? 0) * chance.normal());
    const best = Math.round(counted / 10) * 10;
    const voice = phase % 4 === 0 ? relief : registrar;
    log.add(surveyedAt + chance.between(20, 44) * HOUR, {
      kind: 'signal-recorded',
      signal: {
        indicator: 'civilian-impact',
        ...toldBy(voice, '2', {
          ...{ at: surveyedAt, precision: 'day' },
          where: { type: 'region', region, geoPrecision: 3 },
        }),
        details: {
          ...{ about: 'displaced', service: null, severity: null, phase: null },
          stock: { low: Math.round(best * 0.96), best, high: Math.round(best * 1.05) },
        },
      },
    });
  }
}

function recordAttacks(story: Story, after: World): void {
  const { chance, setting, from, to, turnAt } = story;
  const next = () => chance.next();
  const others = drawer({ rate: setting.rate * (1 - manner.civilian), phi: manner.phi }, next);
  const rate = setting.rate * manner.civilian;
  const deadly = drawer({ rate, phi: manner.phi }, next);
  const deadlier = drawer({ rate: rate * after.deadly, phi: manner.phi }, next);
  for (let day = from; day < to; day += DAY) {
    const attacks = others();
    for (let i = 0; i < attacks; i += 1) recordAttack(story, day, false);
    const killing = day < turnAt ? deadly() : deadlier();
    for (let i = 0; i < killing; i += 1) recordAttack(story, day, true);
  }
}

function recordAttack({ log, chance }: Story, day: Instant, hitsCivilians: boolean): void {
  const at = day + chance.next() * DAY;
  const delays = reportDelays(chance, manner.hours);
  const heard = voices(chance, delays.length);
  const killed = 1 + Math.floor(Math.min(80, chance.around(manner.killed, 0.9)));
  const { regions } = exerciseWatch;
  const region = regions[chance.whole(0, regions.length - 1)]?.id ?? 'kirbedo';
  recordReports(log, { at, delays }, (event, number) => ({
    indicator: 'attack-frequency',
    ...toldBy(heard[number] ?? monitors, chance.pick(['2', '3']), {
      ...{ at, precision: 'hour', event },
      where: { type: 'region', region, geoPrecision: 3 },
    }),
    details: attackDetails(
      hitsCivilians ? 'civilian' : 'state-forces',
      chance.chance(manner.told) ? counted(chance, killed) : null,
    ),
  }));
}

function counted(chance: Random, killed: number) {
  const best = Math.round(killed * chance.between(0.85, 1.15));
  return { low: Math.floor(best * 0.8), best, high: Math.ceil(best * 1.3) };
}

const middle = { rate: 0.6, countError: 0.002 };

/** Displaced people, services and attacks as ever, until one of them gets worse. */
export const civilianCrisis: Crisis = {
  indicator: civilianImpact,
  recordDays: 380,
  horizonDays: 42,
  readEvery: 2 * DAY,
  size: { series: 28, runs: 100 },
  settings: [
    { rate: 0.3, countError: 0.002 },
    middle,
    { rate: 1.2, countError: 0.002 },
    { rate: 0.6, countError: 0.01 },
  ],
  turning: [middle],
  changes: Object.keys(worlds),
  worlds: [worlds, manner, surveyed, cellWorld],
  write,
};
