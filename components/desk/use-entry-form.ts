'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type FieldErrors, type Resolver, useForm } from 'react-hook-form';
import { v7 as uuid } from 'uuid';
import { inputOf } from '#components/desk/controls.ts';
import { useDesk } from '#components/desk/desk-context.tsx';
import { isTouched, type KeptDraft } from '#components/desk/draft-store.ts';
import type { FieldModel } from '#components/desk/field-model.ts';
import type { FormText } from '#components/desk/form-text.ts';
import type { Problem } from '#components/desk/problem.ts';
import type { FormRead } from '#components/desk/read-form.ts';
import { readThen } from '#components/desk/read-then.ts';
import { useRuleWords } from '#components/desk/use-form-words.ts';

interface EntryFormParts<T> {
  /** Under which its draft is kept; null for one too small to keep. */
  draftName: string | null;
  fields: readonly FieldModel[];
  /** What an untouched form holds. */
  fresh: FormText;
  /** Draft to go on with. */
  start: KeptDraft | null;
  read: (text: FormText, id: string) => FormRead<T>;
  /** Takes the body and gives the text of the next form; null where there is no next. */
  send: (body: T, id: string, text: FormText) => FormText | null;
}

/**
 * A form over texts: kept as a draft at every change, held to its schema on sending, its first
 * error in focus, nothing cleared until it is on its way.
 */
export function useEntryForm<T>(parts: EntryFormParts<T>) {
  const { draftName, fields, fresh, start, read, send } = parts;
  const { drafts, readContext } = useDesk();
  const sentence = useRuleWords();
  const id = useRef(start?.id ?? uuid());
  const untouched = useRef(fresh);

  const resolver: Resolver<FormText> = useCallback(
    (text) => {
      const found = read(text, id.current);
      if (found.ok) return { values: text, errors: {} };
      return { values: {}, errors: errorsOf(found.problems, fields, sentence) };
    },
    [read, fields, sentence],
  );
  const [begun] = useState(() => {
    if (start === null) return fresh;
    const context = readContext();
    return { ...fresh, ...readThen(fields, start.text, { typedAt: start.changedAt, context }) };
  });
  const form = useForm<FormText>({
    defaultValues: begun,
    resolver,
    shouldFocusError: false,
  });

  useEffect(() => {
    if (draftName === null) return;
    return form.subscribe({
      formState: { values: true },
      callback: ({ values }) => {
        if (isTouched(values, untouched.current)) {
          const changedAt = readContext().now;
          drafts.save(draftName, { id: id.current, text: { ...values }, changedAt });
        } else drafts.drop(draftName);
      },
    });
  }, [form, drafts, draftName, readContext]);

  // A reset lets go of the inputs; they are there again when it has been drawn.
  const [focus, setFocus] = useState<{ name: string } | null>(null);
  useEffect(() => {
    if (focus !== null) form.setFocus(focus.name);
  }, [focus, form]);

  const focusFirst = useCallback(
    (problems: readonly Problem[]) => {
      const inputs = problems.map(({ name }) => inputOf(fields, name));
      // What is wrong with the form as a whole is read from its top.
      const first = inputs.find((name) => name !== null) ?? fields[0]?.name;
      if (first !== undefined) setFocus({ name: first });
    },
    [fields],
  );

  const submit = useMemo(
    () =>
      form.handleSubmit(
        (text) => {
          const found = read(text, id.current);
          if (!found.ok) return;
          const next = send(found.body, id.current, { ...text });
          if (draftName !== null) drafts.drop(draftName);
          if (next === null) return;
          id.current = uuid();
          untouched.current = next;
          form.reset(next);
          if (fields[0] !== undefined) setFocus({ name: fields[0].name });
        },
        () => {
          const found = read(form.getValues(), id.current);
          if (!found.ok) focusFirst(found.problems);
        },
      ),
    [form, fields, read, send, drafts, draftName, focusFirst],
  );

  /** Puts a refused text back under a new id, with what the server said on its inputs. */
  const restore = useCallback(
    (text: FormText, problems: readonly Problem[]) => {
      id.current = uuid();
      form.reset({ ...untouched.current, ...text });
      const errors = errorsOf(problems, fields, sentence);
      for (const [name, error] of Object.entries(errors)) {
        if (error?.message) form.setError(name, { type: 'server', message: error.message });
      }
      focusFirst(problems);
    },
    [form, fields, sentence, focusFirst],
  );

  const current = useCallback((): KeptDraft | null => {
    const text = { ...form.getValues() };
    return isTouched(text, untouched.current)
      ? { id: id.current, text, changedAt: readContext().now }
      : null;
  }, [form, readContext]);

  return { form, submit, restore, current };
}

/** Key of what is wrong with the form as a whole. */
const wholeForm = 'root';

function errorsOf(
  problems: readonly Problem[],
  fields: readonly FieldModel[],
  sentence: (problem: Problem) => string,
): FieldErrors<FormText> {
  const errors: FieldErrors<FormText> = {};
  for (const broken of problems) {
    const name = inputOf(fields, broken.name) ?? wholeForm;
    errors[name] ??= { type: broken.rule, message: sentence(broken) };
  }
  return errors;
}
