import { front, government, staff } from '#db/demo/exercise/cast.ts';
import type { Content, VoiceName } from '#db/demo/exercise/story.ts';

type Messaging = Extract<Content, { indicator: 'public-messaging' }>['details'];

const ministry = 'Ministry of Defence';
const governor = 'Governor of Nadjouma';

export interface Words extends Pick<Messaging, 'tone' | 'toll' | 'status'> {
  minute: number;
  name?: string;
  speaker: string;
  /** The source, when the speaker is not quoted by the state agency. */
  from?: VoiceName;
  told: string;
  claims?: readonly string[];
  /** Names of earlier statements whose claim of that number this one contradicts. */
  denies?: readonly (readonly [name: string, claim: number])[];
}

/** What is said in the script: confidence first, then one correction after the other. */
export const scriptWords: readonly Words[] = [
  {
    minute: 0.42,
    speaker: 'Réseau Vigie',
    from: 'monitors',
    told: 'Monitors hear heavy weapons near the headquarters',
    denies: [['control', 1]],
  },
  {
    minute: 3,
    name: 'calm',
    speaker: staff,
    tone: 1,
    told: 'Army says that calm is back in the capital',
    claims: ['Calm is back in Sandébo', 'The Nérigou road is open'],
  },
  {
    minute: 7.3,
    speaker: 'Réseau Vigie',
    from: 'monitors',
    told: 'Firing goes on in two districts, monitors say',
    denies: [['calm', 0]],
  },
  {
    minute: 8.1,
    speaker: 'Hauliers’ union',
    from: 'hauliers',
    told: 'Hauliers: nothing passes on the Nérigou road',
    denies: [['calm', 1]],
  },
  {
    minute: 13,
    name: 'plot',
    speaker: government,
    tone: -1,
    told: 'Government speaks of a plot from abroad',
    claims: [],
  },
  {
    minute: 19,
    name: 'flights',
    speaker: 'Ministry of Transport',
    tone: 1,
    told: 'Ministry of Transport: flights run as planned',
    claims: ['Flights run as planned'],
  },
  {
    minute: 21,
    speaker: 'Civil aviation office',
    from: 'aviation',
    tone: 0,
    told: 'Aviation office: nothing has landed at Sandébo for hours',
    denies: [['flights', 0]],
  },
  {
    minute: 27,
    name: 'runway',
    speaker: staff,
    tone: 0,
    status: 'ongoing',
    told: 'Army admits fighting at the edge of the airport',
    claims: ['The runway is intact'],
    denies: [['airport', 0]],
  },
  {
    minute: 31.4,
    speaker: 'L’Écho de Sandébo',
    from: 'daily',
    told: 'Pictures show craters on the runway',
    denies: [['runway', 0]],
  },
  {
    minute: 36,
    speaker: front,
    from: 'frontChannel',
    tone: 1,
    told: 'Front du Plateau says that it chose the hour and the road',
    claims: ['Our fighters left the city as planned'],
  },
  {
    minute: 41.5,
    name: 'safe',
    speaker: ministry,
    tone: -1,
    told: 'Ministry calls reports about the chief of staff rumours',
    claims: ['The chief of staff is safe'],
  },
  {
    minute: 59.8,
    speaker: government,
    tone: -1,
    told: 'Government confirms that the chief of staff was killed',
    claims: ['The command is intact'],
    denies: [['safe', 0]],
  },
  {
    minute: 67.4,
    name: 'samoule',
    speaker: governor,
    tone: 1,
    told: 'Governor: no attack took place at Samoulé',
    claims: ['There was no attack at Samoulé'],
  },
  {
    minute: 73.3,
    speaker: 'L’Écho de Sandébo',
    from: 'daily',
    told: 'Reporters photograph the burnt gendarmerie at Samoulé',
    denies: [['samoule', 0]],
  },
  {
    minute: 77.6,
    name: 'toll',
    speaker: staff,
    tone: -1,
    told: 'Army raises its toll to 31 soldiers dead',
    claims: ['All other units are accounted for'],
    toll: { 'state-forces': { best: 31 } },
  },
  {
    minute: 83.6,
    speaker: 'Réseau Vigie',
    from: 'monitors',
    told: 'Monitors: the garrison of Rissalé does not answer',
    denies: [['toll', 0]],
  },
  {
    minute: 97.2,
    speaker: 'Head of state',
    tone: -1,
    status: 'ongoing',
    told: 'Head of state speaks to the nation: three days of mourning',
    claims: ['The fighting goes on'],
  },
  {
    minute: 110.5,
    speaker: 'Coordination humanitaire',
    from: 'relief',
    told: 'Hospitals count 58 dead, 17 of them civilians',
    toll: { 'state-forces': { best: 41 }, civilian: { best: 17 } },
  },
  {
    minute: 122,
    speaker: ministry,
    tone: 0,
    told: 'Ministry corrects its toll: 41 soldiers, 17 civilians',
    claims: ['The toll is complete'],
    toll: { 'state-forces': { best: 41 }, civilian: { best: 17 } },
  },
  {
    minute: 136.4,
    speaker: government,
    tone: 0,
    told: 'Government presents the interim chief of staff',
    claims: ['Pay and rations are secured'],
  },
  {
    minute: 154,
    speaker: staff,
    tone: 1,
    status: 'under-control',
    told: 'Army: situation under control, four sites had been penetrated',
    claims: ['Four sites were penetrated', '36 suspects are held'],
    toll: { 'state-forces': { best: 43 }, civilian: { best: 18 } },
  },
  {
    minute: 165.7,
    speaker: governor,
    tone: 0,
    told: 'Governor of Nadjouma takes his denial back',
    claims: ['Four gendarmes died at Samoulé'],
  },
  {
    minute: 174.3,
    speaker: government,
    tone: 1,
    told: 'Government: offices and schools of Sandébo open next week',
    claims: ['Schools open next week'],
  },
];
