// Photos of the carnet: added without a network, sent in pieces through one that fails, seen by a teacher while they are shown.
import { Api } from '../support/api.mjs';
import { expect, test } from '../support/network.mjs';
import { badge, keptOffline, sendNow, signInAdult, signInPupil, upToDate } from '../support/people.mjs';
import { picture } from '../support/picture.mjs';
import { accessible, Device } from '../support/test.mjs';

const PAGE = 'Deux métiers côte à côte';
const ALT = 'Une enclume et deux marteaux';
const isPiece = ({ method, path }) => method === 'PUT' && path.startsWith('/api/v1/blobs/');
const isPush = ({ path }) => path === '/api/v1/sync/push';

const photo = (page, alt = ALT) => page.getByRole('img', { name: alt });
/** It is decoded: something is seen of it. */
const seen = async (image) => {
  await expect(image).toBeVisible();
  await expect.poll(() => image.evaluate((one) => one.naturalWidth)).toBeGreaterThan(100);
};
const waits = (page) => page.getByText('Gardée sur cet appareil, pas encore envoyée');

async function openPage(page) {
  await page.goto('/carnet');
  await page.getByRole('link', { name: PAGE }).click();
  await expect(page.getByLabel('Ton texte')).toBeVisible();
}

async function add(page, file = picture()) {
  await page.locator('input[name="photo"]').setInputFiles(file);
  await expect(page.getByText('Photo en préparation…')).toHaveCount(0, { timeout: 30_000 });
}

/** The photos of the page, as the server has them. */
async function held(server) {
  const own = await Api.pupil(server);
  const entry = (await own.rows('Entry')).find(({ title }) => title === PAGE);
  return { own, attachments: entry.attachments ?? [] };
}

const status = async (api, { blob }) =>
  (await fetch(`${api.url}/api/v1/blobs/${blob}`, { headers: { cookie: api.cookie } })).status;

test('a photo is added offline, comes to the server, and a teacher sees it while it is shown', async ({ server, network, device }) => {
  const page = await device.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  await keptOffline(page);
  await openPage(page);

  await test.step('without a network it is on the device, small, and seen again after a restart', async () => {
    await page.context().setOffline(true);
    await add(page);
    await page.getByLabel('Description de la photo').fill(ALT);
    await expect(waits(page)).toBeVisible();
    await seen(photo(page));
    await accessible(page, 'a page with a photo');
  });

  const again = await device.restart('/carnet');
  await again.context().setOffline(true);
  await again.getByRole('link', { name: PAGE }).click();
  await seen(photo(again));
  await again.context().setOffline(false);
  await expect(waits(again)).toHaveCount(0, { timeout: 40_000 });
  await upToDate(again);
  const { own, attachments } = await held(server);
  expect(attachments).toHaveLength(1);
  expect(attachments[0].alt).toBe(ALT);
  expect(Math.max(attachments[0].width, attachments[0].height)).toBeLessThanOrEqual(1600);
  expect(attachments[0].bytes).toBeLessThanOrEqual(300_000);
  expect(await status(own, attachments[0])).toBe(200);

  const second = new Device(network.url);
  const teacher = await second.open('/connexion');
  await signInAdult(teacher, 'prof.demo');
  const prof = await Api.adult(server, 'prof.demo');
  const look = async () => {
    await sendNow(teacher);
    await upToDate(teacher);
    await teacher.goto('/classe?classe=4e-b&vue=carnets&eleve=colibri');
  };

  await test.step('the page is shown already: the teacher sees the photo with it', async () => {
    const shared = (await own.rows('Entry')).find(({ title }) => title === PAGE).shared;
    expect(shared).toBe(true);
    await look();
    await seen(photo(teacher));
    expect(await status(prof, attachments[0])).toBe(200);
  });

  await test.step('taken back, it is gone with its page', async () => {
    await again.getByRole('button', { name: 'Ne plus montrer' }).click();
    await upToDate(again);
    await expect.poll(() => status(prof, attachments[0])).toBe(404);
    await look();
    await expect(photo(teacher)).toHaveCount(0);
  });

  await test.step('the carnet prints with it; removed, undone, removed for good', async () => {
    await again.goto('/carnet');
    await again.emulateMedia({ media: 'print' });
    await seen(photo(again));
    await again.emulateMedia({ media: 'screen' });
    await openPage(again);
    await again.getByRole('button', { name: 'Retirer la photo' }).click();
    await expect(photo(again)).toHaveCount(0);
    await again.getByRole('status').filter({ hasText: 'Photo retirée' }).getByRole('button', { name: 'Annuler' }).click();
    await seen(photo(again));
    await expect(waits(again)).toHaveCount(0, { timeout: 40_000 });
    await upToDate(again);
    expect(await status(own, attachments[0])).toBe(200);
    await again.getByRole('button', { name: 'Retirer la photo' }).click();
    await upToDate(again);
    await expect.poll(() => status(own, attachments[0])).toBe(404);
  });
  expect(second.errors).toEqual([]);
  await second.drop();
});

