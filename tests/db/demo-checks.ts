import type { HistoricDraft } from '#db/demo/historic-draft.ts';
import { idSchema } from '#domain/signal.ts';
import type { Watch } from '#domain/watch.ts';

/** Ids that occur twice or are not UUIDv7. */
export function repeatedIds(history: readonly HistoricDraft[]): string[] {
  const seen = new Set<string>();
  return history.flatMap(({ draft: { id } }) => {
    const wrong = seen.has(id) || !idSchema.safeParse(id).success;
    seen.add(id);
    return wrong ? [id] : [];
  });
}

/** How the instants of recording follow each other. */
export function recordingOrder(history: readonly HistoricDraft[]): 'rising' | 'level' | 'falling' {
  const steps = history.slice(1).map(({ recordedAt }, i) => {
    return recordedAt - (history[i]?.recordedAt ?? recordedAt);
  });
  if (steps.some((step) => step < 0)) return 'falling';
  return steps.some((step) => step === 0) ? 'level' : 'rising';
}

/**
 * Every reference to an earlier entry, a region or a place that leads nowhere: the ledger would
 * refuse such an entry.
 */
export function brokenLinks(watch: Watch, history: readonly HistoricDraft[]): string[] {
  const kinds = new Map<string, string>();
  const regions = new Set(watch.regions.map(({ id }) => id));
  const places = new Set(watch.places.map(({ id }) => id));
  const broken: string[] = [];
  for (const { draft } of history) {
    const need = (id: string | null | undefined, ...allowed: string[]) => {
      if (id == null) return;
      const kind = kinds.get(id);
      if (kind === undefined || (allowed.length > 0 && !allowed.includes(kind))) {
        broken.push(`${draft.kind} ${draft.id} → ${id} (${kind ?? 'missing'})`);
      }
    };
    const named = (name: string | null | undefined, among: Set<string>) => {
      if (name != null && !among.has(name)) broken.push(`${draft.kind} ${draft.id} → ${name}`);
    };
    if ('signal' in draft && typeof draft.signal === 'object' && draft.signal !== null) {
      const { signal } = draft;
      need(signal.incident, 'incident-opened');
      need(signal.event, 'signal-recorded');
      if (signal.where?.type === 'place') named(signal.where.place, places);
      if (signal.where?.type === 'region') named(signal.where.region, regions);
      if (signal.indicator === 'military-posture') {
        named(signal.details.from, places);
        named(signal.details.to, places);
      }
      if (signal.indicator === 'public-messaging') {
        for (const { signal: id } of signal.details.contradicts) need(id, 'signal-recorded');
      }
    }
    if ('target' in draft) need(draft.target);
    if ('incident' in draft && typeof draft.incident === 'string') {
      need(draft.incident, 'incident-opened');
    }
    if ('event' in draft) need(draft.event, 'signal-recorded');
    if ('tripwire' in draft) need(draft.tripwire, 'tripwire-opened');
    if (draft.kind === 'report-attached') need(draft.signal, 'signal-recorded');
    if (draft.kind === 'tripwire-fired') need(draft.signal, 'signal-recorded');
    if (draft.kind === 'annotation') need(draft.about);
    if (draft.kind === 'heartbeat') for (const region of draft.regions) named(region, regions);
    kinds.set(draft.id, draft.kind);
  }
  return broken;
}
