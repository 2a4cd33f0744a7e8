'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { ReadContext } from '#components/desk/control.ts';
import type { DraftStore } from '#components/desk/draft-store.ts';
import type { Gazetteer } from '#components/desk/gazetteer.ts';
import type { KeptText } from '#components/desk/kept-text.ts';
import type { Outbox } from '#components/desk/outbox.ts';
import type { NewItem } from '#components/desk/outbox-item.ts';
import type { ClockView, SignalLine, View } from '#domain/view.ts';

/** An incident as the forms offer it. */
export interface IncidentChoice {
  id: string;
  title: string;
  startAt: number | null;
  open: boolean;
}

/** What every part of the desk works with. */
export interface DeskParts {
  watch: string;
  timeZone: string;
  gazetteer: Gazetteer;
  view: View;
  incidents: readonly IncidentChoice[];
  clocks: readonly ClockView[];
  newest: readonly SignalLine[];
  kept: KeptText;
  drafts: DraftStore;
  outbox: Outbox;
  /** Puts an entry on its way, for the run of the watch that the page shows. */
  log: (entry: Omit<NewItem, 'watch' | 'run' | 'madeAt'>) => void;
  author: string;
  setAuthor: (name: string) => void;
  /** Against which texts are read: with the server's time of this moment. */
  readContext: () => ReadContext;
}

const Context = createContext<DeskParts | null>(null);

export function DeskProvider({ parts, children }: { parts: DeskParts; children: ReactNode }) {
  return <Context value={parts}>{children}</Context>;
}

export function useDesk(): DeskParts {
  const parts = useContext(Context);
  if (parts === null) throw new Error('This part of the desk needs a DeskProvider above it.');
  return parts;
}
