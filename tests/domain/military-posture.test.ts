import { describe, expect, it } from 'vitest';
import { militaryPosture } from '#domain/indicators/military-posture.ts';
import type { SignalInput } from '#domain/indicators/signal-schema.ts';
import { draft, hour, idOf, shared, signalDraft, stateOf } from '#tests/support/entries.ts';
import { english } from '#tests/support/words.ts';

type Details = Extract<SignalInput, { indicator: 'military-posture' }>['details'];

const posture = (n: number, details: Details, rest: Partial<Parameters<typeof shared>[0]> = {}) =>
  signalDraft(n, { indicator: 'military-posture', ...shared({ at: 0, ...rest }), details });

const heartbeat = (n: number, at: number) =>
  draft({
    id: idOf(n),
    kind: 'heartbeat',
    author: 'Awa',
    indicator: 'military-posture',
    lookedAt: new Date(hour(at)).toISOString(),
  });

const read = (state: ReturnType<typeof stateOf>, at: number) => {
  const account = militaryPosture.account(state, hour(at));
  const { scale, driver, cappedBy } = account;
  expect({ scale, driver, cappedBy }).toEqual(militaryPosture.evaluations(state)(hour(at)));
  const measure = (name: string) => account.measures.find((one) => one.name === name);
  return { ...account, measure };
};

const three = [
  posture(1, { movement: 'retrenchment' }),
  posture(2, { movement: 'retrenchment' }),
  posture(3, { movement: 'reinforcement' }),
];

