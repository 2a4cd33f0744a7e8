import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { demoPages } from '#tests/support/demo-pages.ts';

const { on } = demoPages();

/** Boxes that draw by their background alone, each marked so that it is found again. */
function markDrawn(page: Page): Promise<number> {
  return page.locator('main').evaluate((main) => {
    const colourOf = (box: Element) => getComputedStyle(box).backgroundColor;
    const ground = new Set(['rgba(0, 0, 0, 0)']);
    for (const name of ['bg-surface', 'bg-raised']) {
      const box = main.appendChild(document.createElement('i'));
      box.className = name;
      ground.add(colourOf(box));
      box.remove();
    }
    const boxes = [...main.querySelectorAll<HTMLElement>(':empty:not(svg *, input)')];
    const drawn = boxes.filter((box) => !ground.has(colourOf(box)));
    for (const box of drawn) box.dataset.draws = '';
    return drawn.length;
  });
}

/** Those of them whose colours the browser takes away. */
function blanked(page: Page): Promise<string[]> {
  return page.locator('[data-draws]').evaluateAll((boxes) => {
    const paper = document.body.appendChild(document.createElement('i'));
    paper.style.backgroundColor = 'Canvas';
    const { backgroundColor: canvas } = getComputedStyle(paper);
    const lost = boxes.filter((box) => {
      const { forcedColorAdjust, backgroundColor } = getComputedStyle(box);
      return forcedColorAdjust !== 'none' || backgroundColor === canvas;
    });
    paper.remove();
    return [...new Set(lost.map(({ className }) => className))];
  });
}

it.each([
  ['response-speed', 5],
  ['attack-frequency', 15],
  ['public-messaging', 50],
  ['civilian-impact', 30],
  ['trends', 20],
])('%s loses nothing drawn to a reader who chooses the colours', async (name, least) => {
  await on(`/watch/exercise/${name}`, async (page) => {
    await expect.poll(() => markDrawn(page)).toBeGreaterThan(least);
    await page.emulateMedia({ forcedColors: 'active' });
    expect(await blanked(page)).toEqual([]);
  });
});
