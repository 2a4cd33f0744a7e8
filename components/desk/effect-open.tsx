import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { inputOf } from '#components/desk/controls.ts';
import type { FieldModel } from '#components/desk/field-model.ts';
import { covers, type FormText } from '#components/desk/form-text.ts';
import { type Problem, type Refused, refusedOn } from '#components/desk/problem.ts';
import { useFieldWords, useRuleWords } from '#components/desk/use-form-words.ts';

/** A quiet line of the panel. */
export function Plain({ children }: { children: ReactNode }) {
  return <p className="mt-2 text-14 text-muted">{children}</p>;
}

/** What keeps the answer away: questions without an answer, and answers that cannot stand. */
export function StillOpen({
  fields,
  problems,
}: {
  fields: readonly FieldModel[];
  problems: readonly Problem[];
}) {
  const t = useTranslations('desk.effect');
  const missing = problems.filter(({ rule }) => rule === 'required');
  const open = fields.filter(({ name }) =>
    missing.some((each) => covers(name, each.name) || covers(each.name, name)),
  );
  return (
    <>
      {open.length === 0 ? null : (
        <Plain>
          {t('stillOpen')}{' '}
          {open.map((model, i) => (
            <span key={model.name}>
              {i === 0 ? '' : ', '}
              <ToField fields={fields} model={model} />
            </span>
          ))}
        </Plain>
      )}
      <NotRight
        problems={problems.filter(({ rule }) => rule !== 'required')}
        fields={fields}
        also={open.length > 0}
      />
    </>
  );
}

/** Answers that the log would not take, each with its rule; what is still being typed is no error. */
function NotRight({
  problems,
  fields,
  also,
}: {
  problems: readonly Problem[];
  fields: readonly FieldModel[];
  also: boolean;
}) {
  const t = useTranslations('desk.effect');
  if (problems.length === 0) return null;
  return (
    <div className="mt-2 text-14 text-muted">
      <p>{t('notRight', { also: also ? 'yes' : 'no' })}</p>
      <Rules problems={problems} fields={fields} />
    </div>
  );
}

/** What the log would say to the entry as it is. */
export function RefusedEntry({
  refusal,
  fields,
  within,
}: {
  refusal: Refused;
  fields: readonly FieldModel[];
  within: string;
}) {
  const t = useTranslations('desk.effect');
  const sentence = useRuleWords();
  const problems = refusedOn(refusal, within);
  // A correction that has only been opened is no mistake.
  const [first] = problems;
  if (first?.rule === 'correction.same') return <Plain>{sentence(first)}</Plain>;
  return (
    <>
      <p className="mt-2 font-medium text-14 text-danger">{t('refused')}</p>
      <div className="text-14 text-danger">
        <Rules problems={problems} fields={fields} />
      </div>
    </>
  );
}

/** The rules that answers break, each after the name of its question. */
function Rules({
  problems,
  fields,
}: {
  problems: readonly Problem[];
  fields: readonly FieldModel[];
}) {
  const sentence = useRuleWords();
  return (
    <ul>
      {problems.map((problem) => {
        const model = fields.find(({ name }) => covers(name, problem.name));
        return (
          <li key={`${problem.name} ${problem.rule}`}>
            {model === undefined ? null : <ToField fields={fields} model={model} />}
            {model === undefined ? '' : ': '}
            {sentence(problem)}
          </li>
        );
      })}
    </ul>
  );
}

/** The name of a question, which leads there. */
function ToField({ fields, model }: { fields: readonly FieldModel[]; model: FieldModel }) {
  const { setFocus } = useFormContext<FormText>();
  const { label } = useFieldWords(model);
  return (
    <button
      type="button"
      className="min-h-6 underline underline-offset-2 hover:text-ink"
      onClick={() => setFocus(inputOf(fields, model.name) ?? model.name)}
    >
      {label}
    </button>
  );
}
