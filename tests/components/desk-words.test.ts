import { describe, expect, test } from 'vitest';
import { heartbeatForm, menuForms, retractionForm } from '#components/desk/entry-forms.ts';
import { type FieldModel, signalFields } from '#components/desk/field-model.ts';
import en from '#components/messages/en.json';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import { clockKinds } from '#domain/indicators/response-fields.ts';
import { precisions } from '#domain/instant.ts';
import { rules } from '#domain/problems.ts';
import { victimClasses } from '#domain/signal.ts';

/** The text at a path of the message file; undefined where there is none. */
function wordsAt(path: string): unknown {
  let found: unknown = en;
  for (const part of path.split('.')) {
    found = typeof found === 'object' && found !== null ? Reflect.get(found, part) : undefined;
  }
  return found;
}

function expectWords(paths: readonly string[]): void {
  expect(paths.filter((path) => typeof wordsAt(path) !== 'string')).toEqual([]);
}

function pathsOf({ group, key, control, options, optionsBy }: FieldModel): string[] {
  const offered: (string | number)[] = [
    ...options,
    ...(optionsBy ? Object.values(optionsBy.options).flat() : []),
    ...(control === 'switch' ? ['yes', 'no'] : []),
  ];
  return [
    `fields.${group}.${key}.label`,
    ...offered.map((option) => `options.${group}.${key}.${String(option).replace('.', '_')}`),
  ];
}

describe('every word of the desk is there', () => {
  test.each(indicatorIds)('for the form of %s', (id) => {
    expectWords([`desk.tabs.${id}`, ...signalFields(id).flatMap(pathsOf)]);
  });

  test.each([heartbeatForm, retractionForm, ...menuForms])('for $name', ({ name, fields }) => {
    const own = ['title', 'text', 'send'].map((part) => `desk.entries.${name}.${part}`);
    expectWords([...own, ...fields.flatMap(pathsOf)]);
  });

  test('for every rule that a field can break', () => {
    const own = ['number.form', 'number.count', 'where.unknown', 'place.unknown', 'reason.short'];
    expectWords([...rules, ...own].map((rule) => `rules.${rule}`));
  });

  test('for the parts of the controls', () => {
    expectWords([
      ...precisions.map((precision) => `options.signal.precision.${precision}`),
      ...victimClasses.map((victims) => `desk.victims.${victims}`),
      ...clockKinds.map((kind) => `common.clock.${kind}`),
    ]);
  });
});
