import type { Ledger } from '#server/ledger.ts';

type Status = 'starting' | 'ready' | 'stopping';

/** What is told about the server: the newest revision of every watch, and which build it is. */
export interface HealthReport {
  status: 200 | 503;
  body: { status: Status; build: string; revision: Record<string, number> };
}

/** Whether the server can be relied upon now. */
export class Health {
  readonly build: string;
  status: Status = 'starting';

  constructor(build: string) {
    this.build = build;
  }

  report(ledger: Ledger | null): HealthReport {
    const revision = Object.fromEntries(
      [...(ledger?.watches ?? [])].map(([id, { state }]) => [id, state.revision]),
    );
    return {
      status: this.status === 'ready' ? 200 : 503,
      body: { status: this.status, build: this.build, revision },
    };
  }
}
