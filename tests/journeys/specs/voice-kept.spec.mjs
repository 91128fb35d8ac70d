// A voice note that meets trouble: its page is binned, the server does not take it, the disk is full, its pupil changes her mind.
import { readFile } from 'node:fs/promises';
import { Api } from '../support/api.mjs';
import { expect, test as base } from '../support/network.mjs';
import { signInPupil, upToDate } from '../support/people.mjs';
import { picture } from '../support/picture.mjs';
import { PAGE, Speaker, begin, cut, heard, note, openPage, record, speak } from '../support/speaker.mjs';
import { accessible } from '../support/test.mjs';

const test = base.extend({
  device: async ({ network }, use) => {
    const device = new Speaker(network.url);
    await use(device);
    expect(device.errors, 'nothing broke in the page').toEqual([]);
    await device.drop();
  },
  page: async ({ device }, use) => {
    const page = await device.open('/connexion');
    await signInPupil(page);
    await upToDate(page);
    await openPage(page);
    await use(page);
  },
});

async function held(server) {
  const own = await Api.pupil(server);
  return (await own.rows('Entry')).find(({ title }) => title === PAGE);
}

test('a page that is binned while one speaks stays there, and what was said waits on it', async ({ server, page }) => {
  await begin(page, 3);
  await page.getByRole('button', { name: 'Mettre à la corbeille' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mon carnet' })).toBeVisible();
  await upToDate(page);
  await expect.poll(async () => (await held(server)).deleted).toBe(true);
  await page.getByRole('status').filter({ hasText: 'Page mise à la corbeille' }).getByRole('button', { name: 'Annuler' }).click();
  await page.getByRole('link', { name: PAGE }).click();
  await expect(cut(page)).toBeVisible();
  await expect(note(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'La mettre sur ma page' }).click();
  expect((await heard(page)).loud).toBeGreaterThan(0.05);
});

test('a note that the server does not take is sent again as it is', async ({ server, network, page }) => {
  network.fault = ({ method, path }) => method === 'PUT' && path.startsWith('/api/v1/blobs/') && { status: 413 };
  await speak(page, 2);
  await expect(note(page)).toBeVisible();
  const words = page.getByText('le serveur ne l’a pas prise. Garde-la', { exact: false });
  await expect(words).toBeVisible({ timeout: 40_000 });
  await accessible(page, 'a note that was refused');
  network.fault = () => undefined;
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await expect(words).toHaveCount(0);
  await expect.poll(async () => (await held(server)).attachments?.length, { timeout: 40_000 }).toBe(1);
  expect((await heard(page)).loud).toBeGreaterThan(0.05);
});

test('on a full disk a note is offered as a file; what is dropped comes back; a full page takes none', async ({ page }, testInfo) => {
  const keep = page.getByRole('button', { name: 'La mettre sur ma page' });
  const unsafe = page.getByText('Ne ferme pas cette page', { exact: false });
  await test.step('the disk is full: the note can be saved as a file', async () => {
    await begin(page, 2);
    await page.evaluate(() => {
      const { prototype } = IDBObjectStore;
      window.put = prototype.put;
      prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };
    });
    await page.getByRole('button', { name: 'Arrêter' }).click();
    await expect(unsafe).toBeVisible();
    await expect(note(page)).toHaveCount(0);
    await accessible(page, 'a note on a full disk');
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Télécharger ma note vocale' }).click();
    const saved = testInfo.outputPath('note.wav');
    await (await coming).saveAs(saved);
    const bytes = await readFile(saved);
    expect(bytes.toString('latin1', 0, 4)).toBe('RIFF');
    expect(bytes.length).toBeGreaterThan(8_000);
    await page.evaluate(() => { IDBObjectStore.prototype.put = window.put; });
  });

  await test.step('dropped, and not: it is there again, and the keyboard stays where one records', async () => {
    await page.getByRole('button', { name: 'L’effacer' }).click();
    await expect(keep).toHaveCount(0);
    await expect(record(page)).toBeFocused();
    await page.getByRole('status').filter({ hasText: 'Note vocale effacée' }).getByRole('button', { name: 'Annuler' }).click();
    await expect(keep).toBeEnabled();
  });

  await test.step('dropped, and not, from another page', async () => {
    await page.getByRole('button', { name: 'L’effacer' }).click();
    await page.getByRole('link', { name: 'Tout mon carnet' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Mon carnet' })).toBeVisible();
    await page.getByRole('status').filter({ hasText: 'Note vocale effacée' }).getByRole('button', { name: 'Annuler' }).click();
    await page.getByRole('link', { name: PAGE }).click();
    await expect(keep).toBeEnabled();
  });

  await test.step('a page that is full takes it once there is room', async () => {
    for (let seed = 1; seed <= 6; seed += 1) {
      await page.locator('input[name="photo"]').setInputFiles(picture({ width: 60, height: 40, seed }));
      await expect(page.getByRole('button', { name: 'Retirer la photo' })).toHaveCount(seed);
    }
    await expect(keep).toBeDisabled();
    await page.getByRole('button', { name: 'Retirer la photo' }).first().click();
    await keep.click();
    expect((await heard(page)).loud).toBeGreaterThan(0.05);
  });
});
