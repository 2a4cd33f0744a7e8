import {
  attributed,
  daily,
  government,
  monitors,
  spokenBy,
  staff,
} from '#db/demo/exercise/cast.ts';
import type { Chronicle } from '#db/demo/exercise/chronicle.ts';
import type { Random } from '#db/demo/exercise/random.ts';
import { DAY, HOUR, type Instant, isoOf, MINUTE } from '#domain/instant.ts';

type Tone = -1 | 0 | 1;

interface Theme {
  weight: number;
  speaker: string;
  tone: Tone;
  told: string;
  claims: readonly string[];
}

const ministry = 'Ministry of Defence';

/** What officials talk about in an ordinary week. */
const themes: readonly [Theme, ...Theme[]] = [
  {
    weight: 5,
    speaker: ministry,
    tone: 1,
    told: 'Weekly briefing: operations on the plateau go on as planned',
    claims: ['The road to Kirbédo is open', 'Two camps were destroyed this week'],
  },
  {
    weight: 4,
    speaker: staff,
    tone: 1,
    told: 'Army reports a sweep with arrests and seized weapons',
    claims: ['Nine suspects were arrested', 'No soldier was hurt'],
  },
  {
    weight: 4,
    speaker: government,
    tone: 0,
    told: 'Spokesman takes questions on security and the budget',
    claims: ['Recruitment is on schedule'],
  },
  {
    weight: 3,
    speaker: 'Governor of Kirbédo',
    tone: 0,
    told: 'Governor speaks of a difficult but stable situation',
    claims: ['Schools stay open in the region', 'Displaced families get their rations'],
  },
  {
    weight: 2,
    speaker: 'Governor of Tessaban',
    tone: 0,
    told: 'Governor visits traders at the border post',
    claims: ['The border market trades every week'],
  },
  {
    weight: 2,
    speaker: ministry,
    tone: 1,
    told: 'Minister decorates soldiers and praises the partners',
    claims: ['All posts on the eastern border are manned'],
  },
  {
    weight: 1.4,
    speaker: ministry,
    tone: -1,
    told: 'Ministry rejects reports of losses as rumours',
    claims: ['No post was abandoned'],
  },
  {
    weight: 1,
    speaker: government,
    tone: -1,
    told: 'Government warns outlets against spreading panic',
    claims: [],
  },
];

/** Share of statements of which one claim is later contradicted. */
const DENIED = 0.09;

/** Statements of two years, three or four a week, and what contradicts them. */
export function recordStatements(
  chronicle: Chronicle,
  random: Random,
  { from, to }: { from: Instant; to: Instant },
): void {
  let at = from + random.between(0, DAY);
  for (let number = 0; at < to - 6 * HOUR; number += 1) {
    // Nobody speaks at night.
    const spokenAt = Math.floor(at / DAY) * DAY + random.between(8, 20) * HOUR;
    if (spokenAt < to) recordOne(chronicle, random, { key: `statement/${number}`, spokenAt });
    at += random.between(1, 2.9) * DAY;
  }
}

function recordOne(
  chronicle: Chronicle,
  random: Random,
  { key, spokenAt }: { key: string; spokenAt: Instant },
): void {
  const theme = random.weighted(themes);
  const heardAt = spokenAt + random.around(50, 0.6) * MINUTE;
  const id = chronicle.signal(heardAt, key, {
    indicator: 'public-messaging',
    eventAt: isoOf(Math.floor(spokenAt / HOUR) * HOUR),
    precision: 'hour',
    headline: theme.told,
    ...spokenBy(theme.speaker),
    details: {
      speaker: theme.speaker,
      tone: theme.tone,
      claims: theme.claims.map((text) => ({ text })),
    },
  });
  if (theme.claims.length === 0 || !random.chance(DENIED)) return;
  deny(chronicle, random, { key, id, theme, heardAt });
}

function deny(
  chronicle: Chronicle,
  random: Random,
  { key, id, theme, heardAt }: { key: string; id: string; theme: Theme; heardAt: Instant },
): void {
  const claim = random.whole(0, theme.claims.length - 1);
  const voice = random.pick([monitors, daily]);
  const deniedAt = heardAt + random.around(26, 0.5) * HOUR;
  chronicle.signal(deniedAt + 20 * MINUTE, `${key}/denied`, {
    indicator: 'public-messaging',
    eventAt: isoOf(Math.floor(deniedAt / HOUR) * HOUR),
    precision: 'hour',
    headline: `${voice.name} finds otherwise: “${theme.claims[claim]}” does not hold`,
    ...attributed(voice, '2'),
    details: { speaker: voice.name, tone: null, contradicts: [{ signal: id, claim }] },
  });
}
