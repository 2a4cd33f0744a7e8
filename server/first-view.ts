import type {
  ExerciseAnswer,
  KnowledgeAnswer,
  ReadingAnswer,
  SignalAnswer,
  SignalsAnswer,
  WatchAnswer,
  WireView,
} from '#server/contract.ts';
import { openDoor } from '#server/door.ts';
import { type Asked, parseQuery, signalQuery, signalsQuery, viewQuery } from '#server/queries.ts';
import type { Json } from '#server/reads.ts';

/**
 * The one door by which pages read. A page is bundled apart from the server, with its own copies
 * of modules, so it asks the server that runs in this process instead of importing it. What it
 * may ask, and how, is what REST may: queries are the search parameters as they stand in an
 * address, answers are in wire form.
 *
 * Every function throws a refusal for what cannot be answered: see `refusalCode`.
 */

/** Why the server said no, if that is what an error is: `unknown-watch`, `invalid` … */
export function refusalCode(error: unknown): string | null {
  const isRefusal = error instanceof Error && error.name === 'Refusal' && 'code' in error;
  return isRefusal && typeof error.code === 'string' ? error.code : null;
}

export function readWatches(): WatchAnswer[] {
  return openDoor().watches();
}

export function readWatch(watch: string): WatchAnswer {
  return openDoor().watch(watch);
}

/** How the knowledge of a watch grew: the stops of a control that moves back in it. */
export function readKnowledge(watch: string): KnowledgeAnswer {
  return openDoor().knowledge(watch);
}

export async function readView(
  watch: string,
  asked: Asked<typeof viewQuery> = {},
): Promise<WireView> {
  return parse(await openDoor().view(watch, parseQuery(viewQuery, asked)));
}

export async function readReading(
  watch: string,
  indicator: string,
  asked: Asked<typeof viewQuery> = {},
): Promise<ReadingAnswer> {
  return parse(await openDoor().reading(watch, indicator, parseQuery(viewQuery, asked)));
}

export async function readSignals(
  watch: string,
  asked: Asked<typeof signalsQuery> = {},
): Promise<SignalsAnswer> {
  return parse(await openDoor().signals(watch, parseQuery(signalsQuery, asked)));
}

export async function readSignal(
  watch: string,
  signal: string,
  asked: Asked<typeof signalQuery> = {},
): Promise<SignalAnswer> {
  return parse(await openDoor().signal(watch, signal, parseQuery(signalQuery, asked)));
}

/** How far an exercise has come; null for a watch that no script is told in. */
export function readExercise(watch: string): Promise<ExerciseAnswer | null> {
  return openDoor().exercise(watch, {});
}

/** The server's time and the build that is running. */
export function readServer(): { now: string; build: string } {
  return openDoor().server();
}

function parse<T>(text: Json<T>): T {
  return JSON.parse(text);
}
