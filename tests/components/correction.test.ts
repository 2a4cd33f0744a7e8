import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { ReadContext } from '#components/desk/control.ts';
import { readCorrection } from '#components/desk/correction.ts';
import { incidentCorrectionForm } from '#components/desk/entry-forms.ts';
import { signalFields } from '#components/desk/field-model.ts';
import type { FormText } from '#components/desk/form-text.ts';
import { changedIncident, incidentText } from '#components/desk/incident-correction.ts';
import { readEntry } from '#components/desk/read-entry.ts';
import { writeForm } from '#components/desk/read-form.ts';
import { maliHistory, maliWatch } from '#db/demo/mali.ts';
import { signalSchema } from '#domain/indicators/signal-schema.ts';
import { idOf } from '#tests/support/entries.ts';

const context: ReadContext = {
  now: Date.parse('2026-11-26T14:32:07Z'),
  timeZone: maliWatch.timeZone,
  gazetteer: { places: maliWatch.places, regions: maliWatch.regions, regionWord: 'region' },
};
const same = { ok: false, problems: [{ name: '', rule: 'correction.same' }] };
const reason = 'Looked at again';
const shots = signalSchema.parse({
  indicator: 'attack-frequency',
  eventAt: '2026-04-25T06:30:00Z',
  precision: 'minute',
  headline: 'Shots were heard',
  where: { type: 'point', latitude: 16.5, longitude: -0.1, label: 'A ford', region: 'gao' },
  source: { name: 'Radio Un' },
  grade: 'B2',
  claim: 'media',
  details: { type: 'battle' },
});

const aboutShots = { indicator: shots.indicator, stands: shots };
const shotsText = writeForm(signalFields(shots.indicator), z.encode(signalSchema, shots), context);

describe('a correction in which nothing was changed', () => {
  test('is refused by the form, whichever signal it is about', () => {
    const told = maliHistory().flatMap(({ draft }) =>
      draft.kind === 'signal-recorded' ? [draft.signal] : [],
    );
    expect(told.length).toBeGreaterThan(30);
    for (const stands of told) {
      const { indicator } = stands;
      const body = z.encode(signalSchema, stands);
      const text: FormText = { ...writeForm(signalFields(indicator), body, context), reason };
      const read = (change: FormText) =>
        readCorrection({ indicator, stands }, { ...text, ...change }, context);
      expect(read({})).toMatchObject(same);
      expect(read({ headline: `${stands.headline}!` }).ok).toBe(true);
    }
  });

  test('still asks for the reason', () => {
    const read = readCorrection(aboutShots, shotsText, context);
    const rules = read.ok ? [] : read.problems.map(({ rule }) => rule);
    expect(rules).toEqual(['required', 'correction.same']);
  });

  test('is refused by the form, whichever incident it is about', () => {
    const opened = maliHistory().flatMap(({ draft }) =>
      draft.kind === 'incident-opened' ? [draft.incident] : [],
    );
    for (const stands of opened) {
      const target = { id: idOf(2), headline: stands.title };
      const text = { ...incidentText(target, stands, context), reason };
      const fixed = { id: idOf(1), author: 'Awa', target: target.id };
      const read = (change: FormText) =>
        changedIncident(
          stands,
          readEntry(incidentCorrectionForm, { ...text, ...change }, context, fixed),
        );
      expect(read({})).toMatchObject(same);
      expect(read({ title: 'Another shock' }).ok).toBe(true);
    }
  });
});

test('a correction keeps the region of a point, until the point is another', () => {
  const read = (change: FormText) => {
    const text = { ...shotsText, reason, headline: 'Shots were heard twice', ...change };
    const found = readCorrection(aboutShots, text, context);
    return found.ok ? found.body.where : null;
  };
  expect(read({})).toEqual(shots.where);
  expect(read({ where: '16.5, -0.1 The ford' })).toMatchObject({ region: 'gao' });
  expect(read({ where: '12.1, -8 A market' })).toMatchObject({ region: null });
});
