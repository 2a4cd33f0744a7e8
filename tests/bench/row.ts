import { type Samples, summary } from '#tests/bench/samples.ts';

/** What a row promises about the ratio of the path to its limit, or about the path alone. */
export interface Target {
  /** Which quantile; `rate` is a ratio that must not fall below. */
  of: 'p50' | 'p99' | 'rate' | 'value';
  than: number;
}

export interface Result {
  path: string;
  limit: string;
  unit: string;
  ours: Samples;
  raw: Samples;
  targets: readonly Target[];
  /** What a reader should know beside the numbers. */
  notes: readonly string[];
}

export interface Row {
  name: string;
  run: () => Promise<Result[]>;
}

/** A result from the bare measurements. */
export function result(
  about: Omit<Result, 'ours' | 'raw' | 'notes'> & { notes?: readonly string[] },
  ours: readonly number[],
  raw: readonly number[],
): Result {
  return { notes: [], ...about, ours: summary(ours), raw: summary(raw) };
}

/** Whether a result keeps one of its promises. */
export function isMet({ ours, raw }: Result, { of, than }: Target): boolean {
  switch (of) {
    case 'p50':
      return ours.p50 / raw.p50 <= than;
    case 'p99':
      return ours.p99 / raw.p99 <= than;
    case 'rate':
      return ours.p50 / raw.p50 >= than;
    case 'value':
      return ours.p50 < than;
  }
}
