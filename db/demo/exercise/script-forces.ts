import { government, staff } from '#db/demo/exercise/cast.ts';
import type { Content, Story, VoiceName } from '#db/demo/exercise/story.ts';

type Posture = Extract<Content, { indicator: 'military-posture' }>['details'];
type Response = Extract<Content, { indicator: 'response-speed' }>['details'];

type Move = readonly [
  minute: number,
  movement: Posture['movement'],
  told: string,
  from: VoiceName | 'army',
  origin?: string | null,
  target?: string | null,
  size?: number,
];

/** Movements of the script: pulled to the capital first, sent out again at the end. */
const moves: readonly Move[] = [
  [1.05, 'retrenchment', 'Checkpoints thrown up around the ministries', 'residents'],
  [
    2.1,
    'retrenchment',
    'Post at Marékoy falls back on Kirbédo',
    'monitors',
    'marekoy',
    'kirbedo',
    1,
  ],
  [6, 'reinforcement', 'Companies leave Houmbéri for Sandébo', 'daily', 'houmberi', 'sandebo', 2],
  [17.4, 'reinforcement', 'Column from Wendébo enters Sandébo', 'army', 'wendebo', 'sandebo', 3],
  [25, 'retrenchment', 'Post at Bokindi given up', 'monitors', 'bokindi', 'kirbedo', 1],
  [33.2, 'reinforcement', 'Commandos flown from Ouldéra', 'daily', 'ouldera', 'sandebo', 2],
  [40, 'retrenchment', 'Troops at Samoulé keep to barracks', 'monitors', 'samoule', 'nadjouma', 1],
  [50.3, 'reinforcement', 'Armour called from Moriféra', 'army', 'morifera', 'sandebo', 3],
  [
    58,
    'retrenchment',
    'Patrols on the Kirbédo road suspended',
    'hauliers',
    'yorekou',
    'kirbedo',
    1,
  ],
  [64, 'reinforcement', 'Guard doubled at the ministries', 'daily', 'kirbedo', 'sandebo', 1],
  [72, 'retrenchment', 'Garrison of Rissalé pulled back', 'monitors', 'rissale', 'tessaban', 1],
  [79.5, 'reorganisation', 'Joint command set up for the capital', 'army'],
  [
    86.5,
    'reinforcement',
    'Gendarmes from Lorbéna sent to Sandébo',
    'army',
    'lorbena',
    'sandebo',
    2,
  ],
  [94, 'retrenchment', 'Post at Diarféka left to itself', 'residents', 'diarfeka', 'morifera', 1],
  [107.5, 'reorganisation', 'Sector commanders report to the interim chief', 'army'],
  [118, 'reinforcement', 'A company goes back to Wendébo', 'daily', 'sandebo', 'wendebo', 1],
  [131.5, 'reorganisation', 'Escorts start again on the Nérigou road', 'army'],
  [141, 'reinforcement', 'Post at Marékoy manned again', 'monitors', 'kirbedo', 'marekoy', 2],
  [159, 'reorganisation', 'Airport takes humanitarian flights again', 'aviation'],
  [171.5, 'reinforcement', 'Two companies return to Houmbéri', 'army', 'sandebo', 'houmberi', 2],
];

type Answer = readonly [
  minute: number,
  incident: string,
  clock: Response['clock'],
  told: string,
  speaker: string,
];

const answers: readonly Answer[] = [
  [45.5, 'wave', 'security-adjustment', 'Curfew and a cordon announced for Sandébo', government],
  [59.2, 'chief', 'first-statement', 'Government confirms the chief of staff’s death', government],
  [96, 'chief', 'investigation', 'Prosecutor opens an inquiry into the killing', government],
  [
    104.5,
    'wave',
    'investigation',
    'Inquiry into the attacks entrusted to a commission',
    government,
  ],
  [133, 'chief', 'replacement', 'General Bélimo named interim chief of staff', government],
  [
    153,
    'wave',
    'after-action-communique',
    'Army communiqué lists sites, losses, detentions',
    staff,
  ],
];

/** What the forces do, and which clocks are answered. */
export function playForces(story: Story): void {
  for (const [minute, movement, told, from, origin, target, size] of moves) {
    story.tell(
      {
        minute,
        told,
        from: from === 'army' ? { speaker: staff } : from,
        place: target ?? origin ?? undefined,
        incident: 'wave',
      },
      {
        indicator: 'military-posture',
        details: { movement, from: origin, to: target, size: size ?? null },
      },
    );
  }
  restrict(story);
  for (const [minute, incident, clock, told, speaker] of answers) {
    story.tell(
      { minute, name: `${incident}/${clock}`, told, from: { speaker }, incident },
      { indicator: 'response-speed', details: { clock, stage: 'announced' } },
    );
  }
}

function restrict(story: Story): void {
  story.tell(
    {
      minute: 11,
      name: 'airport-closed',
      told: 'Airport of Sandébo closed to traffic until further notice',
      from: 'aviation',
      place: 'sandebo-aerogare',
      incident: 'wave',
    },
    {
      indicator: 'military-posture',
      details: { movement: 'retrenchment', restriction: 'airport' },
    },
  );
  story.tell(
    {
      minute: 46.4,
      told: 'Movement in Sandébo restricted to permits under the curfew',
      from: { speaker: government },
      place: 'sandebo',
      incident: 'wave',
    },
    {
      indicator: 'military-posture',
      details: { movement: 'retrenchment', restriction: 'movement' },
    },
  );
}
