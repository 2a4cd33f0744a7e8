import { everydayKinds } from '#db/demo/exercise/attack-kinds.ts';
import { type Attack, report, tollOf } from '#db/demo/exercise/attack-reports.ts';
import type { Chronicle } from '#db/demo/exercise/chronicle.ts';
import { placesIn } from '#db/demo/exercise/country.ts';
import type { Random } from '#db/demo/exercise/random.ts';
import { amend } from '#db/demo/exercise/second-thoughts.ts';
import { DAY, HOUR, type Instant } from '#domain/instant.ts';

const WEEK = 7 * DAY;

/** Attacks a day, on average over the two years. */
const RATE = 0.6;
/** Whole-number shape of the weekly bursts: variance over mean of a week's count is about 2. */
const BURST = 4;
/**
 * Attacks in the last weeks before the wave, the newest first: as uneven as all the others, but
 * not left to chance, so that the wave always breaks the same pattern.
 */
const LAST_WEEKS = [3, 3, 4, 2, 11, 3, 6, 0, 8, 1, 5, 2, 10, 3, 1, 9];
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
  const weeks = Math.floor((to - from) / WEEK);
  for (let week = 0; week < weeks; week += 1) {
    const count = LAST_WEEKS[week] ?? random.poisson(RATE * 7 * random.burst(BURST));
    for (let i = 0; i < count; i += 1) {
      const at = to - (week + random.next()) * WEEK;
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
    toll: tollOf(random, kind),
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
