'use client';

import { useEffect, useState } from 'react';
import * as z from 'zod';
import { DraftStore } from '#components/desk/draft-store.ts';
import type { KeptText } from '#components/desk/kept-text.ts';
import type { Outbox } from '#components/desk/outbox.ts';
import { theShared } from '#components/desk/shared-outbox.ts';
import { claimTab, livingTabs } from '#components/desk/tab.ts';

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

async function openDevice(watch: string): Promise<Device> {
  const { kept, outbox } = theShared();
  const tab = await claimTab();
  const others = new Set(await livingTabs());
  others.delete(tab);
  const author = kept.read(authorKey, z.string()) ?? '';
  return { kept, drafts: new DraftStore(kept, watch, tab), outbox, author, others };
}
