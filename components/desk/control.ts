import type { TimeContext } from '#components/desk/event-time.ts';
import type { FieldModel } from '#components/desk/field-model.ts';
import type { FormText } from '#components/desk/form-text.ts';
import type { Gazetteer } from '#components/desk/gazetteer.ts';
import { type Problem, problem } from '#components/desk/problem.ts';

/** What the texts of a form are read against. */
export interface ReadContext extends TimeContext {
  gazetteer: Gazetteer;
}

/** Answers by their path in the body; undefined is left out, so that a default can fill it. */
export interface Answers {
  values: [path: string, value: unknown][];
  problems: Problem[];
}

type Read = (field: FieldModel, text: FormText, context: ReadContext) => Answers;
type Write = (field: FieldModel, value: unknown, context: ReadContext, body: unknown) => FormText;

export interface Control {
  read: Read;
  write: Write;
  /** Parts of the body, besides its own, that it answers. */
  answers?: readonly string[];
  /** The input for a rule on this answer or a part of it; the field's own name without. */
  inputOf?: (field: FieldModel, name: string) => string;
}

export function answer(path: string, value: unknown): Answers {
  return { values: [[path, value]], problems: [] };
}

export function refuse(name: string, rule: string): Answers {
  return { values: [], problems: [problem(name, rule)] };
}
