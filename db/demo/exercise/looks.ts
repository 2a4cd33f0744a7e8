import type { Chronicle } from '#db/demo/exercise/chronicle.ts';
import type { Random } from '#db/demo/exercise/random.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import { DAY, HOUR, type Instant, isoOf, MINUTE } from '#domain/instant.ts';

/** How often the desk looks at each indicator when there is nothing to report, and at what hour. */
const rounds: readonly { indicator: IndicatorId; days: number; hour: number }[] = [
  { indicator: 'attack-frequency', days: 1, hour: 6 },
  { indicator: 'public-messaging', days: 1, hour: 19 },
  { indicator: 'response-speed', days: 2, hour: 9 },
  { indicator: 'military-posture', days: 3, hour: 11 },
  { indicator: 'civilian-impact', days: 7, hour: 14 },
];

/** "Looked, nothing more to report": what makes a quiet day a day without attacks. */
export function recordLooks(
  chronicle: Chronicle,
  random: Random,
  { from, to }: { from: Instant; to: Instant },
): void {
  for (const { indicator, days, hour } of rounds) {
    const first = Math.ceil(from / DAY) * DAY + hour * HOUR;
    for (let at = first, number = 0; at < to; at += days * DAY, number += 1) {
      const lookedAt = Math.floor((at + random.between(0, 50) * MINUTE) / MINUTE) * MINUTE;
      chronicle.add(lookedAt + random.between(0.2, 4) * MINUTE, `look/${indicator}/${number}`, {
        kind: 'heartbeat',
        indicator,
        lookedAt: isoOf(lookedAt),
      });
    }
  }
}
