import { attackKinds } from '#db/demo/exercise/attack-kinds.ts';
import { type Attack, type Report, report } from '#db/demo/exercise/attack-reports.ts';
import {
  agency,
  attributed,
  aviation,
  daily,
  frontChannel,
  hauliers,
  monitors,
  relief,
  residents,
  spokenBy,
} from '#db/demo/exercise/cast.ts';
import type { Chronicle, SignalBody } from '#db/demo/exercise/chronicle.ts';
import { placeOf } from '#db/demo/exercise/country.ts';
import type { Random } from '#db/demo/exercise/random.ts';
import { correctToll } from '#db/demo/exercise/second-thoughts.ts';
import type { EntryBody } from '#db/demo/log-writer.ts';
import { type Instant, isoOf, MINUTE } from '#domain/instant.ts';

const voicesByName = {
  agency,
  aviation,
  daily,
  frontChannel,
  hauliers,
  monitors,
  relief,
  residents,
};
export type VoiceName = keyof typeof voicesByName;

type DetailsOf<K extends SignalBody['indicator']> = Extract<
  SignalBody,
  { indicator: K }
>['details'];

/** When a line of the story reaches the desk, in minutes, and the name other lines call it by. */
interface Line {
  minute: number;
  name?: string;
  incident?: string;
}

export interface Blow extends Line {
  kind: keyof typeof attackKinds;
  place: string;
  told: string;
  toll: number;
  reports: number;
}

/** A blow in one line. */
export type BlowRow = readonly [
  minute: number,
  kind: Blow['kind'],
  place: string,
  told: string,
  toll: number,
  reports: number,
  incident?: string,
];

export function blowOf([minute, kind, place, told, toll, reports, incident]: BlowRow): Blow {
  return { minute, name: `${kind}/${place}`, kind, place, told, toll, reports, incident };
}

export interface Told extends Line {
  told: string;
  /** A source of the cast, or an official whom the agency quotes. */
  from: VoiceName | { speaker: string };
  place?: string;
  region?: string;
  /** Name of the line whose event this one reports too. */
  reportOf?: string;
}

type Indicator = Exclude<SignalBody['indicator'], 'attack-frequency'>;

/** What a signal says about its own indicator. */
export type Content = { [K in Indicator]: { indicator: K; details: DetailsOf<K> } }[Indicator];

type Shared = Omit<Extract<SignalBody, Content>, 'indicator' | 'details'>;

/** Plays lines of a story into a chronicle. `instantOf` is when a minute of it comes. */
export class Story {
  readonly #chronicle: Chronicle;
  readonly #random: Random;
  readonly #chapter: string;
  readonly #instantOf: (minute: number) => Instant;
  readonly #ids: Map<string, string>;
  readonly #blows = new Map<string, { attack: Attack; first: Report }>();
  readonly #told = new Map<string, Shared>();

  constructor(
    { chronicle, random, ids }: { chronicle: Chronicle; random: Random; ids: Map<string, string> },
    { chapter, instantOf }: { chapter: string; instantOf: (minute: number) => Instant },
  ) {
    this.#chronicle = chronicle;
    this.#random = random;
    this.#ids = ids;
    this.#chapter = chapter;
    this.#instantOf = instantOf;
  }

  /** Id of the line of that name. Throws on one not told yet: the story would be wrong. */
  idOf(name: string): string {
    const id = this.#ids.get(name);
    if (id === undefined) throw new Error(`The story has not told ${name} yet`);
    return id;
  }

  instantOf(minute: number): Instant {
    return this.#instantOf(minute);
  }

  /** Any entry, at its minute. */
  add(line: Line & { key: string }, body: EntryBody): void {
    const id = this.#chronicle.add(
      this.#instantOf(line.minute),
      `${this.#chapter}/${line.key}`,
      body,
    );
    this.#ids.set(line.name ?? line.key, id);
  }

  /** An attack; its first report comes at its minute, the others in the quarter of an hour after. */
  blow({ minute, name, kind, place, told, toll, reports, incident }: Blow): void {
    const key = `${this.#chapter}/${kind}/${minute}`;
    const heardAt = this.#instantOf(minute);
    const at = heardAt - this.#random.between(3, 14) * MINUTE;
    const delays = Array.from({ length: reports }, (_, i) => {
      const later = i === 0 ? 0 : this.#random.between(0.4, 4) * i;
      return this.#instantOf(minute + later) - at;
    });
    const attack = {
      key,
      at,
      place: placeOf(place),
      kind: attackKinds[kind],
      told,
      toll,
      incident: incident === undefined ? undefined : this.idOf(incident),
    };
    const [first] = report(this.#chronicle, this.#random, { attack, delays });
    if (first === undefined) return;
    this.#ids.set(name ?? key, first.id);
    this.#blows.set(name ?? key, { attack, first });
  }

  /** A later count of the dead of a blow. */
  countAgain(name: string, minute: number): void {
    const blow = this.#blows.get(name);
    if (blow === undefined) throw new Error(`The story has no blow ${name}`);
    const afterwards = this.#instantOf(minute);
    correctToll(this.#chronicle, this.#random, { ...blow, afterwards });
  }

  /** Any other signal. */
  tell(line: Told, content: Content): void {
    const { minute, told, from, place, region, incident, reportOf } = line;
    const lag = this.#random.between(2, 12) * MINUTE;
    const heardAt = this.#instantOf(minute);
    const where = place === undefined ? null : ({ type: 'place', place } as const);
    const shared: Shared = {
      eventAt: isoOf(Math.floor((heardAt - lag) / MINUTE) * MINUTE),
      precision: 'minute',
      where: region === undefined ? where : ({ type: 'region', region } as const),
      headline: told,
      ...(typeof from === 'string'
        ? attributed(voicesByName[from], from === 'residents' ? '3' : '2')
        : spokenBy(from.speaker)),
      incident: incident === undefined ? null : this.idOf(incident),
      event: reportOf === undefined ? null : this.idOf(reportOf),
    };
    const key = line.name ?? `${content.indicator}/${minute}`;
    this.#told.set(key, shared);
    this.add({ minute, key }, { kind: 'signal-recorded', signal: { ...shared, ...content } });
  }
  /** A signal said better: the same source and instant, other words and numbers. */
  correct(
    { minute, name, told, reason }: { minute: number; name: string; told: string; reason: string },
    content: Content,
  ): void {
    const shared = this.#told.get(name);
    if (shared === undefined) throw new Error(`The story has not told ${name} yet`);
    this.add(
      { minute, key: `${name}/corrected` },
      {
        kind: 'signal-corrected',
        target: this.idOf(name),
        reason,
        signal: { ...shared, headline: told, ...content },
      },
    );
  }
}
