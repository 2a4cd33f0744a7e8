import type { InputHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { useField } from '#components/ui/field.tsx';

/** Sixteen pixels on a phone, where smaller text makes the page zoom. */
export const inputLook =
  'w-full min-w-0 rounded-sm border bg-surface px-2.5 py-1.5 text-16 text-ink leading-5 ' +
  'placeholder:text-muted md:text-14 ';

export function edge(invalid: boolean): string {
  return invalid ? 'border-danger' : 'border-line-strong';
}

type InputProps = InputHTMLAttributes<HTMLInputElement> & { ref?: React.Ref<HTMLInputElement> };

/** One line of text, inside a `Field`. */
export function TextInput({ className = '', ...rest }: InputProps) {
  const { id, describedBy, invalid, required } = useField();
  return (
    <input
      id={id}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-required={required || undefined}
      autoComplete="off"
      className={`${inputLook} min-h-9 ${edge(invalid)} ${className}`}
      {...rest}
    />
  );
}

type AreaProps = TextareaHTMLAttributes<HTMLTextAreaElement> & {
  ref?: React.Ref<HTMLTextAreaElement>;
};

/** Text of several lines, inside a `Field`; it grows with what is in it. */
export function TextArea({ className = '', ...rest }: AreaProps) {
  const { id, describedBy, invalid, required } = useField();
  return (
    <textarea
      id={id}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-required={required || undefined}
      className={`${inputLook} field-sizing-content max-h-80 min-h-16 ${edge(invalid)} ${className}`}
      {...rest}
    />
  );
}
