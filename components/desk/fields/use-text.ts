'use client';

import { useMemo } from 'react';
import {
  type ControllerRenderProps,
  useController,
  useFormContext,
  useWatch,
} from 'react-hook-form';
import type { FormText } from '#components/desk/form-text.ts';

/** The text of one input, how to change it, and the sentence of what is wrong with it. */
export interface TextOf {
  text: string;
  setText: (text: string) => void;
  error: string | undefined;
  bind: Pick<ControllerRenderProps<FormText, string>, 'name' | 'onBlur' | 'ref'>;
}

export function useText(name: string): TextOf {
  const { field, fieldState } = useController<FormText, string>({ name });
  const { onBlur, ref } = field;
  return {
    text: field.value ?? '',
    setText: field.onChange,
    error: fieldState.error?.message,
    bind: { name, onBlur, ref },
  };
}

/** The whole form as it is now, drawn again with every change. */
export function useFormText(): FormText {
  const { control } = useFormContext<FormText>();
  const watched = useWatch({ control });
  return useMemo(() => Object.fromEntries(typedOf(watched)), [watched]);
}

function typedOf(watched: Readonly<Record<string, string | undefined>>): [string, string][] {
  return Object.entries(watched).flatMap(([name, text]) =>
    text === undefined ? [] : [[name, text] satisfies [string, string]],
  );
}

/** The text of another input of the form. */
export function useOtherText(name: string): string {
  const { control } = useFormContext<FormText>();
  return useWatch({ control, name }) ?? '';
}
