import { attributed, daily, monitors, spokenBy, staff } from '#db/demo/exercise/cast.ts';
import type { Chronicle } from '#db/demo/exercise/chronicle.ts';
import { placeOf } from '#db/demo/exercise/country.ts';
import type { Random } from '#db/demo/exercise/random.ts';
import type { Movement } from '#domain/indicators/posture-fields.ts';
import { DAY, HOUR, type Instant, isoOf } from '#domain/instant.ts';

interface Move {
  weight: number;
  movement: Movement;
  from: 'capital' | 'base' | 'post' | null;
  to: 'capital' | 'base' | 'post' | null;
  told: string;
}

/** What moves in an ordinary month: more goes out to the front than comes back. */
const moves: readonly [Move, ...Move[]] = [
  {
    weight: 5,
    movement: 'reinforcement',
    from: 'capital',
    to: 'base',
    told: 'Companies leave {from} for {to}',
  },
  {
    weight: 3,
    movement: 'reinforcement',
    from: 'base',
    to: 'post',
    told: 'Post at {to} reinforced from {from}',
  },
  {
    weight: 3,
    movement: 'reorganisation',
    from: 'base',
    to: 'capital',
    told: 'Tired companies relieved: {from} to {to}',
  },
  {
    weight: 3,
    movement: 'reorganisation',
    from: null,
    to: null,
    told: 'New commander takes over a sector',
  },
  {
    weight: 2,
    movement: 'reorganisation',
    from: 'base',
    to: 'base',
    told: 'Unit moved between sectors: {from} to {to}',
  },
  {
    weight: 2,
    movement: 'retrenchment',
    from: 'post',
    to: 'base',
    told: 'Post at {from} given up, men withdrawn to {to}',
  },
];

const bases = ['kirbedo', 'tessaban', 'ouldera', 'morifera', 'houmberi'] as const;
const posts = [
  'yorekou',
  'marekoy',
  'bokindi',
  'rissale',
  'zintema',
  'diarfeka',
  'outekane',
] as const;

/** Movements of forces over two years, two or three a week. */
export function recordMovements(
  chronicle: Chronicle,
  random: Random,
  { from, to }: { from: Instant; to: Instant },
): void {
  let at = from + random.between(0, 2 * DAY);
  for (let number = 0; at < to; number += 1) {
    const move = random.weighted(moves);
    const origin = placeFor(random, move.from);
    let target = placeFor(random, move.to);
    while (target !== null && target === origin) target = placeFor(random, move.to);
    const voice = random.pick([spokenBy(staff), attributed(daily, '3'), attributed(monitors, '2')]);
    chronicle.signal(at + random.around(11, 0.7) * HOUR, `movement/${number}`, {
      indicator: 'military-posture',
      eventAt: isoOf(Math.floor(at / DAY) * DAY),
      precision: 'day',
      where: target === null ? null : { type: 'place', place: target },
      headline: toldOf(move.told, origin, target),
      ...voice,
      details: {
        movement: move.movement,
        from: origin,
        to: target,
        size: random.chance(0.7) ? random.whole(1, 3) : null,
      },
    });
    at += random.between(1.2, 4.6) * DAY;
  }
}

function placeFor(random: Random, where: Move['from']): string | null {
  if (where === null) return null;
  if (where === 'capital') return 'sandebo';
  return where === 'base' ? random.pick(bases) : random.pick(posts);
}

function toldOf(told: string, origin: string | null, target: string | null): string {
  return told
    .replace('{from}', origin === null ? '' : placeOf(origin).name)
    .replace('{to}', target === null ? '' : placeOf(target).name);
}
