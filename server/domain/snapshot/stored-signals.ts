import type { EntryOf } from '#domain/entry.ts';
import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { Signal } from '#domain/indicators/signal-schema.ts';
import type { Instant } from '#domain/instant.ts';
import type {
  AnySignalRecord,
  SignalOf,
  SignalRecord,
  SignalVersion,
} from '#domain/signal-record.ts';
import { restate } from '#domain/signal-shelf.ts';
import type { StoredSignals } from '#domain/signals.ts';
import { signalAbout } from '#domain/snapshot/narrow.ts';
import { Unreadable } from '#domain/snapshot/packer.ts';
import type { Recall } from '#domain/snapshot/recall.ts';
import type { RecordColumns, RecordLine } from '#domain/snapshot/record-columns.ts';
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
    const line = this.columns.lineAt(place);
    const { revision, versions } = line;
    if (versions !== null) return this.#corrected(line, versions);
    const current = recordOf(line, () => signalIn(this.#recall, revision));
    return { current, versions: null, retracted: this.#retracted(line) };
  }

  *histories(from: number, to: number): Generator<SignalHistory> {
    let place = from;
    const last = this.columns.revisionAt(to - 1);
    for (const entry of this.#recall.entries(this.columns.revisionAt(from) - 1, last)) {
      if (entry.kind !== 'signal-recorded') continue;
      const line = this.columns.lineAt(place);
      if (entry.id !== line.id) throw new Unreadable('The log is not that of the snapshot.');
      const { versions } = line;
      if (versions !== null) yield this.#corrected(line, versions);
      else {
        const current = restate(this.#gazetteer, entry.signal, line);
        yield { current, versions, retracted: this.#retracted(line) };
      }
      place += 1;
    }
  }

  #corrected(line: RecordLine, revisions: readonly number[]): SignalHistory {
    const fetch = () => revisions.map((revision) => versionAt(this.#recall, revision));
    return correctedHistory(line, { fetch, retracted: this.#retracted(line) });
  }

  #retracted({ retracted: at }: RecordLine): SignalHistory['retracted'] {
    if (at === null) return null;
    const { revision, recordedAt, author, reason } = retractionAt(this.#recall, at);
    return { revision, recordedAt, author, reason };
  }
}

/** A signal that was corrected: all it ever said is fetched when somebody first asks for some. */
function correctedHistory(
  line: RecordLine,
  { fetch, retracted }: Pick<SignalHistory, 'retracted'> & { fetch: () => SignalVersion[] },
): SignalHistory {
  let stored: SignalVersion[] | null = null;
  const said = () => {
    stored ??= fetch();
    return stored;
  };
  const current = recordOf(line, () => {
    const last = said().at(-1);
    if (last === undefined) throw new Unreadable('A signal has lost its versions.');
    return last.signal;
  });
  // Later corrections put others in their place.
  let versions: SignalVersion[] | null | undefined;
  return {
    current,
    retracted,
    get versions() {
      return versions === undefined ? said() : versions;
    },
    set versions(others) {
      versions = others;
    },
  };
}

/** A record that fetches what its signal says when somebody first asks. */
function recordOf(line: RecordLine, fetch: () => Signal): AnySignalRecord {
  switch (line.indicator) {
    case 'response-speed':
      return lazily(line.indicator, line, fetch);
    case 'attack-frequency':
      return lazily(line.indicator, line, fetch);
    case 'military-posture':
      return lazily(line.indicator, line, fetch);
    case 'public-messaging':
      return lazily(line.indicator, line, fetch);
    case 'civilian-impact':
      return lazily(line.indicator, line, fetch);
  }
}

function lazily<K extends IndicatorId>(
  indicator: K,
  { id, at, region, origin, weight, revision, recordedAt, author }: RecordLine,
  fetch: () => Signal,
): SignalRecord<K> {
  let signal: SignalOf<K> | null = null;
  return {
    id,
    indicator,
    get signal() {
      signal ??= signalAbout(indicator, fetch());
      return signal;
    },
    at,
    region,
    origin,
    weight,
    revision,
    recordedAt,
    author,
  };
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
