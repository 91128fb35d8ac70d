// What goes wrong, said in French, with nothing lost.
import { Api } from '../support/api.mjs';
import { badge, fillAdult, keptOffline, sendNow, signInAdult, signInPupil, upToDate } from '../support/people.mjs';
import { expect, test } from '../support/network.mjs';

const title = (page, name) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
const alert = (page, text) => expect(page.getByRole('alert')).toContainText(text);
const isApi = ({ path }) => path.startsWith('/api/');

/** A pupil with a page of the carnet open, everything sent so far. */
async function writing(device) {
  const page = await device.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  await page.goto('/carnet');
  await page.getByRole('link', { name: 'Deux métiers côte à côte' }).click();
  await expect(page.getByText('Arrivée sur le serveur')).toBeVisible();
  return page;
}

/** The text that the server holds of that page. */
async function held(server) {
  const entries = await (await Api.pupil(server)).rows('Entry');
  return entries.find((entry) => entry.title === 'Deux métiers côte à côte').text;
}

test('an unknown address, métier, visit or page of the carnet has a kind word and a way on', async ({ device }) => {
  const page = await device.open('/nulle/part');
  await title(page, 'Ce chemin ne mène nulle part');
  await page.getByRole('main').getByRole('link', { name: 'Explorer les métiers' }).click();
  await expect(page).toHaveURL('/metiers');
  await page.goto('/metiers/dompteuse-de-nuages-zz9999');
  await title(page, 'Cette fiche n’existe pas');
  await page.goto('/carnet');
  await title(page, 'Il faut entrer d’abord');
  await signInPupil(page);
  await page.goto('/carnet/01890000-0000-7000-8000-000000000000');
  await title(page, 'Cette page n’est pas là');
  await page.goto('/visites/pas-une-visite');
  await title(page, 'Cette visite n’est pas là');
});

test('a page that asks for a sign-in leads back to itself and its filters, never to another site', async ({ device }) => {
  const page = await device.open('/visites?km=20&sans-car=oui');
  await page.getByRole('main').getByRole('link', { name: 'Entrer' }).click();
  await page.getByRole('tab', { name: 'Je suis adulte' }).click();
  await fillAdult(page, 'prof.demo');
  await expect(page).toHaveURL('/visites?km=20&sans-car=oui');
  await page.goto('/reglages');
  await page.getByRole('button', { name: 'Quitter', exact: true }).click();
  await expect(page.getByText('Personne n’est connecté sur cet appareil.')).toBeVisible();
  await page.goto(`/connexion?vers=${encodeURIComponent('/\t/ailleurs.example')}`);
  await page.getByRole('tab', { name: 'Je suis adulte' }).click();
  await fillAdult(page, 'prof.demo');
  await expect(page).toHaveURL('/');
});

test('a link to a sheet on a first visit waits for it, and never says that it is missing', async ({ device, secondDevice }) => {
  const list = (await secondDevice.open('/metiers')).getByRole('list', { name: 'Métiers' });
  const href = await list.getByRole('link').first().getAttribute('href');
  const page = await device.open('about:blank');
  await page.addInitScript(() => {
    window.titles = new Set();
    const look = () => document.querySelectorAll('main h1').forEach((title) => window.titles.add(title.textContent));
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
  });
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/api/v1/catalogue/parts/*', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(href);
  await expect(page.getByRole('main').getByRole('status')).toBeVisible();
  release();
  await expect(page.getByRole('heading', { level: 2, name: 'Sources' })).toBeAttached();
  const said = await page.evaluate(() => [...window.titles]);
  expect(said.filter((title) => title.startsWith('Cette fiche'))).toEqual([]);
});

test('what never came to this device is said with a new try, not drawn as shapes without end', async ({ device }) => {
  const page = await device.open('/connexion');
  await page.route('**/api/v1/sync/pull*', (route) => route.abort());
  await signInAdult(page, 'prof.demo');
  for (const path of ['/classe', '/visites', '/mes-demandes']) {
    await page.goto(path);
    await expect(page.getByText('Rien n’est encore arrivé sur cet appareil.')).toBeVisible();
  }
  await page.unroute('**/api/v1/sync/pull*');
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
});

test('the keys of the help go to the search and to the help, but not in a field, and can be switched off', async ({ device }) => {
  const page = await device.open('/metiers');
  const search = page.getByRole('searchbox', { name: 'Chercher un métier' });
  await expect(search).toBeVisible();
  await page.keyboard.press('/');
  await expect(search).toBeFocused();
  await page.keyboard.type('a/b?');
  await expect(search).toHaveValue('a/b?');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  await expect(page).toHaveURL('/aide');
  await expect(search).toHaveCount(0);
  await page.keyboard.press('/');
  await expect(page).toHaveURL(/\/metiers/);
  await page.goto('/reglages');
  await page.getByLabel('Sans effet').check();
  await page.reload();
  await expect(page.getByLabel('Sans effet')).toBeChecked();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('?');
  await expect(page).toHaveURL('/reglages');
});

