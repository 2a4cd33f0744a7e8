import { hauliers, monitors } from '#db/demo/exercise/cast.ts';
import { exerciseWatch } from '#db/demo/exercise/country.ts';
import { type Service, services } from '#domain/indicators/civilian-services.ts';
import { DAY, HOUR, type Instant } from '#domain/instant.ts';
import type { Story } from '#tests/bench/study/crises/crisis.ts';
import { toldBy } from '#tests/bench/study/crises/simulated-log.ts';

/** By how many quarters services get worse at the turn, and where. */
interface Worsening {
  worse: 0 | 1 | 2;
  everywhere: boolean;
}

/** Usual severity in quarters, from … to, where there is any; all other cells work. */
const troubled: Readonly<Record<string, Readonly<Record<Service, readonly [number, number]>>>> = {
  kirbedo: { road: [1, 3], market: [0, 2], school: [1, 2], medical: [1, 2] },
  tessaban: { road: [1, 2], market: [0, 2], school: [1, 2], medical: [0, 2] },
  ouldera: { road: [1, 2], market: [0, 1], school: [0, 2], medical: [0, 1] },
  morifera: { road: [0, 2], market: [0, 1], school: [0, 1], medical: [0, 1] },
  tankasse: { road: [0, 2], market: [0, 1], school: [0, 1], medical: [0, 2] },
};

/** What calm regions are asked about, as long as nothing is wrong there. */
const asked: readonly Service[] = ['market', 'road'];
const quarters = [0, 0.25, 0.5, 0.75, 1] as const;

const manner = { round: 13, slip: 1, newsAfter: 3, reported: 0.5 } as const;
export const cellWorld = [troubled, asked, manner];

/** Surveys of all services every two weeks or so, and news of what has just got worse. */
export function recordCells(story: Story, after: Worsening): void {
  const { chance, from, to, turnAt } = story;
  for (const [i, { id: region }] of exerciseWatch.regions.entries()) {
    const isWorse = after.worse > 0 && (after.everywhere || troubled[region] !== undefined);
    for (const service of services) {
      const { [region]: usual } = troubled;
      const [low, high] = usual?.[service] ?? [0, 0];
      const isAsked = usual !== undefined || asked.includes(service);
      const at = (instant: Instant) => {
        const more = isWorse && instant >= turnAt ? after.worse : 0;
        recordCell(story, { region, service, at: instant, step: chance.whole(low, high) + more });
      };
      for (let day = from + (i % manner.round) * DAY; day < to; day += manner.round * DAY) {
        const surveyedAt = day + chance.between(0, manner.slip) * DAY;
        if (isAsked || (isWorse && surveyedAt >= turnAt)) at(surveyedAt);
      }
      if (isWorse && chance.chance(manner.reported)) {
        at(turnAt + chance.around(manner.newsAfter, 0.6) * DAY);
      }
    }
  }
}

function recordCell(
  { log, chance }: Story,
  cell: { region: string; service: Service; at: Instant; step: number },
): void {
  const { region, service, at, step } = cell;
  const severity = quarters[Math.min(4, step)] ?? 1;
  log.add(at + chance.between(8, 40) * HOUR, {
    kind: 'signal-recorded',
    signal: {
      indicator: 'civilian-impact',
      ...toldBy(service === 'road' ? hauliers : monitors, chance.pick(['2', '3']), {
        ...{ at, precision: 'day' },
        where: { type: 'region', region, geoPrecision: 3 },
      }),
      details: {
        ...{ about: 'disruption', stock: null, service, severity },
        phase: severity === 0 ? null : 'begun',
      },
    },
  });
}
