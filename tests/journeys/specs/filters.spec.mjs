// What is asked of a list stands in its address: it outlives a reload and can be shared.
import { signInAdult, signInPupil, upToDate } from '../support/people.mjs';
import { expect, test } from '../support/test.mjs';

test('the carnet: words and kinds, typed, reloaded, taken away', async ({ device }) => {
  const page = await device.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  await page.goto('/carnet?q=nulle+part+ailleurs&type=visite');
  const search = page.getByRole('searchbox', { name: 'Chercher dans mon carnet' });
  const visits = page.getByRole('checkbox', { name: 'Une visite' });
  await expect(search).toHaveValue('nulle part ailleurs');
  await expect(visits).toBeChecked();
  await expect(page.getByRole('heading', { name: 'Aucune page avec ces mots' })).toBeVisible();
  await visits.uncheck();
  await search.fill('boulang');
  await expect(page).toHaveURL('/carnet?q=boulang');
  await expect(search).toBeFocused();
  await page.reload();
  await expect(search).toHaveValue('boulang');
  await expect(visits).not.toBeChecked();
});

test('the school: one state of requests, in the address', async ({ device }) => {
  const page = await device.open('/connexion');
  await signInAdult(page, 'chef.demo');
  await upToDate(page);
  await page.goto('/etablissement?etat=attente');
  await expect(page.getByRole('radio', { name: 'En liste d’attente' })).toBeChecked();
  await page.getByRole('radio', { name: 'Confirmées' }).check();
  await expect(page).toHaveURL('/etablissement?etat=confirmees');
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Confirmées' })).toBeChecked();
});

test('words with signs that addresses use are found again as they were typed', async ({ device }) => {
  const page = await device.open('/metiers');
  const search = page.getByRole('searchbox').first();
  for (const words of ['R&D', '100 %', '100 %25', 'a+b=c#d']) {
    await search.fill(words);
    await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(words);
    await page.reload();
    await expect(search).toHaveValue(words);
  }
  await page.goto('/carnet?q=R%26D');
  await page.getByRole('main').getByRole('link', { name: /connecter|Entrer/ }).first().click();
  await expect.poll(() => new URL(page.url()).searchParams.get('vers')).toBe('/carnet?q=R%26D');
});
