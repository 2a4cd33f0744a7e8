import type { Chronicle } from '#db/demo/exercise/chronicle.ts';
import { usualCell } from '#db/demo/exercise/civilians.ts';
import { exerciseWatch } from '#db/demo/exercise/country.ts';
import type { Random } from '#db/demo/exercise/random.ts';
import { hardships } from '#db/demo/exercise/script-civilians.ts';
import { services } from '#domain/indicators/civilian-services.ts';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import { type Instant, isoOf, MINUTE } from '#domain/instant.ts';

/** The part of the script that is still to be filled, and its longest silence. */
interface Span {
  from: Instant;
  to: Instant;
  lull: number;
}

/**
 * Fills the pauses: the monitors call round the country, and the desk looks at what nobody
 * reported on. No pause stays longer than the lull.
 */
export function fillLulls(chronicle: Chronicle, random: Random, { from, to, lull }: Span): void {
  const calls = quietCells(random);
  const arrivals = [from, ...chronicle.instants(from, to), to];
  let number = 0;
  for (const [i, arrival] of arrivals.entries()) {
    const pause = (arrivals[i + 1] ?? arrival) - arrival;
    const missing = Math.ceil(pause / lull) - 1;
    for (let n = 1; n <= missing; n += 1) {
      // Not at the exact middle: people do not work like clockwork.
      const at = arrival + (pause * n) / (missing + 1) + lull * random.between(-0.06, 0.06);
      const call = number % 3 === 2 ? undefined : calls.pop();
      if (call === undefined) look(chronicle, at, number);
      else record(chronicle, random, { at, ...call });
      number += 1;
    }
  }
}

type Region = (typeof exerciseWatch.regions)[number];
type Cell = { region: Region; service: (typeof services)[number] };

/** Services of regions of which the script says nothing, in no order. */
function quietCells(random: Random): Cell[] {
  const told = new Set(hardships.map(([, region, service]) => `${region}/${service}`));
  const cells = exerciseWatch.regions.flatMap((region) =>
    services.map((service) => ({ region, service })),
  );
  return random.shuffled(
    cells.filter(({ region, service }) => !told.has(`${region.id}/${service}`)),
  );
}

function record(
  chronicle: Chronicle,
  random: Random,
  { at, region, service }: Cell & { at: Instant },
): void {
  chronicle.signal(at, `script/call/${region.id}/${service}`, {
    indicator: 'civilian-impact',
    eventAt: isoOf(Math.floor((at - 5 * MINUTE) / MINUTE) * MINUTE),
    precision: 'minute',
    ...usualCell(random, region, service),
  });
}

function look(chronicle: Chronicle, at: Instant, number: number): void {
  const regions = exerciseWatch.regions.map(({ id }) => id);
  const indicator =
    indicatorIds[Math.floor(number / 3) % indicatorIds.length] ?? 'attack-frequency';
  const first = (number * 5) % regions.length;
  const isRegional = indicator === 'attack-frequency' || indicator === 'civilian-impact';
  chronicle.add(at, `script/look/${number}`, {
    kind: 'heartbeat',
    indicator,
    lookedAt: isoOf(Math.floor(at / MINUTE) * MINUTE),
    regions: isRegional ? [...regions, ...regions].slice(first, first + 3) : [],
  });
}
