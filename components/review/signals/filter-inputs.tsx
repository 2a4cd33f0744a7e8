'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, type RefObject, useEffect, useId, useRef } from 'react';
import type { WrittenRule } from '#components/review/time/written-time.ts';

const field = 'h-9 w-full border border-line-strong bg-surface px-2 text-14 text-ink';

/**
 * An input that holds what the address says. What is chosen elsewhere, or cleared, is shown
 * here too; drawn anew, the input would lose the cursor.
 */
function useShown<T extends HTMLInputElement | HTMLSelectElement>(
  value: string | null,
): RefObject<T | null> {
  const input = useRef<T>(null);
  const shown = useRef(value);
  useEffect(() => {
    // It begins with what the page came with: what was chosen before the script was there stands.
    if (shown.current === value) return;
    shown.current = value;
    if (input.current !== null) input.current.value = value ?? '';
  }, [value]);
  return input;
}

interface InputProps {
  name: string;
  label: string;
  value: string | null;
}

function Labelled(props: { id: string; label: string; className?: string; children: ReactNode }) {
  return (
    <div className={props.className}>
      <label htmlFor={props.id} className="mb-1 block font-medium text-12">
        {props.label}
      </label>
      {props.children}
    </div>
  );
}

/** Words that the signals must have. */
export function WordsFilter({ name, label, value, wide = false }: InputProps & { wide?: boolean }) {
  const input = useShown<HTMLInputElement>(value);
  const id = useId();
  return (
    <Labelled
      id={id}
      label={label}
      className={wide ? 'col-span-2 sm:col-span-3 lg:col-span-2 xl:col-span-1' : ''}
    >
      <input
        ref={input}
        id={id}
        name={name}
        type="search"
        defaultValue={value ?? ''}
        maxLength={200}
        className={field}
      />
    </Labelled>
  );
}

/** A day, typed as the desk takes days; what is wrong with it is said below. */
export function DayFilter({
  name,
  label,
  value,
  wrong,
}: InputProps & { wrong: WrittenRule | 'order' | null }) {
  const t = useTranslations('signals.filter');
  const rules = useTranslations('review.time.wrong');
  const input = useShown<HTMLInputElement>(value);
  const id = useId();
  return (
    <Labelled id={id} label={label}>
      <input
        ref={input}
        id={id}
        name={name}
        defaultValue={value ?? ''}
        maxLength={60}
        placeholder={t('dayForm')}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={wrong !== null || undefined}
        aria-describedby={wrong === null ? undefined : `${id}-wrong`}
        className={`${field} font-mono placeholder:text-muted ${wrong === null ? '' : 'border-danger'}`}
      />
      {wrong === null ? null : (
        <p id={`${id}-wrong`} role="alert" className="mt-1 font-medium text-12 text-danger">
          {wrong === 'form' ? t('day') : wrong === 'order' ? t('order') : rules(wrong)}
        </p>
      )}
    </Labelled>
  );
}

/** One of some words, or any. */
export function ChoiceFilter({
  name,
  label,
  value,
  options,
}: InputProps & { options: readonly (readonly [value: string, label: string])[] }) {
  const t = useTranslations('signals.filter');
  const input = useShown<HTMLSelectElement>(value);
  const id = useId();
  return (
    <Labelled id={id} label={label} className="min-w-0">
      <select ref={input} id={id} name={name} defaultValue={value ?? ''} className={field}>
        <option value="">{t('any')}</option>
        {/* A filter in words that nobody knows still filters: it is shown, so it can be lifted. */}
        {value === null || options.some(([each]) => each === value) ? null : (
          <option value={value}>{value}</option>
        )}
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </Labelled>
  );
}
