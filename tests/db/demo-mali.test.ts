import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { maliHistory, maliWatch } from '#db/demo/mali.ts';
import { type DraftOf, draftSchema, type EntryKind } from '#domain/entry.ts';
import { DAY, HOUR } from '#domain/instant.ts';
import { watchSchema } from '#domain/watch.ts';
import { brokenLinks, recordingOrder, repeatedIds } from '#tests/db/demo-checks.ts';

const history = maliHistory();

function all<K extends EntryKind>(kind: K): DraftOf<K>[] {
  const isKind = (draft: { kind: EntryKind }): draft is DraftOf<K> => draft.kind === kind;
  return history.map(({ draft }) => draft).filter(isKind);
}

const signals = all('signal-recorded').map(({ signal }) => signal);
const incidents = all('incident-opened').map(({ incident }) => incident);

function recordedOn(day: string) {
  return history.filter(({ recordedAt }) => new Date(recordedAt).toISOString().startsWith(day));
}

describe('the log of mali', () => {
  test('is a log: it parses, its ids are unique, it grows in time, its links lead back', () => {
    expect(watchSchema.parse(maliWatch)).toEqual(maliWatch);
    for (const { draft } of history) {
      expect(draftSchema.parse(z.encode(draftSchema, draft))).toEqual(draft);
    }
    expect(repeatedIds(history)).toEqual([]);
    expect(recordingOrder(history)).toBe('rising');
    expect(brokenLinks(maliWatch, history)).toEqual([]);
  });

  test('is the same each time it is made', () => {
    expect(maliHistory()).toEqual(history);
  });

  test('holds nothing simulated', () => {
    expect(maliWatch.simulated).toBe(false);
    expect(JSON.stringify(history)).not.toMatch(/simulat|exercise/i);
  });

  test('records each article on the day it was read', () => {
    expect(recordedOn('2024-09-24')).toHaveLength(9);
    expect(recordedOn('2025-06-03')).toHaveLength(10);
    expect(recordedOn('2025-07-02')).toHaveLength(16);
    expect(recordedOn('2026-04-25')).toHaveLength(14);
    expect(recordedOn('2026-04-27')).toHaveLength(7);
    expect(history).toHaveLength(56);
  });

  test('has the regions of the country since 2023, no two on one tile', () => {
    expect(maliWatch.regions).toHaveLength(maliWatch.regionsTotal);
    expect(maliWatch.regionsTotal).toBe(20);
    expect(new Set(maliWatch.regions.map(({ tile }) => String(tile))).size).toBe(20);
    const regions = new Set(maliWatch.regions.map(({ id }) => id));
    for (const { region } of maliWatch.places) expect(regions).toContain(region);
    const found = maliWatch.places.filter(({ otherNames }) =>
      otherNames.some((name) => name === 'Timbuktu' || name === 'Boulikessi'),
    );
    expect(found.map(({ id }) => id)).toEqual(['tombouctou', 'boulkessi']);
  });
});

