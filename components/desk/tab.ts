import { v7 as uuid } from 'uuid';

const lockName = 'watchfloor:tab:';
const tabKey = 'watchfloor:tab';
/** A page that reloads may still be held by the one before it for a moment. */
const HANDOVER = 700;

/** Without locks (a page not served securely) all tabs pass for one, and share their drafts. */
const onlyTab = 'only';

/**
 * Name of this tab for as long as it lives, the same after a reload. A lock is held on it, so
 * that other tabs can tell that it lives; a duplicated tab finds it taken and gets its own.
 */
export function claimTab(): Promise<string> {
  claimed ??= claim();
  return claimed;
}

/** Once for a page: what holds the name is the page, not the part of it that asks. */
let claimed: Promise<string> | null = null;

async function claim(): Promise<string> {
  if (navigator.locks === undefined) return onlyTab;
  try {
    const before = sessionStorage.getItem(tabKey);
    if (before !== null && (await hold(before))) return before;
    const tab = uuid();
    sessionStorage.setItem(tabKey, tab);
    await hold(tab);
    return tab;
  } catch {
    // Nothing can be kept here, so nothing can be mixed up either.
    return onlyTab;
  }
}

function hold(tab: string): Promise<boolean> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(HANDOVER);
    navigator.locks
      .request(lockName + tab, { signal }, () => {
        resolve(true);
        // Never settles: the browser frees the lock when the page goes away.
        return new Promise(() => undefined);
      })
      .catch(() => resolve(false));
  });
}

/** Tabs of this browser that are open now. */
export async function livingTabs(): Promise<ReadonlySet<string>> {
  if (navigator.locks === undefined) return new Set();
  // A browser that keeps nothing may forbid even to ask.
  const { held = [] } = await navigator.locks.query().catch(() => ({ held: [] }));
  return new Set(
    held.flatMap(({ name = '' }) =>
      name.startsWith(lockName) ? [name.slice(lockName.length)] : [],
    ),
  );
}

/**
 * Runs the work while no other tab runs it. Where the browser gives no locks it runs all the same:
 * the log keeps an entry once, however often it is sent.
 */
export async function alone(work: () => Promise<void>): Promise<void> {
  if (navigator.locks === undefined) return work();
  let isBegun = false;
  const begin = () => {
    isBegun = true;
    return work();
  };
  await navigator.locks.request('watchfloor:outbox', begin).catch((error: unknown) => {
    if (isBegun) throw error;
    return work();
  });
}
