import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { demoPages } from '#tests/support/demo-pages.ts';

const { on } = demoPages();

/** Numbers that open to something, as far as they are in sight. */
function linkedNumbers(page: Page): Promise<string[]> {
  return page.locator('main a').evaluateAll((links) =>
    links.flatMap((link) => {
      const text = link.textContent ?? '';
      return /\d/.test(text) && link.checkVisibility() ? [text] : [];
    }),
  );
}

describe('on paper', () => {
  it.each([
    ['/watch/exercise', 20],
    ['/watch/exercise/response-speed', 5],
    ['/watch/exercise/attack-frequency', 20],
    ['/watch/exercise/civilian-impact', 20],
  ])('%s keeps every number that is a link', async (path, least) => {
    await on(path, async (page) => {
      const read = await linkedNumbers(page);
      expect(read.length).toBeGreaterThan(least);
      await page.emulateMedia({ media: 'print' });
      expect(await linkedNumbers(page)).toEqual(read);
    });
  });

  it('trends say of what time, by what step and of which regions they are', async () => {
    await on(
      '/watch/mali/trends?from=2025-06-01&to=2026-05-01&bucket=week&region=gao',
      async (page) => {
        await page.emulateMedia({ media: 'print' });
        await page.getByText('1 Jun 2025 00:00 UTC – 1 May 2026 00:00 UTC, by week, Gao').waitFor();
        expect(await page.getByRole('combobox', { name: 'Step' }).isVisible()).toBe(false);
      },
    );
  });
});
