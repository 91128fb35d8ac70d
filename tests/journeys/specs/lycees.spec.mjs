// The lycées des métiers: from the pupil's school the nearest first, by words and département for anybody, and without a network.
import { keptOffline, signInAdult, signInPupil } from '../support/people.mjs';
import { accessible, expect, test } from '../support/test.mjs';

const PAGE = '/formations/lycees-des-metiers';
const list = (page) => page.getByRole('list', { name: 'Lycées' });
const names = (page) => list(page).getByRole('heading', { level: 3 });
const count = (page) => page.getByRole('main').getByRole('status');

test('a pupil comes from a sheet and sees the nearest first; a teacher reads « votre »', async ({ device, secondDevice }) => {
  const page = await device.open();
  await signInPupil(page);
  await page.goto('/metiers/charpentier');
  await page.getByRole('link', { name: 'Des lycées des métiers près de chez toi' }).click();
  await expect(page).toHaveURL(PAGE);
  await expect(page.getByRole('heading', { level: 1, name: 'Les lycées des métiers' })).toBeVisible();
  await expect(count(page)).toHaveText('5\u00a0lycées, du plus proche de ton collège au plus lointain');
  await expect(names(page)).toHaveText([/bois et des toits/, /soin/, /table/, /image et du son/, /automobile/]);
  const first = list(page).getByRole('listitem').filter({ has: page.getByRole('heading', { name: /bois et des toits/ }) });
  await expect(first).toContainText('Metz (Moselle)');
  await expect(first).toContainText('À\u00a03\u00a0km à vol d’oiseau');
  await expect(first).toContainText('Public');
  await expect(first).toContainText('Voie professionnelle');
  await accessible(page, 'the lycées of a pupil');

  const staff = await secondDevice.open();
  await signInAdult(staff, 'prof.demo');
  await staff.goto(PAGE);
  await expect(count(staff)).toHaveText('5\u00a0lycées, du plus proche de votre collège au plus lointain');
});

test('a visitor chooses a département or types words, and the address keeps both', async ({ device }) => {
  const page = await device.open(PAGE);
  const departement = page.getByLabel('Département');
  const field = page.getByRole('searchbox', { name: 'Chercher un lycée' });
  await expect(page.getByText('Choisis un département, ou écris le nom d’une commune.')).toBeVisible();
  await expect(names(page)).toHaveCount(0);
  await expect(page.getByRole('main')).not.toContainText(/collège|vol d’oiseau/);
  await accessible(page, 'the lycées of a visitor');

  await departement.selectOption('Moselle');
  await expect(names(page)).toHaveText([/bois et des toits/, /table/, /soin/]);
  await expect(count(page)).toHaveText('3\u00a0lycées');
  await field.fill('woi');
  await expect(names(page)).toHaveText([/soin/]);
  await expect(page).toHaveURL(`${PAGE}?q=woi&departement=057`);

  await page.reload();
  await expect(names(page)).toHaveText([/soin/]);
  await expect(field).toHaveValue('woi');
  await expect(departement).toHaveValue('057');

  await field.fill('strasbourg');
  await expect(page.getByText('Aucun lycée des métiers ici')).toBeVisible();
  await departement.selectOption('Tous les départements');
  await expect(names(page)).toHaveText([/automobile/]);
});

test('without a network the list opens as before, and where it never came the page says so', async ({ server, device, secondDevice }) => {
  await test.step('it came', async () => {
    const page = await device.open();
    await signInPupil(page);
    await keptOffline(page);
    await server.down();
    await page.goto(PAGE);
    await expect(names(page)).toHaveText([/bois et des toits/, /soin/, /table/, /image et du son/, /automobile/]);
    await page.getByRole('searchbox').fill('nancy');
    await expect(names(page)).toHaveText([/image et du son/]);
    await server.up();
  });
  await test.step('it never came, then it comes', async () => {
    const page = await secondDevice.open('/healthz');
    const parts = '**/api/v1/catalogue/parts/*';
    await secondDevice.context.route(parts, (route) => route.abort());
    await page.goto(PAGE);
    await expect(page.getByText('La liste des lycées n’est pas encore sur cet appareil')).toBeVisible();
    await accessible(page, 'lycées that never came');
    await secondDevice.context.unroute(parts);
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByLabel('Département').selectOption('Bas-Rhin');
    await expect(names(page)).toHaveText([/automobile/]);
  });
});