describe('the facts of mali', () => {
  test('are told by as many signals as the case has', () => {
    const of = (indicator: string) => signals.filter((s) => s.indicator === indicator).length;
    expect(of('response-speed')).toBe(5);
    expect(of('attack-frequency')).toBe(18);
    expect(of('military-posture')).toBe(4);
    expect(of('public-messaging')).toBe(5);
    expect(of('civilian-impact')).toBe(7);
  });

  test('open five incidents with these clocks', () => {
    expect(incidents.map(({ clocks }) => clocks.map(({ kind }) => kind))).toEqual([
      ['first-statement', 'security-adjustment'],
      ['first-statement', 'security-adjustment'],
      ['first-statement', 'security-adjustment'],
      ['first-statement', 'after-action-communique', 'security-adjustment', 'investigation'],
      ['replacement', 'investigation'],
    ]);
    expect(incidents[3]?.clocks[1]?.window).toEqual({ earliest: 24, latest: 72 });
  });

  test('never make up an instant: a day is its midnight, an unknown one is null', () => {
    for (const { eventAt, precision } of signals) {
      expect(eventAt === null).toBe(precision === 'unknown');
      if (eventAt !== null) expect(eventAt % DAY).toBe(0);
      expect(['day', 'week', 'month', 'unknown']).toContain(precision);
    }
    const minister = incidents[4];
    expect(minister).toMatchObject({
      startAt: null,
      precision: 'unknown',
      vacancy: 'Minister of Defence',
    });
  });

  test('count the wave of 25 April as two events, one of them told four times and claimed', () => {
    const day = Date.UTC(2026, 3, 25);
    const wave = all('signal-recorded').filter(
      ({ signal }) => signal.indicator === 'attack-frequency' && signal.eventAt === day,
    );
    const events = new Set(wave.map(({ id, signal }) => signal.event ?? id));
    expect(wave).toHaveLength(6);
    expect(events.size).toBe(2);
    const origins = wave.map(({ signal }) => signal.relayOf ?? signal.source.name);
    expect(origins).toEqual([
      'NPR',
      'Al Jazeera',
      'The Guardian',
      'NBC News',
      'The Guardian',
      'JNIM',
    ]);
  });

  test('do not count soldiers killed in three countries for Mali', () => {
    const aside = signals.filter((s) => s.indicator === 'attack-frequency' && !s.details.counted);
    expect(aside).toHaveLength(1);
    expect(aside[0]?.details).toMatchObject({
      tolls: { killed: { 'state-forces': { low: 400, best: null, high: null } } },
    });
  });

  test('hold JNIM’s word on the arrests against the official account', () => {
    const messages = all('signal-recorded').filter(
      ({ signal }) => signal.indicator === 'public-messaging',
    );
    const against = messages.filter(
      ({ signal }) => 'contradicts' in signal.details && signal.details.contradicts.length > 0,
    );
    expect(against).toHaveLength(1);
    expect(against[0]?.signal).toMatchObject({
      claim: 'perpetrator',
      relayOf: 'JNIM',
      details: { contradicts: [{ signal: messages[0]?.id, claim: 0 }] },
    });
  });

  test('open four tripwires', () => {
    const tripwires = all('tripwire-opened');
    expect(tripwires.map(({ title }) => title)).toEqual([
      'Fall of Gao, or rout in Mopti',
      'After-action communiqué: from "ongoing" to "under control"',
      'Airport restricted: notices to aviators, flights suspended, wider cordon',
      'Interior or rural commands redeployed into Bamako',
    ]);
    const start = Date.UTC(2026, 3, 25);
    expect(tripwires[1]?.condition).toMatchObject({
      earliestAt: start + 24 * HOUR,
      latestAt: start + 72 * HOUR,
    });
    expect(tripwires[3]?.opensNext).toEqual({ title: 'Roads and secondary cities', days: 7 });
  });

  test('hold three scenarios at 60, 20 and 20 %, nothing else assessed', () => {
    const [outlook, ...more] = all('forecast');
    expect(more).toEqual([]);
    expect(outlook?.scenarios.map(({ probability }) => probability)).toEqual([0.6, 0.2, 0.2]);
    for (const scenario of outlook?.scenarios ?? []) {
      expect(scenario).toMatchObject({
        political: null,
        financial: null,
        economic: null,
        horizonAt: null,
        resolutionTest: null,
      });
    }
  });
});

describe('what was known when', () => {
  function partnersKnownAt(instant: number): string[] {
    const known = history.filter(({ recordedAt }) => recordedAt <= instant);
    const taken = new Set(
      known.flatMap(({ draft }) => (draft.kind === 'entry-retracted' ? [draft.target] : [])),
    );
    return known.flatMap(({ draft }) =>
      draft.kind === 'annotation' && draft.text.startsWith('Security') && !taken.has(draft.id)
        ? [`${draft.text.split(/[:,]/)[1]?.trim()}${draft.toAt === null ? '' : ' (ended)'}`]
        : [],
    );
  }

  test('replays the security partner: Wagner first, then Africa Corps', () => {
    expect(partnersKnownAt(Date.UTC(2025, 5, 1))).toEqual([]);
    expect(partnersKnownAt(Date.UTC(2025, 5, 20))).toEqual(['Wagner Group']);
    expect(partnersKnownAt(Date.UTC(2025, 7, 1))).toEqual(['Wagner Group (ended)', 'Africa Corps']);
  });

  test('keeps the minister’s death and the wave of 25 April two incidents', () => {
    const [wave, minister] = all('incident-opened').slice(3);
    const notes = all('annotation').filter(({ about }) => about === minister?.id);
    expect(notes).toHaveLength(1);
    expect(minister?.id).not.toBe(wave?.id);
  });
});
