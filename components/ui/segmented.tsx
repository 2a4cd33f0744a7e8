'use client';

import type { KeyboardEvent, Ref } from 'react';
import { useField } from '#components/ui/field.tsx';

export interface Segment {
  value: string;
  label: string;
  /** Spoken and shown on hover instead of a label that is one letter. */
  meaning?: string;
}

interface SegmentedProps {
  name: string;
  value: string;
  segments: readonly Segment[];
  onChange: (value: string) => void;
  onBlur?: () => void;
  /** Pressing the chosen one again takes it back. */
  clearable?: boolean;
  ref?: Ref<HTMLInputElement>;
}

/**
 * One of a few words, inside a `Field` that is a group. Arrow keys move; a letter or digit
 * chooses the next word that begins with it; Delete takes the choice back where that is allowed.
 */
export function Segmented(props: SegmentedProps) {
  const { name, value, segments, onChange, onBlur, clearable = false, ref } = props;
  const { labelId, describedBy, invalid, required } = useField();

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (clearable && (event.key === 'Delete' || event.key === 'Backspace')) {
      event.preventDefault();
      onChange('');
      return;
    }
    const next = nextByKey(segments, value, event.key);
    if (next === null) return;
    event.preventDefault();
    onChange(next.value);
    focusSegment(event.currentTarget, next.value);
  }

  // Where nothing is chosen the first takes part in the tab order.
  const reachable = segments.some((segment) => segment.value === value)
    ? value
    : segments[0]?.value;
  return (
    <div
      role="radiogroup"
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-required={required || undefined}
      onKeyDown={onKeyDown}
      className={`flex min-h-9 flex-wrap gap-px rounded-sm border bg-line ${invalid ? 'border-danger' : 'border-line-strong'}`}
    >
      {segments.map((segment) => (
        <label
          key={segment.value}
          title={segment.meaning}
          className="relative flex flex-1 cursor-pointer items-center justify-center whitespace-nowrap bg-surface px-2 py-1 text-14 max-sm:px-1 hover:bg-raised has-checked:bg-ink has-checked:font-medium has-checked:text-surface has-focus-visible:z-1 has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-1"
        >
          <input
            type="radio"
            name={name}
            value={segment.value}
            checked={segment.value === value}
            tabIndex={segment.value === reachable ? 0 : -1}
            ref={segment.value === reachable ? ref : undefined}
            aria-label={segment.meaning}
            onChange={() => onChange(segment.value)}
            onClick={() => {
              if (clearable && segment.value === value) onChange('');
            }}
            onBlur={onBlur}
            className="absolute inset-0 cursor-pointer appearance-none opacity-0 outline-none"
          />
          <span aria-hidden={segment.meaning ? 'true' : undefined}>{segment.label}</span>
        </label>
      ))}
    </div>
  );
}

function nextByKey(segments: readonly Segment[], value: string, key: string): Segment | null {
  if (key.length !== 1 || key === ' ') return null;
  const begins = segments.filter(({ label }) => label.toLowerCase().startsWith(key.toLowerCase()));
  const at = begins.findIndex((segment) => segment.value === value);
  return begins[(at + 1) % begins.length] ?? null;
}

function focusSegment(group: Element, value: string): void {
  const inputs = group.querySelectorAll<HTMLInputElement>('input[type=radio]');
  [...inputs].find((input) => input.value === value)?.focus();
}
