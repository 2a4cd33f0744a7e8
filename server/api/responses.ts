import type * as z from 'zod';
import { healthAnswer, refusalAnswer } from '#server/api/answers.ts';
import type { Operation } from '#server/api/operation.ts';

type Node = Record<string, unknown>;

/** How a schema is written down in the description of the interface. */
export type Write = (schema: z.ZodType) => unknown;

const allow = {
  description: 'The methods that the address takes',
  required: true,
  schema: { type: 'string' },
};

/** What may be answered at any address, and by what means. */
function always(write: Write): Node {
  return {
    400: refusal(write, 'The address is not UTF-8 text'),
    403: refusal(
      write,
      'Asked under another name than that of this machine, or by a page from elsewhere',
    ),
    405: {
      ...refusal(write, 'Asked by another method than the address takes'),
      headers: { Allow: allow },
    },
    500: refusal(write, 'The server failed; `reference` finds it in its log'),
    503: refusal(write, 'Starting or stopping'),
  };
}

/** All that an operation may answer, by status. */
export function responsesOf({ path, method, body, answer }: Operation, write: Write): Node {
  const done = { description: answer.description, content: json(write(answer.schema)) };
  const isEntry = method === 'post' && answer.description.includes('201');
  const hasBody = body !== undefined;
  return {
    ...always(write),
    200: done,
    ...(isEntry ? { 201: done, 409: refusal(write, 'The id belongs to another entry') } : {}),
    ...(hasBody
      ? {
          400: refusal(write, 'The address is not UTF-8 text, or the body is not JSON in UTF-8'),
          413: refusal(write, 'The body is larger than 64 kB'),
          415: refusal(write, 'The headers say that the body is something else than JSON in UTF-8'),
        }
      : {}),
    ...(path.includes('{')
      ? { 404: refusal(write, 'There is no such watch, or no such thing in it') }
      : {}),
    422: refusal(write, 'Something in the request breaks a rule; each field is named'),
    503: refusal(
      write,
      'Starting, stopping, or the log cannot be used now: its file is held, its disk fails, or it cannot be read',
    ),
  };
}

/** What stands beside the watches: the health of the server, its figures, and this description. */
export function pathsBeside(write: Write): Record<string, Node> {
  const health = json(write(healthAnswer));
  return {
    '/api/health': beside('getHealth', 'Whether the server can be relied upon now', {
      ...always(write),
      200: { description: 'It is ready', content: health },
      503: {
        description: 'It starts, stops, cannot write its log, or cannot read that of some watch',
        content: health,
      },
    }),
    '/metrics': beside('getMetrics', 'What the server counts about itself, for Prometheus', {
      ...always(write),
      200: {
        description: 'The figures',
        content: { 'text/plain': { schema: { type: 'string' } } },
      },
    }),
    '/api/v1/openapi.json': beside('getDescription', 'This description', {
      ...always(write),
      200: { description: 'The description', content: json({ type: 'object' }) },
    }),
  };
}

/** Under an address of its own, whichever version of the interface is asked. */
function beside(operationId: string, summary: string, responses: Node): Node {
  return { get: { operationId, summary, servers: [{ url: '/' }], parameters: [], responses } };
}

function json(schema: unknown): Node {
  return { 'application/json': { schema } };
}

function refusal(write: Write, description: string): Node {
  return { description, content: json(write(refusalAnswer)) };
}
