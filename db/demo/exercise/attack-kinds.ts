import type { SignalBody } from '#db/demo/exercise/chronicle.ts';
import type { VictimClass } from '#domain/signal.ts';

export type AttackDetails = Extract<SignalBody, { indicator: 'attack-frequency' }>['details'];

/** A way of attacking: its ACLED type, whom it hits, how deadly it is, how it is told. */
export interface AttackKind {
  weight: number;
  type: AttackDetails['type'];
  subType: NonNullable<AttackDetails['subType']>;
  victims: VictimClass;
  /** What is counted: the dead, people taken, or nobody. */
  harm: 'killed' | 'abducted' | 'none';
  /** Median of that number. */
  deadly: number;
  /** Known actor in the words of the log; null for unknown gunmen. */
  actor: 'front' | 'army' | 'unknown';
  target: string;
  /** Headlines; {place} is where. */
  told: readonly [string, ...string[]];
}

const ambush: AttackKind = {
  weight: 24,
  type: 'battle',
  subType: 'armed-clash',
  victims: 'state-forces',
  harm: 'killed',
  deadly: 2.2,
  actor: 'front',
  target: 'Army patrol',
  told: [
    'Army patrol ambushed near {place}',
    'Gunmen fire on an army patrol outside {place}',
    'Clash between soldiers and gunmen east of {place}',
  ],
};

const raid: AttackKind = {
  weight: 12,
  type: 'battle',
  subType: 'armed-clash',
  victims: 'state-forces',
  harm: 'killed',
  deadly: 4,
  actor: 'front',
  target: 'Military post',
  told: [
    'Military post at {place} attacked',
    'Gunmen on motorbikes attack the post at {place}',
    'Attack on the gendarmerie at {place} repelled',
  ],
};

const overrun: AttackKind = {
  weight: 2,
  type: 'battle',
  subType: 'non-state-actor-overtakes-territory',
  victims: 'state-forces',
  harm: 'killed',
  deadly: 6,
  actor: 'front',
  target: 'Military post',
  told: ['Post at {place} overrun, then left', 'Gunmen hold the post at {place} for some hours'],
};

const roadBomb: AttackKind = {
  weight: 20,
  type: 'explosion',
  subType: 'remote-explosive-landmine-ied',
  victims: 'state-forces',
  harm: 'killed',
  deadly: 1.4,
  actor: 'front',
  target: 'Vehicle on the road',
  told: [
    'Army truck hits a roadside bomb near {place}',
    'Mine goes off under a supply truck on the road to {place}',
    'Roadside bomb damages an escort vehicle near {place}',
  ],
};

const busBomb: AttackKind = {
  weight: 5,
  type: 'explosion',
  subType: 'remote-explosive-landmine-ied',
  victims: 'civilian',
  harm: 'killed',
  deadly: 3,
  actor: 'unknown',
  target: 'Civilian vehicle',
  told: ['Minibus hits a mine on the road to {place}', 'Cart hits a mine on market day at {place}'],
};

const shelling: AttackKind = {
  weight: 5,
  type: 'explosion',
  subType: 'shelling-artillery-missile',
  victims: 'civilian',
  harm: 'killed',
  deadly: 0.8,
  actor: 'front',
  target: 'Town and barracks',
  told: ['Rockets fall on the edge of {place}', 'Mortar rounds hit the barracks at {place}'],
};

const strike: AttackKind = {
  weight: 4,
  type: 'explosion',
  subType: 'air-drone-strike',
  victims: 'attackers',
  harm: 'killed',
  deadly: 5,
  actor: 'army',
  target: 'Armed group’s camp',
  told: ['Army drone strike north of {place}', 'Air strike on a camp in the hills of {place}'],
};

const village: AttackKind = {
  weight: 14,
  type: 'violence-against-civilians',
  subType: 'attack',
  victims: 'civilian',
  harm: 'killed',
  deadly: 2.6,
  actor: 'unknown',
  target: 'Villagers',
  told: [
    'Village near {place} attacked, houses burnt',
    'Gunmen fire on traders near {place}',
    'Village chief killed near {place}',
  ],
};

const abduction: AttackKind = {
  weight: 10,
  type: 'violence-against-civilians',
  subType: 'abduction',
  victims: 'civilian',
  harm: 'abducted',
  deadly: 2.4,
  actor: 'unknown',
  target: 'Travellers and officials',
  told: [
    'Travellers taken from a bus near {place}',
    'Officials taken from their homes at {place}',
    'Aid workers taken on the road to {place}',
  ],
};

const looting: AttackKind = {
  weight: 4,
  type: 'strategic-development',
  subType: 'looting',
  victims: 'civilian',
  harm: 'none',
  deadly: 0,
  actor: 'unknown',
  target: 'Market and stores',
  told: ['Stores looted at {place}', 'Cattle driven off from villages near {place}'],
};

export const attackKinds = {
  ambush,
  raid,
  overrun,
  roadBomb,
  busBomb,
  shelling,
  strike,
  village,
  abduction,
  looting,
} as const;

export const everydayKinds = [
  ambush,
  raid,
  overrun,
  roadBomb,
  busBomb,
  shelling,
  strike,
  village,
  abduction,
  looting,
] as const;
