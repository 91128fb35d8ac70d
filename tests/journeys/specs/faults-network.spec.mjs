// What networks and devices do to a pupil who writes: nothing of it loses a word or has it twice.
import { Api } from '../support/api.mjs';
import { badge, keptOffline, signInPupil, upToDate } from '../support/people.mjs';
import { expect, test } from '../support/network.mjs';

const PAGE = 'Deux métiers côte à côte';
const isSync = ({ path }) => path.startsWith('/api/v1/sync/');
const isPush = ({ path }) => path === '/api/v1/sync/push';

/** A pupil with a page of the carnet open, everything sent so far. */
async function writing(device) {
  const page = await device.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  await openPage(page);
  return page;
}

async function openPage(page) {
  await page.goto('/carnet');
  await page.getByRole('link', { name: PAGE }).click();
  await expect(page.getByLabel('Ton texte')).toBeVisible();
}

async function write(page, text) {
  await page.getByLabel('Ton texte').fill(text);
  await expect(page.getByText(/^(Enregistrée sur cet appareil|Envoyée, réponse attendue|Arrivée sur le serveur)$/)).toBeVisible();
}

/** Presses « Envoyer maintenant » as somebody does who does not believe it, until everything has arrived. */
async function insist(page) {
  await badge(page).click();
  const send = page.getByRole('button', { name: 'Envoyer maintenant' });
  await expect(async () => {
    await send.click();
    await expect(badge(page)).toHaveText('À jour', { timeout: 1_500 });
  }).toPass({ timeout: 60_000 });
}

/** What the server has of that page. */
async function held(server) {
  const entries = await (await Api.pupil(server)).rows('Entry');
  const [{ text, others }, ...more] = entries.filter((entry) => entry.title === PAGE);
  return { text, others, more: more.length };
}

const once = (text) => ({ text, others: [], more: 0 });

test('five answers lost in a row, to sendings and readings, and the text is there once', async ({ server, network, device }) => {
  const page = await writing(device);
  let lost = 0;
  network.mishap = (asked) => (isSync(asked) && lost++ < 5 ? 'unanswered' : undefined);
  await write(page, 'Cinq réponses perdues.');
  await insist(page);
  expect(lost).toBeGreaterThan(5);
  expect(await held(server)).toEqual(once('Cinq réponses perdues.'));
});

test('every sending delivered twice at once has one effect', async ({ server, network, device }) => {
  const page = await writing(device);
  network.mishap = (asked) => (isPush(asked) ? 'twice' : undefined);
  for (const n of [1, 2, 3]) {
    await write(page, `Livré deux fois, ${n}.`);
    await insist(page);
    await openPage(page);
  }
  expect(await held(server)).toEqual(once('Livré deux fois, 3.'));
});

test('answers cut in the middle show nothing of themselves', async ({ server, network, device }) => {
  const page = await writing(device);
  const before = await page.getByRole('main').textContent();
  let cut = 0;
  network.mishap = (asked) => (isSync(asked) && cut++ < 4 ? 'half' : undefined);
  await write(page, 'Une réponse coupée.');
  await insist(page);
  expect(cut).toBeGreaterThan(4);
  expect(before).not.toContain('Une réponse coupée.');
  expect(await held(server)).toEqual(once('Une réponse coupée.'));
  await openPage(page);
  await expect(page.getByLabel('Ton texte')).toHaveValue('Une réponse coupée.');
});

test('a third of everything lost, the rest late: it arrives, once', async ({ server, network, device }) => {
  const page = await writing(device);
  // The same losses in every run.
  let dice = 20_261_127;
  const roll = () => (dice = (dice * 48_271) % 2_147_483_647) % 100;
  network.mishap = (asked) => {
    if (!isSync(asked)) return undefined;
    const rolled = roll();
    if (rolled < 15) return 'unsent';
    return rolled < 30 ? 'unanswered' : 300;
  };
  let text = '';
  for (let n = 1; n <= 8; n++) {
    text = `${text}Phrase ${n}. `;
    await write(page, text);
  }
  await insist(page);
  expect(await held(server)).toEqual(once(text));
});

