import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { ReadContext } from '#components/desk/control.ts';
import { activeFields, optionsOf, signalFields } from '#components/desk/field-model.ts';
import type { FormText } from '#components/desk/form-text.ts';
import { findWhere, readWhere, writeWhere } from '#components/desk/gazetteer.ts';
import { freshText, readSignal, readToLog, writeForm } from '#components/desk/read-form.ts';
import { maliHistory, maliWatch } from '#db/demo/mali.ts';
import { signalSchema } from '#domain/indicators/signal-schema.ts';

const gazetteer = { places: maliWatch.places, regions: maliWatch.regions, regionWord: 'region' };
const context: ReadContext = {
  now: Date.parse('2026-04-26T14:32:07Z'),
  timeZone: maliWatch.timeZone,
  gazetteer,
};

const ambush: FormText = {
  headline: 'Convoy hit on the road south of Gao',
  eventAt: '26 apr 13:40',
  where: 'gao',
  'details/type': 'explosion',
  'details/subType': 'remote-explosive-landmine-ied',
  'details/counted': 'yes',
  'details/tolls/killed/state-forces/low': '2',
  'details/tolls/killed/state-forces/best': '4',
  'details/tolls/killed/civilian/low': '?',
  'source/name': 'Radio Annia',
  'grade/reliability': 'B',
  'grade/credibility': '3',
  claim: 'media',
};

function rulesOf(text: FormText): string[] {
  const read = readSignal('attack-frequency', text, context);
  return read.ok ? [] : read.problems.map(({ name, rule }) => `${name} ${rule}`);
}

describe('a signal typed into the form', () => {
  test('reads as the body that goes on the wire', () => {
    const read = readSignal('attack-frequency', ambush, context);
    expect(read).toMatchObject({
      ok: true,
      body: {
        indicator: 'attack-frequency',
        eventAt: '2026-04-26T13:40:00.000Z',
        precision: 'minute',
        where: { type: 'place', place: 'gao', geoPrecision: 1 },
        grade: 'B3',
        details: {
          tolls: { killed: { 'state-forces': { low: 2, best: 4, high: null }, civilian: null } },
        },
      },
    });
  });

  test('is refused on its field where it lies ahead, before it is sent', () => {
    const ahead = { eventAt: '2030-01-01 06:00', 'source/publishedAt': '2030-01-02' };
    const read = readToLog('attack-frequency', { ...ambush, ...ahead }, context);
    expect(read.ok ? [] : read.problems.map(({ name, rule }) => `${name} ${rule}`)).toEqual([
      'eventAt time.future',
      'source/publishedAt time.future',
    ]);
    // What it would do is foretold by the log, which says the same in its own words.
    expect(rulesOf({ ...ambush, ...ahead })).toEqual([]);
    expect(readToLog('attack-frequency', ambush, context).ok).toBe(true);
  });

  test('names everything that is missing, in the order of the questions', () => {
    expect(rulesOf({})).toEqual([
      'headline required',
      'eventAt required',
      'details/type required',
      'source/name required',
      'grade/reliability required',
      'claim required',
    ]);
  });

  test.each<[string, FormText, string]>([
    ['a time nobody can read', { eventAt: 'soonish' }, 'eventAt time.form'],
    ['a place that is not in the gazetteer', { where: 'Atlantis' }, 'where where.unknown'],
    [
      'bounds out of order',
      { 'details/tolls/killed/state-forces/high': '1' },
      'details/tolls/killed/state-forces range.order',
    ],
    [
      'a count in words',
      { 'details/tolls/wounded/unknown/best': 'dozens' },
      'details/tolls/wounded/unknown/best number.count',
    ],
    ['a headline too short', { headline: 'ab' }, 'headline text.short'],
    ['a link that is none', { 'source/url': 'gao.example' }, 'source/url url.form'],
  ])('refuses %s by its field', (_, change, expected) => {
    expect(rulesOf({ ...ambush, ...change })).toEqual([expected]);
  });

  test('accepts that nobody knows the time', () => {
    const read = readSignal('attack-frequency', { ...ambush, eventAt: '?' }, context);
    expect(read).toMatchObject({ ok: true, body: { eventAt: null, precision: 'unknown' } });
  });

  test('keeps what is sticky, and the switches as the schema sets them', () => {
    expect(freshText('attack-frequency', ambush)).toEqual({
      where: 'gao',
      'details/type': 'explosion',
      'details/counted': 'yes',
      'source/name': 'Radio Annia',
      'grade/reliability': 'B',
      claim: 'media',
    });
  });
});

