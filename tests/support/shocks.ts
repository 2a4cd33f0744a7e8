import { type Draft, type DraftInput, draftSchema } from '#domain/entry.ts';
import { isoOf } from '#domain/instant.ts';
import { hour, idOf } from '#tests/support/entries.ts';

type Kind = Extract<DraftInput, { kind: 'clock-closed' }>['clock'];

interface ShockStory {
  /** Hours after day zero; null when nobody knows it. */
  at: number | null;
  /** How long each clock took in hours; `moot` after so long; null is open. */
  clocks: { kind: Kind; took?: number | null; moot?: number }[];
  /** Hours after day zero; left out while it runs. */
  over?: number;
}

/** The drafts of a shock, its answers and its end. `n` numbers it; each takes a hundred ids. */
export function shockDrafts(n: number, { at, clocks, over }: ShockStory): Draft[] {
  let next = 100 * n;
  const by = () => ({ id: idOf(next++), author: 'Awa' });
  const opening = by();
  const incident = opening.id;
  const startAt = at === null ? null : isoOf(hour(at));
  const after = (hours: number) => isoOf(hour((at ?? 0) + hours));
  const drafts: DraftInput[] = [
    {
      ...opening,
      kind: 'incident-opened',
      incident: {
        title: `Shock ${n}`,
        startAt,
        precision: startAt === null ? 'unknown' : 'minute',
        clocks: clocks.map(({ kind }) => ({ kind })),
      },
    },
  ];
  for (const { kind, took = null, moot } of clocks) {
    const which = { incident, clock: kind };
    if (took !== null)
      drafts.push({ ...by(), kind: 'clock-closed', ...which, closedAt: after(took) });
    if (moot === undefined) continue;
    const reason = 'No longer due';
    drafts.push({ ...by(), kind: 'clock-mooted', ...which, mootedAt: after(moot), reason });
  }
  if (over !== undefined) {
    const ending = { incident, closedAt: isoOf(hour(over)), reason: 'It is over' };
    drafts.push({ ...by(), kind: 'incident-closed', ...ending });
  }
  return drafts.map((each) => draftSchema.parse(each));
}
