import { serverAnswers } from '#components/live/server-answers.ts';

const KEY = 'watchfloor.reloaded';
const PATIENCE = 10 * 60_000;

/** What the screen remembers about its last reload by itself. */
export type Reloaded = { build: string; reloadedAt: number } | null;

/**
 * Whether to load the page again for a build: yes, but not twice for the same one within ten
 * minutes. A server whose pages are of another build than itself must not make a screen flicker.
 */
export function mayReload(build: string, last: Reloaded, now: number): boolean {
  return last === null || last.build !== build || now - last.reloadedAt > PATIENCE;
}

function lastReload(): Reloaded {
  try {
    const [build, reloadedAt] = (sessionStorage.getItem(KEY) ?? '').split(' ');
    return build && reloadedAt ? { build, reloadedAt: Number(reloadedAt) } : null;
  } catch {
    return null;
  }
}

/** Loads the page again for a new build, once, and only while the server answers. */
export async function reloadFor(build: string): Promise<void> {
  if (!mayReload(build, lastReload(), Date.now())) return;
  try {
    if (!(await serverAnswers())) return;
    sessionStorage.setItem(KEY, `${build} ${Date.now()}`);
    location.reload();
  } catch {
    // No storage to remember it by: the screen goes on as it is, and the next beat asks again.
  }
}
