const PATIENCE = 5_000;

/**
 * Whether the server answers now. Asked before a page is left or loaded again: a browser that
 * finds no server puts its own error page in place of what was there.
 */
export async function serverAnswers(): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch('/api/health', { cache: 'no-store', signal });
    // One whose disk is full still shows everything, and one that cannot read a log all others.
    return answer.ok || /"status":"un(?:writ|read)able"/.test(await answer.text());
  } catch {
    return false;
  }
}
