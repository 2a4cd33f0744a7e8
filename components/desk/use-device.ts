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
    let close: (() => void) | null = null;
    void openDevice(watch).then((opened) => {
      if (gone) return;
      setDevice(opened);
      close = follow(opened);
    });
    return () => {
      gone = true;
      close?.();
    };
  }, [watch]);
  const setAuthor = (author: string) => {
    device?.kept.write(authorKey, author);
    setDevice((before) => (before === null ? null : { ...before, author }));
  };
  return [device, setAuthor];
}

/** Null where the browser forbids it: even to look is an error then. */
function browserStore(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

async function openDevice(watch: string): Promise<Device> {
  const kept = new KeptText(browserStore());
  const tab = await claimTab();
  const others = new Set(await livingTabs());
  others.delete(tab);
  const outbox = new Outbox({ kept, send: sendEntry, alone, now: Date.now });
  const author = kept.read(authorKey, z.string()) ?? '';
  return { kept, drafts: new DraftStore(kept, watch, tab), outbox, author, others };
}

/** Sends what waits as soon as there is a line, and sees what other tabs do. */
function follow({ kept, outbox }: Device): () => void {
  const online = () => outbox.lineIsBack();
  const stored = (event: StorageEvent) => {
    if (kept.isAbout(event.key, 'outbox:')) outbox.changed();
  };
  window.addEventListener('online', online);
  window.addEventListener('storage', stored);
  void outbox.flush();
  return () => {
    window.removeEventListener('online', online);
    window.removeEventListener('storage', stored);
    outbox.stop();
  };
}
