import type { Page } from 'playwright-core';

/** What became of the texts of a wall, as they are laid out. */
export interface WallTexts {
  /** Shown in part: cut by a box around it or by the edge of the screen. */
  cut: string[];
  /** Drawn over each other, or over a drawing. */
  overlapping: string[];
  /** Gone whole, where a box lets go what has no room; each with the class or the tag of that box. */
  gone: string[];
}

/** Boxes that let a part go as a whole, and never show half of it. */
const lettingGo = '.title, .seen, .sentence, .standing, .newest ol';

/** Looks at every line of every text of the wall. */
export function wallTexts(page: Page): Promise<WallTexts> {
  return page.evaluate((letting) => {
    interface Line {
      node: Node;
      text: string;
      left: number;
      right: number;
      top: number;
      bottom: number;
    }
    const wall = document.querySelector('.wall') ?? document.body;
    const scrolls = getComputedStyle(wall).overflowY === 'visible';
    const screen = { left: 0, right: document.documentElement.clientWidth, top: 0, bottom: 1e9 };
    if (!scrolls) screen.bottom = innerHeight;
    const clipping = (from: Element) => {
      const boxes: Element[] = [];
      for (let at: Element | null = from; at !== null && at !== wall; at = at.parentElement) {
        const { display, overflowX, overflowY } = getComputedStyle(at);
        const clips = overflowX !== 'visible' || overflowY !== 'visible';
        if (clips && display !== 'inline' && display !== 'contents') boxes.push(at);
      }
      return boxes;
    };
    /** The lines of a text, without the room above and below the letters. */
    const linesOf = (node: Node, size: number): Line[] => {
      const range = document.createRange();
      range.selectNodeContents(node);
      const text = node.textContent ?? '';
      return [...range.getClientRects()].flatMap(({ left, right, top, bottom, width }) => {
        const spare = Math.max(0, (bottom - top - size) / 2);
        return width < 0.5
          ? []
          : { node, text, left, right, top: top + spare, bottom: bottom - spare };
      });
    };
    const beyond = (line: Line, box: typeof screen) =>
      Math.max(
        box.left - line.left,
        line.right - box.right,
        box.top - line.top,
        line.bottom - box.bottom,
      ) > 1.5;
    const cut = new Set<string>();
    const gone = new Map<Line, string>();
    const shown: Line[] = [];
    const settle = (line: Line, boxes: readonly Element[]) => {
      for (const box of boxes) {
        const rect = box.getBoundingClientRect();
        if (!beyond(line, rect)) continue;
        const outside = line.left >= rect.right - 1 || line.top >= rect.bottom - 1;
        if (!box.matches(letting) || !outside) return cut.add(line.text.trim());
        return gone.set(line, `${box.className || box.tagName}: ${line.text.trim()}`);
      }
      return beyond(line, screen) ? cut.add(line.text.trim()) : shown.push(line);
    };
    const walker = document.createTreeWalker(wall, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (parent === null || node.textContent?.trim() === '') continue;
      if (parent.closest('.sr-only, svg') !== null) continue;
      const { visibility, fontSize } = getComputedStyle(parent);
      if (visibility !== 'visible') continue;
      const boxes = clipping(parent);
      for (const line of linesOf(node, Number.parseFloat(fontSize))) settle(line, boxes);
    }
    const overlapping = new Set<string>();
    const meet = (a: Omit<Line, 'node' | 'text'>, b: Line) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 5;
    shown.forEach((line, index) => {
      for (const other of shown.slice(index + 1)) {
        if (other.node !== line.node && meet(line, other)) {
          overlapping.add(`${line.text.trim()} / ${other.text.trim()}`);
        }
      }
    });
    for (const drawing of wall.querySelectorAll('.spark > svg, .shape, .bar')) {
      const rect = drawing.getBoundingClientRect();
      for (const line of shown) {
        if (meet(rect, line)) overlapping.add(`${drawing.className} / ${line.text.trim()}`);
      }
    }
    // Some of its lines gone and others shown: that is not gone, but cut.
    for (const { node, text } of gone.keys()) {
      if (shown.some((line) => line.node === node)) cut.add(text.trim());
    }
    return { cut: [...cut], overlapping: [...overlapping], gone: [...new Set(gone.values())] };
  }, lettingGo);
}
