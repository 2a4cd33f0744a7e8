import type { IndicatorId } from '#domain/indicators/indicator.ts';
import { type Message, message } from '#domain/message.ts';
import type { Reading } from '#domain/reading.ts';
import { nearestFlip } from '#domain/verdict-flip.ts';
import { type Composite, composite } from '#domain/verdict-rule.ts';
import type { Verdict } from '#domain/view.ts';

const strained = 2;

/** All of a reading that a verdict rests on. */
type Part = Pick<Reading, 'indicator' | 'status' | 'level' | 'scale'>;

interface Known {
  parts: readonly Part[];
  pulled: boolean;
  verdict: Verdict;
}

/** Verdicts already worked out, the newest first: between two entries levels hardly ever move. */
let known: readonly Known[] = [];
const knownKept = 8;

/** The composite of the five displayed levels (indicators.md §8). A stale level is not known. */
export function verdictOf(readings: readonly Reading[]): Verdict {
  const pulled = isPulledToCapital(readings);
  for (const before of known) {
    if (before.pulled === pulled && areSame(before.parts, readings)) return before.verdict;
  }
  const verdict = workedOut(readings, pulled);
  const parts = readings.map(({ indicator, status, level, scale }) => ({
    indicator,
    status,
    level,
    scale,
  }));
  known = [{ parts, pulled, verdict }, ...known.slice(0, knownKept - 1)];
  return verdict;
}

/** Compared number by number: to write scales out as text takes longer than to work a verdict out. */
function areSame(parts: readonly Part[], readings: readonly Reading[]): boolean {
  if (parts.length !== readings.length) return false;
  return parts.every((part, i) => {
    const reading = readings[i];
    return (
      part.scale === reading?.scale &&
      part.level === reading.level &&
      part.status === reading.status &&
      part.indicator === reading.indicator
    );
  });
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
