// What is there only in part: the application’s own files, the words that are shown once, the browser’s own gifts.
import { Api } from '../support/api.mjs';
import { expect, test } from '../support/network.mjs';

const title = (page, name) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
const portal = { status: 200, type: 'text/html' };

test('a login page instead of the application says so, and reloading opens it', async ({ network, device }) => {
  network.fault = ({ path }) => path.endsWith('.wasm') && portal;
  const page = await device.open('/metiers');
  const panel = page.getByRole('alertdialog', { name: 'La page n’a pas pu se charger' });
  await expect(panel.getByText('Ce qui est enregistré sur cet appareil est toujours là.', { exact: false })).toBeVisible();
  network.heal();
  await panel.getByRole('button', { name: 'Recharger la page' }).click();
  await expect(page.getByRole('searchbox', { name: 'Chercher un métier' })).toBeVisible();
});

test('a page whose code does not come has kind words, and opens at the next try', async ({ network, device }) => {
  network.fault = ({ path }) => /\/(chunk|split)_\w+\.wasm$/.test(path) && portal;
  const page = await device.open('/metiers');
  await page.getByRole('list', { name: 'Métiers' }).getByRole('link').first().click();
  await expect(page.getByText('Cette page n’est pas encore sur cet appareil')).toBeVisible();
  await page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: 'Explorer' }).click();
  await expect(page.getByRole('list', { name: 'Métiers' }).getByRole('link').first()).toBeVisible();
  await page.goBack();
  // Said again before the network heals: the page asks for its code as soon as it is there.
  await expect(page.getByText('Cette page n’est pas encore sur cet appareil')).toBeVisible();
  network.heal();
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Sources' })).toBeAttached();
});

test('the five words of a new pupil are shown even when the network cuts right after, and they open the door', async ({ server, network, device }) => {
  const teacher = await Api.adult(server, 'prof.demo');
  const { id } = teacher.me.classes.find(({ name }) => name === '5e A');
  await teacher.json(`/api/v1/classes/${id}/code`, { method: 'POST', body: JSON.stringify({ minutes: 60, renew: false }) });
  const page = await device.open('/connexion');
  await page.getByLabel('Le code de ta classe').fill('DEMO-5EA1');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByRole('button', { name: 'Non, c’est la première fois' }).click();
  await page.getByLabel('Ton pseudonyme').fill('Axolotl');
  network.fault = ({ method, path }) => method === 'GET' && path === '/api/v1/session' && { status: 503 };
  await page.getByRole('button', { name: 'Créer mon carnet' }).click();
  await expect(page.getByRole('heading', { name: 'Tes cinq mots secrets' })).toBeVisible();
  const words = await page.locator('.pass .secret').textContent();
  await page.getByRole('button', { name: 'C’est noté, on y va' }).click();
  network.heal();
  await page.goto('/connexion');
  await page.getByLabel('Le code de ta classe').fill('DEMO-5EA1');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByLabel('Ton pseudonyme').fill('Axolotl');
  await page.getByLabel('Tes cinq mots secrets').fill(words);
  await page.getByRole('button', { name: 'Entrer dans mon carnet' }).click();
  await title(page, 'Bienvenue');
});

test('where the browser has no clipboard, as on plain http, no button promises a copy', async ({ device }) => {
  const page = await device.open('/');
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined }));
  await page.goto('/metiers/veterinaire');
  await expect(page.getByRole('button', { name: 'Imprimer' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copier le lien' })).toHaveCount(0);
});
