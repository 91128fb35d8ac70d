// With the keyboard alone: Tab passes through whole pages and is always seen; dialogs take the focus and give it back,
// and axe-core finds nothing on them while they are open.
import { ROLES, settle } from '../support/pages.mjs';
import { signInAdult, upToDate } from '../support/people.mjs';
import { walksByKeyboard } from '../support/reach.mjs';
import { accessible, expect, test } from '../support/test.mjs';

const WALKED = {
  visiteur: ['accueil', 'metiers-rien', 'fiche', 'comparer', 'aime', 'jeu-intrus', 'entrer-mots'],
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

/** Opens a dialog by Enter on its button, looks at it in both lights, closes it by Escape. */
async function visitDialog(page, button, name) {
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expect(dialog).toHaveAccessibleName(/./);
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
    await accessible(page, `${name}, ${colorScheme}`);
  }
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab');
    const outside = await page.evaluate(() => document.activeElement !== document.body && !document.activeElement.closest('dialog'));
    expect(outside, `${name}: the page behind is out of reach`).toBe(false);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button, `${name}: the focus is back`).toBeFocused();
}

test('the dialogs of a teacher', async ({ device }) => {
  const page = await device.open('/connexion');
  await signInAdult(page, 'prof.demo');
  await upToDate(page);
  await settle(page, { path: '/classe?classe=4e-b' });
  const main = page.getByRole('main');
  await visitDialog(page, main.getByRole('button', { name: 'Nouvelle classe' }), 'a new class');
  await visitDialog(page, main.getByRole('button', { name: 'Projeter le code' }), 'the code, projected');
  await visitDialog(page, main.getByRole('button', { name: 'Changer de code' }), 'another code');
  await visitDialog(page, main.getByRole('button', { name: 'Nouveaux mots pour Colibri' }), 'new words');
  await settle(page, { path: '/mes-demandes' });
  await visitDialog(page, main.getByRole('button', { name: 'Changer de date' }).first(), 'another date');
});

test('the form and the dialog of a company', async ({ device }) => {
  const page = await device.open('/connexion');
  await signInAdult(page, 'entreprise.demo');
  await upToDate(page);
  await settle(page, { path: '/creneaux' });
  const main = page.getByRole('main');
  await visitDialog(page, main.getByRole('button', { name: 'Annuler ce créneau' }).first(), 'a slot is cancelled');
  await main.getByRole('button', { name: 'Publier un créneau' }).click();
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
    await accessible(page, `the form of a slot with what is wrong, ${colorScheme}`);
  }
  await walksByKeyboard(page, 'the form of a slot');
});
