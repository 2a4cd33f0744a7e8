import * as z from 'zod';

const node = z.record(z.string(), z.unknown());
type Node = z.output<typeof node>;

const content = z.record(
  z.string(),
  z.looseObject({
    schema: node,
    examples: z.record(z.string(), z.object({ value: node })).default({}),
  }),
);

const parameter = z.looseObject({
  name: z.string(),
  in: z.enum(['path', 'query']),
  required: z.boolean(),
  schema: node,
});
export type Parameter = z.output<typeof parameter>;

const operation = z.looseObject({
  operationId: z.string(),
  parameters: z.array(parameter),
  requestBody: z.looseObject({ content }).optional(),
  responses: z.record(
    z.string(),
    z.looseObject({ content, headers: z.record(z.string(), node).default({}) }),
  ),
});

const document = z.looseObject({
  paths: z.record(z.string(), z.record(z.enum(['get', 'post']), operation.optional())),
  components: z.object({ schemas: node }),
});

/** An operation as somebody reads of it who has the description of the interface alone. */
export interface Described {
  method: 'get' | 'post';
  path: string;
  query: Parameter[];
  /** What a body must look like, and the examples by their names; null where none is sent. */
  body: { schema: z.ZodType; examples: Record<string, Node> } | null;
  /** What an answer of each status and content type must look like. */
  answers: Map<string, z.ZodType>;
  /** The headers that come with every answer of a status. */
  headers: Map<string, string[]>;
}

/** Every operation of a description, with its schemas made into parsers. */
export function described(json: unknown): Described[] {
  const { paths, components } = document.parse(json);
  const defs = z.record(z.string(), node).parse(moved(components.schemas));
  const parserOf = (schema: Node) =>
    z.fromJSONSchema({ ...node.parse(moved(schema)), $defs: defs });
  return Object.entries(paths).flatMap(([path, methods]) =>
    (['get', 'post'] as const).flatMap((method) => {
      const told = methods[method];
      if (told === undefined) return [];
      const asked = told.requestBody?.content['application/json'];
      const answers = Object.entries(told.responses).flatMap(([status, answer]) =>
        Object.entries(answer.content).map(
          ([type, { schema }]) => [`${status} ${type}`, parserOf(schema)] as const,
        ),
      );
      const body = asked && {
        schema: parserOf(asked.schema),
        examples: Object.fromEntries(
          Object.entries(asked.examples).map(([name, { value }]) => [name, value]),
        ),
      };
      const query = told.parameters.filter((one) => one.in === 'query');
      const headers = new Map(
        Object.entries(told.responses).map(([status, answer]) => [
          status,
          Object.keys(answer.headers).filter((name) => answer.headers[name]?.required === true),
        ]),
      );
      return [{ method, path, query, body: body ?? null, answers: new Map(answers), headers }];
    }),
  );
}

/** With references to where a single schema keeps its definitions. */
function moved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(moved);
  const fields = node.safeParse(value);
  if (!fields.success) return value;
  return Object.fromEntries(
    Object.entries(fields.data).map(([name, inner]) => [
      name,
      name === '$ref' && typeof inner === 'string'
        ? inner.replace('#/components/schemas/', '#/$defs/')
        : moved(inner),
    ]),
  );
}
