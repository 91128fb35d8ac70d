// A lesson: prepared by the teacher, on the pupils' devices before the bell, worked on with the network cut, seen as it comes in, by
// the network or by a file.
import { readFileSync, writeFileSync } from 'node:fs';
import { classmates, keptOffline, sendNow, signInAdult, signInBy, signInPupil, upToDate } from '../support/people.mjs';
import { Device, accessible, expect, test as base } from '../support/test.mjs';

const ETAPE = 'Je prépare la visite';
const TITLE = 'Les métiers du bois';
const ANSWER = 'Les mains de la luthière, de près.';
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

async function refresh(page, path) {
  await sendNow(page);
  await upToDate(page);
  await page.goto(path);
}

/** Two more computers of the room. */
const test = base.extend({
  others: async ({ server }, use) => {
    const others = [new Device(server.url), new Device(server.url)];
    await use(others);
    for (const device of others) {
      expect(device.errors, 'nothing broke in the page').toEqual([]);
      await device.drop();
    }
  },
});

/** The teacher writes the lesson down: its card in the list. */
async function prepare(teacher) {
  await teacher.goto('/classe?classe=4e-b&vue=seances');
  await expect(teacher.getByText('Pas encore de séance')).toBeVisible();
  await press(teacher, 'Préparer une séance');
  await teacher.getByLabel('Titre', { exact: true }).fill(TITLE);
  await teacher.getByLabel('Déroulé').fill('Lis les deux fiches.\nRéponds aux questions.');
  await teacher.getByRole('checkbox', { name: ETAPE }).check();
  await teacher.getByRole('searchbox', { name: 'Ajouter un métier' }).fill('luthier');
  await teacher.getByRole('list', { name: 'Métiers proposés' }).getByRole('button', { name: /luthi/i }).first().click();
  await teacher.getByLabel('Jeu', { exact: true }).selectOption('duel');
  await teacher.getByLabel('Numéro de la partie').fill('1000');
  await press(teacher, 'Ajouter ce jeu');
  await expect(teacher.getByText('Un numéro de 1 à 999.')).toBeVisible();
  await teacher.getByLabel('Numéro de la partie').fill('12');
  await press(teacher, 'Ajouter ce jeu');
  await expect(teacher.getByRole('list', { name: 'Jeux de la séance' }).getByRole('link', { name: 'Duel, partie\u00a012' })).toBeVisible();
  await accessible(teacher, 'une séance nouvelle');
  await press(teacher, 'Enregistrer la séance');
  return teacher.getByRole('article').filter({ hasText: TITLE });
}

/** From the lesson to the page of its étape, with an answer on it. */
async function answer(pupil, words) {
  await pupil.getByRole('link', { name: ETAPE }).click();
  await pupil.getByRole('link', { name: 'Ouvrir ma page de visite' }).click();
  await expect(pupil).toHaveURL(/\/carnet\/[0-9a-f-]{36}$/);
  await pupil.getByLabel('Qu’est-ce que tu veux voir de tes yeux\u00a0?').fill(words);
}

const coming = (teacher) => teacher.getByRole('row').filter({ hasText: ETAPE });
const byFile = (teacher) => teacher.getByRole('list', { name: 'Pages données en fichier' });

test('a lesson is prepared, ready on a device, done without a network and followed', async ({ device, secondDevice }) => {
  const teacher = await device.open('/connexion');
  await signInAdult(teacher, 'prof.demo');
  await upToDate(teacher);

  await test.step('the teacher prepares it', async () => {
    const card = await prepare(teacher);
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
    await pupil.getByRole('link', { name: 'Duel' }).click();
    await expect(pupil.getByText('Partie 12', { exact: true })).toBeVisible();
    await pupil.goBack();
    await answer(pupil, ANSWER);
    await press(pupil, 'Rendre cette page');
    await secondDevice.context.setOffline(false);
    await upToDate(pupil);
  });

  await test.step('the teacher sees it come in, and projects the steps', async () => {
    await refresh(teacher, lesson);
    await expect(coming(teacher)).toContainText('1 sur');
    await expect(teacher.getByRole('link', { name: 'Duel' })).toHaveAttribute('href', '/jeux/duel?partie=12&grand=oui');
    await press(teacher, 'Projeter');
    await expect(teacher.getByRole('dialog').getByText('Réponds aux questions.')).toBeVisible();
    await expect(teacher.getByRole('dialog').getByText('Duel, partie\u00a012')).toBeVisible();
  });
});

