import type { SelectHTMLAttributes } from 'react';
import { useField } from '#components/ui/field.tsx';
import { edge, inputLook } from '#components/ui/text-input.tsx';

export interface Option {
  value: string;
  label: string;
  /** Heading under which it stands. */
  group?: string;
}

type SelectProps = SelectHTMLAttributes<HTMLSelectElement> & {
  ref?: React.Ref<HTMLSelectElement>;
  options: readonly Option[];
  /** The words for no choice. */
  empty: string;
};

/** One of many words, inside a `Field`. The browser's own: typing the first letters finds one. */
export function Select({ options, empty, className = '', ...rest }: SelectProps) {
  const { id, describedBy, invalid, required } = useField();
  const groups = [...new Set(options.map(({ group }) => group))];
  return (
    <select
      id={id}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-required={required || undefined}
      className={`${inputLook} min-h-9 truncate ${edge(invalid)} ${className}`}
      {...rest}
    >
      <option value="">{empty}</option>
      {groups.map((group) => {
        const own = options.filter((option) => option.group === group);
        const lines = own.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ));
        return group === undefined ? (
          lines
        ) : (
          <optgroup key={group} label={group}>
            {lines}
          </optgroup>
        );
      })}
    </select>
  );
}
