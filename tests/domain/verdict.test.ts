import { describe, expect, test } from 'vitest';
import type { Level } from '#domain/level.ts';
import { readAll } from '#domain/readings.ts';
import { verdictOf } from '#domain/verdict.ts';
import { hour, stateOf } from '#tests/support/entries.ts';
import { english } from '#tests/support/words.ts';

const nothing = readAll(stateOf([]), hour(0));

/** The verdict on these levels, in the order of the tiles: response, attacks, posture, messaging, civilian. */
const verdictAt = (all: readonly (Level | null)[]) =>
  verdictOf(
    nothing.map((reading, i) => {
      const level = all[i] ?? null;
      return { ...reading, level, scale: level, status: level === null ? 'stale' : 'live' };
    }),
  );

describe('the sentence of the verdict', () => {
  test.each([
    // One of each axis where both are strained, the strongest of all first.
    [[2, 4, 3, 1, 3], 'attacks critical, posture severe, 4 of 5 strained.'],
    [[4, 0, 3, 0, 2], 'response critical, civilian impact strained, 3 of 5 strained.'],
    // One axis alone is strained: the two strongest.
    [[0, 4, 2, 0, 3], 'attacks critical, civilian impact severe, 3 of 5 strained.'],
    [[3, 0, 2, 0, 0], 'response severe, posture strained.'],
    [[0, 0, 0, 0, 0], 'No indicator is strained.'],
  ] as const)('on %j is %j', (all, sentence) => {
    expect(english(verdictAt(all).sentence)).toBe(sentence);
  });
});

describe('what would make it another', () => {
  test.each([
    [[1, 3, 0, 2, 0], 'A defensive crouch if response were strained.'],
    [[1, 3, 2, 2, 0], 'Containing the shock if posture were guarded.'],
    [[1, 0, 0, 2, 0], 'Brittle calm if response were strained.'],
  ] as const)('on %j is %j', (all, words) => {
    const { flipSentence } = verdictAt(all);
    expect(flipSentence && english(flipSentence)).toBe(words);
  });
});
