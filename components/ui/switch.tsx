'use client';

import type { Ref } from 'react';
import { useField } from '#components/ui/field.tsx';

interface SwitchProps {
  name: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** The words for on and off: the state is never told by position or colour alone. */
  words: { on: string; off: string };
  ref?: Ref<HTMLInputElement>;
}

/** On or off, inside a `Field`. */
export function Switch({ name, checked, onChange, words, ref }: SwitchProps) {
  const { id, describedBy } = useField();
  return (
    <span className="flex min-h-9 items-center gap-2 text-14">
      <input
        id={id}
        ref={ref}
        type="checkbox"
        role="switch"
        name={name}
        checked={checked}
        aria-checked={checked}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.checked)}
        className="size-5 accent-(--ink)"
      />
      <span aria-hidden="true">{checked ? words.on : words.off}</span>
    </span>
  );
}
