import { describe, expect, test } from 'vitest';
import { indicatorForms } from '#domain/indicators/forms.ts';
import { indicatorIds } from '#domain/indicators/indicator.ts';

describe.each(indicatorIds)('the form of %s', (id) => {
  const { fields, form } = indicatorForms[id];

  test('asks for every field of the schema, once', () => {
    expect(form.map(({ name }) => name).sort()).toEqual(Object.keys(fields.shape).sort());
  });

  test('offers only words that the schema accepts', () => {
    for (const { name, options, optionsBy } of form) {
      const offered = [
        ...(options ?? []),
        ...(optionsBy ? Object.values(optionsBy.options).flat() : []),
      ];
      for (const option of offered) {
        const issues = fields.safeParse({ [name]: option }).error?.issues ?? [];
        expect(issues.filter(({ path, code }) => path[0] === name && code !== 'custom')).toEqual(
          [],
        );
      }
    }
  });

  test('depends only on fields that come earlier', () => {
    for (const [i, hint] of form.entries()) {
      const earlier = form.slice(0, i).map(({ name }) => name);
      if (hint.when) expect(earlier).toContain(hint.when.field);
      if (hint.optionsBy) expect(earlier).toContain(hint.optionsBy.field);
    }
  });

  test('requires what the schema requires', () => {
    const missing = new Set(fields.safeParse({}).error?.issues.map(({ path }) => path[0]));
    for (const { name, required, when } of form) {
      if (missing.has(name)) expect(required, name).toBe(true);
      if (required && !when) expect(missing, name).toContain(name);
    }
  });
});
