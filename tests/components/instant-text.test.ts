import { NextIntlClientProvider } from 'next-intl';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import messages from '#components/messages/en.json' with { type: 'json' };
import { InstantText } from '#components/ui/instant-text.tsx';
import { ZoneProvider } from '#components/ui/watch-time.tsx';
import type { Precision } from '#domain/instant.ts';

/** The instant as a watch of the zone shows it; outside of any watch without one. */
function shown(iso: string, precision: Precision, timeZone: string | null): string {
  const text = createElement(InstantText, { at: Date.parse(iso), precision });
  const watch = { timeZone: timeZone ?? 'UTC', children: text };
  const inZone = timeZone === null ? text : createElement(ZoneProvider, watch);
  const words = { locale: 'en', messages, timeZone: 'UTC', children: inZone };
  return renderToStaticMarkup(createElement(NextIntlClientProvider, words));
}

describe('an instant on screen', () => {
  it.each<[string, Precision, string | null, string]>([
    ['2026-04-25T14:32:00Z', 'minute', null, '25 Apr 2026 14:32 UTC'],
    ['2026-04-25T14:32:00Z', 'minute', 'Africa/Bamako', '25 Apr 2026 14:32 UTC'],
    ['2026-04-26T02:30:00Z', 'minute', 'America/New_York', '25 Apr 2026 22:30 UTC−4'],
    ['2026-03-08T06:59:00Z', 'minute', 'America/New_York', '8 Mar 2026 01:59 UTC−5'],
    ['2026-03-08T07:00:00Z', 'minute', 'America/New_York', '8 Mar 2026 03:00 UTC−4'],
    ['2026-12-31T20:30:00Z', 'hour', 'Asia/Kathmandu', '1 Jan 2027, about 02:15 UTC+5:45'],
    // What is known to the day is a day of UTC: a zone must not move it.
    ['2026-04-26T00:00:00Z', 'day', 'America/New_York', '26 Apr 2026'],
    ['2026-05-01T00:00:00Z', 'month', 'America/New_York', 'May 2026'],
  ])('%s by the %s in %s is %s', (iso, precision, timeZone, text) => {
    const html = shown(iso, precision, timeZone);
    expect(html).toBe(`<time dateTime="${new Date(iso).toISOString()}">${text}</time>`);
  });
});
