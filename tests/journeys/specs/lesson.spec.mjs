// A lesson: prepared by the teacher, on the pupil's device before the bell, worked on with the network cut, seen as it comes in.
import { keptOffline, sendNow, signInAdult, signInPupil, upToDate } from '../support/people.mjs';
import { accessible, expect, test } from '../support/test.mjs';

const TITLE = 'Les métiers du bois';
const ANSWER = 'Les mains de la luthière, de près.';
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

async function refresh(page, path) {
  await sendNow(page);
  await upToDate(page);
  await page.goto(path);
}

test('a lesson is prepared, ready on a device, done without a network and followed', async ({ device, secondDevice }) => {
  const teacher = await device.open('/connexion');
  await signInAdult(teacher, 'prof.demo');
  await upToDate(teacher);

  await test.step('the teacher prepares it', async () => {
    await teacher.goto('/classe?classe=4e-b&vue=seances');
    await expect(teacher.getByText('Pas encore de séance')).toBeVisible();
    await press(teacher, 'Préparer une séance');
    await teacher.getByLabel('Titre', { exact: true }).fill(TITLE);
    await teacher.getByLabel('Déroulé').fill('Lis les deux fiches.\nRéponds aux questions.');
    await teacher.getByRole('checkbox', { name: 'Je prépare la visite' }).check();
    await teacher.getByRole('searchbox', { name: 'Ajouter un métier' }).fill('luthier');
    await teacher.getByRole('list', { name: 'Métiers proposés' }).getByRole('button', { name: /luthi/i }).first().click();
    await accessible(teacher, 'une séance nouvelle');
    await press(teacher, 'Enregistrer la séance');
    const card = teacher.getByRole('article').filter({ hasText: TITLE });
    await expect(card.getByText(/^0\u00a0prêt sur/)).toBeVisible();
    await upToDate(teacher);
    await card.getByRole('link', { name: 'Mener la séance' }).click();
    await expect(teacher.getByRole('heading', { level: 1 })).toHaveText(TITLE);
  });
  const lesson = new URL(teacher.url()).pathname;

  const pupil = await secondDevice.open('/connexion');
  await test.step('the pupil’s device says that it is ready', async () => {
    await signInPupil(pupil);
    await keptOffline(pupil);
    await pupil.goto('/');
    await expect(pupil.getByText('Aujourd’hui en classe')).toBeVisible();
    await upToDate(pupil);
    await refresh(teacher, lesson);
    await expect(teacher.getByText(/^1\u00a0prêt sur/).first()).toBeVisible();
    await expect(teacher.getByRole('listitem').filter({ hasText: /^Colibri$/ })).toHaveCount(0);
  });

  await test.step('without a network it is opened, and a page is written and shown', async () => {
    await secondDevice.context.setOffline(true);
    await pupil.getByRole('link', { name: 'Ouvrir la séance' }).click();
    await expect(pupil.getByRole('heading', { level: 1 })).toHaveText(TITLE);
    await expect(pupil.getByText('Ton appareil est prêt, même sans réseau')).toBeVisible();
    await accessible(pupil, 'une séance');
    await pupil.getByRole('link', { name: 'Je prépare la visite' }).click();
    await pupil.getByRole('link', { name: 'Ouvrir ma page de visite' }).click();
    await expect(pupil).toHaveURL(/\/carnet\/[0-9a-f-]{36}$/);
    await pupil.getByLabel('Qu’est-ce que tu veux voir de tes yeux\u00a0?').fill(ANSWER);
    await press(pupil, 'Rendre cette page');
    await secondDevice.context.setOffline(false);
    await upToDate(pupil);
  });

  await test.step('the teacher sees it come in, and projects the steps', async () => {
    await refresh(teacher, lesson);
    const row = teacher.getByRole('row').filter({ hasText: 'Je prépare la visite' });
    await expect(row).toContainText('1 sur');
    await press(teacher, 'Projeter');
    await expect(teacher.getByRole('dialog').getByText('Réponds aux questions.')).toBeVisible();
  });
});
