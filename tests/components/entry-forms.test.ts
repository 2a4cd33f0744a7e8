import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { ReadContext } from '#components/desk/control.ts';
import { inputOf } from '#components/desk/controls.ts';
import { baselineForm, incidentCorrectionForm } from '#components/desk/entry-forms.ts';
import { targetIn } from '#components/desk/entry-target.ts';
import type { FormText } from '#components/desk/form-text.ts';
import { incidentText } from '#components/desk/incident-correction.ts';
import { readEntry } from '#components/desk/read-entry.ts';
import { maliHistory, maliWatch } from '#db/demo/mali.ts';
import { incidentSchema } from '#domain/entry.ts';
import { idOf } from '#tests/support/entries.ts';

const context: ReadContext = {
  now: Date.parse('2026-04-26T14:32:07Z'),
  timeZone: maliWatch.timeZone,
  gazetteer: { places: maliWatch.places, regions: maliWatch.regions, regionWord: 'region' },
};
const fixed = { id: idOf(1), author: 'Awa' };

describe('the correction of an incident', () => {
  const shock = incidentSchema.parse({
    title: 'A shock',
    startAt: null,
    precision: 'day',
    where: { type: 'place', place: 'gao', geoPrecision: 2 },
    note: 'Heard of late',
    vacancy: 'Minister',
    clocks: [
      { kind: 'named', name: 'Inquiry opens', window: { earliest: 24, latest: 72 } },
      { kind: 'replacement' },
      { kind: 'named', name: 'Inquiry ends' },
    ],
    source: { name: 'Radio Annia', url: 'https://annia.example/1' },
  });
  const target = { id: idOf(2), headline: shock.title };
  const corrected = (text: FormText) =>
    readEntry(incidentCorrectionForm, text, context, { ...fixed, target: target.id });
  const text = { ...incidentText(target, shock, context), reason: 'Misheard' };

  test('says again what it does not ask, each clock by name, and an unknown start', () => {
    const read = corrected({ ...text, title: 'A greater shock' });
    const clocks = [shock.clocks[1], shock.clocks[0], shock.clocks[2]];
    expect(read).toEqual({
      ok: true,
      body: {
        ...fixed,
        target: target.id,
        reason: 'Misheard',
        incident: {
          ...z.encode(incidentSchema, shock),
          title: 'A greater shock',
          precision: 'unknown',
          clocks,
        },
      },
    });
    expect(targetIn(text)).toEqual(target);
  });

  test('starts from what the log has, whichever incident it is', () => {
    const opened = maliHistory().flatMap(({ draft }) =>
      draft.kind === 'incident-opened' ? [draft.incident] : [],
    );
    expect(opened.length).toBeGreaterThan(2);
    for (const incident of opened) {
      const read = corrected({ ...incidentText(target, incident, context), reason: 'Misheard' });
      expect(read).toMatchObject({ ok: true });
      const body = read.ok ? read.body : {};
      expect(incidentSchema.parse(body.incident)).toEqual({
        ...incident,
        clocks: expect.arrayContaining(incident.clocks),
      });
    }
  });

  test.each<[string, FormText, string, string]>([
    ['no reason', { reason: '' }, 'reason', 'required'],
    ['no title', { title: '' }, 'title', 'required'],
    [
      'a clock without its name',
      { 'clocks/named-2/name': '' },
      'clocks/named-2/name',
      'clock.name',
    ],
    [
      'hours that end before they begin',
      { 'clocks/named/latest': '2' },
      'clocks/named/latest',
      'window.order',
    ],
  ])('refuses %s on its field', (_, change, name, rule) => {
    const read = corrected({ ...text, ...change });
    const problems = read.ok ? [] : read.problems;
    expect(problems).toMatchObject([{ name, rule }]);
    expect(inputOf(incidentCorrectionForm.fields, name)).toBe(name);
  });
});

describe('the form of the baseline', () => {
  const weeks: FormText = {
    'period/act': 'freeze',
    'period/fromAt': '2026-01-01 06:00',
    'period/toAt': '2026-03-01 06:00',
    reason: 'Ordinary weeks',
  };
  const set = (text: FormText) => readEntry(baselineForm, text, context, fixed);
  const name = 'attack-baseline';

  test('freezes the days that are typed', () => {
    const period = { fromAt: '2026-01-01T06:00:00.000Z', toAt: '2026-03-01T06:00:00.000Z' };
    expect(set(weeks)).toMatchObject({
      ok: true,
      body: { kind: 'setting-changed', reason: 'Ordinary weeks', setting: { name, period } },
    });
  });

  test('lets go of them, whatever stands in the days', () => {
    const read = set({ ...weeks, 'period/act': 'release', 'period/toAt': 'soon' });
    expect(read).toMatchObject({ ok: true, body: { setting: { name, period: null } } });
  });

  test.each<[string, FormText, [string, string]]>([
    ['no reason', { reason: ' ' }, ['reason', 'required']],
    ['no first day', { 'period/fromAt': '' }, ['period/fromAt', 'required']],
    ['words for a day', { 'period/toAt': 'soon' }, ['period/toAt', 'time.form']],
    ['an end before the start', { 'period/toAt': '2025-12-01' }, ['period/toAt', 'period.order']],
    ['six days', { 'period/toAt': '2026-01-07 05:00' }, ['period/toAt', 'period.short']],
    ['days to come', { 'period/toAt': '2026-04-27' }, ['period/toAt', 'time.future']],
  ])('refuses %s on its field', (_, change, expected) => {
    const read = set({ ...weeks, ...change });
    const problems = read.ok ? [] : read.problems;
    expect(
      problems.map((broken) => [inputOf(baselineForm.fields, broken.name), broken.rule]),
    ).toEqual([expected]);
  });
});
