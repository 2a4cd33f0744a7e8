import { everydayKinds } from '#db/demo/exercise/attack-kinds.ts';
import { type Attack, deaths, report } from '#db/demo/exercise/attack-reports.ts';
import type { Chronicle } from '#db/demo/exercise/chronicle.ts';
import { placesIn } from '#db/demo/exercise/country.ts';
import type { Random } from '#db/demo/exercise/random.ts';
import { amend } from '#db/demo/exercise/second-thoughts.ts';
import { DAY, HOUR, type Instant } from '#domain/instant.ts';

/** Attacks a day, on average over the two years. */
const RATE = 0.6;
/** Whole-number shape of the weekly bursts: variance over mean of a week's count is about 2. */
const BURST = 4;
/** The last weeks before the wave are ordinary ones, so that the wave has something to break. */
const CALM_WEEKS = 4;
/** No attack in the rear is younger than this: there the wave is news. */
const REAR_QUIET = 200 * DAY;

interface Field {
  region: string;
  weight: number;
}

/** Where attacks happen: a few regions on the plateau and the eastern border take nearly all. */
const fronts: readonly [Field, ...Field[]] = [
  { region: 'kirbedo', weight: 27 },
  { region: 'tessaban', weight: 22 },
  { region: 'ouldera', weight: 18 },
  { region: 'morifera', weight: 15 },
  { region: 'tankasse', weight: 7 },
  { region: 'houmberi', weight: 5 },
  { region: 'bassekou', weight: 4 },
  { region: 'iferzane', weight: 2 },
];

const rear: readonly [Field, ...Field[]] = [
  { region: 'wendebo', weight: 3 },
  { region: 'sirekoun', weight: 1 },
  { region: 'nadjouma', weight: 1 },
  { region: 'sandebo', weight: 1 },
];

/** Two years of attacks with their reports, up to the instant. */
export function recordAttacks(
  chronicle: Chronicle,
  random: Random,
  { from, to }: { from: Instant; to: Instant },
): void {
  for (let week = 0, start = from; start < to; week += 1, start += 7 * DAY) {
    const isCalm = to - start <= CALM_WEEKS * 7 * DAY;
    const rate = RATE * 7 * (isCalm ? 0.9 : random.burst(BURST));
    const length = Math.min(7 * DAY, to - start);
    const count = random.poisson((rate * length) / (7 * DAY));
    for (let i = 0; i < count; i += 1) {
      const at = start + random.between(0, length);
      recordOne(chronicle, random, { key: `attack/${week}/${i}`, at, until: to });
    }
  }
}

function recordOne(
  chronicle: Chronicle,
  random: Random,
  { key, at, until }: { key: string; at: Instant; until: Instant },
): void {
  const inRear = until - at > REAR_QUIET && random.chance(0.03);
  const { region } = random.weighted(inRear ? rear : fronts);
  const [seat, ...villages] = placesIn(region);
  if (seat === undefined) throw new Error(`No place in ${region}`);
  const kind = random.weighted(everydayKinds);
  const attack: Attack = {
    key,
    at,
    place: random.pick([seat, ...villages, ...villages]),
    kind,
    killed: deaths(random, kind),
  };
  const reports = report(chronicle, random, { attack, delays: delaysOf(random) });
  amend(chronicle, random, { attack, reports, until });
}

/** One to three reports; half of the first ones within five hours, a few after a week. */
function delaysOf(random: Random): number[] {
  const { count } = random.weighted([
    { count: 1, weight: 35 },
    { count: 2, weight: 43 },
    { count: 3, weight: 22 },
  ]);
  return Array.from({ length: count }, (_, i) =>
    Math.min(random.around((i === 0 ? 5 : 16) * HOUR, 1), 14 * DAY),
  );
}
