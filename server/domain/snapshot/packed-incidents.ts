import type { ClockAct } from '#domain/clock-acts.ts';
import type { Entry } from '#domain/entry.ts';
import type { IncidentBook, IncidentVersion } from '#domain/incident-book.ts';
import { type Packer, type Unpacker, Unreadable } from '#domain/snapshot/packer.ts';
import type { Recall } from '#domain/snapshot/recall.ts';

const acts = ['closed', 'mooted'] as const;

/** Writes shocks and their clocks; what a shock says is in the log. */
export function packIncidents(incidents: IncidentBook, out: Packer): void {
  const opened = incidents.opened();
  out.section('incidents');
  out.numbers(opened.map(({ versions }) => versions.length));
  out.numbers(opened.flatMap(({ versions }) => versions.map(({ revision }) => revision)));
  const closings = [...incidents.closings()].sort(
    (a, b) => a.closing.revision - b.closing.revision,
  );
  out.strings(closings.flatMap(({ incident, closing }) => [incident, closing.entry]));
  out.numbers(closings.flatMap(({ closing: { revision, at } }) => [revision, at]));
  const all = [...incidents.acts()].sort(inOrder);
  out.strings(all.flatMap(textsOf));
  out.numbers(
    all.flatMap(({ at, type, report }) => [at, acts.indexOf(type), report?.weight ?? -1]),
  );
}

/** Reads them into a book that is still empty. @throws Unreadable */
export function unpackIncidents(incidents: IncidentBook, from: Unpacker, recall: Recall): void {
  from.section('incidents');
  const [counts, revisions] = [from.numbers(), from.numbers()];
  const said = recall.some(revisions);
  let next = 0;
  for (const count of counts) {
    openAgain(incidents, said.slice(next, next + count));
    next += count;
  }
  const [closed, when] = [from.strings(), from.numbers()];
  for (let i = 0; i < when.length; i += 2) {
    const [incident = '', id = ''] = [closed[i], closed[i + 1]];
    incidents.close({ id, incident, revision: when[i] ?? 0 }, when[i + 1] ?? 0);
  }
  const [texts, numbers] = [from.strings(), from.numbers()];
  for (let i = 0; 3 * i < numbers.length; i += 1) {
    const [at = 0, type = 0, weight = -1] = numbers.slice(3 * i, 3 * i + 3);
    const [entry = '', incident = '', clock = '', signal = '', origin = ''] = texts.slice(
      5 * i,
      5 * i + 5,
    );
    incidents.act({
      entry,
      incident,
      clock,
      at,
      report: weight < 0 ? null : { origin, weight },
      signal: signal === '' ? null : signal,
      type: acts[type] ?? 'closed',
    });
  }
}

function textsOf({ entry, incident, clock, signal, report }: ClockAct): string[] {
  return [entry, incident, clock, signal ?? '', report?.origin ?? ''];
}

/** The order in which they came makes no difference. */
function inOrder(a: ClockAct, b: ClockAct): number {
  if (a.incident !== b.incident) return a.incident < b.incident ? -1 : 1;
  if (a.entry !== b.entry) return a.entry < b.entry ? -1 : 1;
  return a.clock < b.clock ? -1 : 1;
}

/** An incident as its entries tell it: opened, and corrected as often as it was. */
function openAgain(incidents: IncidentBook, [opened, ...corrections]: readonly Entry[]): void {
  if (opened?.kind !== 'incident-opened') throw new Unreadable('An incident has no beginning.');
  const { id, revision, recordedAt, author } = opened;
  const first = { revision, recordedAt, author, content: opened.incident };
  const versions: IncidentVersion[] = [{ ...first, reason: null }];
  for (const entry of corrections) {
    if (entry.kind !== 'incident-corrected') throw new Unreadable('An incident was not corrected.');
    versions.push({
      revision: entry.revision,
      recordedAt: entry.recordedAt,
      author: entry.author,
      reason: entry.reason,
      content: entry.incident,
    });
  }
  incidents.open({ id, ...first, content: versions.at(-1)?.content ?? first.content, versions });
}
