import {
  type Change,
  changesBetween,
  OUTLINED_FOR,
  withChanges,
} from '#components/live/changes.ts';
import { keptFrom } from '#components/live/kept.ts';
import { isAhead, isBehind, type LinkState, linkAfter } from '#components/live/link-state.ts';
import { isNewer, isSame } from '#components/live/newer.ts';
import { reloadFor } from '#components/live/reload.ts';
import type { ServerClock } from '#components/live/server-clock.ts';
import type { WatchSocket } from '#components/socket.ts';
import type { View } from '#domain/view.ts';
import { fromWire } from '#domain/wire.ts';
import type { HeartbeatMessage, JoinAnswer, WireView } from '#server/contract.ts';

/** What a screen shows and how far it can be trusted. */
export interface Live {
  view: View;
  /** `connecting` until the server has answered for the first time. */
  link: LinkState | 'connecting';
  /** Server time of the last sign of life. */
  lastBeatAt: number;
  changes: readonly Change[];
}

export interface Followed {
  first: View;
  clock: ServerClock;
  /** The build that rendered the page. */
  build: string;
  /** False for a view of the past: it stays as it is, only the link is kept true. */
  follow: boolean;
}

const JOIN_PATIENCE = 10_000;

/** Keeps one watch on one page up to date, from the first view on, for as long as it is open. */
export class LiveWatch {
  readonly #followed: Followed;
  readonly #listeners = new Set<() => void>();
  #live: Live;
  /** Joined on the connection that is open now; a new connection starts over. */
  #joined = false;
  #joining = false;
  #toldBefore: number | undefined;
  #heard = { stopWatch: performance.now(), wallClock: Date.now() };

  constructor(followed: Followed) {
    this.#followed = followed;
    const { first, clock } = followed;
    this.#live = { view: first, link: 'connecting', lastBeatAt: clock.renderedAt, changes: [] };
  }

  readonly snapshot = (): Live => this.#live;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Starts listening; the returned function stops it. */
  start(socket: WatchSocket): () => void {
    const { follow, clock } = this.#followed;
    const connected = () => this.#connected(socket);
    const heartbeat = (message: HeartbeatMessage) => this.#heartbeat(socket, message);
    const changed = (view: WireView) => this.#takeIn(view);
    socket.on('connect', connected);
    socket.on('server:heartbeat', heartbeat);
    if (follow) socket.on('watch:changed', changed);
    if (socket.connected) connected();
    const stopTicking = clock.subscribe(() => this.#tick());
    return () => {
      socket.off('connect', connected);
      socket.off('server:heartbeat', heartbeat);
      socket.off('watch:changed', changed);
      stopTicking();
    };
  }

  #update(next: Partial<Live>): void {
    this.#live = { ...this.#live, ...next };
    for (const listener of this.#listeners) listener();
  }

  #connected(socket: WatchSocket): void {
    this.#joined = false;
    this.#joining = false;
    this.#toldBefore = undefined;
    if (this.#followed.follow) this.#join(socket);
    // A view of the past needs no room: that the server answers is all there is to know.
    else this.#alive();
  }

  #join(socket: WatchSocket): void {
    if (this.#joining) return;
    this.#joining = true;
    const ask = { watch: this.#followed.first.watch, since: this.#live.view.revision };
    socket
      .timeout(JOIN_PATIENCE)
      .emit('watch:join', ask, (late: Error | null, answer: JoinAnswer) => {
        this.#joining = false;
        if (late !== null || !answer.ok) return;
        this.#joined = true;
        this.#takeIn(answer.view, { isAsked: true });
        this.#beat(answer.now);
        this.#ofBuild(answer.build);
      });
  }

  #heartbeat(socket: WatchSocket, { now, revisions, build }: HeartbeatMessage): void {
    const { follow, first } = this.#followed;
    const told = revisions[first.watch];
    const { revision, asOf } = this.#live.view;
    const behind = isBehind(revision, told, this.#toldBefore) || isAhead(asOf, Date.parse(now));
    this.#toldBefore = told;
    // A beat vouches for what is shown only if the screen is in the room and has caught up.
    if (follow && (!this.#joined || behind)) this.#join(socket);
    else this.#beat(now);
    this.#ofBuild(build);
  }

  #beat(now: string): void {
    const at = Date.parse(now);
    if (Number.isFinite(at)) this.#followed.clock.set(at);
    this.#alive();
  }

  #alive(): void {
    this.#heard = { stopWatch: performance.now(), wallClock: Date.now() };
    this.#update({ link: 'live', lastBeatAt: this.#followed.clock.now() });
  }

  #ofBuild(build: string): void {
    if (build !== this.#followed.build) void reloadFor(build);
  }

  /**
   * What comes unasked may come late and is taken only when it is newer. What was asked for is
   * where the log stands: it may be further back, after a backup was put back or a clock was set.
   */
  #takeIn(wire: WireView, { isAsked = false } = {}): void {
    if (!looksLikeView(wire) || wire.watch !== this.#followed.first.watch) return;
    const { view, changes } = this.#live;
    const next = keptFrom(view, fromWire<View>(wire));
    const newer = isNewer(next, view);
    if (!newer && (!isAsked || isSame(next, view))) return;
    const now = this.#followed.clock.now();
    const fresh = changesBetween(view.readings, next.readings, now);
    // Another run is another story, and so is a log that was set back: nothing in it changed.
    const shown: Change[] = newer && next.run === view.run ? withChanges(changes, fresh, now) : [];
    this.#update({ view: next, changes: shown });
  }

  #tick(): void {
    const now = this.#followed.clock.now();
    const { changes, link } = this.#live;
    if (changes.some(({ changedAt }) => now - changedAt >= OUTLINED_FOR)) {
      this.#update({ changes: withChanges(changes, [], now) });
    }
    // A page that slept has a stop-watch that stood still; the wall clock has not.
    const { stopWatch, wallClock } = this.#heard;
    const silence = Math.max(performance.now() - stopWatch, Date.now() - wallClock);
    const after = linkAfter(silence);
    if (after !== 'live' && after !== link) this.#update({ link: after });
  }
}

/** Enough of a check to refuse what is no view; its makers share the type. */
function looksLikeView(value: WireView): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Number.isInteger(value.run) &&
    Number.isInteger(value.revision) &&
    Array.isArray(value.readings)
  );
}
