// With the keyboard alone: Tab passes through whole pages and is always seen; dialogs take the focus and give it back,
// and axe-core finds nothing on them while they are open.
import { visitDialogs } from '../support/dialog.mjs';
import { PLAIN, dress } from '../support/looks.mjs';
import { ROLES, settle } from '../support/pages.mjs';
import { signInAdult, upToDate } from '../support/people.mjs';
import { walksByKeyboard } from '../support/reach.mjs';
import { accessible, test } from '../support/test.mjs';

const WALKED = {
  visiteur: ['accueil', 'metiers-rien', 'fiche', 'entrer-mots', 'comparer', 'aime', 'jeu-intrus'],
  eleve: ['accueil', 'carnet', 'carnet-page', 'reglages'],
  professeur: ['accueil', 'classe', 'visites', 'demandes', 'visite-libre'],
  direction: ['etablissement'],
  entreprise: ['creneaux'],
};

for (const [role, names] of Object.entries(WALKED)) {
  test(`Tab passes through the pages of ${role}`, async ({ device }) => {
    const { signIn, pages } = ROLES[role];
    const page = await device.open('/');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await signIn(page);
    for (const one of pages.filter(({ name }) => names.includes(name))) {
      await settle(page, one);
      if (role !== 'visiteur') await upToDate(page);
      await walksByKeyboard(page, `${role}, ${one.name} (${one.path})`);
    }
  });
}

const WITH_DIALOGS = Object.entries(ROLES).filter(([, { pages }]) => pages.some(({ dialogs }) => dialogs.length > 0));
for (const [role, { signIn, pages }] of WITH_DIALOGS) {
  test(`the dialogs of ${role}`, async ({ device }) => {
    const page = await device.open('/');
    await signIn(page);
    await upToDate(page);
    for (const one of pages.filter(({ dialogs }) => dialogs.length > 0)) {
      await settle(page, one);
      await visitDialogs(page, one);
    }
  });
}

test('the form of a company', async ({ device }) => {
  const page = await device.open('/connexion');
  await signInAdult(page, 'entreprise.demo');
  await upToDate(page);
  await settle(page, { path: '/creneaux' });
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'Publier un créneau' }).click();
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  for (const look of PLAIN) {
    await dress(page, look);
    await accessible(page, `the form of a slot with what is wrong, ${look.name}`);
  }
  await walksByKeyboard(page, 'the form of a slot');
});
