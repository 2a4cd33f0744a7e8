import { attributed, hauliers, monitors, relief } from '#db/demo/exercise/cast.ts';
import type { Chronicle } from '#db/demo/exercise/chronicle.ts';
import { exerciseWatch } from '#db/demo/exercise/country.ts';
import type { Random } from '#db/demo/exercise/random.ts';
import { type Service, services } from '#domain/indicators/civilian-services.ts';
import { DAY, HOUR, type Instant, isoOf } from '#domain/instant.ts';
import type { Region } from '#domain/place.ts';

/** Displaced people per region at the start of the two years, and how many come each day. */
export const camps = [
  { region: 'kirbedo', stock: 61_000, daily: 34 },
  { region: 'tessaban', stock: 24_000, daily: 17 },
  { region: 'ouldera', stock: 47_000, daily: 24 },
  { region: 'morifera', stock: 33_000, daily: 21 },
  { region: 'houmberi', stock: 9_500, daily: 9 },
  { region: 'bassekou', stock: 12_000, daily: 8 },
  { region: 'tankasse', stock: 6_200, daily: 4 },
  { region: 'wendebo', stock: 3_100, daily: 5 },
] as const;

/** Usual severity of disruption, in quarters, where there is any; all other cells work. */
const troubled: Record<string, Partial<Record<Service, readonly [number, number]>>> = {
  kirbedo: { road: [1, 3], market: [0, 2], school: [1, 2], medical: [1, 2] },
  tessaban: { road: [1, 2], market: [0, 2], school: [1, 2], medical: [0, 2] },
  ouldera: { road: [1, 2], market: [0, 1], school: [0, 2], medical: [0, 1] },
  morifera: { road: [0, 2], market: [0, 1], school: [0, 1], medical: [0, 1] },
  tankasse: { road: [0, 2], market: [0, 1], school: [0, 1], medical: [0, 2] },
};

const everywhere: readonly Service[] = ['market', 'road'];

/** Days between two surveys: less than the two weeks for which a cell is believed. */
const ROUND = 13;

/** The last survey before the wave is this old, so that the wave's own reports are news. */
const LAST = 4 * DAY;

const quarters = [0, 0.25, 0.5, 0.75, 1] as const;

const wording = {
  market: [
    'Markets open',
    'Some traders stay away',
    'Markets half empty',
    'Most markets shut',
    'Markets shut',
  ],
  road: [
    'Roads open',
    'Roads slow, with escorts',
    'Roads open for hours only',
    'Most roads shut',
    'Roads shut',
  ],
  school: [
    'Schools open',
    'Some schools shut',
    'Half of the schools shut',
    'Most schools shut',
    'Schools shut',
  ],
  medical: [
    'Health posts open',
    'Some health posts short of staff',
    'Half of the health posts shut',
    'Most health posts shut',
    'Health posts shut',
  ],
} as const;

/** Displaced stocks and disruption, surveyed every two weeks or so for two years. */
export function recordCivilians(
  chronicle: Chronicle,
  random: Random,
  { from, to }: { from: Instant; to: Instant },
): void {
  const stocks: number[] = camps.map(({ stock }) => stock);
  const rounds = Math.floor((to - LAST - from) / (ROUND * DAY));
  for (let round = 0; round <= rounds; round += 1) {
    const day = to - LAST - (rounds - round) * ROUND * DAY;
    const surveyedAt = Math.floor(day / DAY) * DAY;
    for (const [i, camp] of camps.entries()) {
      const stock = (stocks[i] ?? 0) + camp.daily * ROUND * random.between(0.75, 1.25);
      stocks[i] = stock;
      recordStock(chronicle, random, {
        key: `stock/${round}/${camp.region}`,
        camp,
        stock,
        surveyedAt,
      });
    }
    for (const region of exerciseWatch.regions) {
      for (const service of troubled[region.id] === undefined ? everywhere : services) {
        const key = `cell/${round}/${region.id}/${service}`;
        recordCell(chronicle, random, { key, region, service, surveyedAt });
      }
    }
  }
}

function recordStock(
  chronicle: Chronicle,
  random: Random,
  survey: { key: string; camp: (typeof camps)[number]; stock: number; surveyedAt: Instant },
): void {
  const { key, camp, surveyedAt } = survey;
  const best = Math.round(survey.stock / 50) * 50;
  const region = exerciseWatch.regions.find(({ id }) => id === camp.region);
  chronicle.signal(surveyedAt + random.between(20, 44) * HOUR, key, {
    indicator: 'civilian-impact',
    eventAt: isoOf(surveyedAt),
    precision: 'day',
    where: { type: 'region', region: camp.region },
    headline: `${best.toLocaleString('en')} displaced people counted in ${region?.name}`,
    ...attributed(relief, '2'),
    details: {
      about: 'displaced',
      stock: { low: Math.round(best * 0.96), best, high: Math.round(best * 1.05) },
    },
  });
}

function recordCell(
  chronicle: Chronicle,
  random: Random,
  cell: { key: string; region: Region; service: Service; surveyedAt: Instant },
): void {
  const { key, region, service, surveyedAt } = cell;
  chronicle.signal(surveyedAt + random.between(8, 40) * HOUR, key, {
    indicator: 'civilian-impact',
    eventAt: isoOf(surveyedAt),
    precision: 'day',
    ...usualCell(random, region, service),
  });
}

/** A service in a region as it usually is: what a survey or a round of calls finds. */
export function usualCell(random: Random, region: Region, service: Service) {
  const [low, high] = troubled[region.id]?.[service] ?? [0, 0];
  const step = random.whole(low, high);
  return {
    where: { type: 'region', region: region.id },
    headline: `${region.name}: ${wording[service][step]?.toLowerCase()}`,
    ...attributed(service === 'road' ? hauliers : monitors, '2'),
    details: {
      about: 'disruption',
      service,
      severity: quarters[step] ?? null,
      phase: step === 0 ? null : 'begun',
    },
  } as const;
}
