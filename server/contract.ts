import type { DraftInput } from '#domain/entry.ts';
import type { FieldProblem, RefusalCode } from '#domain/refusal.ts';
import type { View } from '#domain/view.ts';
import type { Wire } from '#domain/wire.ts';

/**
 * Every message on the socket, typed once. Instants on the wire are ISO 8601 UTC text.
 * Imperative events ask and always get one answer; past tense states a fact.
 */

/** A refusal as it is told to the client. */
export interface WireRefusal {
  error: {
    code: RefusalCode | 'internal';
    message: string;
    problems: readonly FieldProblem[];
    /** Reference of an internal error in the server's log. */
    reference?: string;
  };
}

export type WireView = Wire<View>;

/** An entry as the log gives it. */
export type WireEntry = DraftInput & { revision: number; watch: string; recordedAt: string };

export interface HeartbeatMessage {
  now: string;
  /** Newest revision of every watch. */
  revisions: Record<string, number>;
  /** Changes with every build: a screen that was loaded from another one reloads. */
  build: string;
}

export type JoinAnswer =
  | { ok: true; view: WireView; now: string; build: string }
  | ({ ok: false } & WireRefusal);

export type RecordAnswer =
  | { ok: true; entry: WireEntry; repeated: boolean }
  | ({ ok: false } & WireRefusal);

/** `kind` is always `signal-recorded` here. */
export type RecordAsk = { watch: string } & Omit<
  Extract<DraftInput, { kind: 'signal-recorded' }>,
  'kind'
>;

export interface ClientEvents {
  'watch:join': (
    ask: { watch: string; since?: number },
    answer: (reply: JoinAnswer) => void,
  ) => void;
  'signal:record': (ask: RecordAsk, answer: (reply: RecordAnswer) => void) => void;
}

export interface ServerEvents {
  'watch:changed': (view: WireView) => void;
  'server:heartbeat': (beat: HeartbeatMessage) => void;
}
