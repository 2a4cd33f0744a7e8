import { type Browser, chromium as playwright } from 'playwright-core';
import { chromium } from '#tests/support/chromium.ts';

export async function openBrowser(): Promise<Browser> {
  const found = await chromium();
  if ('missing' in found) throw new Error(found.missing);
  return playwright.launch({
    executablePath: found.path,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A window that another one covers paints as if it were in front.
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
    ],
  });
}
