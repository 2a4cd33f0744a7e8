'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, type Ref, useId } from 'react';
import type { WrittenTime } from '#components/review/time/written-time.ts';
import { InstantText } from '#components/ui/instant-text.tsx';

/**
 * A time in the watch's zone, typed as the desk takes it; what it says beside the label. What was
 * understood is read back where it was not typed in full.
 */
export function TimeInput({
  label,
  aside,
  value,
  read,
  typed,
  tried,
  onChange,
  ref,
  children,
}: {
  label: string;
  aside: string;
  value: string;
  /** What the value means. */
  read: WrittenTime;
  /** Somebody typed it: what it means is read back. */
  typed: boolean;
  /** Somebody asked for it: what is wrong is said. */
  tried: boolean;
  onChange: (text: string) => void;
  ref?: Ref<HTMLInputElement>;
  /** What stands at the right of the input. */
  children?: ReactNode;
}) {
  const t = useTranslations('review.time');
  const id = useId();
  const wrong = tried && !read.ok ? read.rule : null;
  const meant = typed && read.ok ? read.at : null;
  const describedBy = wrong !== null ? `${id}-wrong` : meant !== null ? `${id}-meant` : undefined;
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
          maxLength={60}
          size={17}
          aria-invalid={wrong !== null || undefined}
          aria-describedby={describedBy}
          className={`h-9 min-w-0 flex-1 border bg-surface px-2 font-mono text-14 text-ink placeholder:text-muted ${
            wrong === null ? 'border-line-strong' : 'border-danger'
          }`}
          onChange={(event) => onChange(event.target.value)}
        />
        {children}
      </div>
      {meant === null ? null : (
        <p id={`${id}-meant`} className="mt-1 text-12 text-muted">
          = <InstantText at={meant} />
        </p>
      )}
      {wrong === null ? null : (
        <p
          id={`${id}-wrong`}
          role="alert"
          className="mt-1 max-w-[17rem] font-medium text-12 text-danger"
        >
          {t(`wrong.${wrong}`)}
        </p>
      )}
    </div>
  );
}
