/**
 * The server's time, kept by the page's own stop-watch: a screen whose clock is wrong, or is
 * set while it runs, still shows right ages. Ticks once a second while anybody listens.
 */
export interface ServerClock {
  /** The server's time now. Until the page has started, the time at which it was rendered. */
  now: () => number;
  /**
   * How much later it may be, for a page that hears nothing: a machine that slept stops the
   * stop-watch and not the time of day. Zero where the two agree.
   */
  slept: () => number;
  /** The time at which the page was rendered, for the first paint. */
  renderedAt: number;
  /** Takes a time that the server has just told. */
  set: (now: number) => void;
  /** Calls back every second, until the returned function is called. */
  subscribe: (tick: () => void) => () => void;
}

const SECOND = 1_000;
/** Two clocks of one machine drift apart by less than this between two words of the server. */
const DRIFT = 5 * SECOND;

export function createServerClock(
  renderedAt: number,
  stopWatch: () => number = () => performance.now(),
  timeOfDay: () => number = () => Date.now(),
): ServerClock {
  let anchor = { server: renderedAt, watch: stopWatch(), day: timeOfDay() };
  let timer: ReturnType<typeof setTimeout> | null = null;
  const listeners = new Set<() => void>();
  const now = () => anchor.server + stopWatch() - anchor.watch;

  const tick = () => {
    for (const listener of listeners) listener();
    schedule();
  };
  const schedule = () => {
    // On the full second, so that every clock on every screen moves together.
    timer = setTimeout(tick, SECOND - (Math.floor(now()) % SECOND) + 5);
  };

  const slept = () => {
    const more = timeOfDay() - anchor.day - (stopWatch() - anchor.watch);
    return more > DRIFT ? more : 0;
  };

  return {
    now,
    slept,
    renderedAt,
    set: (server) => {
      anchor = { server, watch: stopWatch(), day: timeOfDay() };
    },
    subscribe: (listener) => {
      listeners.add(listener);
      if (timer === null) schedule();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0 || timer === null) return;
        clearTimeout(timer);
        timer = null;
      };
    },
  };
}
