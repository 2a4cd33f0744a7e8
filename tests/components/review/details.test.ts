import { describe, expect, it } from 'vitest';
import { detailRows } from '#components/review/signals/details.ts';
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
    expect(rows).toContainEqual({
      name: 'contradicts',
      says: 'contradicts',
      claims: [{ signal: 'abc', claim: 0 }],
    });
  });
});