describe('questions that depend on others', () => {
  test('are asked only when they apply, and their text waits meanwhile', () => {
    const fields = signalFields('civilian-impact');
    const asked = (about: string) =>
      activeFields(fields, { 'details/about': about })
        .map(({ key }) => key)
        .filter((key) => ['stock', 'service', 'severity', 'phase'].includes(key));
    expect(asked('displaced')).toEqual(['stock']);
    expect(asked('disruption')).toEqual(['service', 'severity', 'phase']);
  });

  test('offer only the options that belong to the other answer', () => {
    const subType = signalFields('attack-frequency').find(({ key }) => key === 'subType');
    expect(subType && optionsOf(subType, { 'details/type': 'riot' })).toEqual([
      'violent-demonstration',
      'mob-violence',
    ]);
  });

  test('come from the declaration: a new indicator gets its form without a line here', () => {
    const declared = signalFields('civilian-impact', [
      { name: 'price', control: 'number', required: true },
      {
        name: 'goods',
        control: 'choice',
        options: ['millet', 'fuel'],
        required: true,
        sticky: true,
      },
    ]).filter(({ name }) => name.startsWith('details/'));
    expect(declared).toMatchObject([
      { name: 'details/price', control: 'number', sticky: [] },
      { name: 'details/goods', control: 'choice', sticky: ['details/goods'] },
    ]);
  });
});

test('every signal of the Mali case reads back from its form as it is', () => {
  const signals = maliHistory().flatMap(({ draft }) =>
    draft.kind === 'signal-recorded' ? [z.encode(signalSchema, draft.signal)] : [],
  );
  expect(signals.length).toBeGreaterThan(20);
  for (const signal of signals) {
    const text = writeForm(signalFields(signal.indicator), signal, context);
    const read = readSignal(signal.indicator, text, context);
    expect(read).toEqual({ ok: true, body: signal });
  }
});

describe('the gazetteer', () => {
  test('finds a place without its accents and by its other names', () => {
    expect(findWhere('tombou', gazetteer)[0]?.text).toBe('Tombouctou');
    expect(findWhere('timbuktu', gazetteer)[0]).toMatchObject({
      text: 'Tombouctou',
      alias: 'Timbuktu',
    });
    expect(findWhere('men', gazetteer)[0]?.text).toBe('Ménaka');
    expect(readWhere('segou', gazetteer)).toMatchObject({ type: 'place', place: 'segou' });
  });

  test('reads points with their names', () => {
    expect(readWhere('16.27, -0.04 Ansongo road', gazetteer)).toMatchObject({
      type: 'point',
      latitude: 16.27,
      longitude: -0.04,
      label: 'Ansongo road',
    });
    expect(readWhere('96, 200', gazetteer)).toBeNull();
    expect(readWhere('16,-4', gazetteer)).toMatchObject({ latitude: 16, longitude: -4 });
    // One number in the way of a French or an English hand, not a place off the coast of Africa.
    for (const number of ['1,5', '1,000']) expect(readWhere(number, gazetteer)).toBeNull();
  });

  test('reads back every place and region that it writes', () => {
    for (const { id } of gazetteer.places) {
      const where = { type: 'place', place: id, geoPrecision: 1 } as const;
      expect(readWhere(writeWhere(where, gazetteer), gazetteer)).toEqual(where);
    }
    for (const { id } of gazetteer.regions) {
      const where = { type: 'region', region: id, geoPrecision: 3 } as const;
      expect(readWhere(writeWhere(where, gazetteer), gazetteer)).toEqual(where);
    }
  });
});
