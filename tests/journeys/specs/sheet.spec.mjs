// A sheet of the real catalogue: its address, its formations without a network, where its parts come from.
import { keptOffline } from '../support/people.mjs';
import { accessible, expect, test } from '../support/test.mjs';

test.use({ sheets: true });
test.beforeEach(({ seed }) => test.skip(!seed.real, 'the open data are absent (PARCOURS_OPEN_DATA)'));

const formation = (page, name) => page.locator('.courses details').filter({ has: page.getByText(name, { exact: true }) });

test('an older address of a sheet goes to the one of today and keeps what it asks', async ({ device }) => {
  const page = await device.open('/metiers');
  await page.goto('/metiers/ancien-titre-met17?vu=ici');
  await expect(page).toHaveURL('/metiers/boulanger?vu=ici');
  await expect(page.getByRole('heading', { level: 1, name: 'Boulangère, boulanger' })).toBeVisible();
  await page.goto('/metiers/met70');
  await expect(page).toHaveURL(/\/metiers\/[a-z-]*apiculteur[a-z-]*-met70$/);
  // In place: the way back leads to the sheet before, not to the older address.
  await page.goBack();
  await expect(page).toHaveURL('/metiers/boulanger?vu=ici');
});

test('a formation unfolds without a network and leads to other sheets', async ({ server, device }) => {
  const page = await device.open('/metiers');
  await keptOffline(page);
  await server.down();
  await page.goto('/metiers/boulanger');
  const cap = formation(page, 'CAP boulanger');
  await expect(cap.getByText('Niveau CAP · CAP · 2 ans')).toBeHidden();
  await cap.getByText('CAP boulanger', { exact: true }).click();
  await expect(cap.getByText('Niveau CAP · CAP · 2 ans')).toBeVisible();
  await expect(cap.getByRole('heading', { name: 'Elle mène aussi à' })).toBeVisible();
  await accessible(page, 'a sheet with an unfolded formation');
  await cap.getByRole('link', { name: /traiteur/i }).click();
  await expect(page.getByRole('heading', { level: 1, name: /traiteur/i })).toBeVisible();
});

test('each part names its source, and the foot gives the lines of the licences', async ({ device }) => {
  const page = await device.open('/metiers/boulanger');
  const section = (name) => page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name }) });
  await expect(section('Ce qu’on y fait').getByText('Source\u00a0: Parcours métiers')).toBeVisible();
  await expect(section('Des formations possibles').getByText('Source\u00a0: Onisep')).toBeVisible();
  const foot = page.locator('article > footer');
  await expect(foot).toContainText('licence EUPL 1.2');
  await expect(foot).toContainText('licence ODbL 1.0');
  await expect(foot.getByRole('link', { name: 'Fiche MET.17, sur Internet' })).toBeVisible();
});
