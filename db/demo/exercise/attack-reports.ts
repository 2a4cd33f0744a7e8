import type { AttackDetails, AttackKind } from '#db/demo/exercise/attack-kinds.ts';
import { attributed, front, staff, type Voice, voices } from '#db/demo/exercise/cast.ts';
import type { Chronicle, SignalBody } from '#db/demo/exercise/chronicle.ts';
import type { Random } from '#db/demo/exercise/random.ts';
import { HOUR, type Instant, isoOf, MINUTE, type Precision } from '#domain/instant.ts';
import type { Place } from '#domain/place.ts';

export type AttackSignal = Extract<SignalBody, { indicator: 'attack-frequency' }>;

/** Something that happened, before anybody tells it. */
export interface Attack {
  key: string;
  at: Instant;
  place: Place;
  kind: AttackKind;
  /** Replaces the kind's own headline and target. */
  told?: string;
  target?: string;
  /** How many were killed, or taken. */
  toll: number;
  incident?: string;
}

/** One report as it was recorded. */
export interface Report {
  id: string;
  recordedAt: Instant;
  signal: AttackSignal;
  event: string | null;
  voice: Voice;
}

/** How many people an attack of a kind kills or takes: few mostly, many now and then. */
export function tollOf(random: Random, kind: AttackKind): number {
  if (kind.harm === 'none') return 0;
  const toll = Math.round(random.around(kind.deadly, 0.9));
  if (kind.harm === 'abducted') return Math.min(12, Math.max(1, toll));
  return random.chance(0.25) ? 0 : Math.min(60, toll);
}

/** Records the reports of an attack, the first to arrive as its event. */
export function report(
  chronicle: Chronicle,
  random: Random,
  { attack, delays }: { attack: Attack; delays: readonly number[] },
): Report[] {
  const sources = voices(random, delays.length);
  const told = attack.told ?? random.pick(attack.kind.told).replace('{place}', attack.place.name);
  let event: string | null = null;
  return [...delays]
    .sort((a, b) => a - b)
    .map((delay, i) => {
      const voice = sources[i] ?? sources[0];
      if (voice === undefined) throw new Error('An attack needs a report');
      const signal = tell(random, { attack, told, voice, event, isFirst: i === 0 });
      const recordedAt = attack.at + delay;
      const id = chronicle.signal(recordedAt, `${attack.key}/${i}`, signal);
      const reported = { id, recordedAt, signal, event, voice };
      event ??= id;
      return reported;
    });
}

interface Telling {
  attack: Attack;
  told: string;
  voice: Voice;
  event: string | null;
  isFirst: boolean;
}

function tell(random: Random, { attack, told, voice, event, isFirst }: Telling): AttackSignal {
  const precision = precisionOf(random, voice);
  const known = attack.kind.harm !== 'none' && random.chance(isFirst ? 0.6 : 0.85);
  const toll = known ? countedBy(random, attack, voice) : null;
  return {
    indicator: 'attack-frequency',
    eventAt: isoOf(floorTo(attack.at, precision)),
    precision,
    where: random.chance(0.82)
      ? { type: 'place', place: attack.place.id, geoPrecision: random.chance(0.7) ? 1 : 2 }
      : { type: 'region', region: attack.place.region ?? attack.place.id },
    headline: toll === null ? told : `${told}, ${tollInWords(toll, attack.kind)}`,
    ...attributed(voice, isFirst && random.chance(0.55) ? '3' : '2'),
    incident: attack.incident ?? null,
    event,
    details: detailsOf(attack, voice, toll),
  };
}

function detailsOf(attack: Attack, voice: Voice, toll: number | null): AttackDetails {
  const { kind } = attack;
  const actor = { front, army: staff, unknown: null }[kind.actor];
  const range = toll === null ? null : { low: lowOf(toll), best: toll, high: highOf(toll) };
  return {
    type: kind.type,
    subType: kind.subType,
    actor,
    attribution: actor === null ? null : voice.claim === 'perpetrator' ? 'claimed' : 'suspected',
    target: attack.target ?? kind.target,
    tolls: range === null ? undefined : { [kind.harm]: { [kind.victims]: range } },
  };
}

/** The attackers count high, the state counts low. */
function countedBy(random: Random, { kind, toll }: Attack, voice: Voice): number {
  // Who is missing is known by name.
  if (kind.harm === 'abducted') return toll;
  const bias = voice.claim === 'perpetrator' ? 1.6 : voice.claim === 'official' ? 0.7 : 1;
  return Math.round(toll * bias * random.between(0.85, 1.15));
}

const lowOf = (toll: number) => Math.floor(toll * 0.8);
const highOf = (toll: number) => Math.ceil(toll * 1.3);

const victimWords = {
  civilian: ['civilian', 'civilians'],
  'state-forces': ['soldier', 'soldiers'],
  attackers: ['fighter', 'fighters'],
  unknown: ['person', 'people'],
} as const;

function tollInWords(toll: number, kind: AttackKind): string {
  if (kind.harm === 'abducted') return `${toll} missing`;
  const [one, many] = victimWords[kind.victims];
  return toll === 0 ? 'nobody killed' : `${toll} ${toll === 1 ? one : many} killed`;
}

function precisionOf(random: Random, voice: Voice): Precision {
  if (voice.claim === 'observed') return random.chance(0.3) ? 'minute' : 'hour';
  return random.chance(0.5) ? 'hour' : 'day';
}

function floorTo(at: Instant, precision: Precision): Instant {
  const unit = precision === 'minute' ? MINUTE : precision === 'hour' ? HOUR : 24 * HOUR;
  return Math.floor(at / unit) * unit;
}
