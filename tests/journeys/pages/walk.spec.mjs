// With the keyboard alone, any page, for anyone: all of it is reached in order and seen, there is no trap, keys do what they say.
import { visitDialogs } from '../support/dialog.mjs';
import { settle } from '../support/pages.mjs';
import { upToDate } from '../support/people.mjs';
import { answersKeys, reachesAll, walksByKeyboard } from '../support/reach.mjs';
import { onEveryPage } from '../support/seat.mjs';

onEveryPage('the keyboard reaches all of it', async (page, one) => {
  await settle(page, one);
  if (one.role !== 'visiteur') await upToDate(page);
  await walksByKeyboard(page, one.told);
  await reachesAll(page, one.told);
  await answersKeys(page, one.told);
  await visitDialogs(page, { ...one, name: one.told });
});
