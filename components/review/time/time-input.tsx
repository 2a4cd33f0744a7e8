'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, type Ref, useId } from 'react';

/** A time in the watch's zone, typed as `2026-04-25 14:32`; what it says beside the label. */
export function TimeInput({
  label,
  aside,
  value,
  wrong,
  onChange,
  ref,
  children,
}: {
  label: string;
  aside: string;
  value: string;
  /** What was typed names no time. */
  wrong: boolean;
  onChange: (text: string) => void;
  ref?: Ref<HTMLInputElement>;
  /** What stands at the right of the input. */
  children?: ReactNode;
}) {
  const t = useTranslations('review.time');
  const id = useId();
  return (
    <div className="max-sm:w-full">
      <label htmlFor={id} className="mb-1 flex gap-1.5 font-medium text-12">
        {label}
        <span className="font-normal text-muted">{aside}</span>
      </label>
      <div className="flex">
        <input
          id={id}
          ref={ref}
          value={value}
          placeholder={t('form')}
          autoComplete="off"
          spellCheck={false}
          maxLength={19}
          size={17}
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? `${id}-wrong` : undefined}
          className={`h-9 min-w-0 flex-1 border bg-surface px-2 font-mono text-14 text-ink placeholder:text-muted ${
            wrong ? 'border-danger' : 'border-line-strong'
          }`}
          onChange={(event) => onChange(event.target.value)}
        />
        {children}
      </div>
      {wrong ? (
        <p id={`${id}-wrong`} role="alert" className="mt-1 font-medium text-12 text-danger">
          {t('noTime')}
        </p>
      ) : null}
    </div>
  );
}
