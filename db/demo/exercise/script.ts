import type { Chronicle } from '#db/demo/exercise/chronicle.ts';
import { exerciseWatch } from '#db/demo/exercise/country.ts';
import { playWords } from '#db/demo/exercise/play-words.ts';
import { scriptBlows } from '#db/demo/exercise/script-attacks.ts';
import { playCivilians } from '#db/demo/exercise/script-civilians.ts';
import { openSecondShock, playDesk } from '#db/demo/exercise/script-desk.ts';
import { playForces } from '#db/demo/exercise/script-forces.ts';
import { blowOf, type Story } from '#db/demo/exercise/story.ts';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import { HOUR, type Instant, isoOf, MINUTE, SECOND } from '#domain/instant.ts';

/** Length of the script at pace 1. */
export const SCRIPT = 3 * HOUR;

/** Longest silence on the desk at pace 1; somebody looks around before it is over. */
const LULL = 72 * SECOND;

/** The wave after the start: it spreads, pulls the army to the capital, peaks, and eases. */
export function playScript(
  chronicle: Chronicle,
  story: Story,
  { startedAt, pace }: { startedAt: Instant; pace: number },
): void {
  openSecondShock(story);
  for (const row of scriptBlows) story.blow(blowOf(row));
  playForces(story);
  playWords(story);
  playCivilians(story);
  playDesk(story);
  fillLulls(chronicle, { startedAt, endsAt: startedAt + SCRIPT / pace, lull: LULL / pace });
}

/** "Looked, nothing to report" in the pauses, one region and indicator after the other. */
function fillLulls(
  chronicle: Chronicle,
  { startedAt, endsAt, lull }: { startedAt: Instant; endsAt: Instant; lull: number },
): void {
  const arrivals = [startedAt, ...chronicle.instants(startedAt, endsAt), endsAt];
  let looks = 0;
  for (const [i, arrival] of arrivals.entries()) {
    const pause = (arrivals[i + 1] ?? arrival) - arrival;
    const missing = Math.ceil(pause / lull) - 1;
    for (let n = 1; n <= missing; n += 1) {
      // Not at the exact middle: people do not work like clockwork.
      const wobble = ((looks * 7) % 5) - 2;
      const at = arrival + (pause * n) / (missing + 1) + (lull * wobble) / 30;
      look(chronicle, at, looks);
      looks += 1;
    }
  }
}

function look(chronicle: Chronicle, at: Instant, number: number): void {
  const regions = exerciseWatch.regions.map(({ id }) => id);
  const indicator = indicatorIds[(number * 3 + 1) % indicatorIds.length] ?? 'attack-frequency';
  const first = (number * 5) % regions.length;
  const isRegional = indicator === 'attack-frequency' || indicator === 'civilian-impact';
  chronicle.add(at, `script/look/${number}`, {
    kind: 'heartbeat',
    indicator,
    lookedAt: isoOf(Math.floor(at / MINUTE) * MINUTE),
    regions: isRegional ? [...regions, ...regions].slice(first, first + 3) : [],
  });
}
