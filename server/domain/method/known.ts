import { type Message, message } from '#domain/message.ts';
import { study } from '#domain/study.ts';
import type { ChangedCrisis, SteadyCrisis } from '#domain/study-schema.ts';

/** Those whose crises are simulated as logs. */
type Studied = Exclude<keyof typeof study, 'attack-frequency'>;

/**
 * False onsets of strained a year that one measure drives, in the crisis in which it drives most:
 * what it is known to get wrong, and how often. None where it drives none.
 */
export function falselyDriven(id: Studied, measure: string): Message[] {
  const { steady } = study[id];
  const [first, ...others] = steady;
  if (first === undefined) return [];
  const most = others.reduce(
    (one, other) => (onsetsBy(other, measure) > onsetsBy(one, measure) ? other : one),
    first,
  );
  const onsets = onsetsBy(most, measure);
  if (onsets === 0) return [];
  const { rate, years } = most;
  const all = most.onsets.strained.value;
  return [message('method.known.driven', { indicator: id, rate, years, onsets, all })];
}

/** False onsets of strained a year that one measure drives in one crisis. */
export function onsetsBy({ onsets, drivers }: SteadyCrisis, measure: string): number {
  const share = drivers.find((driver) => driver.measure === measure)?.share ?? 0;
  return share * onsets.strained.value;
}

/** How often a change is displayed, and nothing where nothing changes; values of a message. */
export function foundOf(id: Studied, change: string): Message['values'] {
  const { changed, horizon } = study[id];
  const one = changed.find((row) => row.change === change);
  const none = changed.find(
    (row) => row.change === 'none' && row.rate === one?.rate && row.countError === one?.countError,
  );
  return {
    days: horizon,
    rate: one?.rate ?? 0,
    ...sharesOf(one, 'found'),
    ...sharesOf(none, 'chance'),
  };
}

function sharesOf(row: ChangedCrisis | undefined, name: string): Message['values'] {
  if (row === undefined) throw new Error(`The study has no crisis for ${name}`);
  const { strained, severe } = row;
  return {
    [name]: strained.share.value,
    [`${name}Severe`]: severe.share.value,
    [`${name}Runs`]: strained.runs,
  };
}
