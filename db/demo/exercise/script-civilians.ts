import { type Hardship, suffer } from '#db/demo/exercise/hardships.ts';
import type { Story, VoiceName } from '#db/demo/exercise/story.ts';

/** Disruption of the script: the capital first, then the roads; some of it ends. */
export const hardships: readonly Hardship[] = [
  [0.68, 'sandebo', 'market', 0.75, 'Sandébo: traders close their stalls early', 'residents'],
  [1.55, 'sandebo', 'road', 0.5, 'Sandébo: two bridges closed to traffic', 'hauliers'],
  [2.8, 'lorbena', 'market', 0.75, 'Lorbéna: market shut again', 'residents'],
  [8.7, 'sirekoun', 'road', 0.5, 'Sirékoun: lorries turn back at the broken bridge', 'hauliers'],
  [14, 'sandebo', 'school', 0.75, 'Sandébo: schools send pupils home', 'daily'],
  [20, 'sandebo', 'medical', 0.5, 'Sandébo: the hospital takes emergencies only', 'relief'],
  [24, 'lorbena', 'road', 0.5, 'Lorbéna: roads open for hours only', 'hauliers'],
  [29, 'nadjouma', 'market', 0.5, 'Nadjouma: market half empty after Samoulé', 'monitors'],
  [32, 'verima', 'school', 0.5, 'Vérima: schools shut around the prison', 'monitors'],
  [37, 'sandebo', 'market', 1, 'Sandébo: all markets shut', 'daily'],
  [42.4, 'kirbedo', 'road', 0.75, 'Kirbédo: most roads shut after Marékoy', 'hauliers'],
  [44.6, 'nadjouma', 'school', 0.5, 'Nadjouma: half of the schools shut', 'monitors'],
  [47.5, 'sandebo', 'road', 1, 'Sandébo: roads shut under the curfew', 'hauliers'],
  [51.6, 'wendebo', 'road', 0.75, 'Wendébo: fuel lorries stop at Penkoro', 'hauliers'],
  [55, 'sandebo', 'school', 1, 'Sandébo: schools shut until further notice', 'daily'],
  [60.8, 'wendebo', 'market', 0.5, 'Wendébo: fuel runs out, markets half empty', 'residents'],
  [65, 'nadjouma', 'road', 0.5, 'Nadjouma: road to Samoulé open for hours only', 'hauliers'],
  [70.5, 'sirekoun', 'market', 0.25, 'Sirékoun: prices rise, some traders stay away', 'monitors'],
  [
    75,
    'sandebo',
    'medical',
    0.75,
    'Sandébo: two of three hospitals short of blood and fuel',
    'relief',
  ],
  [81, 'verima', 'market', 0.5, 'Vérima: traders stay away from the seat', 'residents'],
  [85, 'kirbedo', 'medical', 0.5, 'Kirbédo: health posts around Bokindi shut', 'relief'],
  [91, 'houmberi', 'road', 0.5, 'Houmbéri: lorries wait for escorts', 'hauliers'],
  [103, 'morifera', 'road', 0.5, 'Moriféra: lorries wait in the seat', 'hauliers'],
  [113, 'sandebo', 'road', 0.75, 'Sandébo: main roads open to permits', 'hauliers'],
  [124, 'sirekoun', 'road', 0.25, 'Sirékoun: a ford replaces the bridge', 'hauliers'],
  [135, 'sandebo', 'market', 0.75, 'Sandébo: food markets open for some hours', 'daily'],
  [145, 'wendebo', 'road', 0.5, 'Wendébo: first fuel convoy arrives under escort', 'hauliers'],
  [156.5, 'sandebo', 'medical', 0.5, 'Sandébo: fuel reaches the hospitals', 'relief'],
  [163, 'nadjouma', 'market', 0.25, 'Nadjouma: traders return', 'monitors'],
  [176, 'sandebo', 'market', 0.5, 'Sandébo: markets half open', 'daily'],
];

type Flight = readonly [
  minute: number,
  region: string,
  best: number,
  told: string,
  from: VoiceName,
  reportOf?: string,
];

/** Stocks of displaced people, where they are counted anew. */
const flights: readonly Flight[] = [
  [18.2, 'kirbedo', 87_600, 'Families from Marékoy reach Kirbédo; camp counted anew', 'relief'],
  [53.4, 'sandebo', 1_900, 'Families camp at the stadium of Sandébo', 'relief'],
  [68.3, 'kirbedo', 88_100, 'Monitors count the camp at Kirbédo too', 'monitors', 'stock/kirbedo'],
  [92.5, 'wendebo', 7_000, 'Travellers and villagers stranded at Penkoro', 'relief'],
];

/** What the wave does to people. */
export function playCivilians(story: Story): void {
  suffer(story, hardships);
  for (const [minute, region, best, told, from, reportOf] of flights) {
    const name = reportOf === undefined ? `stock/${region}` : `${reportOf}/again`;
    story.tell(
      { minute, name, told, from, region, reportOf },
      {
        indicator: 'civilian-impact',
        details: {
          about: 'displaced',
          stock: { low: Math.round(best * 0.97), best, high: Math.round(best * 1.04) },
        },
      },
    );
  }
}
