// A carnet goes from one installation into another, to another pupil, and back: whole, once, and shown to nobody.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Api } from '../support/api.mjs';
import { classmates, signInBy, signInPupil, upToDate } from '../support/people.mjs';
import { picture } from '../support/picture.mjs';
import { Server } from '../support/server.mjs';
import { Device, accessible, expect, test as base } from '../support/test.mjs';

const PAGE = 'Deux métiers côte à côte';
const ALT = 'Une enclume et deux marteaux';
const SCRIPT = 'Le <b>feu</b> & le "fer"';

/** A second installation, and a browser that knows it alone. */
const test = base.extend({
  elsewhere: async ({ seed }, use) => {
    const server = await Server.start(seed);
    await use(server);
    await server.stop();
  },
  far: async ({ elsewhere }, use) => {
    const device = new Device(elsewhere.url);
    await use(device);
    expect(device.errors, 'nothing broke in the page elsewhere').toEqual([]);
    await device.drop();
  },
});

/** The files that the page makes: paths of the one to read and of the one to take up. */
async function take(page, folder) {
  await page.goto('/carnet/fichier');
  await page.getByRole('button', { name: 'Préparer mes fichiers' }).click();
  const save = async (name) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
    const path = join(folder, download.suggestedFilename());
    await download.saveAs(path);
    return path;
  };
  return { readable: await save('Le carnet à lire'), portable: await save('Le carnet à reprendre') };
}

async function choose(page, path) {
  await page.goto('/carnet/fichier');
  await page.getByLabel('Un carnet emporté').setInputFiles(path);
}

/** What a file says of the pages, whoever shows them to whom and however often they were changed. */
const pages = (path) =>
  JSON.parse(readFileSync(path, 'utf8'))
    .entries.map(({ rev, shared, ...page }) => page)
    .toSorted((one, two) => (one.id < two.id ? -1 : 1));

test('a carnet is taken along, read without a network, taken up elsewhere once, and comes back', async ({ device, elsewhere, far }) => {
  const page = await device.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  await page.goto('/carnet');
  await page.getByRole('link', { name: PAGE }).click();
  await page.getByLabel('Ton texte').fill(SCRIPT);
  await page.locator('input[name="photo"]').setInputFiles(picture({ width: 900, height: 600 }));
  await page.getByLabel('Description de la photo').fill(ALT);
  await expect(page.getByText('Gardée sur cet appareil, pas encore envoyée')).toHaveCount(0, { timeout: 30_000 });
  await upToDate(page);
  const files = await take(page, device.folder);
  await accessible(page, 'the files of a carnet');

  await test.step('the readable one is read without a network, with its photo, and what was typed is text', async () => {
    const reader = await page.context().newPage();
    const asked = [];
    reader.on('request', (request) => asked.push(request.url()));
    await reader.goto(pathToFileURL(files.readable).href);
    await expect(reader.getByText(SCRIPT)).toBeVisible();
    const photo = reader.getByRole('img', { name: ALT });
    expect(await photo.evaluate((one) => one.naturalWidth)).toBe(900);
    expect(asked.filter((url) => /^(https?|wss?):/.test(url))).toEqual([]);
    await reader.close();
  });

  await test.step('a file with one letter changed is refused, and nothing changes', async () => {
    const damaged = join(device.folder, 'abime.json');
    writeFileSync(damaged, readFileSync(files.portable, 'utf8').replace('feu', 'fou'));
    await choose(page, damaged);
    await expect(page.getByText('Ce fichier est abîmé ou a été modifié.', { exact: false })).toBeVisible();
    await choose(page, files.readable);
    await expect(page.getByText('Ce fichier n’est pas un carnet.', { exact: false })).toBeVisible();
    await expect(page.getByRole('button', { name: /^Reprendre/ })).toHaveCount(0);
  });

  const other = await far.open('/connexion');
  const [pupil] = await classmates(elsewhere, 1);
  await signInBy(other, pupil);
  await choose(other, files.portable);

  await test.step('elsewhere it is checked and shown before anything comes, then all of it comes, for nobody else to see', async () => {
    await expect(other.getByText('Ce fichier est entier')).toBeVisible();
    await expect(other.getByText(`Ici, tu es «\u00a0${pupil.pseudonym}\u00a0»`, { exact: false })).toBeVisible();
    await other.getByRole('button', { name: /^Reprendre \d+\s+pages$/ }).click();
    await expect(other.getByText('C’est dans ton carnet')).toBeVisible();
    await upToDate(other);
    const api = new Api(elsewhere.url);
    await api.signIn('pupil', { code: pupil.code, pseudonym: pupil.pseudonym, secret: pupil.secret });
    const came = await api.rows('Entry');
    expect(came.filter(({ shared }) => shared)).toEqual([]);
    const { attachments } = came.find(({ title }) => title === PAGE);
    expect(attachments.map(({ alt }) => alt)).toEqual([ALT]);
    const [photo] = attachments;
    expect((await fetch(`${elsewhere.url}/api/v1/blobs/${photo.blob}`, { headers: { cookie: api.cookie } })).status).toBe(200);
  });

  await test.step('a second time nothing more comes', async () => {
    await choose(other, files.portable);
    await expect(other.getByText('Tout ce qu’il contient est déjà dans ton carnet.')).toBeVisible();
  });

  await test.step('taken along from there it is the same carnet, and at home it is there already', async () => {
    const again = await take(other, far.folder);
    const [first, second] = [pages(files.portable), pages(again.portable)];
    const known = new Set(first.map(({ id }) => id));
    expect(second.filter(({ id }) => known.has(id))).toEqual(first);
    await choose(page, again.portable);
    await expect(page.getByText(`${first.length}\u00a0pages sont déjà là.`)).toBeVisible();
  });
});

