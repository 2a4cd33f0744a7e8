import { Refusal } from '#domain/refusal.ts';
import type { Ledger } from '#server/ledger.ts';

type Status = 'starting' | 'ready' | 'stopping';

/**
 * `unwritable`: everything can be read, and nothing can be logged. `unreadable`: some watches
 * cannot be shown, and all others are served.
 */
type Told = Status | 'unwritable' | 'unreadable';

/** What is told about the server: the newest revision of every watch, and which build it is. */
export interface HealthReport {
  status: 200 | 503;
  body: {
    status: Told;
    reason?: string;
    /** The watches that cannot be shown. Their revisions may be old. */
    unreadable?: string[];
    build: string;
    revision: Record<string, number>;
  };
}

/** Whether the server can be relied upon now. */
export class Health {
  readonly build: string;
  status: Status = 'starting';

  constructor(build: string) {
    this.build = build;
  }

  /** What can be told at once. */
  report(ledger: Ledger | null): HealthReport {
    const revision = Object.fromEntries(
      [...(ledger?.watches ?? [])].map(([id, { state }]) => [id, state.revision]),
    );
    return {
      status: this.status === 'ready' ? 200 : 503,
      body: { status: this.status, build: this.build, revision },
    };
  }

  /** The same, whether the log can be written, tried out, and whether every watch can be shown. */
  async examine(ledger: Ledger): Promise<HealthReport> {
    const trouble = this.status === 'ready' ? await ledger.disk.trouble() : null;
    const { status, body } = this.report(ledger);
    const torn = this.status === 'ready' ? tornIn(ledger) : [];
    const unreadable = torn.length === 0 ? {} : { unreadable: torn };
    if (trouble !== null) {
      const told = { status: 'unwritable' as const, reason: trouble.message };
      return { status: 503, body: { ...body, ...told, ...unreadable } };
    }
    if (torn.length === 0) return { status, body };
    const reason = `The log of ${torn.join(', ')} could not be read to its end. It is read again for whoever asks next.`;
    return { status: 503, body: { ...body, status: 'unreadable', reason, ...unreadable } };
  }
}

/** Watches whose log could not be read to its end. Who asks here asks for them to be read again. */
function tornIn(ledger: Ledger): string[] {
  return [...ledger.watches.keys()].filter((id) => {
    if (ledger.isWhole(id)) return false;
    try {
      ledger.watch(id);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
    return true;
  });
}
