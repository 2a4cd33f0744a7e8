import { nextCanonical } from '#domain/canonical-scales.ts';
import { configuration } from '#domain/configuration.ts';
import { hysteresisAt, scaleAt } from '#domain/displayed-level.ts';
import type { Indicator } from '#domain/indicators/indicator.ts';
import { indicatorOf } from '#domain/indicators/registry.ts';
import { type Signal, type SignalInput, signalSchema } from '#domain/indicators/signal-schema.ts';
import { type Instant, isoOf } from '#domain/instant.ts';
import { hysteresisStep, type Level } from '#domain/level.ts';
import type { Message } from '#domain/message.ts';
import type { Reading } from '#domain/reading.ts';
import { read } from '#domain/readings.ts';
import { type Supposed, suppose } from '#domain/supposed.ts';
import type { WatchState } from '#domain/watch-state.ts';

const { delta } = configuration.hysteresis;

/** A signal that might come next, and how many like it are worth trying. */
export interface Probe {
  /** What it says, in words. */
  message: Message;
  /** About which indicator, where and what; the grade is B2, each from a source of its own. */
  signal: Pick<SignalInput, 'indicator' | 'details'> & Partial<SignalInput>;
  most: number;
}

/** What would change a level. */
export interface Outlook {
  /** If nothing more is logged: the levels to come, until it goes stale; null: nobody could tell. */
  quiet: { fromAt: Instant; level: Level | null }[];
  /** When it then goes stale; null when it already is or nobody ever looked. */
  staleAt: Instant | null;
  /** Signals that were tried: how many of them it takes to move the level, and to which. */
  tried: { message: Message; count: number; level: Level | null; moves: boolean }[];
}

/** What time alone, and what the signals that an indicator thinks of, would do to its level. */
export function outlookOf(state: WatchState, reading: Reading): Outlook {
  const indicator = indicatorOf(reading.indicator);
  return {
    quiet: quietLevels(state, indicator, reading),
    staleAt: reading.freshness.staleAt,
    tried: indicator.probes(state, reading.asOf).map((probe) => tryOut(state, reading, probe)),
  };
}

/** Levels from now to the instant at which the reading goes stale, on the knowledge of now. */
function quietLevels(
  state: WatchState,
  indicator: Indicator,
  { asOf, accountAt, scale, level, freshness: { staleAt } }: Reading,
): Outlook['quiet'] {
  if (staleAt === null) return [];
  const rule = { delta, dwell: indicator.dwell };
  const held = { scale, from: accountAt };
  let displayed = hysteresisAt(state, indicator, { asOf, held });
  const looked = {
    marks: state.looked[indicator.id].any.sorted,
    limit: indicator.freshnessLimit,
  };
  const levels: Outlook['quiet'] = [];
  let last = level;
  for (let at = nextCanonical(asOf, looked); at <= staleAt; at = nextCanonical(at, looked)) {
    const then = scaleAt(state, indicator, at);
    displayed = hysteresisStep(displayed, at, then, rule);
    const computed = then === null ? null : displayed.level;
    const shown = state.overrides.at(indicator.id, at)?.level ?? computed;
    if (shown === last) continue;
    last = shown;
    levels.push({ fromAt: at, level: shown });
  }
  return levels;
}

function tryOut(
  state: WatchState,
  { indicator, asOf, level }: Reading,
  { message, signal, most }: Probe,
): Outlook['tried'][number] {
  const found = { message, count: most, level, moves: false };
  suppose(state, supposedLike(signal, asOf, most), (count) => {
    const after = read(state, indicatorOf(indicator), asOf).level;
    if (after === level) return false;
    Object.assign(found, { count, level: after, moves: true });
    return true;
  });
  return found;
}

function* supposedLike(signal: Probe['signal'], asOf: Instant, most: number): Generator<Supposed> {
  for (let i = 0; i < most; i += 1) {
    yield { id: supposedId(i), author: '', recordedAt: asOf, signal: likeIt(signal, asOf, i) };
  }
}

/** Ids that no client makes before the year 10889, each after the one before. */
function supposedId(i: number): string {
  return `ffffffff-ffff-7000-8000-${i.toString(16).padStart(12, '0')}`;
}

function likeIt(signal: Probe['signal'], asOf: Instant, i: number): Signal {
  return signalSchema.parse({
    eventAt: isoOf(asOf),
    precision: 'minute',
    headline: 'Supposed',
    source: { name: `Supposed ${i}` },
    grade: 'B2',
    claim: 'observed',
    ...signal,
  });
}
