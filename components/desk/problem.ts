import type * as z from 'zod';
import type { FieldProblem } from '#domain/refusal.ts';

/** One rule that one answer breaks. The sentence is the message `rules.{rule}` with the values. */
export interface Problem {
  /** Path in the form, with slashes; empty for the form as a whole. */
  name: string;
  rule: string;
  values: Readonly<Record<string, string | number>>;
  /** The server's own sentence, for a rule that this build does not know. */
  sentence: string | null;
}

export function problem(name: string, rule: string, values: Problem['values'] = {}): Problem {
  return { name, rule, values, sentence: null };
}

type Issue = z.core.$ZodIssue;

/** Rules of the schemas are named `what.rule`; anything else is Zod's own English. */
const ruleName = /^[a-z]+(?:[.-][a-zA-Z]+)+$/;

/** What Zod found wrong with `input`, as rules on fields. */
export function problemsOf(issues: readonly Issue[], input: unknown): Problem[] {
  return issues.map((issue) => {
    const missing = isMissing(input, issue.path);
    const [rule, values] = missing ? ['required', {}] : ruleOf(issue);
    return problem(issue.path.map(String).join('/'), rule, values);
  });
}

function isMissing(input: unknown, path: readonly PropertyKey[]): boolean {
  let value = input;
  for (const key of path) {
    if (value === null || typeof value !== 'object') return true;
    value = Reflect.get(value, key);
  }
  return path.length > 0 && (value === undefined || value === null);
}

function ruleOf(issue: Issue): [rule: string, values: Problem['values']] {
  if (issue.code === 'too_small') return tooSmall(issue.origin, Number(issue.minimum));
  if (issue.code === 'too_big') return tooBig(issue.origin, Number(issue.maximum));
  if (ruleName.test(issue.message)) return [issue.message, {}];
  if (issue.code === 'invalid_format')
    return [issue.format === 'datetime' ? 'time.form' : 'form', {}];
  if (issue.code === 'invalid_type') return [issue.expected === 'int' ? 'number.int' : 'form', {}];
  if (issue.code === 'invalid_value' || issue.code === 'invalid_union') return ['choice', {}];
  return ['form', {}];
}

function tooSmall(origin: string, minimum: number): [string, Problem['values']] {
  if (origin === 'string') return minimum <= 1 ? ['required', {}] : ['text.short', { minimum }];
  return origin === 'array' ? ['list.short', { minimum }] : ['number.small', { minimum }];
}

function tooBig(origin: string, maximum: number): [string, Problem['values']] {
  if (origin === 'string') return ['text.long', { maximum }];
  return origin === 'array' ? ['list.long', { maximum }] : ['number.large', { maximum }];
}

/** What the server refused, on the fields of the form whose answers lie under `prefix`. */
export function problemsOfRefusal(problems: readonly FieldProblem[], prefix: string): Problem[] {
  return problems.map(({ field, rule, message }) => {
    const path = field.replaceAll('.', '/');
    const inside = prefix === '' || path === prefix || path.startsWith(`${prefix}/`);
    const name = inside ? path.slice(prefix.length).replace(/^\//, '') : path;
    return { name, rule, values: {}, sentence: message };
  });
}
