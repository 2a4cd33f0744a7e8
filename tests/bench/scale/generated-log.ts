import { Random } from '#db/demo/exercise/random.ts';
import type { Draft } from '#domain/entry.ts';
import { type IndicatorId, indicatorIds } from '#domain/indicators/indicator.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { oneOf, type Recent, regions, signalOf } from '#tests/bench/scale/generated-signal.ts';

/** How long the log runs. */
export const span = 3_652 * DAY;
/** Later entries refer to so many of the newest signals about each indicator. */
const remembered = 400;
const shockLasts = 21 * DAY;

interface Share {
  weight: number;
  kind:
    | IndicatorId
    | 'incident'
    | 'heartbeat'
    | 'correction'
    | 'retraction'
    | 'attach'
    | 'merge'
    | 'split';
}

/** Of what kind the entries are, in thousandths. */
const kinds: readonly [Share, ...Share[]] = [
  { weight: 447, kind: 'attack-frequency' },
  { weight: 250, kind: 'civilian-impact' },
  { weight: 100, kind: 'military-posture' },
  { weight: 150, kind: 'public-messaging' },
  { weight: 4, kind: 'response-speed' },
  { weight: 1, kind: 'incident' },
  { weight: 26, kind: 'heartbeat' },
  { weight: 11, kind: 'correction' },
  { weight: 4, kind: 'retraction' },
  { weight: 4, kind: 'attach' },
  { weight: 2.5, kind: 'merge' },
  { weight: 0.5, kind: 'split' },
];

/** What links, corrections and retractions are about. */
const linked: [IndicatorId, ...IndicatorId[]] = [
  'attack-frequency',
  'public-messaging',
  'military-posture',
];

/** An entry to be, and when it is recorded. */
export interface Generated {
  draft: Draft;
  recordedAt: Instant;
}

/** A log of ten years up to an instant, and some more: the same for the same number of entries. */
export function* generatedLog({
  entries,
  more,
  until,
}: {
  entries: number;
  more: number;
  until: Instant;
}): Generator<Generated, undefined> {
  const desk = new Desk(new Random(7, 'scale'));
  const step = span / entries;
  for (let i = 1; i <= entries + more; i += 1) {
    const recordedAt = Math.floor(until - span + i * step);
    yield { draft: desk.next(recordedAt), recordedAt };
  }
  return undefined;
}

/** Logs one entry after the other, and remembers what the next ones may refer to. */
class Desk {
  readonly #random: Random;
  readonly #recent: Recent = {
    signals: {
      'response-speed': [],
      'attack-frequency': [],
      'military-posture': [],
      'public-messaging': [],
      'civilian-impact': [],
    },
    incidents: [],
  };
  readonly #heartbeats: string[] = [];
  #logged = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  next(now: Instant): Draft {
    const random = this.#random;
    const by = { id: this.#id(now), author: `Analyst ${random.whole(1, 9)}` };
    const [oldest] = this.#recent.incidents;
    if (oldest !== undefined && now - oldest.at > shockLasts) {
      this.#recent.incidents.shift();
      return { ...by, kind: 'incident-closed', incident: oldest.id, closedAt: now, reason: 'Over' };
    }
    const { kind } = random.weighted([...kinds]);
    const indicator = indicatorIds.find((id) => id === kind);
    if (indicator !== undefined) return this.#signal(indicator, by, now);
    return this.#aside(kind, by, now) ?? this.#heartbeat(by, now);
  }

  #signal(indicator: IndicatorId, by: { id: string; author: string }, now: Instant): Draft {
    const { incidents } = this.#recent;
    // Nothing answers a shock while there is none.
    if (indicator === 'response-speed' && incidents.length === 0) return this.#heartbeat(by, now);
    const signal = signalOf(indicator, { random: this.#random, recent: this.#recent, now });
    const recent = this.#recent.signals[indicator];
    // A report of another's event is no event to be joined by yet another.
    if (signal.event === null) recent.push({ id: by.id, at: now });
    if (recent.length > 2 * remembered) recent.splice(0, remembered);
    return { ...by, kind: 'signal-recorded', signal };
  }

  #heartbeat(by: { id: string; author: string }, now: Instant): Draft {
    const random = this.#random;
    this.#heartbeats.push(by.id);
    if (this.#heartbeats.length > 2 * remembered) this.#heartbeats.splice(0, remembered);
    const indicator = random.pick([...indicatorIds]);
    const about = random.chance(0.3) ? [] : [random.pick(regions)];
    return { ...by, kind: 'heartbeat', indicator, lookedAt: now, regions: about, note: null };
  }

  #aside(kind: string, by: { id: string; author: string }, now: Instant): Draft | null {
    const random = this.#random;
    if (kind === 'incident') {
      this.#recent.incidents.push({ id: by.id, at: now });
      return { ...by, kind: 'incident-opened', incident: shock(now) };
    }
    const indicator = random.pick(linked);
    const recent = this.#recent.signals[indicator];
    const one = oneOf(random, recent, 1);
    const other = oneOf(random, recent, 1);
    if (one === null || other === null || one === other) return null;
    if (kind === 'retraction') {
      const target = random.chance(0.1) ? (this.#heartbeats.shift() ?? one.id) : one.id;
      if (target === one.id) recent.splice(recent.indexOf(one), 1);
      return { ...by, kind: 'entry-retracted', target, reason: 'The source withdrew it' };
    }
    if (kind === 'split') return { ...by, kind: 'event-split', signal: one.id };
    if (kind === 'attach') {
      recent.splice(recent.indexOf(one), 1);
      return { ...by, kind: 'report-attached', signal: one.id, event: other.id };
    }
    if (kind === 'merge') {
      recent.splice(recent.indexOf(one), 1);
      return { ...by, kind: 'events-merged', from: one.id, into: other.id };
    }
    const signal = signalOf(indicator, { random, recent: this.#recent, now: one.at });
    const corrected = { ...signal, event: null };
    return {
      ...by,
      kind: 'signal-corrected',
      target: one.id,
      reason: 'Known better',
      signal: corrected,
    };
  }

  /** A UUIDv7 of the instant. */
  #id(now: Instant): string {
    this.#logged += 1;
    const time = now.toString(16).padStart(12, '0');
    const tail = this.#logged.toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${tail}`;
  }
}

function shock(startAt: Instant) {
  const clock = (kind: 'first-statement' | 'security-adjustment' | 'investigation') => ({
    kind,
    name: null,
    window: null,
  });
  return {
    title: 'A shock',
    startAt,
    precision: 'minute' as const,
    where: null,
    note: null,
    vacancy: null,
    clocks: [clock('first-statement'), clock('security-adjustment'), clock('investigation')],
    source: null,
  };
}
