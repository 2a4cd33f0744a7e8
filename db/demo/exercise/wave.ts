import { staff } from '#db/demo/exercise/cast.ts';
import { type BlowRow, blowOf, type Story } from '#db/demo/exercise/story.ts';
import { openTripwires, recordOutlook } from '#db/demo/exercise/wave-desk.ts';
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
  recordWords(story);
  recordForces(story);
  recordCivilians(story);
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

function recordWords(story: Story): void {
  const army = { from: { speaker: staff }, incident } as const;
  story.tell(
    { minute: 455, told: 'Army confirms attacks in several towns', ...army },
    {
      indicator: 'response-speed',
      details: { clock: 'first-statement', stage: 'announced' },
    },
  );
  story.tell(
    {
      minute: 460,
      name: 'control',
      told: 'Army: several towns attacked, situation under control',
      ...army,
    },
    {
      indicator: 'public-messaging',
      details: {
        speaker: staff,
        tone: 1,
        claims: [{ text: 'The situation is under control' }, { text: 'The attackers have fled' }],
        toll: { 'state-forces': { best: 20 } },
        status: 'under-control',
      },
    },
  );
  story.tell(
    {
      minute: 540,
      told: 'Réseau Vigie still hears fire near the headquarters',
      from: 'monitors',
      incident,
    },
    {
      indicator: 'public-messaging',
      details: {
        speaker: 'Réseau Vigie',
        contradicts: [{ signal: story.idOf('control'), claim: 0 }],
      },
    },
  );
  story.tell(
    {
      minute: 840,
      name: 'airport',
      told: 'Ministry: the airport was never touched',
      from: { speaker: ministry },
      incident,
    },
    {
      indicator: 'public-messaging',
      details: { speaker: ministry, tone: -1, claims: [{ text: 'The airport was never touched' }] },
    },
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
}

function recordCivilians(story: Story): void {
  const begun = { about: 'disruption', phase: 'begun' } as const;
  story.tell(
    {
      minute: 260,
      told: 'Sandébo: central market shut',
      from: 'monitors',
      region: 'sandebo',
      incident,
    },
    { indicator: 'civilian-impact', details: { ...begun, service: 'market', severity: 0.5 } },
  );
  story.tell(
    {
      minute: 420,
      told: 'Sandébo: roads open with checkpoints',
      from: 'hauliers',
      region: 'sandebo',
      incident,
    },
    { indicator: 'civilian-impact', details: { ...begun, service: 'road', severity: 0.25 } },
  );
  story.tell(
    {
      minute: 700,
      told: 'Lorbéna: most shops near the garrison shut',
      from: 'daily',
      region: 'lorbena',
      incident,
    },
    { indicator: 'civilian-impact', details: { ...begun, service: 'market', severity: 0.5 } },
  );
}
