import { describe, expect, it } from 'vitest';
import { detailRows } from '#components/review/signals/details.ts';
import { fieldChanges, fieldKeys } from '#components/review/signals/field-changes.ts';
import { attackForm } from '#domain/indicators/attack-fields.ts';
import { messagingForm } from '#domain/indicators/messaging-fields.ts';

const nobody = { civilian: null, 'state-forces': null, attackers: null, unknown: null };

describe('what the fields of a signal say', () => {
  it('is told in the order of the form, the unknown left out, zero told', () => {
    const rows = detailRows(
      {
        type: 'battle',
        subType: null,
        actor: 'JNIM',
        target: null,
        counted: false,
        tolls: {
          killed: { ...nobody, civilian: { low: 0, best: 0, high: null } },
          wounded: nobody,
          abducted: nobody,
        },
      },
      attackForm,
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(['actor', 'counted', 'tolls', 'type']);
    expect(rows.find(({ name }) => name === 'tolls')).toEqual({
      name: 'tolls',
      says: 'tolls',
      tolls: [{ toll: 'killed', victims: 'civilian', range: { low: 0, best: 0, high: null } }],
    });
  });

  it('names claims and the signals that are contradicted', () => {
    const rows = detailRows(
      {
        speaker: 'Army',
        tone: -1,
        claims: [{ text: 'Nothing was taken' }],
        contradicts: [{ signal: 'abc', claim: 0 }],
      },
      messagingForm,
    );
    expect(rows).toContainEqual({ name: 'tone', says: 'option', option: '-1' });
    expect(rows).toContainEqual({
      name: 'claims',
      says: 'claims',
      claims: [{ text: 'Nothing was taken', checkable: true }],
    });
    expect(rows).toContainEqual({ name: 'contradicts', says: 'contradicts', signals: ['abc'] });
  });
});

describe('what a correction changed', () => {
  it('is every field that differs, an absent one the same as null', () => {
    const before = {
      headline: 'Two hurt',
      note: null,
      source: { name: 'A', url: null },
      claims: [],
    };
    const after = { headline: 'Three hurt', source: { name: 'A', url: 'https://a.test/' } };
    expect(fieldChanges(before, after)).toEqual([
      { path: 'headline', before: 'Two hurt', after: 'Three hurt' },
      { path: 'source.url', before: null, after: 'https://a.test/' },
    ]);
    expect(fieldChanges(before, before)).toEqual([]);
  });

  it('is named as the form names it', () => {
    expect(fieldKeys('details.stock.best', 'civilian-impact')).toEqual([
      ['civilian-impact.stock', ['best']],
    ]);
    expect(fieldKeys('source.url', 'civilian-impact')[0]).toEqual(['signal.source-url', []]);
    expect(fieldKeys('where.place', 'civilian-impact')[1]).toEqual(['signal.where', ['place']]);
    expect(fieldKeys('headline', 'civilian-impact')[1]).toEqual(['signal.headline', []]);
  });
});
