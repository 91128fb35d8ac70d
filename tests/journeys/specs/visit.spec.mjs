// A visit of a 4e: booked by the teacher, prepared by a pupil, lived without a network, told, read and validated. Both see each step.
import { Api } from '../support/api.mjs';
import { keptOffline, sendNow, signInAdult, signInPupil, upToDate } from '../support/people.mjs';
import { picture } from '../support/picture.mjs';
import { accessible, expect, test } from '../support/test.mjs';
import { ask, freeSlots, requests } from '../support/visits.mjs';

const TITLE = 'Notre visite de l’atelier';
const BEFORE = 'Qui décide de l’ordre du travail\u00a0?';
const DURING = 'Une odeur de colle. Tout le monde porte un casque.';
const AFTER = 'C’était plus calme que je ne pensais.';
const ALT = 'Une table avec des outils rangés';
const [ASKED, NOTED, SURPRISED] = ['Avant\u00a0: mes questions', 'Pendant\u00a0: ce que je vois', 'Après\u00a0: ce qui m’a surpris'];

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const said = (page) => page.getByRole('list', { name: 'Les mots échangés, du premier au dernier' });
const waits = (page) => page.getByText('Gardée sur cet appareil, pas encore envoyée');

async function seen(page) {
  const photo = page.getByRole('img', { name: ALT });
  await expect(photo).toBeVisible();
  await expect.poll(() => photo.evaluate((one) => one.naturalWidth)).toBeGreaterThan(100);
}

async function refresh(page, path) {
  await sendNow(page);
  await upToDate(page);
  await page.goto(path);
}

test('a class’s visit before, during without a network, and after', async ({ server, device, secondDevice }) => {
  test.setTimeout(180_000);
  const api = await Api.adult(server, 'prof.demo');
  const [slot] = await freeSlots(api, { class: '4e B', seats: 26 });
  const visit = `/visites/${slot.id}`;
  const shown = async () => (await api.rows('SharedEntry')).map(({ entry }) => entry).filter(({ title }) => title === TITLE);
  const teacher = await device.open('/connexion');
  const pupil = await secondDevice.open('/connexion');

  await test.step('the pupil does not have the visit among those of the class', async () => {
    await signInPupil(pupil);
    await upToDate(pupil);
    await expect(pupil.locator(`a[href="${visit}"]`)).toHaveCount(0);
  });

  await test.step('the teacher books it, and it is confirmed', async () => {
    await signInAdult(teacher, 'prof.demo');
    await upToDate(teacher);
    await teacher.goto(visit);
    await ask(teacher, { class: '4e B', seats: 26 });
    await expect(requests(teacher).getByText('Confirmée, 26\u00a0places')).toBeVisible();
    await upToDate(teacher);
  });

  await test.step('it stands on the pupil’s path, with where and when', async () => {
    await refresh(pupil, '/');
    await pupil.locator(`a[href="${visit}"]`).first().click();
    await expect(pupil.getByRole('heading', { level: 1, name: slot.draft.title })).toBeVisible();
    await expect(pupil.getByText(slot.draft.venue.commune, { exact: false }).first()).toBeVisible();
  });

  await test.step('before: the questions are prepared in a guided page, and the device is ready', async () => {
    await pupil.goto('/parcours/4e-visite');
    await pupil.getByRole('link', { name: 'Ouvrir ma page de visite' }).click();
    await expect(pupil).toHaveURL(/\/carnet\/[0-9a-f-]{36}$/);
    await pupil.getByLabel('Titre').fill(TITLE);
    await pupil.getByLabel(ASKED).fill(BEFORE);
    await expect(pupil.getByText('Arrivée sur le serveur')).toBeVisible();
  });
  const page = new URL(pupil.url()).pathname;
  await keptOffline(pupil);
  await upToDate(pupil);

  await test.step('during: without a network notes and a photo are kept, and still there after a reload', async () => {
    await secondDevice.context.setOffline(true);
    await pupil.goto(page);
    await expect(pupil.getByLabel(ASKED)).toHaveValue(BEFORE);
    await pupil.getByLabel(NOTED).fill(DURING);
    await pupil.locator('input[name="photo"]').setInputFiles(picture());
    await expect(pupil.getByText('Photo en préparation…')).toHaveCount(0, { timeout: 30_000 });
    await pupil.getByLabel('Description de la photo').fill(ALT);
    await seen(pupil);
    await expect(waits(pupil)).toBeVisible();
    await expect(pupil.getByText('Enregistrée sur cet appareil')).toBeVisible();
    await pupil.reload();
    for (const [label, words] of [[ASKED, BEFORE], [NOTED, DURING]]) await expect(pupil.getByLabel(label)).toHaveValue(words);
    await expect(pupil.getByLabel('Description de la photo')).toHaveValue(ALT);
    await seen(pupil);
    await accessible(pupil, 'a page of a visit, offline');
  });

  await test.step('meanwhile nothing of it is shown to the teacher', async () => {
    await refresh(teacher, '/classe?classe=4e-b&vue=carnets&etat=a-lire');
    await expect(teacher.getByRole('main').getByRole('link', { name: TITLE })).toHaveCount(0);
    expect(await shown()).toEqual([]);
  });

  await test.step('after: back online it is finished and handed in', async () => {
    await secondDevice.context.setOffline(false);
    await expect(waits(pupil)).toHaveCount(0, { timeout: 40_000 });
    await pupil.getByLabel(SURPRISED).fill(AFTER);
    await pupil.getByLabel('Un mot à tes professeurs').fill('Merci pour la visite\u00a0!');
    await press(pupil, 'Rendre cette page');
    await expect(said(pupil).getByText('Page rendue')).toBeVisible();
    await upToDate(pupil);
  });

  await test.step('the teacher reads all three times of it with the photo, and validates', async () => {
    await refresh(teacher, '/classe?classe=4e-b&vue=carnets&etat=a-lire');
    await teacher.getByRole('main').getByRole('link', { name: TITLE }).click();
    expect((await shown()).map(({ attachments }) => attachments.length)).toEqual([1]);
    for (const words of [BEFORE, DURING, AFTER]) await expect(teacher.getByText(words)).toBeVisible();
    await expect(said(teacher).getByText('Merci pour la visite')).toBeVisible();
    await seen(teacher);
    await teacher.getByLabel('Votre mot à l’élève').fill('Bien observé.');
    await press(teacher, 'Valider la page');
    await expect(said(teacher).getByText('Page validée')).toBeVisible();
    await upToDate(teacher);
  });

  await test.step('the pupil reads it on the page, and both see the same', async () => {
    await refresh(pupil, page);
    for (const words of ['Bien observé.', 'Page validée', 'Page rendue']) await expect(said(pupil).getByText(words)).toBeVisible();
    await pupil.goto('/parcours/4e-visite');
    await expect(pupil.getByRole('main').getByRole('link', { name: TITLE })).toBeVisible();
    await teacher.goto('/classe?classe=4e-b&vue=suivi');
    await teacher.getByLabel('Étape').selectOption({ label: 'Deux lieux de travail' });
    await expect(teacher.getByRole('row').filter({ hasText: 'Colibri' })).toContainText('Validée');
  });
});
