import { describe, expect, test } from 'vitest';
import { confidenceParts } from '#domain/confidence.ts';
import { attackFrequency } from '#domain/indicators/attack-frequency.ts';
import { attackSums } from '#domain/indicators/attack-sums.ts';
import { isoOf } from '#domain/instant.ts';
import { watchSchema } from '#domain/watch.ts';
import { emptyState, fold } from '#domain/watch-state.ts';
import { regionScale, regions, spreadAttacks } from '#tests/bench/study/spread.ts';
import { attack, draft, entriesOf, hour, idOf, smallWatch } from '#tests/support/entries.ts';
import { english } from '#tests/support/words.ts';

const spread = spreadAttacks({ rate: 1.2, phi: 2 }, 400, 0);
const days = Array.from({ length: 400 }, (_, i) => i + 1);

/** A country of as many regions as are simulated, with one place each. */
const country = watchSchema.parse({
  ...smallWatch,
  capital: 'p0',
  regionsTotal: regions,
  regions: Array.from({ length: regions }, (_, r) => ({
    ...{ id: `r${r}`, name: `Region ${r}`, short: `R${r}`, population: null, tile: [0, r] },
  })),
  places: Array.from({ length: regions }, (_, r) => ({
    ...{ id: `p${r}`, name: `Place ${r}`, otherNames: [], region: `r${r}` },
    ...{ latitude: r, longitude: 0 },
  })),
});

/** The same attacks as the log of a watch, each at noon of its day, watched from day 0 on. */
function stateOfThem() {
  const attacks = spread.byRegion.flatMap((totals, r) =>
    days.flatMap((day) =>
      Array.from({ length: (totals[day] ?? 0) - (totals[day - 1] ?? 0) }, (_, i) =>
        attack(100_000 * r + 100 * day + i, { at: 24 * day - 12, place: `p${r}`, grade: 'A1' }),
      ),
    ),
  );
  const look = draft({
    id: idOf(9_999_999),
    kind: 'heartbeat',
    author: 'Awa',
    indicator: 'attack-frequency',
    lookedAt: isoOf(hour(0)),
  });
  const state = emptyState(country, 1);
  for (const entry of entriesOf([look, ...attacks], 24 * 500)) {
    fold(state, { ...entry, watch: country.id });
  }
  return state;
}

describe('the regions of the study', () => {
  test('share out all attacks and no others, most to the first', () => {
    for (const day of days) {
      const sum = spread.byRegion.reduce((total, totals) => total + (totals[day] ?? 0), 0);
      expect(sum).toBe(spread.all[day]);
    }
    const [first = 0, tenth = 0] = [0, 9].map((r) => spread.byRegion[r]?.at(-1));
    // Ten times as likely: about 133 of 480 against 13.
    expect(first).toBeGreaterThan(4 * tenth);
  });

  test('have the scales that the reading of the same attacks has', () => {
    const state = stateOfThem();
    const scales = [200, 230, 260, 300, 333, 350, 380, 400].map((day) => {
      const sums = attackSums(state, hour(24 * day)).claims;
      const highest = Math.max(sums['excess-regions'].scale ?? 0, sums['new-regions'].scale ?? 0);
      expect(regionScale(spread, day)).toBeCloseTo(highest, 9);
      return highest;
    });
    expect(new Set(scales).size).toBeGreaterThan(3);
  });

  test('make no sure level of what chance alone does to them', () => {
    const state = stateOfThem();
    const driven = days.slice(188).flatMap((day) => {
      const account = attackFrequency.account(state, hour(24 * day));
      const isRaised = account.driver === 'excess-regions' && (account.scale ?? 0) >= 2;
      return isRaised ? [account] : [];
    });
    expect(driven.length).toBeGreaterThan(3);
    for (const account of driven) {
      const { stability } = confidenceGradesOf(account);
      expect(stability).not.toBe('high');
      const measure = (name: string) => account.measures.find((one) => one.name === name);
      const hit = measure('active-regions')?.value ?? 0;
      const { low, high } = measure('regions-expected') ?? { low: null, high: null };
      expect(measure('excess-regions')?.low).toBeCloseTo(hit - (high ?? 0), 9);
      expect(english(account.sentence)).toContain(
        `(${Math.round(low ?? 0)}–${Math.round(high ?? 0)}) expected from so many`,
      );
    }
  });
});

function confidenceGradesOf(account: Parameters<typeof confidenceParts>[0]) {
  const parts = confidenceParts(account, 0, attackFrequency.freshnessLimit);
  return Object.fromEntries(parts.map(({ limitedBy, grade }) => [limitedBy, grade]));
}