/** How many sheets of paper a page takes. */
const sheets = async (page) => (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;
const kept = (page) => expect(page.getByText(/^(Enregistrée sur cet appareil|Envoyée, réponse attendue|Arrivée sur le serveur)$/)).toBeVisible();

test('a synthesis and a letter are written question by question, kept, and printed on one sheet each', async ({ server, device }) => {
  const page = await device.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  const moved = (name) => page.getByRole('button', { name: `Monter «\u00a0${name}\u00a0»` });

  await test.step('the synthesis keeps each answer and the pages in their order over a restart', async () => {
    await page.goto('/synthese');
    await page.getByRole('button', { name: 'Commencer ma synthèse' }).click();
    await page.getByLabel('Ce qui m’a surpris').fill('Le bruit du rabot.');
    await kept(page);
    const propose = page.getByRole('list', { name: 'Ajouter une page' });
    // Two presses before the first is written: both count.
    const both = await Promise.all([PAGE, 'Luthière, luthier'].map((name) => propose.getByRole('button', { name }).elementHandle()));
    await page.evaluate((buttons) => buttons.forEach((button) => button.click()), both);
    await expect(page.locator('.picked > li')).toHaveCount(2);
    await moved('Luthière, luthier').click();
    await upToDate(page);
    await accessible(page, 'a synthesis');
    await page.reload();
    await expect(page.getByLabel('Ce qui m’a surpris')).toHaveValue('Le bruit du rabot.');
    await expect(page.locator('.picked > li').first()).toContainText('Luthière, luthier');
  });

  await test.step('its support is one sheet, its notes hold what was written', async () => {
    await page.getByRole('link', { name: 'Mon support' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Mon support' })).toBeVisible();
    await expect(page.getByText('Le bruit du rabot.')).toBeVisible();
    expect(await sheets(page)).toBe(1);
    await page.goto('/synthese/notes');
    await expect(page.getByText('Le bruit du rabot.')).toBeVisible();
  });

  await test.step('a letter is printed with a name that is kept nowhere', async () => {
    await page.goto('/recherche-de-stage/lettre');
    await page.getByRole('button', { name: 'Commencer' }).click();
    await page.getByLabel('Pourquoi cette entreprise').fill('J’aime l’odeur du bois.');
    await kept(page);
    await page.getByRole('link', { name: 'Mettre en page et imprimer' }).click();
    await page.getByLabel('Prénom et nom').fill('Camille Martin');
    const letter = page.getByRole('article', { name: 'La feuille' });
    await expect(letter.getByText('Camille Martin')).toHaveCount(2);
    await expect(letter.getByText('J’aime l’odeur du bois.')).toBeVisible();
    await accessible(page, 'a letter');
    expect(await sheets(page)).toBe(1);
    await upToDate(page);
    expect(JSON.stringify(await (await Api.pupil(server)).rows('Entry'))).not.toContain('Camille');
  });

  await test.step('a drawing has a white ground and is added as photos are', async () => {
    await page.goto('/carnet');
    await page.getByRole('link', { name: 'Luthière, luthier' }).click();
    await page.getByText('Faire un dessin').click();
    const sheet = page.getByRole('img', { name: 'Feuille de dessin' });
    await sheet.hover({ position: { x: 60, y: 60 } });
    await page.mouse.down();
    await sheet.hover({ position: { x: 160, y: 120 } });
    await page.mouse.up();
    await page.getByRole('button', { name: 'Mettre sur ma page' }).click();
    const drawn = page.getByRole('img', { name: 'Mon dessin' });
    await expect(drawn).toBeVisible();
    const light = await drawn.evaluate(async (image) => {
      await image.decode();
      const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext('2d');
      canvas.drawImage(image, 0, 0);
      const { data } = canvas.getImageData(0, 0, canvas.canvas.width, canvas.canvas.height);
      return { corner: data[0], darkest: data.reduce((least, value) => Math.min(least, value), 255) };
    });
    expect(light.corner).toBeGreaterThan(250);
    expect(light.darkest).toBeLessThan(90);
  });

  await test.step('a company that was asked is noted, ticked, and found again in the carnet', async () => {
    await page.goto('/recherche-de-stage');
    await page.getByLabel('Nom de l’entreprise').fill('Menuiserie du Canal');
    await page.getByRole('button', { name: 'Ajouter' }).click();
    const ticks = page.getByRole('list', { name: 'Mes demandes' }).getByRole('checkbox');
    await ticks.nth(1).waitFor({ state: 'attached' });
    await ticks.evaluateAll(([first, second]) => [first, second].forEach((tick) => tick.click()));
    await upToDate(page);
    await page.reload();
    await expect(page.getByRole('checkbox', { name: 'Demande faite' })).toBeChecked();
    for (const at of [0, 1]) await expect(ticks.nth(at)).toBeChecked();
    await page.goto('/carnet?q=menuiserie&type=libre');
    await expect(page.getByRole('link', { name: 'Menuiserie du Canal' })).toBeVisible();
  });
});
