import type { Attack, Report } from '#db/demo/exercise/attack-reports.ts';
import { attributed, daily, monitors } from '#db/demo/exercise/cast.ts';
import type { Chronicle } from '#db/demo/exercise/chronicle.ts';
import type { Random } from '#db/demo/exercise/random.ts';
import { HOUR, type Instant } from '#domain/instant.ts';

/** What is found out later: tolls that rise, reports that were wrong, reports of the same event. */
export function amend(
  chronicle: Chronicle,
  random: Random,
  { attack, reports, until }: { attack: Attack; reports: readonly Report[]; until: Instant },
): void {
  const [first] = reports;
  if (first === undefined) return;
  const afterwards = first.recordedAt + random.around(30, 0.7) * HOUR;
  const thought = random.next();
  if (afterwards > until) return;
  if (thought < 0.1 && attack.kind.harm === 'killed')
    correctToll(chronicle, random, { attack, first, afterwards });
  else if (thought < 0.17 && reports.length === 1)
    takeBack(chronicle, random, { attack, first, afterwards });
  else if (thought < 0.13) attachLate(chronicle, attack, first, afterwards);
}

/** A later count of the dead, higher than the first. */
export function correctToll(
  chronicle: Chronicle,
  random: Random,
  { attack, first, afterwards }: { attack: Attack; first: Report; afterwards: Instant },
): void {
  const died = random.whole(1, 3);
  const killed = attack.toll + died;
  chronicle.add(afterwards, `${attack.key}/correction`, {
    kind: 'signal-corrected',
    target: first.id,
    reason: random.pick([
      'The hospital’s count: more of the wounded have died',
      'The town hall’s count replaces the first estimate',
      'The outlet has corrected its toll',
    ]),
    signal: {
      ...first.signal,
      headline: `${first.signal.headline.split(',')[0]}, ${killed} killed by a later count`,
      details: {
        ...first.signal.details,
        tolls: {
          killed: {
            [attack.kind.victims]: { low: attack.toll, best: killed, high: killed + died },
          },
        },
      },
    },
  });
}

function takeBack(
  chronicle: Chronicle,
  random: Random,
  { attack, first, afterwards }: { attack: Attack; first: Report; afterwards: Instant },
): void {
  chronicle.add(afterwards, `${attack.key}/retraction`, {
    kind: 'entry-retracted',
    target: first.id,
    reason: random.pick([
      'The outlet has withdrawn the report',
      'An older attack, told again as new',
      'A gas bottle, not a bomb: the town hall has been asked',
    ]),
  });
}

/** A report that was logged as an event of its own, and is later seen to tell of another. */
function attachLate(
  chronicle: Chronicle,
  attack: Attack,
  first: Report,
  afterwards: Instant,
): void {
  const voice = first.voice === monitors ? daily : monitors;
  const signal = chronicle.signal(afterwards - HOUR, `${attack.key}/late`, {
    ...first.signal,
    ...attributed(voice, '2'),
    event: null,
    note: 'Reached the desk as an attack of its own.',
  });
  chronicle.add(afterwards, `${attack.key}/attached`, {
    kind: 'report-attached',
    signal,
    event: first.id,
  });
}
