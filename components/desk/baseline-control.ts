import { answer, type Control, type ReadContext } from '#components/desk/control.ts';
import { readTime } from '#components/desk/event-time.ts';
import { type FormText, textAt } from '#components/desk/form-text.ts';
import { type Problem, problem } from '#components/desk/problem.ts';
import { shortestBaseline } from '#domain/indicators/attack-baselines.ts';
import { DAY, type Instant, isoOf } from '#domain/instant.ts';

/** What is done about the frozen days. */
export const frozenActs = ['freeze', 'release'] as const;

/** The two ends as they are typed, each read; null where nothing or nonsense stands. */
export function frozenEnds(
  name: string,
  text: FormText,
  context: ReadContext,
): { fromAt: Instant | null; toAt: Instant | null; problems: Problem[] } {
  const [from, to] = (['fromAt', 'toAt'] as const).map((end) => {
    const time = readTime(textAt(text, `${name}/${end}`), context);
    const problems = time.ok ? [] : [problem(`${name}/${end}`, time.rule)];
    return { at: time.ok ? time.at : null, problems };
  });
  return {
    fromAt: from?.at ?? null,
    toAt: to?.at ?? null,
    problems: [...(from?.problems ?? []), ...(to?.problems ?? [])],
  };
}

/** Days that stand as normal until they are let go; null lets go of them. */
export const frozenDays: Control = {
  inputOf: ({ name }, broken) => (broken === name ? `${name}/toAt` : broken),
  read: ({ name }, text, context) => {
    if (textAt(text, `${name}/act`) === 'release') return answer(name, null);
    const { fromAt, toAt, problems } = frozenEnds(name, text, context);
    const period = {
      ...(fromAt === null ? {} : { fromAt: isoOf(fromAt) }),
      ...(toAt === null ? {} : { toAt: isoOf(toAt) }),
    };
    return {
      values: [[name, period]],
      problems: [...problems, ...daysWrong(`${name}/toAt`, { fromAt, toAt })],
    };
  },
  write: ({ name }) => ({ [`${name}/act`]: 'freeze' }),
};

/** Too few days. */
function daysWrong(
  name: string,
  { fromAt, toAt }: { fromAt: Instant | null; toAt: Instant | null },
): Problem[] {
  if (fromAt === null || toAt === null || fromAt >= toAt) return [];
  if (toAt - fromAt >= shortestBaseline) return [];
  return [{ ...problem(name, 'period.short'), limit: shortestBaseline / DAY }];
}
