// One picture of each page, for each role, at the width of a phone, a tablet and a computer, and in the dark.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ROLES, settle } from '../support/pages.mjs';
import { upToDate } from '../support/people.mjs';
import { test } from '../support/test.mjs';

const FOLDER = fileURLToPath(new URL('../../../target/look/', import.meta.url));
const SIZES = [
  { name: '360', width: 360, height: 740 },
  { name: '768', width: 768, height: 1024 },
  { name: '1366', width: 1366, height: 768 },
  { name: '1366-sombre', width: 1366, height: 768, colorScheme: 'dark' },
];

for (const [role, { signIn, pages }] of Object.entries(ROLES)) {
  test(role, async ({ device }) => {
    mkdirSync(FOLDER, { recursive: true });
    const page = await device.open('/');
    await signIn(page);
    for (const one of pages) {
      for (const { name, width, height, colorScheme = 'light' } of SIZES) {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await settle(page, one);
        await upToDate(page);
        // As tall as the page, so that the bar at the foot of a phone is at its foot.
        const tall = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ width, height: Math.min(Math.max(tall, height), 6_000) });
        await page.screenshot({ path: `${FOLDER}${role}-${one.name}-${name}.png`, animations: 'disabled', fullPage: true });
      }
    }
  });
}
