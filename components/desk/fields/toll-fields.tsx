'use client';

import { useTranslations } from 'next-intl';
import type { FieldModel } from '#components/desk/field-model.ts';
import { useText } from '#components/desk/fields/use-text.ts';
import { bounds, harms, tollRows } from '#components/desk/tolls.ts';
import { useFieldWords } from '#components/desk/use-form-words.ts';
import { victimClasses } from '#domain/signal.ts';

/** One cell of a table of counts; unknown stays empty, or "?". */
function Cell({ name, label }: { name: string; label: string }) {
  const { text, setText, error, bind } = useText(name);
  return (
    <td className="border-line border-l p-0 align-top">
      <input
        {...bind}
        value={text}
        inputMode="numeric"
        autoComplete="off"
        placeholder="?"
        aria-label={label}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error === undefined ? undefined : `${name}-error`}
        onChange={(event) => setText(event.target.value)}
        className={`min-h-9 w-full bg-surface px-2.5 py-1.5 text-right font-mono text-16 -outline-offset-2 md:text-14 ${error === undefined ? '' : 'not-focus-visible:outline-2 not-focus-visible:outline-danger'}`}
      />
      {error === undefined ? null : (
        <p id={`${name}-error`} className="px-2.5 pb-1.5 font-medium text-12 text-danger">
          {error}
        </p>
      )}
    </td>
  );
}

function Row({ name, label }: { name: string; label: string }) {
  const t = useTranslations('desk.bounds');
  return (
    <tr className="border-line border-t">
      <th scope="row" className="px-2.5 py-1.5 text-left font-normal text-14">
        {label}
      </th>
      {bounds.map((bound) => (
        <Cell key={bound} name={`${name}/${bound}`} label={`${label}, ${t(bound)}`} />
      ))}
    </tr>
  );
}

function Head({ label }: { label: string }) {
  const t = useTranslations('desk.bounds');
  return (
    <thead className="bg-raised">
      <tr>
        <th scope="col" className="px-2.5 py-1.5 text-left font-medium text-14">
          {label}
        </th>
        {bounds.map((bound) => (
          <th
            key={bound}
            scope="col"
            className="w-[19%] border-line border-l px-2.5 py-1.5 text-right font-normal text-12 text-muted"
          >
            {t(bound)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

const tableLook = 'w-full table-fixed border-collapse border border-line-strong bg-surface';

/** Low, best and high of one number of people. */
export function RangeField({ model }: { model: FieldModel }) {
  const { label, hint } = useFieldWords(model);
  const t = useTranslations('desk');
  return (
    <div>
      <table className={tableLook}>
        <Head label={label} />
        <tbody>
          <Row name={model.name} label={t('people')} />
        </tbody>
      </table>
      {hint === undefined ? null : <p className="mt-1 text-12 text-muted">{hint}</p>}
    </div>
  );
}

/** Counts by class of victim. */
export function TollByClassField({ model }: { model: FieldModel }) {
  const { label } = useFieldWords(model);
  const t = useTranslations('desk.victims');
  return (
    <table className={tableLook}>
      <Head label={label} />
      <tbody>
        {tollRows(model.name, false).map((name, i) => (
          <Row key={name} name={name} label={t(victimClasses[i] ?? 'unknown')} />
        ))}
      </tbody>
    </table>
  );
}

/**
 * Killed, wounded and abducted by class of victim: the dead at once, the others where they are
 * opened or already hold something.
 */
export function TollsField({ model }: { model: FieldModel }) {
  const { label, hint } = useFieldWords(model);
  const t = useTranslations('desk');
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium text-14">{label}</legend>
      <div className="space-y-2">
        {harms.map((harm, i) => (
          <details key={harm} open={i === 0}>
            <summary className="cursor-pointer py-1 text-14 text-muted">
              {t(`harms.${harm}`)}
            </summary>
            <table className={tableLook}>
              <Head label={t(`harms.${harm}`)} />
              <tbody>
                {victimClasses.map((victims) => (
                  <Row
                    key={victims}
                    name={`${model.name}/${harm}/${victims}`}
                    label={t(`victims.${victims}`)}
                  />
                ))}
              </tbody>
            </table>
          </details>
        ))}
      </div>
      {hint === undefined ? null : <p className="mt-1 text-12 text-muted">{hint}</p>}
    </fieldset>
  );
}
