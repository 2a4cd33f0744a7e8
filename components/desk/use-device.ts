'use client';

import { useEffect, useState } from 'react';
import * as z from 'zod';
import { DraftStore } from '#components/desk/draft-store.ts';
import { KeptText } from '#components/desk/kept-text.ts';
import { Outbox } from '#components/desk/outbox.ts';
import { sendEntry } from '#components/desk/send-entry.ts';
import { alone, claimTab, livingTabs } from '#components/desk/tab.ts';

/** What this browser keeps for the desk of one watch. */
export interface Device {
  kept: KeptText;
  drafts: DraftStore;
  outbox: Outbox;
  author: string;
  /** Tabs that were open when this one started: their drafts are theirs. */
  others: ReadonlySet<string>;
}

const authorKey = 'author';

/** Opens what the browser keeps; null until it is there, and while the server renders. */
export function useDevice(watch: string): [Device | null, (author: string) => void] {
  const [device, setDevice] = useState<Device | null>(null);
  useEffect(() => {
    let gone = false;
    void openDevice(watch).then((opened) => {
      if (!gone) setDevice(opened);
    });
    return () => {
      gone = true;
    };
  }, [watch]);
  const setAuthor = (author: string) => {
    device?.kept.write(authorKey, author);
    setDevice((before) => (before === null ? null : { ...before, author }));
  };
  return [device, setAuthor];
}

type Shared = Pick<Device, 'kept' | 'outbox'>;

let shared: Shared | null = null;

/** Once for a page: what memory holds stays, and what waits is sent, wherever in it one goes. */
function theShared(): Shared {
  if (shared !== null) return shared;
  const kept = new KeptText(browserStore());
  shared = { kept, outbox: new Outbox({ kept, send: sendEntry, alone }) };
  follow(shared);
  return shared;
}

/** Null where the browser forbids it: even to look, or to write, is an error then. */
function browserStore(): Storage | null {
  try {
    const store = window.localStorage;
    const trial = 'watchfloor-trial';
    if (store.length === 0) store.setItem(trial, '');
    store.removeItem(trial);
    return store;
  } catch {
    return null;
  }
}

async function openDevice(watch: string): Promise<Device> {
  const { kept, outbox } = theShared();
  const tab = await claimTab();
  const others = new Set(await livingTabs());
  others.delete(tab);
  const author = kept.read(authorKey, z.string()) ?? '';
  return { kept, drafts: new DraftStore(kept, watch, tab), outbox, author, others };
}

/** Sends what waits as soon as there is a line, sees what other tabs do, and warns of a loss. */
function follow({ kept, outbox }: Shared): void {
  window.addEventListener('online', () => outbox.lineIsBack());
  window.addEventListener('storage', ({ key }) => {
    if (kept.isAbout(key, 'outbox:')) outbox.changed();
  });
  window.addEventListener('beforeunload', (event) => {
    if (outbox.isAtRisk() || kept.atRisk('draft:').length > 0) event.preventDefault();
  });
  void outbox.flush();
}
