import { describe, expect, it } from 'vitest';
import { KeptText } from '#components/desk/kept-text.ts';
import { findSources, knownSources, rememberSource } from '#components/desk/known-sources.ts';
import { type OutboxItem, waitingItem } from '#components/desk/outbox-item.ts';
import { newsOf, statesOf } from '#components/desk/outbox-news.ts';
import { reportsWith } from '#components/desk/report-search.ts';
import type { SignalLine } from '#domain/view.ts';
import { signal } from '#tests/support/view-fixture.ts';

const line = (id: string, rest: Partial<SignalLine>) => signal(id, 0, { ...rest, id });

describe('sources that the desk offers', () => {
  const used = (name: string, reliability = 'B') => ({ name, family: '', reliability });

  it('are the last used first, each once, as it was judged last', () => {
    const kept = new KeptText(null);
    for (const source of [used('Écho'), used('Radio Kayes'), used('Écho', 'C'), used('')]) {
      rememberSource(kept, 'mali', source);
    }
    const newest = [
      line('1', { source: 'NPR', grade: 'A2' }),
      line('2', { source: 'Écho', grade: 'F6' }),
      line('3', { source: 'NPR', grade: 'D4' }),
    ];
    expect(knownSources(kept, 'mali', newest)).toEqual([
      used('Écho', 'C'),
      used('Radio Kayes'),
      used('NPR', 'A'),
    ]);
    expect(knownSources(kept, 'exercise', [])).toEqual([]);
  });

  it('are found by the beginning of a word, with or without its accents and its article', () => {
    const sources = [used('L’Écho'), used('Radio-Écho'), used('Mécho')];
    const found = (typed: string) => findSources(sources, typed).map(({ name }) => name);
    expect(found(' echo ')).toEqual(['L’Écho', 'Radio-Écho']);
    expect([found("l'éch"), found('radio-e')]).toEqual([['L’Écho'], ['Radio-Écho']]);
  });
});

describe('reports that are offered without a line', () => {
  it('have all the words somewhere, and were not taken back', () => {
    const newest = [
      line('1', { headline: 'Garrison shelled', place: 'Ménaka', source: 'Écho' }),
      line('2', { headline: 'Garrison shelled', place: 'Ménaka', retracted: true }),
      line('3', { headline: 'Garrison shelled', place: 'Gao' }),
    ];
    expect(reportsWith(' MENAKA shelled', newest).map(({ id }) => id)).toEqual(['1']);
  });
});

describe('news of the entries on their way', () => {
  const item = (id: string, state: OutboxItem['state']): OutboxItem => {
    const entry = { id, watch: 'mali', run: null, madeAt: 0, body: {}, headline: id, origin: null };
    return { ...waitingItem({ ...entry, path: 'heartbeats' }, 1), state };
  };

  it('are told once, by where they are now', () => {
    const before = statesOf([item('a', 'waiting'), item('b', 'kept'), item('c', 'waiting')]);
    const after = [item('a', 'kept'), item('b', 'kept'), item('c', 'refused'), item('d', 'aside')];
    const news = newsOf(before, after);
    const ids = (items: readonly { id: string }[] = []) => items.map(({ id }) => id);
    expect([ids(news?.sent), ids(news?.refused), ids(news?.aside)]).toEqual([['a'], ['c'], ['d']]);
    expect(newsOf(statesOf(after), after)).toBeNull();
  });
});
