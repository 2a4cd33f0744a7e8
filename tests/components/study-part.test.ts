import { NextIntlClientProvider } from 'next-intl';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import messages from '#components/messages/en.json' with { type: 'json' };
import { StudyPart } from '#components/review/method/study-part.tsx';
import { indicatorIds } from '#domain/indicators/indicator.ts';
import { study } from '#domain/study.ts';

const words = { locale: 'en', messages, timeZone: 'UTC', children: createElement(StudyPart) };
const html = renderToStaticMarkup(createElement(NextIntlClientProvider, words));

/** What is told of one indicator, tags left out. */
function sectionOf(id: string): string {
  const [, section = ''] = html.split(`<div id="study-${id}"`);
  return section.split('<div id="study-')[0] ?? '';
}

function rowsOf(section: string): string[] {
  return [...section.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    row.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '),
  );
}

describe('the study on the method page', () => {
  test.each(indicatorIds)('tells of %s in words, then in tables', (id) => {
    const section = sectionOf(id);
    expect(section).toContain('Cries wolf: where nothing changes');
    expect(section).toContain('Notices: ');
    expect(section).toContain(messages.method.study.simulated[id]);
    const found = study[id];
    const rows = 'risen' in found ? found.risen.length / 2 : found.changed.length;
    expect(rowsOf(section)).toHaveLength(found.steady.length + rows);
  });

  test('shows the shipped numbers with their limits, units and count', () => {
    const [steady] = study['response-speed'].steady;
    const changed = study['response-speed'].changed.find(
      ({ change }) => change === 'four-times-as-slow',
    );
    if (steady === undefined || changed === undefined) throw new Error('nothing is studied');
    const rows = rowsOf(sectionOf('response-speed'));
    const two = (value: number) => value.toFixed(2);
    const { value, low, high } = steady.onsets.strained;
    expect(rows[0]).toContain(`${two(value)} (${two(low)}–${two(high)})`);
    expect(rows[0]).toContain(` ${steady.years} `);
    const row = rows.find((text) => text.includes('Answers take four times as long'));
    expect(row).toContain(`${changed.strained.median} d (`);
    expect(row).toContain(`${Math.round(100 * changed.severe.share.value)}%`);
    expect(row).toContain(` ${changed.strained.runs + changed.strained.leftOut} `);
  });

  test('says of what is seldom found that it takes longer than was watched', () => {
    const rows = rowsOf(sectionOf('military-posture'));
    const { horizon } = study['military-posture'];
    expect(rows.find((row) => row.includes('Half of the movements give ground'))).toContain(
      `over ${horizon} d`,
    );
  });

  test('says what it leaves out, and how it is made', () => {
    for (const limit of Object.values(messages.method.study.limits)) expect(html).toContain(limit);
    expect(html).toContain('<code class="font-mono">npm run study</code>');
  });
});
