import { KeptText } from '#components/desk/kept-text.ts';
import { Outbox } from '#components/desk/outbox.ts';
import { sendEntry } from '#components/desk/send-entry.ts';
import { alone } from '#components/desk/tab.ts';

interface Shared {
  kept: KeptText;
  outbox: Outbox;
}

let shared: Shared | null = null;

/** Once for a page: what memory holds stays, and what waits is sent, wherever in it one goes. */
export function theShared(): Shared {
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
