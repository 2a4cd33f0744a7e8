import type { IncidentChoice } from '#components/desk/desk-context.tsx';
import type { Knowledge } from '#domain/knowledge.ts';
import type { ClockView } from '#domain/view.ts';

/** Every incident of the watch, those with a running clock first, newest start first. */
export function incidentChoices(
  clocks: readonly ClockView[],
  known: Knowledge['incidents'],
): IncidentChoice[] {
  const byId = new Map<string, IncidentChoice>(
    known.map(({ id, title, startAt }) => [id, { id, title, startAt, open: false }]),
  );
  // The live view may know of one that was opened after the page was made.
  for (const { incident, incidentTitle, startAt, state } of clocks) {
    const open = state === 'open' || byId.get(incident)?.open === true;
    byId.set(incident, { id: incident, title: incidentTitle, startAt, open });
  }
  return [...byId.values()].sort(
    (a, b) => Number(b.open) - Number(a.open) || (b.startAt ?? 0) - (a.startAt ?? 0),
  );
}
