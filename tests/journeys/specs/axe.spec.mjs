// Every page, for every role: axe-core finds nothing in light and in dark (the pages that everyone meets also in strong
// contrast and in reading comfort), nothing is wider than a narrow window or with large letters.
import { ROLES, settle } from '../support/pages.mjs';
import { fitsEveryWindow } from '../support/reach.mjs';
import { accessible, test } from '../support/test.mjs';

const LOOKS = [
  { name: 'clair', colorScheme: 'light' },
  { name: 'sombre', colorScheme: 'dark' },
];
const SETTINGS = [
  { name: 'contraste', colorScheme: 'light', display: { contrast: 'high' } },
  { name: 'contraste sombre', colorScheme: 'dark', display: { contrast: 'high' } },
  { name: 'confort', colorScheme: 'light', display: { comfort: 'on' } },
];

for (const [role, { signIn, pages }] of Object.entries(ROLES)) {
  test(`axe-core finds nothing on the pages of ${role}, and they fit every window`, async ({ device }) => {
    test.setTimeout(180_000);
    const page = await device.open('/');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await signIn(page);
    const looks = role === 'visiteur' ? [...LOOKS, ...SETTINGS] : LOOKS;
    for (const one of pages) {
      await settle(page, one);
      await fitsEveryWindow(page, `${role}, ${one.name} (${one.path})`);
      for (const { name, colorScheme, display = {} } of looks) {
        await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
        await page.evaluate((display) => {
          for (const name of ['contrast', 'comfort']) delete document.documentElement.dataset[name];
          Object.assign(document.documentElement.dataset, display);
        }, display);
        await accessible(page, `${role}, ${one.name} (${one.path}), ${name}`);
      }
    }
  });
}
