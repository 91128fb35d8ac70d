// axe-core finds nothing on any page, for anyone, in any look.
import { LOOKS, dress } from '../support/looks.mjs';
import { settle } from '../support/pages.mjs';
import { onEveryPage } from '../support/seat.mjs';
import { accessible } from '../support/test.mjs';

onEveryPage('axe-core finds nothing in any look', async (page, one) => {
  await settle(page, one);
  for (const look of LOOKS) {
    await dress(page, look);
    await accessible(page, `${one.told}, ${look.name}`);
  }
});
