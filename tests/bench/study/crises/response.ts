import { daily, staff } from '#db/demo/exercise/cast.ts';
import { type Answer, answers } from '#db/demo/exercise/past-shocks.ts';
import { responseSpeed } from '#domain/indicators/response-speed.ts';
import { DAY, HOUR, type Instant, MINUTE } from '#domain/instant.ts';
import { atRandom, type Crisis, type Story } from '#tests/bench/study/crises/crisis.ts';
import { recordLooks, saidBy, toldBy } from '#tests/bench/study/crises/simulated-log.ts';

/** How officials answer a shock; the usual waits are those of the exercise. */
interface World {
  /** Times the usual wait. */
  slower: number;
  /** No answer comes at all, and nobody says that none will. */
  isSilent: boolean;
}

const usual: World = { slower: 1, isSilent: false };
const worlds: Readonly<Record<string, World>> = {
  none: usual,
  'twice-as-slow': { ...usual, slower: 2 },
  'four-times-as-slow': { ...usual, slower: 4 },
  'no-answers': { ...usual, isSilent: true },
};

const manner = {
  /** Deviation of the logarithm of a wait. */
  spread: 0.6,
  /** Shocks that leave a post vacant, and answers that never come, of the slow kinds. */
  vacant: 0.25,
  unanswered: 0.1,
  /** Days after a shock: when an answer is given up, and when the shock is closed. */
  givenUp: 12,
  followed: 21,
} as const;

function write(story: Story): void {
  const { chance, setting, from, to, turnAt, change } = story;
  recordLooks(story, 'response-speed', { days: 2, hour: 9 });
  const every = (365 * DAY) / setting.rate;
  for (const at of atRandom(chance, { from, to: turnAt, every })) recordShock(story, at, usual);
  const after = worlds[change] ?? usual;
  // The change begins with a shock: without one there is nothing to answer.
  recordShock(story, turnAt, after);
  for (const at of atRandom(chance, { from: turnAt, to, every })) recordShock(story, at, after);
}

function recordShock(story: Story, at: Instant, world: World): void {
  const { log, chance } = story;
  const vacancy = chance.chance(manner.vacant) ? 'A post' : null;
  const asked = answers.filter(({ clock }) => clock !== 'replacement' || vacancy !== null);
  const openedAt = at + Math.min(chance.around(40, 0.5), 600) * MINUTE;
  const incident = log.add(openedAt, {
    kind: 'incident-opened',
    incident: {
      title: 'Simulated shock',
      startAt: Math.floor(at / MINUTE) * MINUTE,
      precision: 'minute',
      where: null,
      note: null,
      vacancy,
      clocks: asked.map(({ clock }) => ({ kind: clock, name: null, window: null })),
      source: null,
    },
  });
  for (const answer of asked) recordAnswer(story, world, { answer, incident, at, openedAt });
  log.add(at + manner.followed * DAY, {
    kind: 'incident-closed',
    incident,
    closedAt: Math.floor(at + manner.followed * DAY - HOUR),
    reason: 'Followed no further',
  });
}

interface Asked {
  answer: Answer;
  incident: string;
  at: Instant;
  openedAt: Instant;
}

function recordAnswer(
  { log, chance }: Story,
  { slower, isSilent }: World,
  { answer: { clock, median, stage }, incident, at, openedAt }: Asked,
): void {
  const isSlowKind = clock === 'investigation' || clock === 'after-action-communique';
  const wait = slower * chance.around(median, manner.spread) * HOUR;
  const told = chance.around(1, 1.2) * HOUR;
  const never = isSlowKind && chance.chance(manner.unanswered);
  if (isSilent) return;
  if (never) {
    const mootedAt = Math.floor(at + manner.givenUp * DAY - HOUR);
    const reason = 'There will be none';
    log.add(at + manner.givenUp * DAY, {
      ...{ kind: 'clock-mooted', incident, clock, clockName: null },
      ...{ mootedAt, reason },
    });
    return;
  }
  const answered = { at: at + wait, precision: 'hour', incident } as const;
  log.add(Math.max(openedAt + MINUTE, at + wait + told), {
    kind: 'signal-recorded',
    signal: {
      indicator: 'response-speed',
      ...(clock === 'replacement' ? toldBy(daily, '2', answered) : saidBy(staff, answered)),
      // Nothing is answered before it happens, however coarsely it is timed.
      eventAt: Math.floor((at + wait) / MINUTE) * MINUTE,
      precision: 'minute',
      details: { clock, clockName: null, stage },
    },
  });
}

const middle = { rate: 12, countError: null };

/** Shocks at random, each answered after about as long as ever, until it takes longer. */
export const responseCrisis: Crisis = {
  indicator: responseSpeed,
  recordDays: 730,
  horizonDays: 28,
  readEvery: 6 * HOUR,
  size: { series: 150, runs: 300 },
  settings: [{ rate: 4, countError: null }, middle, { rate: 24, countError: null }],
  turning: [{ rate: 4, countError: null }, middle],
  changes: Object.keys(worlds),
  worlds: [worlds, manner, answers],
  write,
};