test('behind an open dialog the keys do nothing', async ({ device }) => {
  const page = await device.open('/connexion');
  await signInAdult(page, 'prof.demo');
  await page.goto('/classe?classe=4e-b');
  await page.getByRole('main').getByRole('button', { name: 'Projeter le code' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  // With the focus on its button, then nowhere, as after a click beside the words.
  for (const focus of ['its button', 'nowhere']) {
    if (focus === 'nowhere') await page.evaluate(() => document.activeElement.blur());
    for (const key of ['?', '/']) {
      await page.keyboard.press(key);
      await expect(dialog, `${key}, focus on ${focus}`).toBeVisible();
      await expect(page).toHaveURL('/classe?classe=4e-b');
    }
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('?');
  await expect(page).toHaveURL('/aide');
});

test('a wrong code, a wrong secret and too many tries each say what to do', async ({ device }) => {
  const page = await device.open('/connexion');
  const code = page.getByLabel('Le code de ta classe');
  await code.fill('DEMO');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByText('Un code a huit lettres ou chiffres. Relis-le, puis recommence.')).toBeVisible();
  await code.fill('DEMO-4EB3');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await alert(page, 'Aucune classe n’a ce code');
  await expect(code).toHaveValue('DEMO-4EB3');

  await code.fill('DEMO-4EB2');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByLabel('Ton pseudonyme').fill('Colibri');
  const secret = page.getByLabel('Tes cinq mots secrets');
  await secret.fill('lune table cerise');
  await page.getByRole('button', { name: 'Entrer dans mon carnet' }).click();
  await expect(page.getByText('Il faut cinq mots.')).toBeVisible();
  await secret.fill('lune table cerise velo orage');
  await page.getByRole('button', { name: 'Entrer dans mon carnet' }).click();
  await alert(page, 'Cela ne correspond pas');
  await expect(secret).toHaveValue('lune table cerise velo orage');
  await expect(async () => {
    await page.getByRole('button', { name: 'Entrer dans mon carnet' }).click();
    const told = page.getByRole('alert').getByText('Trop d’essais d’affilée. Nouvel essai possible dans');
    await expect(told).toBeVisible({ timeout: 500 });
  }).toPass({ intervals: [0] });
});

test('the login page of a network is never taken for the server', async ({ server, network, device }) => {
  const page = await writing(device);
  network.fault = (asked) => isApi(asked) && { status: 200 };
  await page.getByLabel('Ton texte').fill('Écrit derrière un portail.');
  await sendNow(page);
  await expect(badge(page)).toHaveText('Le réseau demande de s’identifier\u00a0: voir');
  await expect(page.getByText('Ouvrir une autre page web, se connecter au réseau, puis revenir.')).toBeVisible();
  await page.goto('/visites');
  await expect(page.getByRole('table', { name: 'Visites à venir' }).getByRole('rowheader').first()).toBeVisible();
  network.heal();
  await sendNow(page);
  await upToDate(page);
  expect(await held(server)).toBe('Écrit derrière un portail.');
});

test('signing in behind such a page says so', async ({ network, device }) => {
  const page = await device.open('/connexion');
  network.fault = (asked) => isApi(asked) && { status: 200 };
  await page.getByRole('tab', { name: 'Je suis adulte' }).click();
  await fillAdult(page, 'prof.demo');
  await alert(page, 'Le réseau demande sans doute de s’identifier d’abord.');
  network.heal();
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await title(page, 'Mme Weber');
});

for (const [status, headers, words] of [
  [413, {}, 'trop volumineux'],
  [429, { 'retry-after': '1' }, 'Trop d’envois d’affilée'],
  [503, {}, 'Le serveur a eu un problème'],
]) {
  test(`an answer ${status} to a sending is told, and the text is sent later`, async ({ server, network, device }) => {
    const page = await writing(device);
    const text = `Écrit malgré un ${status}.`;
    network.fault = ({ path }) => path === '/api/v1/sync/push' && { status, headers };
    await page.getByLabel('Ton texte').fill(text);
    await sendNow(page);
    await expect(badge(page)).toHaveText('Envoi retardé, tout est gardé ici\u00a0: voir');
    await expect(page.getByRole('main').getByText(words)).toBeVisible();
    await expect(page.getByText('Une page de carnet modifiée')).toBeVisible();
    network.heal();
    await page.getByRole('button', { name: 'Envoyer maintenant' }).click();
    await upToDate(page);
    expect(await held(server)).toBe(text);
  });
}

test('a session that ended meanwhile keeps the text, and the same pupil sends it after signing in', async ({ server, device }) => {
  const page = await writing(device);
  await server.clock(Date.now() + 30 * 24 * 3_600_000);
  await page.getByLabel('Ton texte').fill('Écrit un mois plus tard.');
  await sendNow(page);
  await expect(badge(page)).toHaveText('Connexion terminée\u00a0: se reconnecter pour envoyer');
  await page.getByRole('link', { name: 'Se reconnecter pour envoyer' }).click();
  await expect(page.getByText('Ta connexion est terminée. Entre à nouveau\u00a0: rien n’est perdu.')).toBeVisible();
  await page.getByLabel('Le code de ta classe').fill('DEMO4EB2');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByLabel('Ton pseudonyme').fill('Colibri');
  await page.getByLabel('Tes cinq mots secrets').fill('lune table cerise velo nuage');
  await page.getByRole('button', { name: 'Entrer dans mon carnet' }).click();
  await expect(page).toHaveURL('/reglages');
  await upToDate(page);
  expect(await held(server)).toBe('Écrit un mois plus tard.');
});

test('another person who signs in on the same computer neither sends nor sees that text', async ({ server, device }) => {
  let page = await writing(device);
  await server.down();
  await page.getByLabel('Ton texte').fill('Ceci est à Colibri.');
  await expect(page.getByText('Enregistrée sur cet appareil')).toBeVisible();
  await page.goto('/reglages');
  await expect(page.getByText('1\u00a0chose attend encore l’envoi.')).toBeVisible();
  await page.getByRole('button', { name: 'Quitter', exact: true }).click();
  await expect(page.getByText('Personne n’est connecté sur cet appareil.')).toBeVisible();
  await server.up();
  await signInAdult(page, 'prof.demo');
  await upToDate(page);
  await page.goto('/reglages');
  await expect(page.getByText('Tout est arrivé sur le serveur.')).toBeVisible();
  expect(await held(server)).not.toBe('Ceci est à Colibri.');
  await page.getByRole('button', { name: 'Quitter', exact: true }).click();
  await expect(page.getByText('Personne n’est connecté sur cet appareil.')).toBeVisible();
  page = await device.restart('/connexion');
  await signInPupil(page);
  await upToDate(page);
  expect(await held(server)).toBe('Ceci est à Colibri.');
});

test('a pack damaged on its way is refused, said, and taken again', async ({ network, device }) => {
  network.alter = (path, bytes) => {
    if (path.startsWith('/api/v1/catalogue/parts/')) bytes[bytes.length >> 1] ^= 1;
    return bytes;
  };
  const page = await device.open('/metiers');
  await expect(page.getByText('Les fiches ne sont pas encore là')).toBeVisible();
  await expect(page.getByText('Ce qui est arrivé était abîmé. Un nouvel essai part tout seul.')).toBeVisible();
  network.heal();
  await expect(page.getByRole('list', { name: 'Métiers' }).getByRole('link').first()).toBeVisible({ timeout: 30_000 });
  await keptOffline(page);
});

test('a sheet damaged on the device is taken anew, and without a server the page says so', async ({ server, device }) => {
  const page = await device.open('/metiers');
  await keptOffline(page);
  const damage = (where) =>
    page.evaluate(async (where) => {
      const opened = await new Promise((resolve, reject) => {
        const asked = indexedDB.open('parcours-catalogue');
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
      const writing = opened.transaction('parts', 'readwrite');
      const parts = writing.objectStore('parts');
      await new Promise((resolve) => {
        parts.openCursor().onsuccess = ({ target: { result: cursor } }) => {
          if (!cursor) return resolve();
          const bytes = new Uint8Array(cursor.value);
          bytes[Math.floor(bytes.length * where)] ^= 1;
          cursor.update(bytes);
          cursor.continue();
        };
      });
      opened.close();
    }, where);
  await damage(0.5);
  await page.getByRole('list', { name: 'Métiers' }).getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 2, name: 'Sources' })).toBeAttached();
  await damage(0.3);
  // Nor does the browser's own cache have a copy any more.
  await (await page.context().newCDPSession(page)).send('Network.clearBrowserCache');
  await server.down();
  await page.goBack();
  await page.getByRole('list', { name: 'Métiers' }).getByRole('link').nth(1).click();
  await title(page, /Cette fiche (est abîmée|n’est pas encore sur l’appareil)/);
});
