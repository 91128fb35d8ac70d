// A teacher arranges the étapes of a class; a pupil does one without a network and hands it in; it is given back, taken up
// and validated. Both sides see each step.
import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { Api } from '../support/api.mjs';
import { keptOffline, sendNow, signInAdult, signInPupil, upToDate } from '../support/people.mjs';
import { accessible, expect, test } from '../support/test.mjs';

const ETAPE = 'Je rencontre un artisan';
const QUESTION = 'Quel bruit fait son atelier\u00a0?';
const WORDS = 'Il scie, il ponce, et la radio est allumée.';

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const etapes = (page) => page.getByRole('list', { name: 'Les étapes, dans l’ordre de l’année' });
const said = (page) => page.getByRole('list', { name: 'Les mots échangés, du premier au dernier' });

/** What was said is on the server, says the thread. */
async function told(page, step) {
  await expect(said(page).getByText(step)).toBeVisible();
  await expect(said(page).getByText('Sur cet appareil')).toHaveCount(0);
  await upToDate(page);
}

/** What the server has now. */
async function refresh(page, path) {
  await sendNow(page);
  await upToDate(page);
  await page.goto(path);
}

test('an étape is added by a teacher, done offline, handed in, given back and validated', async ({ device, secondDevice }) => {
  const teacher = await device.open('/connexion');
  await signInAdult(teacher, 'prof.demo');
  await upToDate(teacher);

  await test.step('the teacher adds an étape, puts it first, and takes another one out', async () => {
    await teacher.goto('/classe?classe=4e-b&vue=parcours');
    await expect(etapes(teacher).getByRole('article')).toHaveCount(8);
    await press(teacher, 'Ajouter une étape');
    await press(teacher, 'Enregistrer l’étape');
    await expect(teacher.getByText('Un titre de 1 à 80 signes.')).toBeVisible();
    await teacher.getByLabel('Titre', { exact: true }).fill(ETAPE);
    await teacher.getByLabel('Activité').selectOption('interview');
    await teacher.getByLabel('Consigne').fill('Va voir une personne qui travaille de ses mains.');
    await teacher.getByLabel('Vos questions').fill(QUESTION);
    await accessible(teacher, 'une étape nouvelle');
    // A reload loses nothing of the form.
    await expect.poll(async () => {
      await teacher.reload();
      await press(teacher, 'Ajouter une étape');
      return teacher.getByLabel('Titre', { exact: true }).inputValue();
    }).toBe(ETAPE);
    await press(teacher, 'Enregistrer l’étape');
    await expect(etapes(teacher).getByRole('article')).toHaveCount(9);
    for (let place = 8; place > 0; place -= 1) await press(teacher, `Avancer «\u00a0${ETAPE}\u00a0»`);
    await expect(etapes(teacher).getByRole('article').first()).toContainText(ETAPE);
    // The focus goes with what is moved: the next key moves the same one again.
    await expect(teacher.getByRole('button', { name: `Reculer «\u00a0${ETAPE}\u00a0»` })).toBeFocused();
    await teacher.keyboard.press('Enter');
    await expect(etapes(teacher).getByRole('article').nth(1)).toContainText(ETAPE);
    // The server's answer leaves it there.
    await upToDate(teacher);
    await expect(teacher.getByRole('button', { name: `Reculer «\u00a0${ETAPE}\u00a0»` })).toBeFocused();
    await teacher.keyboard.press('Shift+Tab');
    await teacher.keyboard.press('Enter');
    await expect(etapes(teacher).getByRole('article').first()).toContainText(ETAPE);
    await etapes(teacher).getByRole('article').filter({ hasText: 'J’ouvre six domaines' }).getByRole('button', { name: 'Retirer' }).click();
    await expect(teacher.getByText('Retirée, vos élèves ne la voient pas')).toBeVisible();
    await upToDate(teacher);
  });

  const pupil = await secondDevice.open('/connexion');
  await signInPupil(pupil);
  await upToDate(pupil);

  await test.step('the pupil sees the path as the teacher arranged it', async () => {
    await pupil.goto('/parcours');
    const list = pupil.getByRole('list', { name: 'Les étapes', exact: true });
    await expect(list.getByRole('article').first()).toContainText(ETAPE);
    await expect(pupil.getByText('J’ouvre six domaines')).toHaveCount(0);
    await keptOffline(pupil);
  });

  await test.step('without a network the étape is opened, written and handed in', async () => {
    await secondDevice.context.setOffline(true);
    await pupil.goto('/parcours');
    await pupil.getByRole('link', { name: ETAPE }).last().click();
    await expect(pupil.getByText(QUESTION)).toBeVisible();
    await pupil.getByRole('link', { name: 'Préparer mon interview' }).click();
    await expect(pupil).toHaveURL(/\/carnet\/[0-9a-f-]{36}$/);
    await pupil.getByLabel('Titre').fill(ETAPE);
    await pupil.getByLabel(QUESTION).fill(WORDS);
    await pupil.getByLabel('Un mot à tes professeurs').fill('Voilà\u00a0!');
    await press(pupil, 'Rendre cette page');
    await expect(said(pupil).getByText('Voilà')).toBeVisible();
    await expect(said(pupil).getByText('Sur cet appareil')).toBeVisible();
    await secondDevice.context.setOffline(false);
    await upToDate(pupil);
  });

  await test.step('the teacher finds it among the pages to read, and gives it back', async () => {
    await refresh(teacher, '/classe?classe=4e-b&vue=carnets&etat=a-lire');
    await teacher.getByRole('link', { name: ETAPE }).click();
    await expect(teacher.getByRole('heading', { level: 1 })).toHaveText(ETAPE);
    for (const text of [WORDS, QUESTION, `Pour l’étape «\u00a0${ETAPE}\u00a0»`]) await expect(teacher.getByText(text)).toBeVisible();
    await expect(said(teacher).getByText('Voilà')).toBeVisible();
    await teacher.getByLabel('Votre mot à l’élève').fill('Ajoute ce qu’il t’a dit.');
    await press(teacher, 'Donner à reprendre');
    await told(teacher, 'Page à reprendre');
  });

  await test.step('the pupil takes it up and hands it in again', async () => {
    const page = new URL(pupil.url()).pathname;
    await refresh(pupil, page);
    await expect(said(pupil).getByText('Ajoute ce qu’il t’a dit.')).toBeVisible();
    await expect(said(pupil).getByText('Page à reprendre')).toBeVisible();
    await pupil.getByLabel(QUESTION).fill(`${WORDS} Il dit que c’est long.`);
    await press(pupil, 'Rendre à nouveau');
    await expect(said(pupil).getByText('Page rendue')).toHaveCount(2);
    await told(pupil, 'Page à reprendre');
  });

  await test.step('validated, it counts in the teacher’s table and stands so on the pupil’s étape', async () => {
    await refresh(teacher, '/classe?classe=4e-b&vue=carnets&etat=a-lire');
    await teacher.getByRole('link', { name: ETAPE }).click();
    await expect(teacher.getByText('Il dit que c’est long.')).toBeVisible();
    await press(teacher, 'Valider la page');
    await told(teacher, 'Page validée');
    await teacher.goto('/classe?classe=4e-b&vue=suivi');
    await teacher.getByLabel('Étape').selectOption({ label: ETAPE });
    const colibri = teacher.getByRole('row').filter({ hasText: 'Colibri' });
    await expect(colibri).toContainText('Validée');
    await press(teacher, 'Préparer le tableau (CSV)');
    const [file] = await Promise.all([
      teacher.waitForEvent('download'),
      teacher.getByRole('link', { name: 'Télécharger le tableau' }).click(),
    ]);
    const table = await readFile(await file.path(), 'utf8');
    expect(table.startsWith('\ufeff"Pseudonyme";"Nom"')).toBe(true);
    expect(table).toContain(`"${ETAPE}"`);
    expect(table.split('\r\n').find((line) => line.startsWith('"Colibri"'))).toContain('"Validée"');
    await refresh(pupil, '/parcours');
    await pupil.getByRole('link', { name: ETAPE }).last().click();
    await expect(pupil.getByText('Validée')).toBeVisible();
    await expect(pupil.getByText('Fait', { exact: true })).toBeVisible();
  });
});

