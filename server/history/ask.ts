import type { LogName } from '#db/log-name.ts';
import type { Draft } from '#domain/entry.ts';
import type { Instant } from '#domain/instant.ts';
import type { FieldProblem, RefusalCode } from '#domain/refusal.ts';
import type {
  IncidentQuery,
  LogQuery,
  SignalQuery,
  SignalsQuery,
  TimeQuery,
  TrendsQuery,
  ViewQuery,
} from '#server/queries.ts';

/** A log, and how far it reached when the question was asked. */
export interface Extent extends LogName {
  revision: number;
}

/** What can be asked of history. `now` is the instant of the question. */
export type Ask =
  | { read: 'view'; log: Extent; query: ViewQuery; now: Instant }
  | { read: 'reading'; log: Extent; indicator: string; query: ViewQuery; now: Instant }
  | { read: 'stand'; log: Extent; query: TimeQuery }
  | { read: 'knowledge'; log: Extent; query: TimeQuery }
  | { read: 'log'; log: Extent; query: LogQuery }
  | { read: 'signals'; log: Extent; query: SignalsQuery; now: Instant }
  | { read: 'signal'; log: Extent; id: string; query: SignalQuery }
  | { read: 'incident'; log: Extent; id: string; query: IncidentQuery }
  | { read: 'trends'; log: Extent; query: TrendsQuery; now: Instant }
  | { read: 'preview'; log: Extent; draft: Draft; now: Instant }
  /** Takes the snapshot that is missed most, once nobody else asks. */
  | { read: 'snapshot'; log: Extent };

/** What can be answered at once. */
export type Read = Exclude<Ask, { read: 'snapshot' }>;

/** Told to the worker instead of a question: nothing more will be asked. */
export const END = 'end';

export interface Question {
  number: number;
  ask: Ask;
}

/** The answer as JSON text: made in the worker, passed on as it is. */
export type Reply =
  | { number: number; ok: true; text: string }
  | {
      number: number;
      ok: false;
      /** An expected refusal, or null when the worker failed. */
      refusal: { code: RefusalCode; message: string; problems: FieldProblem[] } | null;
      failure: string;
    };