test('a browser killed after the server had it, before its answer, sends nothing twice', async ({ server, network, device }) => {
  let page = await writing(device);
  network.mishap = (asked) => (isPush(asked) ? 'unanswered' : undefined);
  await write(page, 'Arrivé sans le savoir.');
  await expect.poll(async () => (await held(server)).text).toBe('Arrivé sans le savoir.');
  await device.close();
  network.heal();
  page = await device.open('/');
  await upToDate(page);
  await openPage(page);
  await write(page, 'Arrivé sans le savoir. Et la suite.');
  await insist(page);
  expect(await held(server)).toEqual(once('Arrivé sans le savoir. Et la suite.'));
});

test('two tabs that write at the same time lose nothing of each other', async ({ server, device }) => {
  const page = await writing(device);
  const other = await device.context.newPage();
  await other.goto('/carnet/nouveau');
  await other.getByRole('main').getByRole('button').or(other.getByRole('main').getByRole('link')).first().click();
  await expect(other).toHaveURL(/\/carnet\/[0-9a-f-]{36}$/);
  for (let n = 1; n <= 10; n++) {
    await Promise.all([
      page.getByLabel('Ton texte').fill(`Premier onglet, ${n}.`),
      other.getByLabel('Ton texte').fill(`Second onglet, ${n}.`),
    ]);
  }
  await expect(page.getByText('Enregistrée sur cet appareil').or(page.getByText('Arrivée sur le serveur')).first()).toBeVisible();
  await insist(page);
  await insist(other);
  expect(await held(server)).toEqual(once('Premier onglet, 10.'));
  const entries = await (await Api.pupil(server)).rows('Entry');
  expect(entries.filter(({ text }) => text === 'Second onglet, 10.')).toHaveLength(1);
});

test('without its kept files the application comes anew, with what was not sent yet', async ({ server, network, device }) => {
  const page = await writing(device);
  await keptOffline(page);
  await openPage(page);
  network.mishap = (asked) => (isSync(asked) ? 'unsent' : undefined);
  await write(page, 'Les fichiers ont disparu.');
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
    for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  });
  await page.reload();
  await expect(page.getByLabel('Ton texte')).toHaveValue('Les fichiers ont disparu.');
  network.heal();
  await insist(page);
  expect(await held(server)).toEqual(once('Les fichiers ont disparu.'));
});

test('without its database the application still opens, as a visitor’s, and the carnet comes back by signing in', async ({ server, device }) => {
  let page = await writing(device);
  await write(page, 'Ceci est déjà parti.');
  await insist(page);
  await keptOffline(page);
  await page.goto('about:blank');
  await page.goto('/api/v1/openapi.json');
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      await new Promise((resolve) => Object.assign(indexedDB.deleteDatabase(name), { onsuccess: resolve, onblocked: resolve }));
    }
  });
  await server.down();
  page = await device.restart('/metiers');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await server.up();
  await signInPupil(page);
  await upToDate(page);
  await openPage(page);
  await expect(page.getByLabel('Ton texte')).toHaveValue('Ceci est déjà parti.');
});

for (const [name, days] of [['a year ahead', 365], ['a year behind', -365]]) {
  test(`a device whose clock is ${name} sends and reads as any other`, async ({ server, device }) => {
    device.now = Date.now() + days * 24 * 3_600_000;
    const page = await writing(device);
    await write(page, `Écrit avec une horloge ${name}.`);
    await insist(page);
    expect(await held(server)).toEqual(once(`Écrit avec une horloge ${name}.`));
    await page.goto('/visites');
    await expect(page.getByRole('table', { name: 'Visites à venir' }).getByRole('rowheader').first()).toBeVisible();
  });
}
