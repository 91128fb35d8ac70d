// Exploring in depth: sheets side by side, what one likes and the doors it opens, games; with and without an account,
// with and without a network.
import { keptOffline, signInPupil, upToDate } from '../support/people.mjs';
import { expect, test } from '../support/test.mjs';

const column = (page, name) => page.getByRole('columnheader', { name });
const choice = (page, item, answer) => page.getByRole('group', { name: item }).getByRole('radio', { name: answer });

test('a visitor puts sheets side by side from a sheet, and goes on without a network', async ({ server, device }) => {
  const page = await device.open('/');
  await keptOffline(page);
  await page.goto('/metiers/boulanger');
  const facts = page.locator('.facts');
  await expect(facts.getByRole('link', { name: 'La cuisine' })).toHaveAttribute('href', '/metiers?interet=27');
  const surprising = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Métiers surprenants' }) });
  await expect(surprising.getByText(/^Point commun/)).toHaveCount(3);
  await page.getByRole('link', { name: 'Comparer', exact: true }).click();
  await expect(page).toHaveURL('/comparer?metiers=boulanger');
  await expect(page.getByText('Ajoute un autre métier pour comparer.')).toBeVisible();
  await server.down();
  await page.getByLabel('Ajouter un métier').fill('patissier');
  await page.getByRole('button', { name: 'Pâtissière, pâtissier', exact: true }).click();
  await expect(page).toHaveURL('/comparer?metiers=boulanger%2Cpatissier');
  await expect(column(page, 'Boulangère, boulanger')).toBeVisible();
  await expect(column(page, 'Pâtissière, pâtissier')).toBeVisible();
  await expect(page.getByText('ce qu’on aime\u00a0: Travailler de ses mains, La cuisine')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('row', { name: /^Horaires/ })).toContainText('Très tôt le matin');
  await page.getByRole('button', { name: 'Enlever Boulangère, boulanger' }).click();
  await expect(column(page, 'Boulangère, boulanger')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Garder dans mon carnet' })).toHaveCount(0);
});

test('a pupil answers in two goes and keeps the doors that open', async ({ device }) => {
  const page = await device.open('/');
  await signInPupil(page);
  await page.getByRole('link', { name: 'Ce que j’aime' }).click();
  await choice(page, 'M’occuper d’animaux', 'J’aime bien').check();
  await page.getByRole('link', { name: 'Suite' }).click();
  await expect(page.getByRole('heading', { name: 'Partie 2 sur 10' })).toBeVisible();
  await choice(page, 'Être dehors, même sous la pluie', 'Pas du tout').check();
  await expect(page.getByText('2\u00a0réponses sur 40\u00a0propositions')).toBeVisible();
  await page.goto('/ce-que-j-aime');
  await expect(choice(page, 'M’occuper d’animaux', 'J’aime bien')).toBeChecked();
  await page.getByRole('link', { name: 'Voir mon panorama' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mon panorama' })).toBeFocused();
  await expect(page.getByText('ce sont des portes à ouvrir')).toBeVisible();
  const nature = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Agriculture, animaux, forêt' }) });
  await expect(nature.getByText('M’occuper d’animaux')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Très loin de tes réponses' })).toBeVisible();
  await page.getByRole('button', { name: 'Garder dans mon carnet' }).click();
  await expect(page).toHaveURL(/\/carnet\/[0-9a-f-]{36}$/);
  await expect(page.getByLabel('Ton texte')).toHaveValue(/Agriculture, animaux, forêt.*M’occuper d’animaux/);
  await upToDate(page);
  // Answers for oneself are no form that waits to be sent.
  await page.goto('/reglages');
  await expect(page.getByText('Tout est envoyé. En quittant, une copie reste', { exact: false })).toBeVisible();
});

test('a game is the same for its number, and leaves a trace when a pupil wants it', async ({ device, secondDevice }) => {
  const page = await device.open('/jeux');
  await page.getByRole('link', { name: 'Qui suis-je' }).click();
  await page.goto('/jeux/qui-suis-je?partie=3');
  const options = (page) => page.locator('.options').getByRole('button');
  await expect(options(page)).toHaveCount(4);
  const names = await options(page).allTextContents();
  const clues = page.locator('.clues > li:visible');
  await expect(clues).toHaveCount(1);
  await page.getByRole('button', { name: 'Un autre indice' }).click();
  await expect(clues).toHaveCount(2);
  const found = page.getByText(/^Oui/);
  for (const option of await options(page).all()) {
    await option.click();
    await expect(found.or(page.getByText('Ce n’est pas celui-là.'))).toBeVisible();
    if (await found.isVisible()) break;
  }
  await expect(page.getByRole('heading', { name: 'Les quatre métiers de la partie' })).toBeVisible();
  await page.getByRole('link', { name: 'En grand' }).click();
  await expect(page.locator('.game-large')).toBeVisible();

  const other = await secondDevice.open('/');
  await signInPupil(other);
  await other.goto('/jeux/qui-suis-je?partie=3');
  await expect(options(other)).toHaveText(names);
  await other.goto('/jeux/intrus?partie=5');
  await other.getByRole('button', { name: /^C’est l’intrus/ }).first().click();
  await expect(other.locator('.verdict')).toBeVisible();
  await other.getByLabel('Ton argument').fill('On y parle peu.');
  await other.getByRole('button', { name: 'Garder dans mon carnet' }).click();
  await expect(other.getByLabel('Ton texte')).toHaveValue('On y parle peu.');
});
