import { setImmediate as breathe } from 'node:timers/promises';
import * as z from 'zod';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import { slugSchema } from '#domain/place.ts';
import { idSchema } from '#domain/signal.ts';
import type { Operation } from '#server/api/operation.ts';
import { pathsBeside, responsesOf } from '#server/api/responses.ts';
import type { Ledger } from '#server/ledger.ts';

type Node = Record<string, unknown>;

const DEFINITIONS = '#/$defs/';
const COMPONENTS = '#/components/schemas/';

/** A schema as the document has it, and the named parts that it refers to. */
interface Written {
  schema: unknown;
  parts: ReadonlyMap<string, unknown>;
}

/** Schemas never change, and to write one down takes milliseconds. */
const known = new WeakMap<z.ZodType, Written>();

/** The JSON Schema of what a client sends or is sent: both are in wire form. */
function written(schema: z.ZodType): Written {
  const { $schema: _, $defs = {}, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  const parts = Object.entries($defs).map(([name, part]) => [name, moved(part)] as const);
  return { schema: moved(rest), parts: new Map(parts) };
}

/** Collects the named parts of all schemas in one place. */
class Components {
  readonly schemas: Node = {};

  schemaOf(schema: z.ZodType): unknown {
    const told = known.get(schema) ?? written(schema);
    known.set(schema, told);
    for (const [name, part] of told.parts) this.schemas[name] ??= part;
    return told.schema;
  }
}

/** References to definitions of one schema, made to point at those of the whole document. */
function moved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(moved);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== 'id' || !isNamed(value));
  return Object.fromEntries(
    entries.map(([name, inner]) => [
      name,
      name === '$ref' && typeof inner === 'string'
        ? inner.replace(DEFINITIONS, COMPONENTS)
        : moved(inner),
    ]),
  );
}

/** A schema that carries its own name, rather than an object with a property called `id`. */
function isNamed(value: object): boolean {
  return 'id' in value && typeof value.id === 'string';
}

/**
 * OpenAPI 3.1 from the schemas that parse the requests. Its examples are made from the logs as
 * they are now, so that each is accepted as it stands once its `id` is replaced. Others have their
 * turn after every operation.
 */
export async function openApi(
  operations: readonly Operation[],
  ledger: Ledger,
  build: string,
): Promise<Node> {
  const components = new Components();
  const paths: Record<string, Node> = {};
  for (const operation of operations) {
    const path = paths[operation.path] ?? {};
    path[operation.method] = describe(operation, components, ledger);
    paths[operation.path] = path;
    await breathe();
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Watchfloor',
      version: '1',
      description:
        'Signals, readings and the log of every watch. HEAD is answered as GET is, without the ' +
        'body; OPTIONS with the methods that the address takes, in `Allow`; any other method ' +
        `with 405. Build ${build}.`,
    },
    servers: [{ url: '/api/v1' }],
    paths: { ...paths, ...pathsBeside((schema) => components.schemaOf(schema)) },
    components: { schemas: components.schemas },
  };
}

function describe(operation: Operation, components: Components, ledger: Ledger): Node {
  const { id, summary, body } = operation;
  return {
    operationId: id,
    summary,
    parameters: parametersOf(operation, components, ledger),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: components.schemaOf(body.schema),
                examples: named(body.examples(ledger)),
              },
            },
          },
        }),
    responses: responsesOf(operation, (schema) => components.schemaOf(schema)),
  };
}

function named(examples: Record<string, unknown>): Node {
  return Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }]));
}

function parametersOf(
  { path, query }: Operation,
  components: Components,
  { watches }: Ledger,
): Node[] {
  const [first] = watches.keys();
  const watch = watches.has('exercise') ? 'exercise' : first;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: components.schemaOf(inPathSchemas[name] ?? z.string()),
    ...(name === 'watch' && watch !== undefined ? { example: watch } : {}),
  }));
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !schema.safeParse(undefined).success,
    ...(schema.description === undefined ? {} : { description: schema.description }),
    schema: inNumbers(components.schemaOf(schema)),
  }));
  return [...inPath, ...inQuery];
}

/** What stands for each name in an address. */
const inPathSchemas: Readonly<Record<string, z.ZodType>> = {
  watch: slugSchema,
  indicator: z.enum(indicatorIds),
  signal: idSchema,
  incident: idSchema,
};

/** The default of a whole number as a number: its parser is given digits. */
function inNumbers(schema: unknown): unknown {
  const told = wholeWithDefault.safeParse(schema);
  return told.success ? { ...told.data, default: Number(told.data.default) } : schema;
}

const wholeWithDefault = z.looseObject({ type: z.literal('integer'), default: z.string() });
