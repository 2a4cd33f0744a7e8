import { attackKinds } from '#db/demo/exercise/attack-kinds.ts';
import { report } from '#db/demo/exercise/attack-reports.ts';
import { attributed, daily, front, frontChannel, spokenBy, staff } from '#db/demo/exercise/cast.ts';
import type { Chronicle } from '#db/demo/exercise/chronicle.ts';
import { placeOf } from '#db/demo/exercise/country.ts';
import { type Answer, answers, type Shock, shocks } from '#db/demo/exercise/past-shocks.ts';
import type { Random } from '#db/demo/exercise/random.ts';
import { DAY, HOUR, type Instant, isoOf, MINUTE } from '#domain/instant.ts';

/** The shocks of the two years, each with its attack, its clocks, its statements and its end. */
export function recordShocks(chronicle: Chronicle, random: Random, to: Instant): void {
  shocks.forEach((shock, number) => {
    const hour = random.whole(4, 21) * HOUR + random.whole(0, 59) * MINUTE;
    const at = Math.floor((to - shock.daysAgo * DAY) / DAY) * DAY + hour;
    recordShock(chronicle, random, { shock, at, key: `shock/${number}` });
  });
}

function recordShock(
  chronicle: Chronicle,
  random: Random,
  { shock, at, key }: { shock: Shock; at: Instant; key: string },
): void {
  const asked = answers.filter(({ clock }) => clock !== 'replacement' || shock.vacancy);
  const incident = chronicle.add(at + 40 * MINUTE, key, {
    kind: 'incident-opened',
    incident: {
      title: shock.title,
      startAt: isoOf(at),
      precision: 'minute',
      where: { type: 'place', place: shock.place },
      vacancy: shock.vacancy ?? null,
      clocks: asked.map(({ clock }) =>
        clock === 'after-action-communique'
          ? { kind: clock, window: { earliest: 24, latest: 72 } }
          : { kind: clock },
      ),
    },
  });
  const kind = attackKinds[shock.kind];
  const attack = { key: `${key}/attack`, at, place: placeOf(shock.place), kind, incident };
  report(chronicle, random, {
    attack: { ...attack, told: shock.title, toll: shock.killed },
    delays: [45 * MINUTE, 2 * HOUR, 7 * HOUR, 20 * HOUR],
  });
  claim(chronicle, { shock, at, incident, key });
  for (const answer of asked) answerOne(chronicle, random, { shock, answer, at, incident, key });
  chronicle.add(at + 21 * DAY, `${key}/closed`, {
    kind: 'incident-closed',
    incident,
    closedAt: isoOf(at + 21 * DAY - HOUR),
    reason: 'Three weeks without a new act; followed no further',
  });
}

interface Given {
  shock: Shock;
  at: Instant;
  incident: string;
  key: string;
}

function claim(chronicle: Chronicle, { shock, at, incident, key }: Given): void {
  if (attackKinds[shock.kind].actor !== 'front') return;
  chronicle.signal(at + 9 * HOUR, `${key}/claim`, {
    indicator: 'public-messaging',
    eventAt: isoOf(at + 8 * HOUR),
    precision: 'hour',
    headline: `Front du Plateau claims the attack: ${shock.title}`,
    ...attributed(frontChannel, '3'),
    incident,
    details: {
      speaker: front,
      tone: 1,
      claims: [{ text: 'The fighters withdrew without losses' }],
    },
  });
}

function answerOne(
  chronicle: Chronicle,
  random: Random,
  { shock, answer, at, incident, key }: Given & { answer: Answer },
): void {
  const { clock, stage, told } = answer;
  const after = random.around(answer.median, 0.4) * HOUR;
  if (shock.mooted === clock) {
    chronicle.add(at + 12 * DAY, `${key}/${clock}`, {
      kind: 'clock-mooted',
      incident,
      clock,
      mootedAt: isoOf(at + 12 * DAY - HOUR),
      reason: 'The ministry says that there will be none',
    });
    return;
  }
  const shared = {
    eventAt: isoOf(Math.floor((at + after) / MINUTE) * MINUTE),
    precision: 'minute',
    ...(clock === 'replacement' ? attributed(daily, '2') : spokenBy(staff)),
    incident,
  } as const;
  const headline = `${told} (${shock.title})`;
  chronicle.signal(at + after + random.around(25, 0.5) * MINUTE, `${key}/${clock}`, {
    ...shared,
    indicator: 'response-speed',
    headline,
    details: { clock, stage },
  });
  const isCommunique = clock === 'after-action-communique';
  if (!isCommunique && clock !== 'first-statement') return;
  chronicle.signal(at + after + random.around(40, 0.4) * MINUTE, `${key}/${clock}/words`, {
    ...shared,
    indicator: 'public-messaging',
    headline,
    details: {
      speaker: staff,
      tone: isCommunique ? 1 : 0,
      claims: [
        { text: isCommunique ? 'The area is under control' : 'The attackers were pushed back' },
      ],
      toll: isCommunique ? { [attackKinds[shock.kind].victims]: { best: shock.killed } } : null,
      status: isCommunique ? 'under-control' : 'ongoing',
    },
  });
}
