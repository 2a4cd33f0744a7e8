import type { IndicatorId } from '#domain/indicators/indicator.ts';
import { type Message, message } from '#domain/message.ts';
import type { Reading } from '#domain/reading.ts';
import { nearestFlip } from '#domain/verdict-flip.ts';
import { type Composite, composite } from '#domain/verdict-rule.ts';
import type { Verdict } from '#domain/view.ts';

const strained = 2;

/** Verdicts already worked out: between two entries levels hardly ever move. */
const known = new Map<string, Verdict>();
const knownKept = 64;

/** The composite of the five displayed levels (indicators.md §8). A stale level is not known. */
export function verdictOf(readings: readonly Reading[]): Verdict {
  const pulled = isPulledToCapital(readings);
  let key = `${pulled}`;
  for (const { indicator, status, level, scale } of readings) {
    key += ` ${indicator} ${status} ${level} ${scale}`;
  }
  const before = known.get(key);
  if (before !== undefined) return before;
  const verdict = workedOut(readings, pulled);
  if (known.size >= knownKept) known.clear();
  known.set(key, verdict);
  return verdict;
}

function workedOut(readings: readonly Reading[], pulled: boolean): Verdict {
  const level = (id: IndicatorId) => {
    const reading = readings.find(({ indicator }) => indicator === id);
    return reading?.status === 'live' ? reading.level : null;
  };
  const levels = {
    response: level('response-speed'),
    attacks: level('attack-frequency'),
    posture: level('military-posture'),
    messaging: level('public-messaging'),
    civilian: level('civilian-impact'),
  };
  const rule = composite({ levels });
  const flip = nearestFlip(levels, readings);
  const deciding = decidingOf(readings);
  return {
    reachable: rule.verdicts,
    pressure: rule.pressure,
    deficit: rule.deficit,
    known: rule.known,
    deciding,
    pulledToCapital: pulled,
    sentence: sentenceOf(rule, deciding, pulled),
    flip,
    flipSentence: flip === null ? null : message('readings.verdict.flip', { ...flip }),
  };
}

/** The tiles that decide: known ones at level 2 or more, strongest first, in tile order. */
function decidingOf(readings: readonly Reading[]): Verdict['deciding'] {
  return readings
    .filter(({ status, level }) => status === 'live' && level !== null && level >= strained)
    .map(({ indicator, level }) => ({ indicator, level }))
    .sort((a, b) => (b.level ?? 0) - (a.level ?? 0));
}

function isPulledToCapital(readings: readonly Reading[]): boolean {
  const posture = readings.find(({ indicator }) => indicator === 'military-posture');
  const pull = posture?.measures.find(({ name }) => name === 'capital-pull');
  return posture?.status === 'live' && (pull?.scale ?? 0) >= strained;
}

const pressing: readonly IndicatorId[] = ['attack-frequency', 'civilian-impact'];

/**
 * The two tiles that a sentence names. Where both axes are strained for sure it is one of each: two
 * of the same would leave unsaid what decides the other.
 */
function namedOf({ pressure, deficit }: Composite, deciding: Verdict['deciding']) {
  const [first, next] = deciding;
  if (first === undefined || pressure[0] < strained || deficit[0] < strained) return [first, next];
  const isPressing = pressing.includes(first.indicator);
  const other = deciding.find(({ indicator }) => pressing.includes(indicator) !== isPressing);
  return [first, other ?? next];
}

function sentenceOf(rule: Composite, deciding: Verdict['deciding'], pulled: boolean): Message {
  const { known, verdicts } = rule;
  if (known === 0) return message('readings.verdict.nothing-known');
  const [first, second] = namedOf(rule, deciding);
  return message(verdicts.length > 1 ? 'readings.verdict.open' : 'readings.verdict.decided', {
    known,
    strained: deciding.length,
    first: first?.indicator ?? 'none',
    firstLevel: first?.level ?? 0,
    second: second?.indicator ?? 'none',
    secondLevel: second?.level ?? 0,
    pulled: pulled ? 'yes' : 'no',
  });
}
