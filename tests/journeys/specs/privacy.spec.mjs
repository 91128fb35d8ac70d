// A person's own data: written down, taken along, erased; and a device that learns that an account is no more.
import { readFile } from 'node:fs/promises';
import { Api } from '../support/api.mjs';
import { badge, sendNow, signInAdult, signInPupil, upToDate } from '../support/people.mjs';
import { accessible, expect, test } from '../support/test.mjs';

const WORDS = 'lune table cerise velo nuage';
const GONE = 'Ce compte a été effacé, et ce que cet appareil en gardait aussi.';

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** The account of the demonstration's pupil goes, from another device. */
async function eraseElsewhere(server) {
  const other = await Api.pupil(server);
  const answer = await fetch(`${server.url}/api/v1/me/erase`, {
    method: 'POST',
    headers: { cookie: other.cookie, 'content-type': 'application/json', 'x-parcours': '1' },
    body: JSON.stringify({ secret: WORDS }),
  });
  expect(answer.status).toBe(204);
}

/** What the link gives, as text. */
async function file(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name, exact: true }).click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** Names of the databases of profiles that this browser holds. */
const databases = (page) =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).filter((name) => /^parcours-[0-9a-f]{32}$/.test(name)));

test('a pupil reads what is kept, and takes all of it along', async ({ device }) => {
  const page = await device.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  await page.getByRole('contentinfo').getByRole('link', { name: 'Données' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tes données' })).toBeVisible();
  await expect(page.getByText('Ton carnet.')).toBeVisible();
  await page.getByRole('link', { name: 'Télécharger ou effacer mes données' }).click();
  await press(page, 'Télécharger mes données');
  const readable = await file(page, 'Fichier à lire');
  expect(readable.name).toBe('mes-donnees.html');
  expect(readable.text).toContain('Colibri');
  const { name, text } = await file(page, 'Fichier JSON');
  expect(name).toBe('mes-donnees.json');
  const all = JSON.parse(text);
  expect(all.format).toBe(1);
  expect(all.person.name).toBe('Colibri');
  for (const entry of all.entries.filter((entry) => entry.title)) expect(readable.text).toContain(entry.title.replaceAll('&', '&amp;'));
  await accessible(page, 'réglages, fichiers prêts');
  // The file stands alone: nothing in it asks for anything.
  expect(readable.text).not.toMatch(/<(script|link|img|iframe)|https?:\/\//);
});

test('without a network the data cannot be asked for, and it is said', async ({ device }) => {
  const page = await device.open('/connexion');
  await signInPupil(page);
  await page.goto('/reglages');
  await expect(page.getByRole('button', { name: 'Télécharger mes données' })).toBeEnabled();
  await device.context.setOffline(true);
  await expect(page.getByText('Il faut le réseau : le fichier vient du serveur.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Télécharger mes données' })).toBeDisabled();
});

test('a pupil erases the account with the five words, and nothing of it is left', async ({ server, device }) => {
  const page = await device.open('/connexion');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await signInPupil(page);
  await upToDate(page);
  expect(await databases(page)).toHaveLength(1);
  await page.goto('/reglages');
  await press(page, 'Effacer mon compte…');
  await press(page, 'Tout effacer, pour toujours');
  await expect(page.getByText('Il faut cinq mots, séparés par des espaces.')).toBeVisible();
  await page.getByLabel('Tes cinq mots secrets').fill('un deux trois quatre cinq');
  await press(page, 'Tout effacer, pour toujours');
  await expect(page.getByText('Ces mots ne sont pas les tiens. Rien n’a été effacé.')).toBeVisible();
  await accessible(page, 'réglages, effacement refusé');
  await page.getByLabel('Tes cinq mots secrets').fill('Lune table CERISE vélo nuage');
  await press(page, 'Tout effacer, pour toujours');
  await expect(page.getByText(GONE)).toBeVisible();
  await accessible(page, 'réglages, compte effacé');
  await expect.poll(() => databases(page)).toEqual([]);
  await expect(Api.pupil(server)).rejects.toThrow('401');
  await page.reload();
  await expect(page.getByText('Personne n’est connecté sur cet appareil.')).toBeVisible();
  await expect(page.getByText('Le navigateur a effacé')).toHaveCount(0);
});

test('a device with nothing unsent forgets an account that was erased elsewhere', async ({ server, device }) => {
  const page = await device.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  await eraseElsewhere(server);
  await sendNow(page);
  await expect(page.getByText(GONE)).toBeVisible();
  await expect.poll(() => databases(page)).toEqual([]);
});

test('what was never sent can be taken along before an erased account goes from the device', async ({ server, device }) => {
  const page = await device.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  await page.goto('/carnet/nouveau');
  await device.context.setOffline(true);
  await page.getByRole('link', { name: 'Une page libre' }).click();
  await page.getByLabel('Titre').fill('Jamais <envoyé>');
  await expect(page.getByText('Enregistrée sur cet appareil')).toBeVisible();
  await eraseElsewhere(server);
  await device.context.setOffline(false);
  await expect(badge(page)).toHaveText('Ce compte a été effacé : voir', { timeout: 30_000 });
  await badge(page).click();
  await expect(page.getByText('Une partie n’avait pas été envoyée')).toBeVisible();
  await accessible(page, 'réglages, compte effacé ailleurs');
  const taken = await file(page, 'Télécharger ce qui est ici');
  expect(taken.text).toContain('Jamais &lt;envoyé&gt;');
  await press(page, 'Effacer de cet appareil');
  await expect(page.getByText(GONE)).toBeVisible();
  await expect.poll(() => databases(page)).toEqual([]);
});

test('a family reads everything by the link that the head gives, and erases the account', async ({ server, device, secondDevice }) => {
  const page = await device.open('/connexion');
  await signInAdult(page, 'chef.demo');
  await upToDate(page);
  await page.goto('/etablissement');
  await page.getByLabel('Classe', { exact: true }).selectOption({ label: '4e B' });
  await expect(page.getByRole('button', { name: 'Lien pour la famille de Colibri' })).toBeVisible();
  await accessible(page, 'établissement, comptes des élèves');
  await page.getByRole('button', { name: 'Lien pour la famille de Colibri' }).click();
  await expect(page.getByRole('heading', { name: 'Pour la famille de Colibri' })).toBeVisible();
  await accessible(page, 'établissement, lien pour une famille');
  const link = new URL(await page.locator('.link-to-give').innerText());
  expect(link.pathname).toBe('/famille');

  const family = await secondDevice.open(link.pathname + link.hash);
  await expect(family.getByRole('heading', { level: 1, name: 'Les données de Colibri' })).toBeVisible();
  await accessible(family, 'famille');
  const { text } = await file(family, 'Fichier JSON');
  const all = JSON.parse(text);
  expect(all.person.name).toBe('Colibri');
  await expect(family.getByRole('article')).toHaveCount(all.entries.length);
  await family.getByLabel('Pseudonyme de votre enfant').fill('Loutre');
  await press(family, 'Effacer pour toujours');
  await expect(family.getByText('Ce n’est pas ce pseudonyme. Rien n’a été effacé.')).toBeVisible();
  await family.getByLabel('Pseudonyme de votre enfant').fill('colibri');
  await press(family, 'Effacer pour toujours');
  await expect(family.getByRole('heading', { level: 1, name: 'Le compte est effacé' })).toBeVisible();
  await expect(Api.pupil(server)).rejects.toThrow('401');
  await family.reload();
  await expect(family.getByRole('heading', { level: 1, name: 'Ce lien ne sert plus' })).toBeVisible();
  await family.goto('/famille');
  await expect(family.getByRole('heading', { level: 1, name: 'Ce lien est incomplet' })).toBeVisible();
});

test('the head erases an account, with the passphrase again', async ({ server, device }) => {
  const page = await device.open('/connexion');
  await signInAdult(page, 'chef.demo');
  await upToDate(page);
  await page.goto('/etablissement');
  await page.getByLabel('Classe', { exact: true }).selectOption({ label: '4e B' });
  await page.getByRole('button', { name: 'Effacer le compte de Colibri' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Votre phrase de passe').fill('une autre phrase de passe');
  await press(dialog, 'Effacer pour toujours');
  await expect(dialog.getByText('Ce n’est pas votre phrase de passe. Rien n’a été effacé.')).toBeVisible();
  await accessible(page, 'établissement, effacement refusé');
  await dialog.getByLabel('Votre phrase de passe').fill('demo parcours metiers');
  await press(dialog, 'Effacer pour toujours');
  await expect(page.getByText('Le compte est effacé.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Effacer le compte de Colibri' })).toHaveCount(0);
  await expect(Api.pupil(server)).rejects.toThrow('401');
});
