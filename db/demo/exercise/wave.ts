import { government, staff } from '#db/demo/exercise/cast.ts';
import { type Hardship, suffer } from '#db/demo/exercise/hardships.ts';
import { type BlowRow, blowOf, type Story } from '#db/demo/exercise/story.ts';
import { openTripwires, recordOutlook } from '#db/demo/exercise/wave-desk.ts';
import { say, type Words } from '#db/demo/exercise/words.ts';
import { HOUR, isoOf } from '#domain/instant.ts';

/** Length of the wave before the exercise starts. */
export const WAVE = 26 * HOUR;

const ministry = 'Ministry of Defence';
const incident = 'wave';

/** The first day, minutes after the first shot. Three of these regions were quiet for half a year. */
const blows: readonly BlowRow[] = [
  [14, 'raid', 'sandebo', 'Army headquarters in Sandébo attacked', 9, 4, incident],
  [21, 'raid', 'sandebo-aerogare', 'Gunmen reach the airport zone of Sandébo', 4, 3, incident],
  [29, 'raid', 'lorbena', 'Garrison at Lorbéna attacked at the same hour', 5, 3, incident],
  [37, 'raid', 'verima', 'Prison at Vérima stormed, inmates freed', 2, 2, incident],
  [48, 'roadBomb', 'houmberi', 'Car bomb at the gendarmerie of Houmbéri', 6, 3, incident],
  [330, 'ambush', 'ganzera', 'Column bound for the capital ambushed near Ganzéra', 7, 2, incident],
  [815, 'shelling', 'kirbedo', 'Rockets fall on the barracks at Kirbédo', 1, 2],
  [1_290, 'village', 'bokindi', 'Villagers fired on near Bokindi', 4, 2],
];

/** The wave up to the start of the exercise: twenty-six hours that the desk has already logged. */
export function recordWave(story: Story): void {
  openIncident(story);
  for (const row of blows) story.blow(blowOf(row));
  answer(story);
  say(story, words);
  recordForces(story);
  suffer(story, hardships);
  openTripwires(story, incident);
  recordOutlook(story);
}

function openIncident(story: Story): void {
  story.add(
    { minute: 13.5, key: incident },
    {
      kind: 'incident-opened',
      incident: {
        title: 'Coordinated attacks on Sandébo, Lorbéna, Vérima and Houmbéri',
        startAt: isoOf(story.instantOf(0)),
        precision: 'minute',
        where: { type: 'place', place: 'sandebo' },
        clocks: [
          { kind: 'first-statement' },
          { kind: 'after-action-communique', window: { earliest: 24, latest: 72 } },
          { kind: 'security-adjustment' },
          { kind: 'investigation' },
        ],
      },
    },
  );
}

const words: readonly Words[] = [
  {
    minute: 460,
    name: 'control',
    speaker: staff,
    tone: 1,
    told: 'Army: several towns attacked, situation under control',
    claims: ['The situation is under control', 'The attackers have fled'],
    toll: { 'state-forces': { best: 20 } },
    status: 'under-control',
  },
  {
    minute: 540,
    speaker: 'Réseau Vigie',
    from: 'monitors',
    told: 'Réseau Vigie still hears fire near the headquarters',
    denies: [['control', 0]],
  },
  {
    minute: 840,
    name: 'airport',
    speaker: ministry,
    tone: -1,
    told: 'Ministry: the airport was never touched',
    claims: ['The airport was never touched'],
  },
  {
    minute: 1_395,
    speaker: government,
    tone: 0,
    told: 'Government asks people to stay at home',
  },
];

const hardships: readonly Hardship[] = [
  [260, 'sandebo', 'market', 0.5, 'Sandébo: central market shut', 'monitors'],
  [420, 'sandebo', 'road', 0.25, 'Sandébo: roads open with checkpoints', 'hauliers'],
  [700, 'lorbena', 'market', 0.5, 'Lorbéna: most shops near the garrison shut', 'daily'],
  [1_440, 'verima', 'school', 0.25, 'Vérima: schools around the prison shut', 'monitors'],
  [1_512, 'sandebo', 'medical', 0.25, 'Sandébo: hospital puts off operations', 'relief'],
  [1_541, 'houmberi', 'market', 0.25, 'Houmbéri: some traders stay away', 'daily'],
];

function answer(story: Story): void {
  story.tell(
    {
      minute: 455,
      told: 'Army confirms attacks in several towns',
      from: { speaker: staff },
      incident,
    },
    { indicator: 'response-speed', details: { clock: 'first-statement', stage: 'announced' } },
  );
}

function recordForces(story: Story): void {
  story.tell(
    {
      minute: 610,
      told: 'Two companies leave Moriféra for the capital',
      from: 'daily',
      place: 'sandebo',
      incident,
    },
    {
      indicator: 'military-posture',
      details: { movement: 'reinforcement', from: 'morifera', to: 'sandebo', size: 2 },
    },
  );
  story.tell(
    {
      minute: 1_120,
      told: 'Post at Outékane given up, men withdrawn to Tankassé',
      from: 'monitors',
      incident,
    },
    {
      indicator: 'military-posture',
      details: { movement: 'retrenchment', from: 'outekane', to: 'tankasse', size: 1 },
    },
  );
  story.tell(
    { minute: 1_476, told: 'Leave cancelled for all units', from: { speaker: staff }, incident },
    { indicator: 'military-posture', details: { movement: 'reorganisation' } },
  );
}