test('three pupils answer while the network is cut, one gives a file, and the teacher has each page once', async ({ server, device, secondDevice, others }, testInfo) => {
  test.setTimeout(300_000);
  const teacher = await device.open('/connexion');
  await signInAdult(teacher, 'prof.demo');
  await upToDate(teacher);
  const card = await prepare(teacher);
  await upToDate(teacher);
  const lesson = await card.getByRole('link', { name: 'Mener la séance' }).getAttribute('href');
  const mates = await classmates(server, 2);
  const pupils = [];

  await test.step('three devices are ready before the bell', async () => {
    pupils.push(await secondDevice.open('/connexion'));
    await signInPupil(pupils[0]);
    for (const [at, mate] of mates.entries()) {
      pupils.push(await others[at].open('/connexion'));
      await signInBy(pupils[at + 1], mate);
    }
    for (const pupil of pupils) {
      await keptOffline(pupil);
      await pupil.goto('/');
      await expect(pupil.getByText('Aujourd’hui en classe')).toBeVisible();
      await upToDate(pupil);
    }
    await keptOffline(teacher);
    await refresh(teacher, lesson);
    await expect(teacher.getByText(/^3\u00a0prêts sur/).first()).toBeVisible();
  });

  await server.down();

  await test.step('without a network each answers, and two hand it in', async () => {
    for (const [at, pupil] of pupils.entries()) {
      await pupil.getByRole('link', { name: 'Ouvrir la séance' }).click();
      await answer(pupil, `${ANSWER} ${at}`);
      if (at < 2) await press(pupil, 'Rendre cette page');
    }
  });

  let file;
  await test.step('the third one gives a file, which says nothing of the five words', async () => {
    const pupil = pupils[2];
    await pupil.getByRole('link', { name: 'Pas de réseau\u00a0? Donner mon travail en fichier' }).click();
    await press(pupil, 'Préparer le fichier');
    await expect(pupil.getByText('C’est prêt\u00a0: 1\u00a0page.')).toBeVisible();
    await accessible(pupil, 'un travail en fichier');
    const [download] = await Promise.all([pupil.waitForEvent('download'), pupil.getByRole('link', { name: 'Enregistrer le fichier' }).click()]);
    expect(download.suggestedFilename()).toMatch(/^travail-.*-4e-b-[\d-]+\.json$/);
    file = testInfo.outputPath(download.suggestedFilename());
    await download.saveAs(file);
    const text = readFileSync(file, 'utf8');
    for (const words of [mates[1].pseudonym, '4e B', `${ANSWER} 2`]) expect(text).toContain(words);
    expect(text).not.toContain(mates[1].secret);
  });

  await test.step('the teacher reads it without a network, and what is wrong with other files is said', async () => {
    const damaged = testInfo.outputPath('abime.json');
    writeFileSync(damaged, readFileSync(file, 'utf8').replace(ANSWER, 'Autre chose'));
    const foreign = testInfo.outputPath('liste.json');
    writeFileSync(foreign, '{}');
    await teacher.getByLabel('Ajouter les fichiers des élèves').setInputFiles([damaged, file, foreign]);
    await expect(teacher.getByText('1\u00a0fichier lu\u00a0: 1\u00a0page ajoutée.')).toBeVisible();
    await expect(teacher.getByText('abime.json\u00a0: abîmé ou modifié')).toBeVisible();
    await expect(teacher.getByText('liste.json\u00a0: ce n’est pas un travail')).toBeVisible();
    await expect(byFile(teacher).getByText(`${ANSWER} 2`)).toBeVisible();
    await expect(coming(teacher)).toContainText('dont 1\u00a0par fichier');
    await accessible(teacher, 'des pages par fichier');
    await teacher.reload();
    await expect(byFile(teacher).getByText('Par fichier', { exact: true })).toBeVisible();
  });

  await test.step('one that is taken out comes back with « Annuler »', async () => {
    await press(teacher, 'Retirer de cet appareil');
    await expect(byFile(teacher)).toHaveCount(0);
    await press(teacher, 'Annuler');
    await expect(byFile(teacher).getByText(`${ANSWER} 2`)).toBeVisible();
  });

  await test.step('ten minutes later the network is back for all but the third: everything is together', async () => {
    await others[1].context.setOffline(true);
    await server.up();
    await server.clock(Date.now() + 600_000);
    for (const pupil of pupils.slice(0, 2)) {
      await sendNow(pupil);
      await upToDate(pupil);
    }
    await refresh(teacher, lesson);
    await expect(coming(teacher)).toContainText('3 sur');
    await expect(coming(teacher)).toContainText('dont 1\u00a0par fichier');
  });

  await test.step('once the third one has it too, the page is there once, and the file says nothing new', async () => {
    await others[1].context.setOffline(false);
    await sendNow(pupils[2]);
    await upToDate(pupils[2]);
    await refresh(teacher, lesson);
    await expect(coming(teacher)).toContainText('3 sur');
    await expect(coming(teacher)).not.toContainText('par fichier');
    await expect(byFile(teacher)).toHaveCount(0);
    await teacher.getByLabel('Ajouter les fichiers des élèves').setInputFiles(file);
    await expect(teacher.getByText('1\u00a0fichier lu\u00a0: rien de nouveau.')).toBeVisible();
    await expect(byFile(teacher)).toHaveCount(0);
  });
});
