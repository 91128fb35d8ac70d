// Several pupils at one computer: each opens their own carnet by their own secret, also without a network.
import { Api } from '../support/api.mjs';
import { keptOffline, sendNow, signInPupil, upToDate } from '../support/people.mjs';
import { accessible, expect, test } from '../support/test.mjs';

const WORDS = 'lune table cerise velo nuage';
const OURS = 'Ceci est à Colibri, sans réseau.';
const THEIRS = 'Ceci est à l’autre, sans réseau.';

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** Another pupil of the class, with new words from the teacher. */
async function another(server) {
  const teacher = await Api.adult(server, 'prof.demo');
  const colibri = await Api.pupil(server);
  const pupils = await teacher.rows('Pupil');
  const own = pupils.find((pupil) => pupil.user === colibri.me.user);
  const other = pupils.find((pupil) => pupil.class === own.class && pupil.user !== own.user);
  return teacher.json(`/api/v1/pupils/${other.user}/secret`, { method: 'POST', body: '{}' });
}

/** In by the class, as at the first time. */
async function firstTime(page, pupil) {
  await page.goto('/connexion');
  await page.getByLabel('Le code de ta classe').fill(pupil.code);
  await press(page, 'Continuer');
  await page.getByLabel('Ton pseudonyme').fill(pupil.pseudonym);
  await page.getByLabel('Tes cinq mots secrets').fill(pupil.secret);
  await press(page, 'Entrer dans mon carnet');
  await expect(page).toHaveURL('/');
}

/** Opens a profile that is on the device. */
async function open(page, name, words) {
  await page.goto('/connexion');
  await page.getByRole('button', { name }).click();
  await page.getByLabel('Tes cinq mots secrets').fill(words);
  await press(page, 'Ouvrir mon carnet');
}

async function leave(page) {
  await page.goto('/reglages');
  await press(page, 'Quitter');
  await expect(page.getByText('Personne n’est connecté sur cet appareil.')).toBeVisible();
}

/** A new page of the carnet. */
async function write(page, text) {
  await page.goto('/carnet');
  await page.getByRole('link', { name: 'Nouvelle page' }).click();
  await page.getByRole('link', { name: 'Une page libre' }).click();
  await page.getByLabel('Ton texte').fill(text);
  await expect(page.getByText('Enregistrée sur cet appareil')).toBeVisible();
}

const texts = async (api) => (await api.rows('Entry')).map((entry) => entry.text);
const count = async (api, text) => (await texts(api)).filter((found) => found === text).length;

test('two pupils share a computer without a network, and both find their own', async ({ server, device }) => {
  const other = await another(server);
  const page = await device.open('/connexion');
  await signInPupil(page);
  await keptOffline(page);
  await upToDate(page);
  await page.goto('/reglages');
  await expect(page.getByText('une copie reste sur cet appareil, fermée à clé')).toBeVisible();
  await leave(page);
  await firstTime(page, other);
  await upToDate(page);
  await leave(page);
  await server.down();

  await test.step('wrong words open nothing and lose nothing', async () => {
    await page.goto('/connexion');
    await expect(page.getByRole('heading', { name: 'Déjà sur cet appareil' })).toBeVisible();
    await accessible(page, 'choix du carnet');
    await open(page, /Colibri/, 'herbe table cerise velo nuage');
    await expect(page.getByRole('alert')).toContainText('Ce ne sont pas tes mots secrets.');
    await accessible(page, 'carnet choisi, mots refusés');
    await press(page, 'Ce n’est pas moi');
    await expect(page.getByLabel('Le code de ta classe')).toBeVisible();
  });

  await test.step('each writes in their own carnet, and sees nothing of the other', async () => {
    await open(page, /Colibri/, 'Lune table CERISE vélo nuage');
    await expect(page.getByRole('heading', { level: 1, name: 'Salut' })).toBeVisible();
    await write(page, OURS);
    await leave(page);
    await page.goto('/connexion');
    // The page, and what was typed into it.
    await expect(page.getByRole('button', { name: /Colibri/ })).toContainText('2\u00a0choses attendent l’envoi');
    await open(page, other.pseudonym, other.secret);
    await expect(page).toHaveURL('/');
    await write(page, THEIRS);
    await page.goto('/carnet');
    await expect(page.getByText(THEIRS)).toBeVisible();
    await expect(page.getByText(OURS)).toHaveCount(0);
    await page.reload();
    await expect(page.getByText(THEIRS)).toBeVisible();
    await leave(page);
  });

  await test.step('a browser that was closed meanwhile opens nobody’s', async () => {
    const again = await device.restart('/carnet');
    await expect(again.getByRole('heading', { level: 1, name: 'Il faut entrer d’abord' })).toBeVisible();
    await open(again, /Colibri/, WORDS);
    await expect(again.getByRole('heading', { level: 1, name: 'Salut' })).toBeVisible();
    await again.goto('/carnet');
    await expect(again.getByText(OURS)).toBeVisible();
    await expect(again.getByText(THEIRS)).toHaveCount(0);
  });

  await test.step('the network comes back: who is open signs in by the secret just typed, and each text arrives once', async () => {
    const again = device.page;
    await leave(again);
    await open(again, /Colibri/, WORDS);
    await expect(again.getByRole('heading', { level: 1, name: 'Salut' })).toBeVisible();
    await server.up();
    await sendNow(again);
    await upToDate(again);
    const own = await Api.pupil(server);
    expect(await count(own, OURS)).toBe(1);
    expect(await count(own, THEIRS)).toBe(0);
    await leave(again);
    await open(again, other.pseudonym, other.secret);
    await expect(again).toHaveURL('/');
    await upToDate(again);
    const theirs = new Api(server.url);
    await theirs.signIn('pupil', { code: other.code, pseudonym: other.pseudonym, secret: other.secret });
    expect(await count(theirs, THEIRS)).toBe(1);
    expect(await count(theirs, OURS)).toBe(0);
  });
});

test('a device that erases keeps no copy, and one may be taken off it', async ({ device }) => {
  const page = await device.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  await leave(page);
  await page.goto('/connexion');
  await page.getByRole('button', { name: /Colibri/ }).click();
  await press(page, 'Retirer de cet appareil');
  await expect(page.getByText('rien n’est perdu. Pour le rouvrir ici, il faudra le réseau.')).toBeVisible();
  await press(page, 'Retirer de cet appareil');
  await expect(page.getByRole('button', { name: /Colibri/ })).toHaveCount(0);

  await page.goto('/reglages');
  await page.getByLabel('Effacer l’appareil à la déconnexion').check();
  await signInPupil(page);
  await upToDate(page);
  await page.goto('/reglages');
  await expect(page.getByText('En quittant, les données sont effacées de cet appareil.')).toBeVisible();
  await leave(page);
  await page.goto('/connexion');
  await expect(page.getByLabel('Le code de ta classe')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Déjà sur cet appareil' })).toHaveCount(0);
});
