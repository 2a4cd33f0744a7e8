import { describe, expect, test } from 'vitest';
import type { ReadContext } from '#components/desk/control.ts';
import {
  baselineForm,
  canMove,
  heartbeatForm,
  menuForms,
  retractionForm,
} from '#components/desk/entry-forms.ts';
import { supposedEntry, supposedSignal } from '#components/desk/supposed-draft.ts';
import { maliWatch } from '#db/demo/mali.ts';
import { draftSchema } from '#domain/entry.ts';
import { idOf } from '#tests/support/entries.ts';

const context: ReadContext = {
  now: Date.parse('2026-04-26T14:32:07Z'),
  timeZone: maliWatch.timeZone,
  gazetteer: { places: maliWatch.places, regions: maliWatch.regions, regionWord: 'region' },
};
const by = { id: idOf(1), author: 'Awa', target: null };
const attack = {
  headline: 'Shots were heard',
  eventAt: '-2h',
  'details/type': 'battle',
  'source/name': 'Radio Un',
  'grade/reliability': 'B',
  'grade/credibility': '3',
  claim: 'media',
};

describe('the entry that a form would log', () => {
  test('is a new signal, or the correction of one without asking for the reason', () => {
    const fresh = supposedSignal('attack-frequency', attack, context, by);
    expect(fresh).toMatchObject({ ok: true, body: { kind: 'signal-recorded', id: idOf(1) } });
    const right = supposedSignal('attack-frequency', attack, context, { ...by, target: idOf(2) });
    expect(right).toMatchObject({ ok: true, body: { kind: 'signal-corrected', target: idOf(2) } });
    for (const read of [fresh, right]) {
      expect(draftSchema.safeParse(read.ok ? read.body : null).success).toBe(true);
    }
  });

  test('does not change with the reason that is typed', () => {
    const taken = (reason: string) =>
      supposedEntry(retractionForm, { reason }, context, { ...by, target: idOf(2) });
    expect(taken('')).toMatchObject({ ok: true, body: { kind: 'entry-retracted', author: 'Awa' } });
    expect(taken('The source withdrew it')).toEqual(taken(''));
  });

  test('needs no name of an author', () => {
    const text = { indicator: 'attack-frequency', lookedAt: 'now' };
    const read = supposedEntry(heartbeatForm, text, context, { ...by, author: '' });
    expect(read).toMatchObject({ ok: true, body: { kind: 'heartbeat', author: '?' } });
  });

  test('lets frozen days go, and names what is still open', () => {
    const release = supposedEntry(baselineForm, { 'period/act': 'release' }, context, by);
    expect(release).toMatchObject({ ok: true, body: { setting: { period: null } } });
    const freeze = supposedEntry(baselineForm, { 'period/act': 'freeze' }, context, by);
    expect(freeze.ok ? [] : freeze.problems.map(({ name }) => name)).toEqual([
      'period/fromAt',
      'period/toAt',
    ]);
  });

  test('is asked about in every form but that of a note', () => {
    expect(menuForms.filter((form) => !canMove(form)).map(({ name }) => name)).toEqual([
      'annotation',
    ]);
  });
});