describe('military posture', () => {
  it('shares the decayed weight of the events, with one pseudo-event of each kind', () => {
    // B2 weighs √(.8 × .7) = .74833: (1 + 2w) / (3 + 3w), and half of it 14 days later.
    const state = stateOf(three);
    expect(read(state, 0).measure('retrenchment-share')?.value).toBeCloseTo(0.47601, 5);
    const later = read(state, 14 * 24);
    expect(later.measure('retrenchment-share')?.value).toBeCloseTo(0.4241, 5);
    expect(later.measure('reinforcement-share')?.value).toBeCloseTo(0.33333, 5);
    expect(later.measure('reorganisation-share')?.value).toBeCloseTo(0.24257, 5);
    expect(english(later.sentence)).toBe(
      'Retrenchment 42% of posture weight (9–80, n 3; even split 33).',
    );
  });

  it('knows no pull where nobody named a place, and a nil pull between other places', () => {
    expect(read(stateOf(three), 0).measure('capital-pull')).toMatchObject({ value: null, n: 0 });
    const state = stateOf([posture(1, { movement: 'reorganisation', from: 'bek', to: 'cor' })]);
    expect(read(state, 0).measure('capital-pull')).toMatchObject({ value: 0, n: 1, scale: 0 });
  });

  it('counts a move of unknown size as one, and one of three as three', () => {
    const move = (size: number | null) =>
      stateOf([posture(1, { movement: 'retrenchment', from: 'bek', to: 'aba', size })]);
    expect(read(move(null), 0).measure('capital-pull')?.value).toBeCloseTo(0.27229, 5);
    expect(read(move(3), 0).measure('capital-pull')?.value).toBeCloseTo(0.52886, 5);
  });

  it('counts arrivals at the capital from nobody knows where', () => {
    const state = stateOf([posture(1, { movement: 'reinforcement', to: 'aba' })]);
    const reading = read(state, 0);
    expect(reading.measure('capital-pull')?.value).toBeCloseTo(0.27229, 5);
    expect(reading.driver).toBe('capital-pull');
    expect(english(reading.sentence)).toBe(
      'One move towards the capital, 0 away (n 1); by size, grade and age 0.7 against 0.0: pull 27%.',
    );
  });

  it('says why fewer moves towards the capital outweigh more away from it', () => {
    const away = (n: number) => posture(n, { movement: 'reinforcement', from: 'aba', to: 'bek' });
    const state = stateOf([
      ...[1, 2, 3].map(away),
      posture(4, { movement: 'retrenchment', from: 'bek', to: 'aba', size: 3 }, { at: 40 * 24 }),
    ]);
    const reading = read(state, 40 * 24);
    expect(reading.driver).toBe('capital-pull');
    expect(english(reading.sentence)).toMatch(
      /^One move towards the capital, 3 away \(n 4\); by size, grade and age 2\.2 against 0\.3: pull /,
    );
  });

  const many = (grade: 'A1' | 'C3', source: (n: number) => string, to: string | null) =>
    stateOf(
      Array.from({ length: 10 }, (_, i) =>
        posture(
          i + 1,
          { movement: 'retrenchment', from: to === null ? null : 'bek', to },
          { grade, source: { name: source(i) } },
        ),
      ),
    );

  it('calls no posture severe on one measure alone', () => {
    const reading = read(
      many('A1', (n) => `Source ${n}`, null),
      0,
    );
    expect(reading).toMatchObject({ scale: 2.99, cappedBy: 'two-measures' });
    expect(reading.measure('retrenchment-share')?.scale).toBeGreaterThan(4);
  });

  it('calls no posture severe on one source alone', () => {
    const alone = read(
      many('C3', () => 'Radio Un', 'aba'),
      0,
    );
    expect(alone).toMatchObject({ scale: 2.99, cappedBy: 'uncorroborated', origins: 1 });
    const two = read(
      many('C3', (n) => `Source ${n % 2}`, 'aba'),
      0,
    );
    expect(two).toMatchObject({ cappedBy: null, origins: 2 });
    expect(two.scale).toBeGreaterThan(4);
    const heavy = read(
      many('A1', () => 'Radio Un', 'aba'),
      0,
    );
    expect(heavy.cappedBy).toBeNull();
  });

  it('is calm where somebody looked and nothing was seen', () => {
    const reading = read(stateOf([heartbeat(1, 0)]), 24);
    expect(reading.scale).toBeLessThan(0.1);
    expect(english(reading.sentence)).toBe(
      'No reorganisation, reinforcement or retrenchment seen in 168 d.',
    );
    expect(reading.evidenceIds).toEqual([]);
  });

  it('ignores what happened after the instant asked about', () => {
    const before = stateOf(three);
    const after = stateOf([...three, posture(4, { movement: 'retrenchment' }, { at: 48 })]);
    expect(read(after, 47)).toMatchObject({ scale: read(before, 47).scale });
    expect(read(after, 48).evidenceIds).toEqual([idOf(4), idOf(3), idOf(2), idOf(1)]);
  });

  it('says which restrictions were reported in the last 14 days', () => {
    const restricted = posture(4, { movement: 'reorganisation', restriction: 'airport' });
    const state = stateOf([...three, restricted]);
    expect(english(read(state, 0).sentence)).toContain('; airport restricted.');
    expect(english(read(state, 15 * 24).sentence)).not.toContain('restricted');
  });

  it('draws a day on which nobody had looked for a week as a gap', () => {
    const { spark } = read(stateOf(three), 20 * 24);
    if (spark.shape !== 'shares') throw new Error('not shares');
    expect(spark.rows).toHaveLength(28);
    const gaps = spark.rows.map((row) => row === null);
    expect(gaps.slice(0, 7)).toEqual(Array.from({ length: 7 }, () => true));
    expect(gaps.slice(7, 14).every((gap) => !gap)).toBe(true);
    expect(gaps.slice(15).every((gap) => gap)).toBe(true);
    for (const row of spark.rows) {
      if (row !== null) expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    }
  });

  it('has words for its figure, whatever drives', () => {
    const told = (state: ReturnType<typeof stateOf>) => {
      const { value, label, context } = read(state, 0).figure;
      return [english(value), english(label), english(context)];
    };
    expect(told(stateOf(three))).toEqual([
      '48%',
      'retrenchment',
      '15–81%, 66% sure it exceeds reinforcement',
    ]);
    expect(
      told(stateOf([posture(1, { movement: 'reinforcement', from: 'bek', to: 'aba' })])),
    ).toEqual(['27%', 'pull to capital', 'retrenchment 27% (2–66)']);
    expect(told(stateOf([]))).toEqual(['–', 'posture changes', 'in 168 d']);
    expect(told(stateOf([heartbeat(1, 0)]))).toEqual(['0', 'posture changes', 'in 168 d']);
  });
});