test('a parcours leaves as a file, and comes back étape by étape after a look at what comes', async ({ device }, testInfo) => {
  const teacher = await device.open('/connexion');
  await signInAdult(teacher, 'prof.demo');
  await upToDate(teacher);
  await teacher.goto('/classe?classe=4e-b&vue=parcours');
  const own = etapes(teacher).getByRole('article').filter({ hasText: ETAPE });
  const bring = (files) => teacher.getByLabel('D’un fichier').setInputFiles(files);

  const path = testInfo.outputPath('parcours.json');
  await test.step('an étape of the class’s own is in the file', async () => {
    await expect(etapes(teacher).getByRole('article')).toHaveCount(8);
    await press(teacher, 'Ajouter une étape');
    await teacher.getByLabel('Titre', { exact: true }).fill(ETAPE);
    await teacher.getByLabel('Consigne').fill('Va voir une personne qui travaille de ses mains.');
    await teacher.getByLabel('Jour', { exact: false }).fill('2027-03-16');
    await press(teacher, 'Enregistrer l’étape');
    await expect(own).toHaveCount(1);
    const [file] = await Promise.all([
      teacher.waitForEvent('download'),
      teacher.getByRole('link', { name: 'Enregistrer le parcours' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^parcours-4e-b-[\d-]+\.json$/);
    await file.saveAs(path);
    await own.getByRole('button', { name: 'Supprimer' }).click();
    await expect(own).toHaveCount(0);
  });

  await test.step('what would come is shown, and comes with one press, the days if they are wished for', async () => {
    await bring(path);
    await expect(teacher.getByRole('heading', { name: 'Le parcours de la 4e B, Collège Les Deux Rives' })).toBeVisible();
    await expect(teacher.getByText('À ajouter')).toBeVisible();
    await expect(teacher.getByText('À changer')).toHaveCount(0);
    await accessible(teacher, 'un parcours à reprendre');
    await teacher.getByRole('checkbox', { name: 'Reprendre aussi les jours' }).check();
    await press(teacher, 'Reprendre ces étapes');
    await expect(own).toContainText('16 mars');
  });

  await test.step('twice is once, and « Annuler » takes it back', async () => {
    await bring(path);
    await teacher.getByRole('checkbox', { name: 'Reprendre aussi les jours' }).check();
    await expect(teacher.getByText('Ses étapes sont déjà toutes ici.')).toBeVisible();
    await press(teacher, 'Ne rien reprendre');
    await teacher.getByRole('button', { name: 'Annuler' }).last().click();
    await expect(own).toHaveCount(0);
  });

  await test.step('a damaged file and one for another level change nothing', async () => {
    const damaged = testInfo.outputPath('abime.json');
    await writeFile(damaged, (await readFile(path, 'utf8')).replace(ETAPE, 'Autre chose'));
    await bring(damaged);
    await expect(teacher.getByText('Ce fichier est abîmé ou a été modifié.')).toBeVisible();
    await teacher.goto('/classe?classe=5e-a&vue=parcours');
    await bring(path);
    await expect(teacher.getByText('Ce parcours est fait pour des')).toBeVisible();
  });
});

/** A colleague of prof.demo with a class « 4e Z » that has an étape of its own. */
async function colleague(server) {
  const head = await Api.adult(server, 'chef.demo');
  const invite = { role: 'Teacher', name: 'Mme Roux', school: head.me.school.uai };
  const { token } = await head.json('/api/v1/invitations', { method: 'POST', body: JSON.stringify(invite) });
  const who = { login: 'roux.demo', passphrase: 'orage tambour citron lanterne' };
  await head.json('/api/v1/invitations/accept', { method: 'POST', body: JSON.stringify({ token, ...who }) });
  const api = new Api(server.url);
  await api.signIn('adult', who);
  const { id } = await api.json('/api/v1/classes', { method: 'POST', body: JSON.stringify({ name: '4e Z', level: 'Quatrieme' }) });
  const etape = {
    id: randomUUID(),
    rang: 150,
    titre: ETAPE,
    invitation: '',
    consigne: 'Va voir une personne qui travaille de ses mains.',
    minutes: 30,
    mois: 11,
    temps_fort: false,
    activite: 'Interview',
    regle: { compte: 'PagesEtape', au_moins: 1 },
    questions: [QUESTION],
  };
  expect(await api.push({ 'etape.set': { class: id, etape } })).toEqual(['Done']);
}

test('what a colleague of the same collège made is looked at and taken over; another collège sees nothing of it', async ({
  server,
  device,
  secondDevice,
}) => {
  await colleague(server);
  const teacher = await device.open('/connexion');
  await signInAdult(teacher, 'prof.demo');
  await upToDate(teacher);
  await teacher.goto('/classe?classe=4e-b&vue=parcours');
  const own = etapes(teacher).getByRole('article').filter({ hasText: ETAPE });
  await expect(teacher.getByLabel('D’une classe de vos collègues')).toContainText('4e Z (1\u00a0étape changée ou ajoutée)');
  await press(teacher, 'Voir ce qui viendra');
  await expect(teacher.getByRole('heading', { name: 'Le parcours de la 4e Z' })).toBeVisible();
  await expect(teacher.getByText('À ajouter')).toBeVisible();
  await expect(own).toHaveCount(0);
  await accessible(teacher, 'le parcours d’une collègue');
  await press(teacher, 'Reprendre ces étapes');
  await expect(own).toHaveCount(1);
  await upToDate(teacher);

  await device.context.setOffline(true);
  await expect(teacher.getByText('Sans réseau, les parcours de vos collègues ne peuvent pas être regardés.')).toBeVisible();
  await expect(teacher.getByLabel('D’un fichier')).toBeVisible();
  await device.context.setOffline(false);
  await expect(teacher.getByLabel('D’une classe de vos collègues')).toBeVisible();

  const other = await secondDevice.open('/connexion');
  await signInAdult(other, 'prof2.demo');
  await other.goto('/classe?classe=4e-d&vue=parcours');
  await expect(other.getByText('Aucune autre classe de ce niveau, dans votre collège')).toBeVisible();
});

test('a word about a page that was taken back meanwhile is told, and nothing of it is lost', async ({ device, secondDevice }) => {
  const word = 'Bien vu. Ajoute ce que tu as entendu dans l’atelier.';
  const teacher = await device.open('/connexion');
  await signInAdult(teacher, 'prof.demo');
  await upToDate(teacher);
  await teacher.goto('/classe?classe=4e-b&vue=carnets');
  await teacher.getByRole('main').getByRole('link', { name: 'Deux métiers côte à côte' }).click();
  await press(teacher, 'Envoyer ce mot');
  await expect(teacher.getByText('Rien n’est écrit ici')).toBeVisible();
  const page = new URL(teacher.url()).pathname.split('/').at(-1);
  await device.context.setOffline(true);
  await teacher.getByLabel('Votre mot à l’élève').fill(word);
  await press(teacher, 'Envoyer ce mot');
  await expect(said(teacher).getByText('Sur cet appareil')).toBeVisible();

  const pupil = await secondDevice.open('/connexion');
  await signInPupil(pupil);
  await pupil.goto(`/carnet/${page}`);
  await pupil.getByRole('button', { name: /^Ne plus montrer/ }).click();
  await upToDate(pupil);

  await device.context.setOffline(false);
  await teacher.goto('/reglages');
  await expect(teacher.getByText('Pas remis\u00a0: cette page n’est plus montrée')).toBeVisible();
  await expect(teacher.getByText(word)).toBeVisible();
  await accessible(teacher, 'un mot refusé');
  await press(teacher, 'J’ai lu');
  await expect(teacher.getByText(word)).toHaveCount(0);
});
