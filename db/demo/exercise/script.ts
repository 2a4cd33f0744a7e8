import type { Chronicle } from '#db/demo/exercise/chronicle.ts';
import { fillLulls } from '#db/demo/exercise/lulls.ts';
import type { Random } from '#db/demo/exercise/random.ts';
import { scriptBlows } from '#db/demo/exercise/script-attacks.ts';
import { playCivilians } from '#db/demo/exercise/script-civilians.ts';
import { openSecondShock, playDesk } from '#db/demo/exercise/script-desk.ts';
import { playForces } from '#db/demo/exercise/script-forces.ts';
import { scriptWords } from '#db/demo/exercise/script-words.ts';
import { blowOf, type Story } from '#db/demo/exercise/story.ts';
import { say } from '#db/demo/exercise/words.ts';
import { HOUR, type Instant, SECOND } from '#domain/instant.ts';

/** Length of the script at pace 1. */
export const SCRIPT = 3 * HOUR;

/** Longest silence at pace 1, give or take a few seconds. */
const LULL = 78 * SECOND;

/** The wave after the start: it spreads, pulls the army to the capital, peaks, and eases. */
export function playScript(
  chronicle: Chronicle,
  story: Story,
  { random, startedAt, pace }: { random: Random; startedAt: Instant; pace: number },
): void {
  openSecondShock(story);
  for (const row of scriptBlows) story.blow(blowOf(row));
  playForces(story);
  say(story, scriptWords);
  playCivilians(story);
  playDesk(story);
  fillLulls(chronicle, random, {
    from: startedAt,
    to: startedAt + SCRIPT / pace,
    lull: LULL / pace,
  });
}
