import type { EntryOf } from '#domain/entry.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { Signal } from '#domain/indicators/signal-schema.ts';
import type { Instant } from '#domain/instant.ts';
import type { AnySignalRecord, SignalVersion } from '#domain/signal-record.ts';
import { restate } from '#domain/signal-shelf.ts';
import type { StoredSignals } from '#domain/signals.ts';
import { Unreadable } from '#domain/snapshot/packer.ts';
import type { Recall } from '#domain/snapshot/recall.ts';
import type { RecordColumns, RecordLine } from '#domain/snapshot/record-columns.ts';
import { StoredRecord } from '#domain/snapshot/stored-record.ts';
import type { SignalHistory, WatchState } from '#domain/watch-state.ts';

type Places = Pick<WatchState, 'places'>;

/** The signals of a snapshot: their records from its columns, what they say from the log. */
export class SnapshotSignals implements StoredSignals {
  readonly columns: RecordColumns;
  readonly #recall: Recall;
  readonly #gazetteer: Places;

  constructor(columns: RecordColumns, recall: Recall, gazetteer: Places) {
    this.columns = columns;
    this.#recall = recall;
    this.#gazetteer = gazetteer;
  }

  get size(): number {
    return this.columns.size;
  }

  placeOf(id: string): number {
    return this.columns.ids.placeOf(id);
  }

  idAt(place: number): string {
    return this.columns.ids.at(place);
  }

  indicatorAt(place: number): IndicatorId {
    return this.columns.indicatorAt(place);
  }

  instantAt(place: number): Instant | null {
    return this.columns.instantAt(place);
  }

  lineAt(place: number): RecordLine {
    return this.columns.lineAt(place);
  }

  historyAt(place: number): SignalHistory {
    const versions = this.columns.versionsAt(place);
    const retracted = this.#retractedAt(place);
    if (versions !== null) return this.#corrected(place, { versions, retracted });
    const fetch = () => signalIn(this.#recall, this.columns.revisionAt(place));
    return { current: recordAt(this.columns, place, fetch), versions: null, retracted };
  }

  *histories(from: number, to: number): Generator<SignalHistory> {
    let place = from;
    const last = this.columns.revisionAt(to - 1);
    for (const entry of this.#recall.entries(this.columns.revisionAt(from) - 1, last)) {
      if (entry.kind !== 'signal-recorded') continue;
      const { versions, ...line } = this.columns.lineAt(place);
      if (entry.id !== line.id) throw new Unreadable('The log is not that of the snapshot.');
      const retracted = this.#retractedAt(place);
      if (versions !== null) yield this.#corrected(place, { versions, retracted });
      else {
        const current = restate(this.#gazetteer, entry.signal, line);
        yield { current, versions, retracted };
      }
      place += 1;
    }
  }

  /** A signal that was corrected: all it ever said is fetched when somebody first asks for some. */
  #corrected(
    place: number,
    of: Pick<SignalHistory, 'retracted'> & { versions: readonly number[] },
  ): SignalHistory {
    let stored: SignalVersion[] | null = null;
    const said = () => {
      stored ??= of.versions.map((revision) => versionAt(this.#recall, revision));
      return stored;
    };
    const current = recordAt(this.columns, place, () => {
      const last = said().at(-1);
      if (last === undefined) throw new Unreadable('A signal has lost its versions.');
      return last.signal;
    });
    // Later corrections put others in their place.
    let versions: SignalVersion[] | null | undefined;
    return {
      current,
      retracted: of.retracted,
      get versions() {
        return versions === undefined ? said() : versions;
      },
      set versions(others) {
        versions = others;
      },
    };
  }

  #retractedAt(place: number): SignalHistory['retracted'] {
    const at = this.columns.retractedAt(place);
    if (at === null) return null;
    const { revision, recordedAt, author, reason } = retractionAt(this.#recall, at);
    return { revision, recordedAt, author, reason };
  }
}

/** The record at a place, which fetches what its signal says when somebody first asks. */
function recordAt(columns: RecordColumns, place: number, fetch: () => Signal): AnySignalRecord {
  const indicator = columns.indicatorAt(place);
  switch (indicator) {
    case 'response-speed':
      return new StoredRecord(indicator, { columns, place, fetch });
    case 'attack-frequency':
      return new StoredRecord(indicator, { columns, place, fetch });
    case 'military-posture':
      return new StoredRecord(indicator, { columns, place, fetch });
    case 'public-messaging':
      return new StoredRecord(indicator, { columns, place, fetch });
    case 'civilian-impact':
      return new StoredRecord(indicator, { columns, place, fetch });
  }
}

function signalIn(recall: Recall, revision: number): Signal {
  const entry = recall.entry(revision);
  if (entry.kind === 'signal-recorded' || entry.kind === 'signal-corrected') return entry.signal;
  throw new Unreadable(`Entry ${revision} of the log is no signal.`);
}

function versionAt(recall: Recall, at: number): SignalVersion {
  const entry = recall.entry(at);
  const { revision, recordedAt, author } = entry;
  const by = { revision, recordedAt, author };
  if (entry.kind === 'signal-recorded') return { ...by, reason: null, signal: entry.signal };
  if (entry.kind === 'signal-corrected') {
    return { ...by, reason: entry.reason, signal: entry.signal };
  }
  throw new Unreadable(`Entry ${at} of the log is no signal.`);
}

function retractionAt(recall: Recall, revision: number): EntryOf<'entry-retracted'> {
  const entry = recall.entry(revision);
  if (entry.kind === 'entry-retracted') return entry;
  throw new Unreadable(`Entry ${revision} of the log takes nothing back.`);
}
