// The first lesson of a 5e pupil: from the class's code to the first page that the teacher reads, with the network cut in between.
import { Api } from '../support/api.mjs';
import { keptOffline, sendNow, signInAdult, upToDate } from '../support/people.mjs';
import { accessible, expect, test } from '../support/test.mjs';

const CODE = 'DEM0-5EA1';
const CLASS = '/classe?classe=5e-a';
const ETAPE = 'Ce que j’aime';
const LIKES = 'Réparer mon vélo, la pâtisserie, et les animaux.';
const WHY = 'On travaille avec les mains, et on voit ce qu’on a fait.';

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const said = (page) => page.getByRole('list', { name: 'Les mots échangés, du premier au dernier' });

async function refresh(page, path) {
  await sendNow(page);
  await upToDate(page);
  await page.goto(path);
}

test('a 5e pupil comes in by the code, explores, plays, and hands the first page in', async ({ server, device, secondDevice }) => {
  test.setTimeout(180_000);
  const teacher = await device.open('/connexion');
  const pupil = await secondDevice.open('/connexion');

  await test.step('the teacher opens the code of the class', async () => {
    await signInAdult(teacher, 'prof.demo');
    await upToDate(teacher);
    await teacher.goto(CLASS);
    await expect(teacher.locator('.class-code-value')).toHaveText(CODE);
    await press(teacher, 'Ouvrir le code pour 1\u00a0heure');
    await expect(teacher.getByText(/Ouvert jusqu’(à|au)/).first()).toBeVisible();
  });

  await test.step('with the code on paper the pupil chooses a pseudonym and gets five words', async () => {
    await pupil.getByLabel('Le code de ta classe').fill(CODE);
    await press(pupil, 'Continuer');
    await press(pupil, 'Non, c’est la première fois');
    await pupil.getByLabel('Ton pseudonyme').fill('Salamandre');
    await press(pupil, 'Créer mon carnet');
    await expect(pupil.getByRole('heading', { name: 'Tes cinq mots secrets' })).toBeVisible();
    expect((await pupil.locator('.pass .secret').textContent()).split(' ')).toHaveLength(5);
    await press(pupil, 'C’est noté, on y va');
    await expect(pupil.getByRole('heading', { level: 1, name: 'Bienvenue' })).toBeVisible();
    await upToDate(pupil);
  });

  await test.step('the parcours is that of the 5e, and everything comes onto the device', async () => {
    await pupil.getByRole('link', { name: 'Voir tout mon parcours' }).click();
    const path = pupil.getByRole('list', { name: 'Les étapes', exact: true });
    await expect(path.getByRole('article').first()).toContainText(ETAPE);
    await expect(path).toContainText('J’explore six métiers');
    await expect(path).not.toContainText('Je compare deux métiers');
    await keptOffline(pupil);
  });

  await secondDevice.context.setOffline(true);

  await test.step('without a network two sheets are read, and one is kept', async () => {
    for (const sheet of ['soudeur', 'luthier']) {
      await pupil.goto(`/metiers/${sheet}`);
      await expect(pupil.getByRole('heading', { level: 1 })).toContainText(new RegExp(sheet, 'i'));
    }
    await press(pupil, 'Garder en favori');
    await expect(pupil.getByRole('button', { name: 'Dans mes favoris' })).toBeVisible();
    await pupil.goto('/favoris');
    await expect(pupil.getByRole('main').locator('a[href="/metiers/luthier"]').first()).toBeVisible();
  });

  let chosen;
  await test.step('a game asks which métier, and why: the reason outlives a reload', async () => {
    await pupil.goto('/jeux/duel?partie=3');
    const rather = pupil.getByRole('group', { name: 'Plutôt lequel\u00a0?' }).getByRole('radio').first();
    await rather.check();
    await pupil.getByLabel('Et pourquoi\u00a0?').fill(WHY);
    // What is typed is kept a moment later: who reloads before has it back, or writes it again.
    await expect(async () => {
      await pupil.reload();
      await expect(pupil.getByLabel('Et pourquoi\u00a0?')).toHaveValue(WHY, { timeout: 3_000 });
    }).toPass();
    await expect(rather).toBeChecked();
    chosen = await rather.evaluate((one) => one.labels[0].textContent.trim());
    await press(pupil, 'Garder dans mon carnet');
    await expect(pupil).toHaveURL(/\/carnet\/[0-9a-f-]{36}$/);
    await expect(pupil.getByLabel('Ton texte')).toHaveValue(new RegExp(WHY));
    await expect(pupil.getByLabel('Ton texte')).toHaveValue(new RegExp(chosen));
  });

  await test.step('the first étape is written, read again after a reload, and handed in', async () => {
    await pupil.goto('/parcours');
    await pupil.getByRole('link', { name: ETAPE }).last().click();
    await expect(pupil.getByRole('heading', { level: 1 })).toHaveText(ETAPE);
    await pupil.getByRole('link', { name: 'Écrire une page' }).click();
    await expect(pupil).toHaveURL(/\/carnet\/[0-9a-f-]{36}$/);
    await pupil.getByLabel('Titre').fill(ETAPE);
    await pupil.getByLabel('Ton texte').fill(LIKES);
    await expect(pupil.getByText('Enregistrée sur cet appareil')).toBeVisible();
    await pupil.reload();
    await expect(pupil.getByLabel('Ton texte')).toHaveValue(LIKES);
    await accessible(pupil, 'a first page');
    await press(pupil, 'Rendre cette page');
    await expect(said(pupil).getByText('Sur cet appareil')).toBeVisible();
  });

  const page = new URL(pupil.url()).pathname;
  await test.step('with the network all of it is on the server, once', async () => {
    await secondDevice.context.setOffline(false);
    await upToDate(pupil);
    await expect(said(pupil).getByText('Sur cet appareil')).toHaveCount(0);
    const prof = await Api.adult(server, 'prof.demo');
    const shown = (await prof.rows('SharedEntry')).map(({ entry }) => entry).filter(({ text }) => text === LIKES);
    expect(shown.map(({ title, etape }) => ({ title, etape }))).toEqual([{ title: ETAPE, etape: '5e-aimer' }]);
  });

  await test.step('the teacher sees the pupil and what was handed in, not what was not shown, and validates', async () => {
    await refresh(teacher, CLASS);
    await expect(teacher.getByRole('rowheader', { name: 'Salamandre' })).toBeVisible();
    await teacher.goto(`${CLASS}&vue=carnets&etat=a-lire`);
    await expect(teacher.getByText(WHY)).toHaveCount(0);
    await teacher.getByRole('main').getByRole('link', { name: ETAPE, exact: true }).click();
    await expect(teacher.getByText(LIKES)).toBeVisible();
    await press(teacher, 'Valider la page');
    await expect(said(teacher).getByText('Page validée')).toBeVisible();
    await upToDate(teacher);
  });

  await test.step('the pupil reads it, and the carnet has its two pages', async () => {
    await refresh(pupil, page);
    await expect(said(pupil).getByText('Page validée')).toBeVisible();
    await pupil.goto('/carnet');
    await expect(pupil.getByRole('list', { name: 'Pages du carnet' }).getByRole('article')).toHaveCount(2);
  });
});
