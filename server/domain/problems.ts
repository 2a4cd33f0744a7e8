import type * as z from 'zod';
import type { FieldProblem } from '#domain/refusal.ts';

/**
 * Every rule a field can break, in one English sentence for people who read the API's answers.
 * The form has its own words for the same names.
 */
const sentences = {
  required: 'This is needed.',
  form: 'This has the wrong type or form.',
  choice: 'This is not one of the allowed values.',
  'field.unknown': 'There is no such field here.',
  'text.short': 'This is too short.',
  'text.long': 'This is too long.',
  'list.short': 'There are too few items.',
  'list.long': 'There are too many items.',
  'number.int': 'A whole number is needed.',
  'number.small': 'This number is too small.',
  'number.large': 'This number is too large.',
  'time.form': 'An ISO 8601 instant with its zone is needed, such as 2026-04-25T06:30:00Z.',
  'time.future':
    'This lies in the future, and only what has come to pass is logged. A clock may run five minutes ahead.',
  'time.early': 'This lies before the start of the incident.',
  'instant.range': 'Instants from the year 1900 to the year 2199 can be kept.',
  'id.taken': 'An entry with this id is in the log already.',
  'id.form': 'A UUID of version 7 is needed, made by the client.',
  'slug.form': 'Lower-case letters, digits and single hyphens are needed.',
  'url.form': 'An http or https address is needed.',
  'range.order': 'Low, best and high must be in ascending order.',
  'range.empty': 'At least one of low, best and high is needed; leave the whole out if unknown.',
  'window.order': 'The earliest hour must not be after the latest.',
  'period.order': 'The start must be before the end.',
  'period.short': 'So few days cannot say what is normal.',
  'clock.name': 'A named clock needs a name, and only a named clock has one.',
  'clock.twice': 'An incident has every clock once.',
  'clock.unknown': 'The incident has no such clock.',
  'correction.same': 'This says what stands in the log already. A correction changes something.',
  'attack.subType': 'This sub-type does not belong to the type.',
  'civilian.service': 'A disruption names the service that is disrupted.',
  'civilian.stock': 'Only a report on displaced people has a stock.',
  'posture.same-place': 'A move ends somewhere else than it began.',
  'forecast.sum': 'The probabilities must add up to 1.',
  'forecast.twice': 'Every scenario needs an id of its own.',
  'place.unknown': 'The watch has no such place.',
  'region.unknown': 'The watch has no such region.',
  'incident.unknown': 'The watch has no such incident.',
  'incident.retracted': 'That incident has been taken back.',
  'event.unknown': 'The watch has no such event.',
  'event.retracted': 'Every report of that event has been taken back.',
  'event.same': 'An event cannot be merged into itself.',
  'signal.unknown': 'The watch has no such signal.',
  'signal.retracted': 'That signal has been taken back.',
  'claim.unknown': 'That statement makes no such claim.',
  'measure.unknown': 'The indicator has no such measure.',
  'tripwire.unknown': 'The watch has no such tripwire.',
  'tripwire.ended': 'That tripwire has fired, lapsed or been voided already.',
  'tripwire.retracted': 'That tripwire has been taken back.',
  'trend.points': 'This makes too many points; choose a wider bucket or a shorter range.',
  'run.over': 'It was written for another run of the watch than the one under way.',
  'target.unknown': 'The log has no such entry.',
  'target.retracted': 'That entry has been taken back already.',
  'target.retraction':
    'That entry takes another one back, and cannot be undone: log again what it took back, under a new id.',
  'target.correction':
    'That entry corrects another one: correct or take back the one that it is about.',
  'target.signal': 'That entry is a signal: correct it as one.',
  'target.incident': 'That entry is an incident: correct it as one.',
  'target.uncorrected':
    'Only signals and incidents are corrected: take that entry back and log it again.',
  'target.lasting': 'An entry of that kind stands: what changed is said by a newer one.',
} as const satisfies Record<string, string>;

export type Rule = keyof typeof sentences;

/** Every rule, by name: each has its words in the message files. */
export const rules: readonly string[] = Object.keys(sentences);

function isRule(text: string): text is Rule {
  return Object.hasOwn(sentences, text);
}

/** A rule broken by a field; `limit` is named in the sentence. */
export function problem(field: string, rule: Rule, limit?: string | number): FieldProblem {
  const sentence = sentences[rule];
  if (limit === undefined) return { field, rule, message: sentence };
  return { field, rule, limit, message: `${sentence} The limit is ${limit}.` };
}

type Issue = z.core.$ZodIssue;

/** What a schema found wrong with an input, as rules broken by fields. */
export function problemsOf(issues: readonly Issue[], input: unknown): FieldProblem[] {
  return issues.flatMap((issue) => {
    if (isSaidBetter(issue, issues)) return [];
    const field = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        problem(field === '' ? key : `${field}.${key}`, 'field.unknown'),
      );
    }
    if (isMissing(input, issue.path)) return [problem(field, 'required')];
    if (isRule(issue.message)) return [problem(field, issue.message)];
    return [problemOfIssue(field, issue)];
  });
}

/** A whole number has the limits of the machine beside narrower ones of its own. */
function isSaidBetter(issue: Issue, issues: readonly Issue[]): boolean {
  if (issue.code !== 'too_big' && issue.code !== 'too_small') return false;
  if (issue.origin !== 'int') return false;
  return issues.some(
    (other) =>
      other !== issue && other.code === issue.code && other.path.join('.') === issue.path.join('.'),
  );
}

function isMissing(input: unknown, path: readonly PropertyKey[]): boolean {
  let value = input;
  for (const key of path) {
    if (value === null || typeof value !== 'object') return false;
    value = Reflect.get(value, key);
  }
  return value === undefined;
}

function problemOfIssue(field: string, issue: Issue): FieldProblem {
  switch (issue.code) {
    case 'too_small':
      return tooSmall(field, issue.origin, Number(issue.minimum));
    case 'too_big':
      return tooBig(field, issue.origin, Number(issue.maximum));
    case 'invalid_format':
      return problem(field, issue.format === 'datetime' ? 'time.form' : 'form');
    case 'invalid_type':
      return issue.expected === 'int'
        ? problem(field, 'number.int')
        : { ...problem(field, 'form'), message: `A value of type ${issue.expected} is needed.` };
    case 'invalid_value':
      return { ...problem(field, 'choice'), message: `One of: ${issue.values.join(', ')}.` };
    case 'invalid_union':
      return problem(field, 'choice');
    default:
      return problem(field, 'form');
  }
}

function tooSmall(field: string, origin: string, minimum: number): FieldProblem {
  if (origin === 'string') {
    return minimum <= 1 ? problem(field, 'required') : problem(field, 'text.short', minimum);
  }
  return problem(field, origin === 'array' ? 'list.short' : 'number.small', minimum);
}

function tooBig(field: string, origin: string, maximum: number): FieldProblem {
  if (origin === 'string') return problem(field, 'text.long', maximum);
  return problem(field, origin === 'array' ? 'list.long' : 'number.large', maximum);
}
