// The real names of pupils: on the teacher's device only, sealed, merged into what is shown and printed there.
import { readFile } from 'node:fs/promises';
import { signInAdult, upToDate } from '../support/people.mjs';
import { accessible, expect, test } from '../support/test.mjs';

const NAME = 'Léa Martin-Dubois';
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** The row of the demonstration's pupil. */
const row = (page) => page.getByRole('row').filter({ hasText: 'Colibri' });

/** All that the databases of this browser hold, as text. */
const stored = (page) =>
  page.evaluate(async () => {
    const open = (name) => new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const all = (store) => new Promise((resolve) => {
      const [keys, values] = [store.getAllKeys(), store.getAll()];
      store.transaction.oncomplete = () => resolve([...keys.result, ...values.result]);
    });
    const decoder = new TextDecoder();
    const words = [];
    for (const { name } of await indexedDB.databases()) {
      if (!name.startsWith('parcours-') || name.includes('catalog')) continue;
      const db = await open(name);
      for (const store of db.objectStoreNames) {
        for (const found of await all(db.transaction(store).objectStore(store))) {
          const bytes = found instanceof ArrayBuffer || ArrayBuffer.isView(found);
          words.push(bytes ? decoder.decode(found) : JSON.stringify(found) ?? '');
        }
      }
      db.close();
    }
    return words.join('\n');
  });

test('a teacher writes down real names, which never leave the device but in a file', async ({ device, secondDevice }) => {
  const page = await device.open('/connexion');
  const sent = [];
  page.on('request', (request) => sent.push(request.url(), request.postDataBuffer()?.toString('utf8') ?? ''));
  await signInAdult(page, 'prof.demo');
  await upToDate(page);
  await page.goto('/classe?classe=4e-b');
  let kept;

  await test.step('each name is kept while it is typed, and stands beside the pseudonym', async () => {
    await press(page, 'Noms des élèves');
    await page.getByLabel('Colibri', { exact: true }).fill(NAME);
    await accessible(page, 'noms des élèves');
    await press(page, 'Terminé');
    await expect(row(page)).toContainText(NAME);
    await page.reload();
    await expect(row(page)).toContainText(NAME);
  });

  await test.step('nothing of it was sent, and nothing rests in the clear', async () => {
    expect(sent.filter((text) => text.includes('Martin-Dubois'))).toEqual([]);
    expect(await stored(page)).not.toContain('Martin-Dubois');
  });

  await test.step('a file keeps a copy', async () => {
    await press(page, 'Noms des élèves');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Garder un fichier' }).click()]);
    expect(download.suggestedFilename()).toBe('noms-de-la-classe.csv');
    kept = await readFile(await download.path());
    expect(kept.toString('utf8')).toContain(`"Colibri";"${NAME}"`);
  });

  const other = await secondDevice.open('/connexion');
  await test.step('another device knows no name until it reads the file', async () => {
    await signInAdult(other, 'prof.demo');
    await upToDate(other);
    await other.goto('/classe?classe=4e-b');
    await expect(row(other)).toBeVisible();
    await expect(row(other)).not.toContainText(NAME);
    await press(other, 'Noms des élèves');
    const file = Buffer.concat([kept, Buffer.from('"Personne";"Inconnue"\r\n')]);
    await other.getByLabel('Reprendre un fichier').setInputFiles({ name: 'noms.csv', mimeType: 'text/csv', buffer: file });
    await expect(other.getByText('1\u00a0nom lu.')).toBeVisible();
    await expect(other.getByText(/Personne de la classe n’a ce pseudonyme.*«\u00a0Personne\u00a0»/)).toBeVisible();
    await press(other, 'Terminé');
    await expect(row(other)).toContainText(NAME);
  });

  await test.step('a new card says whom to hand it to', async () => {
    await row(other).getByRole('button', { name: /Nouveaux mots/ }).click();
    await press(other, 'Créer de nouveaux mots');
    await expect(other.getByRole('dialog').getByText(NAME)).toBeVisible();
  });
});

test('a list of the school’s program becomes accounts, each with a card that carries the name', async ({ device }) => {
  const page = await device.open('/connexion');
  const sent = [];
  page.on('request', (request) => sent.push(request.postDataBuffer()?.toString('utf8') ?? ''));
  await signInAdult(page, 'prof.demo');
  await upToDate(page);
  await page.goto('/classe?classe=4e-b');
  await press(page, 'Inscrire une liste');
  const list = 'Classe;Nom;Prénom\n4B;MARTIN;Léa\n4B;ROUX;Zoé\n4B;ROUX;Zoé\n';
  await page.getByLabel('Le fichier de la classe (CSV)').setInputFiles({ name: 'classe.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await expect(page.getByText('2\u00a0élèves à inscrire.')).toBeVisible();
  await expect(page.getByText('Deux fois dans le fichier, comptés une fois\u00a0: ROUX Zoé.')).toBeVisible();
  await accessible(page, 'une liste à inscrire');
  await press(page, 'Inscrire 2\u00a0élèves');
  for (const name of ['MARTIN Léa', 'ROUX Zoé']) {
    await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(1);
    await expect(page.locator('.pass-sheet').getByText(name)).toBeVisible();
  }
  expect(sent.filter((text) => /MARTIN|ROUX/.test(text))).toEqual([]);
});
