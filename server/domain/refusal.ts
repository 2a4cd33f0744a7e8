/** Why the ledger or a reader said no. A closed set, mapped once per transport. */
export const refusalCodes = [
  'invalid', // a field breaks a rule
  'unknown-watch',
  'unknown-target', // the entry refers to something that is not there
  'conflict', // the same id with another body
  'too-large',
  'too-many', // one connection asks faster than it is answered; nothing was written
  'busy', // the store is locked by somebody else; nothing was written
  'storage', // the disk or the file of the log fails: full, read-only, damaged, gone
  'stopping',
  'origin',
  'not-found',
  'malformed', // the body is not JSON
  'media-type', // the body is said to be something else than JSON in UTF-8
  'method', // the address does not take this method
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** One rule broken by one field. `rule` is a message key. */
export interface FieldProblem {
  /** Dotted path into the body, e.g. `details.tolls.killed.civilian.high`; empty for the whole. */
  field: string;
  rule: string;
  /** The length, number or count that the rule allows, where it has one. */
  limit?: string | number;
  /** The rule as an English sentence, for people who read the API's answer. */
  message: string;
}

/** An expected refusal. Nothing was changed. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly problems: readonly FieldProblem[];

  constructor(code: RefusalCode, message: string, problems: readonly FieldProblem[] = []) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.problems = problems;
  }
}
