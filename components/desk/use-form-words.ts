'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { FieldModel } from '#components/desk/field-model.ts';
import type { Problem } from '#components/desk/problem.ts';

/** The sentence for a broken rule; the server's own where there is none here. */
export function useRuleWords(): (problem: Omit<Problem, 'name'>) => string {
  const t = useTranslations('rules');
  const format = useFormatter();
  return useCallback(
    ({ rule, limit, sentence }) => {
      if (!t.has(rule)) return sentence ?? t('form');
      return t(rule, { limit: typeof limit === 'number' ? format.number(limit) : (limit ?? '') });
    },
    [t, format],
  );
}

/** Label, hint and options of a field, from `fields` and `options`. */
export function useFieldWords({ group, key }: Pick<FieldModel, 'group' | 'key'>) {
  const fields = useTranslations('fields');
  const options = useTranslations('options');
  const hint = `${group}.${key}.hint`;
  return {
    label: fields(`${group}.${key}.label`),
    hint: fields.has(hint) ? fields(hint) : undefined,
    // A dot would part the key: "0.25" is looked up as "0_25".
    option: (value: string | number) =>
      options(`${group}.${key}.${String(value).replace('.', '_')}`),
  };
}