test('an upload that is cut, lost and doubled goes on where it stood, and no text waits for it', async ({ server, network, device }) => {
  const page = await device.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  await openPage(page);
  const pieces = [];
  network.mishap = (asked) => {
    if (!isPiece(asked)) return undefined;
    pieces.push(asked);
    return ['unsent', 'unanswered', undefined, 'twice', 'half'][pieces.length - 1];
  };
  await page.getByLabel('Ton texte').fill('Écrit avant la photo.');
  await expect(page.getByText(/^(Enregistrée sur cet appareil|Arrivée sur le serveur)$/)).toBeVisible();
  await add(page);
  await badge(page).click();
  const send = page.getByRole('button', { name: 'Envoyer maintenant' });
  await expect(async () => {
    await send.click();
    await expect(badge(page)).toHaveText('À jour', { timeout: 1_500 });
  }).toPass({ timeout: 60_000 });
  expect(pieces.length).toBeGreaterThan(3);
  const { own, attachments } = await held(server);
  expect(attachments).toHaveLength(1);
  expect(await status(own, attachments[0])).toBe(200);
});

test('a browser killed after the photo was sent and before its line has both once it is back', async ({ server, network, device }) => {
  const page = await device.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  await openPage(page);
  let sent = 0;
  network.mishap = (asked) => {
    if (isPiece(asked)) sent += 1;
    return isPush(asked) && sent > 0 ? 'unsent' : undefined;
  };
  await add(page);
  await page.getByLabel('Description de la photo').fill(ALT);
  // A page that is left is written at once: nothing of it is lost with the browser.
  await page.getByRole('link', { name: 'Tout mon carnet' }).click();
  await expect(page.getByRole('link', { name: PAGE })).toBeVisible();
  await expect.poll(() => sent, { timeout: 30_000 }).toBeGreaterThan(0);
  expect((await held(server)).attachments).toEqual([]);
  await device.close();
  network.heal();
  const again = await device.open('/carnet');
  await again.getByRole('link', { name: PAGE }).click();
  await seen(photo(again));
  await upToDate(again);
  const { own, attachments } = await held(server);
  expect(attachments.map(({ alt }) => alt)).toEqual([ALT]);
  expect(await status(own, attachments[0])).toBe(200);
});

test('what is no photo is said, and another device fetches what it has not made', async ({ server, device }) => {
  const page = await device.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  await openPage(page);
  await page.locator('input[name="photo"]').setInputFiles({ name: 'IMG_1.heic', mimeType: 'image/heic', buffer: Buffer.from('ftypheic') });
  await expect(page.getByText('Ce fichier n’est pas une photo que ce navigateur sait lire.', { exact: false })).toBeVisible();
  await add(page, picture({ width: 300, height: 200 }));
  await page.getByLabel('Description de la photo').fill(ALT);
  await expect(waits(page)).toHaveCount(0, { timeout: 40_000 });
  await upToDate(page);

  const other = new Device(server.url);
  const phone = await other.open('/connexion');
  await signInPupil(phone);
  await upToDate(phone);
  await keptOffline(phone);
  await phone.context().setOffline(true);
  await openPage(phone);
  await expect(phone.getByText('Photo pas encore arrivée sur cet appareil')).toBeVisible();
  await phone.context().setOffline(false);
  await seen(photo(phone));
  // From then on it is there without a network.
  await phone.context().setOffline(true);
  await phone.reload();
  await seen(photo(phone));
  expect(other.errors).toEqual([]);
  await other.drop();
});
