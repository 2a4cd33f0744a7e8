import type { Ledger } from '#server/ledger.ts';

type Status = 'starting' | 'ready' | 'stopping';

/** `unwritable`: everything can be read, and nothing can be logged. */
type Told = Status | 'unwritable';

/** What is told about the server: the newest revision of every watch, and which build it is. */
export interface HealthReport {
  status: 200 | 503;
  body: { status: Told; reason?: string; build: string; revision: Record<string, number> };
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

  /** The same, and whether the log can be written, tried out. */
  async examine(ledger: Ledger): Promise<HealthReport> {
    const trouble = this.status === 'ready' ? await ledger.disk.trouble() : null;
    const { status, body } = this.report(ledger);
    if (trouble === null) return { status, body };
    return { status: 503, body: { ...body, status: 'unwritable', reason: trouble.message } };
  }
}
