import * as z from 'zod';
import { type DraftInput, draftSchema } from '#domain/entry.ts';
import { problem, problemsOf } from '#domain/problems.ts';
import { Refusal } from '#domain/refusal.ts';
import { toWire } from '#domain/wire.ts';
import { entryAnswer, exerciseAnswer, previewAnswer } from '#server/api/answers.ts';
import {
  anyEntry,
  correction,
  heartbeat,
  incident,
  restart,
  retraction,
  signal,
  supposed,
} from '#server/api/examples.ts';
import {
  type Desk,
  type Examples,
  type Operation,
  ok,
  type Request,
  type Response,
} from '#server/api/operation.ts';
import { withoutScript } from '#server/exercise.ts';
import { appendQuery, parseQuery, timeQuery } from '#server/queries.ts';
import { wireTextOf } from '#server/recording.ts';

type Kind = DraftInput['kind'];

/** The schema of a body: a draft of one kind, without the kind, which the address gives. */
function bodyOf(kind: Kind): z.ZodType {
  const found = draftSchema.options.find((option) => option.shape.kind.value === kind);
  if (found === undefined) throw new Error(`no entry is called ${kind}`);
  const { kind: _, ...shape } = found.shape;
  return z.strictObject(shape);
}

async function append(
  { ledger }: Desk,
  { params, query }: Request,
  input: unknown,
): Promise<Response> {
  const { run } = parseQuery(appendQuery, query);
  const { entry, body, repeated } = await ledger.append(params.watch ?? '', input, run);
  return { status: repeated ? 200 : 201, text: wireTextOf(entry, body) };
}

/** The body with the kind that the address gives it. */
function ofKind(body: unknown, kind: Kind): unknown {
  if (!isFields(body)) return body;
  if (!Object.hasOwn(body, 'kind')) return { ...body, kind };
  throw new Refusal('invalid', 'The entry breaks a rule.', [problem('kind', 'field.unknown')]);
}

function isFields(body: unknown): body is Record<string, unknown> {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}

const written = {
  description: 'The entry, with its revision. 201 when it is new, 200 when it was there already.',
  schema: entryAnswer,
};

function writing(
  path: string,
  { id, summary, kind, examples }: { id: string; summary: string; kind: Kind; examples: Examples },
): Operation {
  return {
    method: 'post',
    path: `/watches/{watch}/${path}`,
    id,
    summary,
    query: appendQuery,
    body: { schema: bodyOf(kind), examples },
    answer: written,
    act: (desk, request) => append(desk, request, ofKind(request.body, kind)),
  };
}

const correctionBody = z.union([bodyOf('signal-corrected'), bodyOf('incident-corrected')]);

/** Any entry; a signal may leave out its kind, as where it is logged. */
const previewBody = z.union([bodyOf('signal-recorded'), draftSchema]);

const restartBody = z.strictObject({ action: z.literal('restart') });

/** What can be added to the log. */
export const writingOperations: readonly Operation[] = [
  writing('signals', {
    id: 'recordSignal',
    summary: 'Log a signal',
    kind: 'signal-recorded',
    examples: signal,
  }),
  writing('heartbeats', {
    id: 'recordHeartbeat',
    summary: 'Looked, nothing to report',
    kind: 'heartbeat',
    examples: heartbeat,
  }),
  writing('incidents', {
    id: 'openIncident',
    summary: 'Open an incident with its clocks',
    kind: 'incident-opened',
    examples: incident,
  }),
  writing('retractions', {
    id: 'retractEntry',
    summary: 'Take an entry back',
    kind: 'entry-retracted',
    examples: retraction,
  }),
  {
    method: 'post',
    path: '/watches/{watch}/corrections',
    id: 'correctEntry',
    summary: 'Correct a signal or an incident; what it said before stays readable',
    query: appendQuery,
    body: { schema: correctionBody, examples: correction },
    answer: written,
    act: (desk, request) => {
      const { body } = request;
      const about = isFields(body) && Object.hasOwn(body, 'incident') ? 'incident' : 'signal';
      return append(desk, request, ofKind(body, `${about}-corrected`));
    },
  },
  {
    method: 'post',
    path: '/watches/{watch}/entries',
    id: 'appendEntry',
    summary: 'Append an entry of any kind',
    query: appendQuery,
    body: { schema: draftSchema, examples: anyEntry },
    answer: written,
    act: (desk, request) => append(desk, request, request.body),
  },
  {
    method: 'post',
    path: '/watches/{watch}/preview',
    id: 'previewEntry',
    summary: 'What an entry would do; nothing is written. Without a kind it is a signal',
    body: { schema: previewBody, examples: supposed },
    answer: {
      description:
        'The readings that would change, before and after; of a signal, possible duplicates and ' +
        'events it may report',
      schema: previewAnswer,
    },
    act: async ({ reads }, { params, body }) => {
      const isWhole = isFields(body) && Object.hasOwn(body, 'kind');
      return ok(
        await reads.preview(params.watch ?? '', isWhole ? body : ofKind(body, 'signal-recorded')),
      );
    },
  },
  {
    method: 'get',
    path: '/watches/{watch}/exercise',
    id: 'getExercise',
    summary: 'How far the run of an exercise has come, or had come then',
    query: timeQuery,
    answer: { description: 'The run', schema: exerciseAnswer },
    act: async ({ reads }, { params: { watch = '' }, query }) => {
      const exercise = await reads.exercise(watch, parseQuery(timeQuery, query));
      if (exercise === null) throw withoutScript(watch);
      return ok(JSON.stringify(exercise));
    },
  },
  {
    method: 'post',
    path: '/watches/{watch}/exercise',
    id: 'restartExercise',
    summary: 'Start an exercise afresh, as a new run with a log of its own',
    body: { schema: restartBody, examples: restart },
    answer: { description: 'The new run', schema: exerciseAnswer },
    act: async ({ exercises }, { params, body }) => {
      const parsed = restartBody.safeParse(body);
      if (!parsed.success) {
        const problems = problemsOf(parsed.error.issues, body);
        throw new Refusal('invalid', 'The request breaks a rule.', problems);
      }
      return ok(JSON.stringify(toWire(await exercises.restart(params.watch ?? ''))));
    },
  },
];
