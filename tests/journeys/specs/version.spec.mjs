// A new version of the application: it comes in the background, is offered, and takes over without losing a word.
import { Api } from '../support/api.mjs';
import { expect, test } from '../support/network.mjs';
import { sendNow, signInPupil, upToDate } from '../support/people.mjs';

/** From now on the server has another build: the same files, under another name. */
function publish(network, build) {
  network.alter = (path, bytes) => {
    if (path !== '/' && path !== '/sw.js') return bytes;
    const text = bytes.toString();
    const [, current] = /(?:version: |name="build" content=)"([0-9a-z]+)"/.exec(text);
    return Buffer.from(text.replaceAll(current, build));
  };
}

const LAST = 'Écrit à la dernière seconde avant la nouvelle version.';

const build = (page) => page.locator('meta[name="build"]').getAttribute('content');
/** What the browser does by itself once the page is in front again. */
const backInFront = (page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
const offered = (page) => page.getByText('Une nouvelle version est prête.', { exact: false });

test('a new version is offered while one writes, and what was typed last is there after it', async ({ server, network, device }) => {
  const page = await device.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  await page.goto('/carnet');
  await page.getByRole('link', { name: 'Deux métiers côte à côte' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready');
  await expect(page.getByText('Arrivée sur le serveur')).toBeVisible();
  await page.reload();
  const before = await build(page);
  await expect(offered(page)).toHaveCount(0);

  await test.step('half fetched it is not offered', async () => {
    publish(network, 'b0b0b0b0');
    network.fault = ({ path }) => path.endsWith('.webmanifest') && { status: 503 };
    const failed = page.context().waitForEvent('response', (answer) => answer.url().endsWith('.webmanifest') && answer.status() === 503);
    await backInFront(page);
    await failed;
    network.fault = () => undefined;
    await expect(offered(page)).toHaveCount(0);
    await page.reload();
    expect(await build(page)).toBe(before);
  });

  await test.step('whole it is offered, and the page goes on as it was', async () => {
    publish(network, 'c0c0c0c0');
    await page.getByLabel('Ton texte').fill('Écrit avant la nouvelle version.');
    await backInFront(page);
    await expect(offered(page)).toBeVisible();
    await expect(page.getByLabel('Ton texte')).toHaveValue('Écrit avant la nouvelle version.');
    expect(await build(page)).toBe(before);
  });

  await test.step('taken right after the last letter, before it is written down: nothing is lost', async () => {
    const reloaded = page.waitForEvent('load');
    await page.getByLabel('Ton texte').fill(LAST);
    await page.getByRole('button', { name: 'Passer à la nouvelle version' }).click();
    await reloaded;
    await expect(page.getByLabel('Ton texte')).toHaveValue(LAST);
    expect(await build(page)).toBe('c0c0c0c0');
    await expect(offered(page)).toHaveCount(0);
    await expect(page.getByText('Arrivée sur le serveur')).toBeVisible();
    await upToDate(page);
    const entries = await (await Api.pupil(server)).rows('Entry');
    expect(entries.find((entry) => entry.title === 'Deux métiers côte à côte').text).toBe(LAST);
  });

  await test.step('the new version opens without a server', async () => {
    await server.down();
    await page.reload();
    expect(await build(page)).toBe('c0c0c0c0');
    await expect(page.getByLabel('Ton texte')).toHaveValue(LAST);
  });
});

test('where the server asks for a newer application, « Recharger » brings it, and what was written goes', async ({ server, network, device }) => {
  const page = await device.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready');
  await page.goto('/carnet');
  await page.getByRole('link', { name: 'Deux métiers côte à côte' }).click();
  await expect(page.getByText('Arrivée sur le serveur')).toBeVisible();
  const before = await build(page);
  publish(network, 'd0d0d0d0');
  network.fault = ({ path }) => path.startsWith('/api/v1/sync/') && { status: 426, type: 'application/json', body: '{}' };
  await page.getByLabel('Ton texte').fill(LAST);
  await expect(page.getByRole('banner').getByRole('status')).toHaveText(/^Mise à jour nécessaire/);
  await backInFront(page);
  await expect(offered(page)).toBeVisible();
  expect(await build(page)).toBe(before);

  await page.goto('/reglages');
  await expect(page.getByRole('banner').getByRole('status')).toHaveText(/^Mise à jour nécessaire/);
  const reloaded = page.waitForEvent('load');
  await page.getByRole('main').getByRole('button', { name: 'Recharger pour mettre à jour' }).click();
  await reloaded;
  expect(await build(page)).toBe('d0d0d0d0');
  network.fault = () => undefined;
  await sendNow(page);
  await upToDate(page);
  const entries = await (await Api.pupil(server)).rows('Entry');
  expect(entries.find((entry) => entry.title === 'Deux métiers côte à côte').text).toBe(LAST);
});
