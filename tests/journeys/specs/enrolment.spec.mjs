// A new pupil comes in: the code that the teacher opens, five words shown once, the card; and a lost card replaced.
import { badge, signInAdult, upToDate } from '../support/people.mjs';
import { accessible, expect, test } from '../support/test.mjs';

/** From the class's code to the question who comes in. */
async function knock(page, code) {
  await page.goto('/connexion');
  await give(page, code);
}

/** The code into the form that is there. */
async function give(page, code) {
  await page.getByLabel('Le code de ta classe').fill(code);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByText('5e A, Collège Les Deux Rives')).toBeVisible();
}

/** In by pseudonym and words. */
async function comeBack(page, code, words) {
  await knock(page, code);
  await say(page, words);
}

/** Who one is, and the words. */
async function say(page, words) {
  await page.getByLabel('Ton pseudonyme').fill('SALAMANDRE');
  await page.getByLabel('Tes cinq mots secrets').fill(words.toUpperCase());
  await page.getByRole('button', { name: 'Entrer dans mon carnet' }).click();
}

/** The start page of somebody who has written nothing yet. */
const atHome = (page) => expect(page.getByRole('heading', { level: 1, name: 'Bienvenue' })).toBeVisible();

async function leave(page) {
  await page.goto('/reglages');
  await page.getByRole('button', { name: 'Quitter', exact: true }).click();
  await expect(page.getByText('Personne n’est connecté sur cet appareil.')).toBeVisible();
}

/** No address that this tab was at holds the secret. */
async function nowhereInTheAddress(page, card) {
  expect(page.url()).not.toContain(card);
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send('Page.getNavigationHistory');
  expect(entries.map((entry) => entry.url).filter((url) => url.includes(card))).toEqual([]);
}

test('a new pupil enrols, comes back by words and by card, and both are replaced when they are lost', async ({ device, secondDevice }) => {
  const teacher = await device.open('/connexion');
  await signInAdult(teacher, 'prof.demo');
  await upToDate(teacher);
  await teacher.goto('/classe?classe=5e-a');
  const code = teacher.locator('.class-code-value');
  await expect(code).toHaveText('DEM0-5EA1');
  const pupil = await secondDevice.open('/');
  let words;
  let card;

  await test.step('while the code is closed, nobody new comes in', async () => {
    await knock(pupil, 'demo 5eal');
    await pupil.getByRole('button', { name: 'Non, c’est la première fois' }).click();
    await expect(pupil.getByText('La classe n’accepte pas de nouveaux élèves en ce moment.')).toBeVisible();
  });

  await test.step('the teacher opens it for an hour and projects it', async () => {
    await teacher.getByRole('button', { name: 'Ouvrir le code pour 1\u00a0heure' }).click();
    // After eleven in the evening the hour ends tomorrow, and the page says the day with it.
    await expect(teacher.getByText(/Ouvert jusqu’(à|au)/).first()).toBeVisible();
    await teacher.getByRole('button', { name: 'Projeter le code' }).click();
    const projected = teacher.getByRole('dialog');
    await expect(projected.getByText('DEM0-5EA1')).toBeVisible();
    await expect(projected.getByRole('img', { name: 'Carré à scanner pour aller à la page d’entrée' })).toBeVisible();
    await teacher.keyboard.press('Escape');
  });

  await test.step('a pseudonym that is taken is said, a free one gets a card', async () => {
    await knock(pupil, 'DEMO5EA1');
    await pupil.getByRole('button', { name: 'Non, c’est la première fois' }).click();
    const name = pupil.getByLabel('Ton pseudonyme');
    await name.fill('loutre');
    await pupil.getByRole('button', { name: 'Créer mon carnet' }).click();
    await expect(pupil.getByRole('alert')).toContainText('pseudonyme');
    await name.fill('Salamandre');
    const answered = pupil.waitForResponse('**/api/v1/enrolment');
    await pupil.getByRole('button', { name: 'Créer mon carnet' }).click();
    await expect(pupil.getByRole('heading', { name: 'Tes cinq mots secrets' })).toBeVisible();
    words = await pupil.locator('.pass .secret').textContent();
    expect(words.split(' ')).toHaveLength(5);
    ({ card } = await (await answered).json());
    expect(card).toMatch(/^[0-9a-f]{32}$/);
    await expect(pupil.getByRole('img', { name: 'Carré à scanner pour entrer' })).toBeVisible();
    await accessible(pupil, 'the card of a new pupil');
    await pupil.getByRole('button', { name: 'C’est noté, on y va' }).click();
    await atHome(pupil);
  });

  await test.step('the words are not shown again', async () => {
    await pupil.goto('/connexion');
    await expect(pupil.getByRole('heading', { level: 1, name: 'Salamandre' })).toBeVisible();
    for (const path of ['/connexion', '/reglages', '/']) {
      await pupil.goto(path);
      await expect(pupil.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(pupil.getByText(words)).toHaveCount(0);
    }
  });

  await test.step('the class has one more pupil', async () => {
    await teacher.goto('/classe?classe=5e-a');
    await expect(teacher.getByRole('rowheader', { name: 'Salamandre' })).toBeVisible();
  });

  await test.step('out, and in again by the words', async () => {
    await leave(pupil);
    await comeBack(pupil, 'DEM0-5EA1', words);
    await atHome(pupil);
    await leave(pupil);
  });

  await test.step('in by the card, whose secret leaves the address at once', async () => {
    await pupil.goto('/aide');
    await pupil.goto(`/connexion#${card}`);
    await atHome(pupil);
    await expect(pupil).toHaveURL('/');
    await nowhereInTheAddress(pupil, card);
  });

  await test.step('new words for a lost card: the device is signed out, nothing old opens', async () => {
    await teacher.getByRole('button', { name: 'Nouveaux mots pour Salamandre' }).click();
    const dialog = teacher.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Créer de nouveaux mots' }).click();
    await expect(dialog.getByText('ces mots ne s’afficheront plus')).toBeVisible();
    const renewed = await dialog.locator('.pass .secret').textContent();
    expect(renewed).not.toBe(words);
    await dialog.getByRole('button', { name: 'C’est noté' }).click();

    await badge(pupil).click();
    await pupil.getByRole('button', { name: 'Envoyer maintenant' }).click();
    await expect(badge(pupil)).toHaveText('Connexion terminée\u00a0: se reconnecter pour envoyer');
    await pupil.goto('/');
    await pupil.goto(`/connexion#${card}`);
    await expect(pupil.getByRole('alert')).toContainText('Cette carte n’ouvre rien. Elle a peut-être été remplacée\u00a0: demande à ton professeur.');
    await nowhereInTheAddress(pupil, card);
    await pupil.getByRole('button', { name: 'Changer de code' }).click();
    await give(pupil, 'DEM0-5EA1');
    await say(pupil, words);
    await expect(pupil.getByRole('alert')).toContainText('Cela ne correspond pas');
    await pupil.getByLabel('Tes cinq mots secrets').fill(renewed);
    await pupil.getByRole('button', { name: 'Entrer dans mon carnet' }).click();
    await atHome(pupil);
  });
});

test('a card’s link opened while the sign-in stands already is read, and leaves the address', async ({ device }) => {
  const page = await device.open('/connexion');
  await expect(page.getByLabel('Le code de ta classe')).toBeVisible();
  const card = 'a'.repeat(32);
  await page.evaluate((card) => { window.location.hash = card; }, card);
  await expect(page.getByRole('alert')).toContainText('Cette carte n’ouvre rien.');
  await nowhereInTheAddress(page, card);
});
