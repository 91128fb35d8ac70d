// Every page, for the first of those who meet it (`cargo xtask test pages` has all of them): axe-core finds nothing in light and in dark
// (what a visitor meets also in strong contrast and in reading comfort), nothing is wider than a narrow window or with large letters.
import { LOOKS, PLAIN, dress } from '../support/looks.mjs';
import { ROLES, settle } from '../support/pages.mjs';
import { fitsEveryWindow } from '../support/reach.mjs';
import { accessible, test } from '../support/test.mjs';

/** So many pages to a test: no one takes longer than a run waits for. */
const AT_ONCE = 18;

for (const [role, { signIn, pages }] of Object.entries(ROLES)) {
  const met = pages.filter(({ first }) => first);
  for (let from = 0; from < met.length; from += AT_ONCE) {
    const these = met.slice(from, from + AT_ONCE);
    test(`axe-core finds nothing on the pages of ${role} from « ${these[0].name} » on, and they fit every window`, async ({ device }) => {
      test.setTimeout(180_000);
      const page = await device.open('/');
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await signIn(page);
      for (const one of these) {
        await settle(page, one);
        await fitsEveryWindow(page, `${role}, ${one.name} (${one.path})`);
        for (const look of role === 'visiteur' ? LOOKS : PLAIN) {
          await dress(page, look);
          await accessible(page, `${role}, ${one.name} (${one.path}), ${look.name}`);
        }
      }
    });
  }
}
