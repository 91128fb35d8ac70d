// Every page, for the first of those who meet it: axe-core finds nothing in light or in dark, by turns, and nothing is wider than a narrow
// window or with large letters. `cargo xtask test pages` walks all of them for everyone in every look.
import { PLAIN, dress } from '../support/looks.mjs';
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
      for (const [at, one] of these.entries()) {
        const told = `${role}, ${one.name} (${one.path})`;
        await settle(page, one);
        await fitsEveryWindow(page, told);
        const look = PLAIN[at % PLAIN.length];
        await dress(page, look);
        await accessible(page, `${told}, ${look.name}`);
      }
    });
  }
}
