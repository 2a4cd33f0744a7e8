import type { IncidentChoice } from '#components/desk/desk-context.tsx';
import type { ClockView } from '#domain/view.ts';

/** Incidents that the clocks tell of, those with a running clock first, newest start first. */
export function incidentChoices(clocks: readonly ClockView[]): IncidentChoice[] {
  const byId = new Map<string, IncidentChoice>();
  for (const { incident, incidentTitle, startAt, state } of clocks) {
    const open = state === 'open' || byId.get(incident)?.open === true;
    byId.set(incident, { id: incident, title: incidentTitle, startAt, open });
  }
  return [...byId.values()].sort(
    (a, b) => Number(b.open) - Number(a.open) || (b.startAt ?? 0) - (a.startAt ?? 0),
  );
}
