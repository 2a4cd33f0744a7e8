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
  killed: number;
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

/** How many people an attack of a kind kills: few mostly, many now and then. */
export function deaths(random: Random, kind: AttackKind): number {
  if (kind.deadly === 0 || random.chance(0.25)) return 0;
  return Math.min(60, Math.round(random.around(kind.deadly, 0.9)));
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
  const known = isFirst ? random.chance(0.6) : random.chance(0.85);
  const killed = known ? countedBy(random, attack, voice) : null;
  return {
    indicator: 'attack-frequency',
    eventAt: isoOf(floorTo(attack.at, precision)),
    precision,
    where: random.chance(0.82)
      ? { type: 'place', place: attack.place.id, geoPrecision: random.chance(0.7) ? 1 : 2 }
      : { type: 'region', region: attack.place.region ?? attack.place.id },
    headline: killed === null ? told : `${told}, ${deathsInWords(killed, attack)}`,
    ...attributed(voice, isFirst && random.chance(0.55) ? '3' : '2'),
    incident: attack.incident ?? null,
    event,
    details: detailsOf(attack, voice, killed),
  };
}

function detailsOf(attack: Attack, voice: Voice, killed: number | null): AttackDetails {
  const { kind } = attack;
  const actor = { front, army: staff, unknown: null }[kind.actor];
  const toll = killed === null ? null : { low: lowOf(killed), best: killed, high: highOf(killed) };
  return {
    type: kind.type,
    subType: kind.subType,
    actor,
    attribution: actor === null ? null : voice.claim === 'perpetrator' ? 'claimed' : 'suspected',
    target: attack.target ?? kind.target,
    tolls: toll === null ? undefined : { killed: { [kind.victims]: toll } },
  };
}

/** The attackers count high, the state counts low. */
function countedBy(random: Random, { killed }: Attack, voice: Voice): number {
  const bias = voice.claim === 'perpetrator' ? 1.6 : voice.claim === 'official' ? 0.7 : 1;
  return Math.round(killed * bias * random.between(0.85, 1.15));
}

const lowOf = (killed: number) => Math.floor(killed * 0.8);
const highOf = (killed: number) => Math.ceil(killed * 1.3);

const victimWords = {
  civilian: ['civilian', 'civilians'],
  'state-forces': ['soldier', 'soldiers'],
  attackers: ['fighter', 'fighters'],
  unknown: ['person', 'people'],
} as const;

function deathsInWords(killed: number, { kind }: Attack): string {
  const [one, many] = victimWords[kind.victims];
  if (killed === 0) return 'nobody killed';
  return `${killed} ${killed === 1 ? one : many} killed`;
}

function precisionOf(random: Random, voice: Voice): Precision {
  if (voice.claim === 'observed') return random.chance(0.3) ? 'minute' : 'hour';
  return random.chance(0.5) ? 'hour' : 'day';
}

function floorTo(at: Instant, precision: Precision): Instant {
  const unit = precision === 'minute' ? MINUTE : precision === 'hour' ? HOUR : 24 * HOUR;
  return Math.floor(at / unit) * unit;
}
