import type { attackKinds } from '#db/demo/exercise/attack-kinds.ts';
import type { ClockKind } from '#domain/indicators/response-fields.ts';

export interface Shock {
  /** Days before the end of the history. */
  daysAgo: number;
  title: string;
  place: string;
  kind: keyof typeof attackKinds;
  killed: number;
  vacancy?: string;
  /** Clock that never ended in an answer. */
  mooted?: ClockKind;
}

/** Eight shocks before the wave: what an answer took in this country until now. */
export const shocks: readonly Shock[] = [
  { daysAgo: 702, title: 'Base at Kirbédo attacked', place: 'kirbedo', kind: 'raid', killed: 17 },
  {
    daysAgo: 611,
    title: 'Prefect of Tessaban killed on the road',
    place: 'rissale',
    kind: 'roadBomb',
    killed: 4,
    vacancy: 'Prefect of Tessaban',
  },
  {
    daysAgo: 528,
    title: 'Market at Ganzéra attacked',
    place: 'ganzera',
    kind: 'village',
    killed: 23,
  },
  { daysAgo: 437, title: 'Post at Zintéma overrun', place: 'zintema', kind: 'overrun', killed: 14 },
  {
    daysAgo: 349,
    title: 'Convoy destroyed between Yorékou and Kirbédo',
    place: 'yorekou',
    kind: 'ambush',
    killed: 21,
    mooted: 'investigation',
  },
  {
    daysAgo: 268,
    title: 'Commander of the eastern sector killed',
    place: 'ouldera',
    kind: 'shelling',
    killed: 3,
    vacancy: 'Commander of the eastern sector',
  },
  {
    daysAgo: 181,
    title: 'Bus passengers killed at Diarféka',
    place: 'diarfeka',
    kind: 'busBomb',
    killed: 19,
  },
  {
    daysAgo: 101,
    title: 'Garrison at Bargadou attacked',
    place: 'bargadou',
    kind: 'raid',
    killed: 11,
    mooted: 'investigation',
  },
];

/** One kind of answer to a shock, and how long it took in this country until the wave. */
export interface Answer {
  clock: ClockKind;
  stage: 'announced' | 'implemented';
  /** Hours until half of the answers are there. */
  median: number;
  told: string;
}

export const answers: readonly Answer[] = [
  { clock: 'first-statement', stage: 'announced', median: 3.2, told: 'Army confirms the attack' },
  {
    clock: 'security-adjustment',
    stage: 'implemented',
    median: 10,
    told: 'Escorts doubled and night traffic stopped in the area',
  },
  {
    clock: 'after-action-communique',
    stage: 'announced',
    median: 33,
    told: 'Army communiqué gives its toll and says the area is under control',
  },
  {
    clock: 'investigation',
    stage: 'announced',
    median: 25,
    told: 'Military prosecutor opens an inquiry',
  },
  { clock: 'replacement', stage: 'announced', median: 40, told: 'A successor is appointed' },
];
