import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext, useId, useMemo } from 'react';

/** What ties an input to its label, its hint and its error. */
export interface FieldIds {
  id: string;
  labelId: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
}

const Context = createContext<FieldIds | null>(null);

/** For an input inside a `Field`. */
export function useField(): FieldIds {
  const ids = useContext(Context);
  if (ids === null) throw new Error('An input needs a Field around it.');
  return ids;
}

interface FieldProps {
  label: ReactNode;
  /** Beside the label, in grey: the unit, what was understood. */
  aside?: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  /** It says so beside the label: there are fewer of these than of the others. */
  required?: boolean;
  /** For several inputs under one label. */
  group?: boolean;
  className?: string;
  children: ReactNode;
}

/** A label, an input, what to know about it, and what is wrong with it. */
export function Field(props: FieldProps) {
  const { label, aside, hint, error, required = false, group = false, className = '' } = props;
  const t = useTranslations('common');
  const id = useId();
  const ids = useMemo(() => {
    const describedBy = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].join(' ').trim();
    return {
      id: `${id}-input`,
      labelId: `${id}-label`,
      describedBy: describedBy || undefined,
      invalid: error !== undefined,
      required,
    };
  }, [id, hint, error, required]);
  const Label = group ? 'span' : 'label';
  return (
    <Context value={ids}>
      <div className={`min-w-0 ${className}`}>
        <div className="mb-1 flex flex-wrap items-baseline gap-x-2 text-14">
          <Label
            id={ids.labelId}
            {...(group ? {} : { htmlFor: ids.id })}
            className="font-medium text-ink"
          >
            {label}
          </Label>
          {required ? (
            // Assistive technology hears it from the input.
            <span aria-hidden="true" className="text-12 text-muted">
              {t('needed')}
            </span>
          ) : null}
          {aside ? <span className="min-w-0 text-12 text-muted">{aside}</span> : null}
        </div>
        {props.children}
        {hint ? (
          <p id={`${id}-hint`} className="mt-1 text-12 text-muted">
            {hint}
          </p>
        ) : null}
        <FieldError id={`${id}-error`} error={error} />
      </div>
    </Context>
  );
}

function FieldError({ id, error }: { id: string; error: string | undefined }) {
  if (error === undefined) return null;
  return (
    <p id={id} className="mt-1 flex gap-1.5 font-medium text-14 text-danger">
      <span aria-hidden="true">✕</span>
      <span>{error}</span>
    </p>
  );
}
