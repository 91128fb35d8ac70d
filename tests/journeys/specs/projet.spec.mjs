// Team projects: made by a teacher, worked on by several members with and without a network, presented on one sheet; and a contest
// that gathers teams of two schools without naming anybody.
import { Api } from '../support/api.mjs';
import { classmates, keptOffline, sendNow, signInAdult, signInBy, signInPupil, upToDate } from '../support/people.mjs';
import { Device, accessible, expect, test as base } from '../support/test.mjs';

const TITLE = 'Un journal du quartier';
const STEPS = ['Choisir un sujet', 'Rencontrer trois personnes'];
const NOTES = 'Nos notes communes';
const ALONE = 'Aller voir la boulangère avant l’ouverture.';
const TOGETHER = 'Demander au musée pour les photos.';
const LATE = 'Vendre un deuxième numéro.';
const DAY = 24 * 3_600_000;

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const inDays = (days) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** Three more devices. */
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

async function refresh(page, path) {
  await sendNow(page);
  await upToDate(page);
  await page.goto(path);
}

/** Comes back to a page until it shows what somebody else has just sent, or the day that the server has now. */
async function comes(page, path, words) {
  await expect(async () => {
    await refresh(page, path);
    await expect(page.getByText(words)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 45_000 });
}

/** The teacher writes the project down, and is on its page. */
async function make(teacher) {
  await teacher.goto('/classe?classe=4e-b&vue=projets');
  await press(teacher, 'Créer un projet');
  await press(teacher, 'Enregistrer le projet');
  await expect(teacher.getByText('De 1 à 80\u00a0signes.')).toBeVisible();
  await teacher.getByLabel('Titre du projet').fill(TITLE);
  await teacher.getByRole('radio', { name: 'Projet', exact: true }).check();
  await teacher.getByLabel('Consigne aux élèves').fill('Faites un journal de quatre pages sur les métiers du quartier.');
  // Written the wrong way round, then put in order.
  for (const [at, step] of STEPS.toReversed().entries()) {
    await press(teacher, 'Ajouter une étape');
    await teacher.getByLabel(`Étape ${at + 1}`, { exact: true }).fill(step);
  }
  await press(teacher, 'Avancer l’étape 2');
  await expect(teacher.getByLabel('Étape 1', { exact: true })).toHaveValue(STEPS[0]);
  await teacher.getByLabel('Date de l’étape 1').fill(inDays(-3));
  await teacher.getByLabel('Date de l’étape 2').fill(inDays(20));
  await accessible(teacher, 'un projet nouveau');
  // A reload loses nothing of the form.
  await expect
    .poll(async () => {
      await teacher.reload();
      await press(teacher, 'Créer un projet');
      return teacher.getByLabel('Étape 2', { exact: true }).inputValue({ timeout: 2_000 }).catch(() => '');
    })
    .toBe(STEPS[1]);
  await press(teacher, 'Enregistrer le projet');
  const card = teacher.getByRole('article').filter({ hasText: TITLE });
  await card.getByRole('link', { name: 'Suivre les équipes' }).click();
  await expect(teacher.getByRole('heading', { level: 1 })).toHaveText(TITLE);
}

async function team(teacher, name, members) {
  await press(teacher, 'Ajouter une équipe');
  await teacher.getByLabel('Nom de l’équipe').fill(name);
  for (const member of members) await teacher.getByRole('checkbox', { name: member, exact: true }).check();
  await accessible(teacher, 'une équipe nouvelle');
  await press(teacher, 'Enregistrer l’équipe');
  await expect(teacher.getByRole('row').filter({ hasText: name })).toBeVisible();
}

const sheets = async (page) => (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;

test('a team writes together, with and without a network, ticks a step and prints its page', async ({ server, device, secondDevice, others }) => {
  test.setTimeout(240_000);
  const teacher = await device.open('/connexion');
  await signInAdult(teacher, 'prof.demo');
  await upToDate(teacher);
  const [mate, stranger] = await classmates(server, 2);

  await test.step('the teacher makes a project with two teams', async () => {
    await make(teacher);
    await team(teacher, 'Les Plumes', ['Colibri', mate.pseudonym]);
    await team(teacher, 'Les Micros', [stranger.pseudonym]);
    await expect(teacher.getByRole('row').filter({ hasText: 'Les Plumes' })).toContainText('1\u00a0étape en retard');
    await upToDate(teacher);
  });
  const project = new URL(teacher.url()).pathname;

  const colibri = await secondDevice.open('/connexion');
  const other = await others[0].open('/connexion');
  await test.step('both members find their team, the other one does not', async () => {
    await signInPupil(colibri);
    await keptOffline(colibri);
    await colibri.goto('/');
    await colibri.getByRole('link', { name: 'Ouvrir «\u00a0Les Plumes\u00a0»' }).click();
    await expect(colibri.getByRole('heading', { level: 1 })).toHaveText('Les Plumes');
    await expect(colibri.getByRole('listitem').filter({ hasText: mate.pseudonym })).toBeVisible();
    await expect(colibri.getByText('La date est passée').first()).toBeVisible();
    await accessible(colibri, 'une équipe');
    await signInBy(other, mate);
    await other.goto('/projet');
    await other.getByRole('link', { name: 'Ouvrir «\u00a0Les Plumes\u00a0»' }).click();
    await expect(other.getByLabel(NOTES)).toBeVisible();
    const third = await others[1].open('/connexion');
    await signInBy(third, stranger);
    await third.goto(new URL(colibri.url()).pathname);
    await expect(third.getByRole('heading', { level: 1 })).toHaveText('Équipe introuvable');
  });

  await test.step('Colibri writes without a network what the other one writes too', async () => {
    await secondDevice.context.setOffline(true);
    await colibri.getByLabel(NOTES).fill(ALONE);
    await colibri.getByLabel(`Nos notes pour «\u00a0${STEPS[0]}\u00a0»`).fill('Le marché du samedi.');
    await expect(colibri.getByRole('main').getByText('Enregistré sur cet appareil')).toBeVisible();
    await other.getByLabel(NOTES).fill(TOGETHER);
    await other.getByLabel('Ton rôle dans l’équipe').fill('Photos');
    await expect(other.getByRole('main').getByText('À jour avec l’équipe')).toBeVisible();
    await upToDate(other);
  });

  await test.step('with the network back both texts are there, and the team keeps both', async () => {
    await secondDevice.context.setOffline(false);
    await upToDate(colibri);
    await expect(colibri.getByText('Vous avez écrit à deux au même endroit.')).toBeVisible();
    await expect(colibri.getByRole('article').filter({ hasText: TOGETHER })).toBeVisible();
    await expect(colibri.getByText('Photos', { exact: true })).toBeVisible();
    await accessible(colibri, 'deux textes au même endroit');
    await press(colibri, 'L’ajouter à la suite');
    await expect(colibri.getByLabel(NOTES)).toHaveValue(`${ALONE}\n\n${TOGETHER}`);
    await upToDate(colibri);
    // A word is written a moment after it is typed.
    const api = await Api.pupil(server);
    const kept = async () => (await api.rows('Equipe')).find(({ equipe }) => equipe.nom === 'Les Plumes').travail.parts.notes.text;
    await expect.poll(kept).toBe(`${ALONE}\n\n${TOGETHER}`);
  });

  await test.step('a step is ticked, and the teacher sees who is late no more', async () => {
    await press(colibri, 'C’est fait');
    await expect(colibri.getByText('1\u00a0étape faite sur\u00a02')).toBeVisible();
    await upToDate(colibri);
    await refresh(teacher, project);
    const row = teacher.getByRole('row').filter({ hasText: 'Les Plumes' });
    await expect(row).toContainText('1\u00a0étape faite sur\u00a02');
    await expect(row).not.toContainText('en retard');
    await expect(row).toContainText(STEPS[1]);
    await row.getByRole('link', { name: 'Les Plumes' }).click();
    await expect(teacher.getByText('Le marché du samedi.')).toBeVisible();
    await accessible(teacher, 'une équipe, lue');
  });

  await test.step('the page is written, shown large, and is one sheet of paper', async () => {
    await colibri.getByRole('link', { name: 'Préparer notre page' }).click();
    await colibri.getByLabel('Le titre de votre page').fill('Les voix du quartier');
    await colibri.getByLabel('Quelle est votre idée').fill('Un journal de quatre pages, en cent exemplaires.');
    await expect(colibri.getByRole('heading', { name: 'Les voix du quartier' })).toBeVisible();
    await press(colibri, 'Montrer à la classe');
    await expect(colibri.getByText('La classe voit cette page')).toBeVisible();
    await accessible(colibri, 'la page d’une équipe');
    await upToDate(colibri);
    await colibri.emulateMedia({ media: 'print' });
    await expect(colibri.getByRole('textbox')).toHaveCount(0);
    await expect(colibri.getByText('Un journal de quatre pages, en cent exemplaires.').filter({ visible: true })).toHaveCount(1);
    expect(await sheets(colibri), 'one sheet').toBe(1);
    await colibri.emulateMedia({ media: 'screen' });
    await press(colibri, 'Présenter en grand');
    const dialog = colibri.getByRole('dialog');
    await expect(dialog.getByText('1 sur 2')).toBeVisible();
    await colibri.keyboard.press('ArrowRight');
    await expect(dialog.getByText('Un journal de quatre pages, en cent exemplaires.')).toBeVisible();
    await accessible(colibri, 'une page en grand');
    await colibri.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  await test.step('the class reads the page, not the notes', async () => {
    const third = others[1].page;
    await refresh(third, '/projet');
    await third.getByRole('link', { name: 'Les voix du quartier' }).click();
    await expect(third.getByRole('heading', { level: 1 })).toHaveText('Les Plumes');
    await expect(third.getByText('Un journal de quatre pages')).toBeVisible();
    await accessible(third, 'la page d’une autre équipe');
  });

  await test.step('the teacher sees that the class reads it, and ends that', async () => {
    await refresh(teacher, project);
    await teacher.getByRole('row').filter({ hasText: 'Les Plumes' }).getByRole('link', { name: 'Les Plumes' }).click();
    await expect(teacher.getByText('L’équipe montre cette page à la classe')).toBeVisible();
    await press(teacher, 'Ne plus montrer');
    await expect(teacher.getByText('La classe ne voit pas cette page')).toBeVisible();
    await upToDate(teacher);
    await refresh(others[1].page, '/projet');
    await expect(others[1].page.getByRole('link', { name: 'Ouvrir «\u00a0Les Micros\u00a0»' })).toBeVisible();
    await expect(others[1].page.getByRole('link', { name: 'Les voix du quartier' })).toHaveCount(0);
  });

  const path = new URL(colibri.url()).pathname.replace(/\/page$/, '');
  await test.step('notes on a step that the teacher takes out stay to be read', async () => {
    await refresh(teacher, '/classe?classe=4e-b&vue=projets');
    await teacher.getByRole('article').filter({ hasText: TITLE }).getByRole('button', { name: 'Modifier' }).click();
    await press(teacher, 'Retirer l’étape 1');
    await press(teacher, 'Enregistrer le projet');
    await upToDate(teacher);
    await refresh(colibri, path);
    await colibri.getByText('Notes d’étapes retirées').click();
    await expect(colibri.getByText('Le marché du samedi.')).toBeVisible();
    await expect(colibri.getByRole('heading', { name: STEPS[0] })).toHaveCount(0);
    await accessible(colibri, 'des notes d’étapes retirées');
    await refresh(teacher, project);
    await teacher.getByRole('row').filter({ hasText: 'Les Plumes' }).getByRole('link', { name: 'Les Plumes' }).click();
    await teacher.getByText('Notes d’étapes retirées').click();
    await expect(teacher.getByText('Le marché du samedi.')).toBeVisible();
  });

  await test.step('a text that comes after the team was taken out is refused, and stays to be copied', async () => {
    await colibri.getByRole('link', { name: 'Préparer notre page' }).click();
    await secondDevice.context.setOffline(true);
    await colibri.getByLabel('Que feriez-vous ensuite').fill(LATE);
    await expect(colibri.getByRole('main').getByText('Enregistré sur cet appareil')).toBeVisible();
    await refresh(teacher, project);
    await teacher.getByRole('row').filter({ hasText: 'Les Plumes' }).getByRole('button', { name: 'Retirer' }).click();
    await upToDate(teacher);
    await secondDevice.context.setOffline(false);
    await expect(colibri.getByText('Le projet de cette équipe est terminé')).toBeVisible();
    await expect(colibri.getByText('Un changement n’a pas été pris')).toBeVisible();
    await expect(colibri.getByText(LATE)).toBeVisible();
    await colibri.goto('/projet');
    await expect(colibri.getByText(LATE)).toBeVisible();
    await colibri.getByText(/^Équipes terminées/).click();
    await expect(colibri.getByRole('link', { name: 'Les Plumes' })).toBeVisible();
    await accessible(colibri, 'une équipe terminée et un texte refusé');
    await press(colibri, 'J’ai lu');
    await expect(colibri.getByText(LATE)).toHaveCount(0);
  });
});

test('a pupil without a team is led to the pages that the class shows', async ({ server, device }) => {
  const pupil = await device.open('/connexion');
  const all = await classmates(server, 30);
  await signInBy(pupil, all.find(({ pseudonym }) => pseudonym === 'Bambou'));
  await pupil.goto('/');
  await expect(pupil.getByText('Des équipes de ta classe montrent leur projet.')).toBeVisible();
  await accessible(pupil, 'l’accueil sans équipe');
  await pupil.getByRole('link', { name: 'Voir ces pages' }).click();
  await expect(pupil.getByRole('link', { name: 'Un potager sur chaque rebord' })).toBeVisible();
});

test('a contest gathers teams of two schools, names nobody, and is only read after its last day', async ({ server, device, secondDevice, others }) => {
  test.setTimeout(180_000);
  const RIVES = 'Les Semeurs';
  const QUENTIN = 'Les Quatre Vis';
  const officer = await device.open('/connexion');

  await test.step('the académie makes a contest', async () => {
    await signInAdult(officer, 'academie.demo');
    await upToDate(officer);
    await officer.goto('/academie');
    await press(officer, 'Créer un concours');
    await press(officer, 'Enregistrer le concours');
    await expect(officer.getByText('De 1 à 80\u00a0signes.')).toBeVisible();
    await officer.getByLabel('Titre du concours').fill('Le forum des idées');
    await officer.getByLabel('Règlement').fill('Une page par équipe.');
    await officer.getByLabel('Dernier jour pour s’inscrire').fill(inDays(-400));
    await press(officer, 'Enregistrer le concours');
    await expect(officer.getByText('Cette date est passée depuis plus d’un an.')).toBeVisible();
    await officer.getByLabel('Dernier jour pour s’inscrire').fill(inDays(10));
    await accessible(officer, 'un concours nouveau');
    await press(officer, 'Enregistrer le concours');
    await officer.getByRole('link', { name: 'Le forum des idées' }).click();
    await expect(officer.getByText('Aucune page à lire')).toBeVisible();
    await upToDate(officer);
  });
  const contest = new URL(officer.url()).pathname;
  // A teacher goes from the contest to the page of the team, reads it, and enters it there.
  const here = (page) => page.getByRole('listitem').filter({ hasText: 'Le forum des idées' });
  const enters = async (teacher, name) => {
    await teacher.goto(contest);
    await teacher.getByRole('link', { name: `Relire et inscrire «\u00a0${name}\u00a0»` }).click();
    await here(teacher).getByRole('button', { name: `Inscrire «\u00a0${name}\u00a0»` }).click();
  };

  const teachers = [await secondDevice.open('/connexion'), await others[0].open('/connexion')];
  await test.step('a teacher of each school enters a team', async () => {
    for (const [at, [login, name]] of [['prof.demo', RIVES], ['prof2.demo', QUENTIN]].entries()) {
      const teacher = teachers[at];
      await signInAdult(teacher, login);
      await upToDate(teacher);
      await enters(teacher, name);
      await expect(here(teacher).getByRole('button', { name: `Retirer «\u00a0${name}\u00a0»` })).toBeVisible();
      await upToDate(teacher);
    }
  });

  await test.step('all of them read both pages, by school', async () => {
    for (const page of [officer, ...teachers]) {
      await refresh(page, contest);
      await expect(page.getByText('2\u00a0équipes inscrites')).toBeVisible();
      for (const school of ['Collège Les Deux Rives, Metz', 'Collège du Mont Saint-Quentin, Longeville-lès-Metz']) {
        await expect(page.getByRole('heading', { name: school })).toBeVisible();
      }
      await expect(page.getByText('Onze objets apportés')).toBeVisible();
    }
    await accessible(officer, 'un concours');
    await accessible(teachers[0], 'un concours, par un professeur');
  });

  await test.step('no pseudonym, no note has left a school', async () => {
    const first = await Api.adult(server, 'prof.demo');
    const pseudonyms = (await first.rows('Pupil')).map(({ pseudonym }) => pseudonym);
    expect(pseudonyms).toContain('Colibri');
    for (const login of ['prof2.demo', 'academie.demo']) {
      const api = await Api.adult(server, login);
      const read = JSON.stringify(await api.rows('Affiche'));
      expect(read).toContain(RIVES);
      for (const name of pseudonyms) expect(read).not.toContain(name);
      const teams = (await api.rows('Equipe')).map(({ equipe }) => equipe.nom);
      expect(teams).not.toContain(RIVES);
      for (const page of [officer, teachers[1]]) await expect(page.getByText('Colibri')).toHaveCount(0);
    }
  });

  await test.step('the académie takes a team out, and its teacher enters it again', async () => {
    await press(officer, `Retirer «\u00a0${QUENTIN}\u00a0»`);
    await press(officer, 'Retirer l’équipe');
    await expect(officer.getByText('1\u00a0équipe inscrite')).toBeVisible();
    await upToDate(officer);
    await refresh(teachers[1], contest);
    await enters(teachers[1], QUENTIN);
    await upToDate(teachers[1]);
  });

  await test.step('what a team writes since is read once its teacher shows it', async () => {
    const SINCE = 'Un second atelier, au printemps.';
    const api = await Api.adult(server, 'prof.demo');
    const teams = await api.rows('Equipe');
    const { equipe } = teams.find((own) => own.equipe.nom === RIVES);
    await api.push({ 'equipe.edit': { id: equipe.id, edit: { parts: { 'affiche:suite': SINCE } } } });
    await comes(officer, contest, '2\u00a0équipes inscrites');
    await expect(officer.getByText(SINCE)).toHaveCount(0);
    await comes(teachers[0], contest, 'L’équipe a changé sa page depuis.');
    await teachers[0].getByRole('link', { name: 'Relire la page et la mettre à jour' }).click();
    await expect(teachers[0].getByText(SINCE)).toBeVisible();
    await here(teachers[0]).getByRole('button', { name: 'Mettre à jour la page présentée' }).click();
    await upToDate(teachers[0]);
    await expect(here(teachers[0]).getByText('L’équipe a changé sa page depuis.')).toHaveCount(0);
    await comes(officer, contest, SINCE);
  });

  await test.step('after the last day everything is read, and a team still leaves', async () => {
    await server.clock(Date.now() + 12 * DAY);
    await comes(teachers[0], contest, /^Inscriptions closes depuis/);
    await expect(teachers[0].getByRole('button', { name: /^Inscrire «/ })).toHaveCount(0);
    await expect(teachers[0].getByText('Les inscriptions sont closes.').first()).toBeVisible();
    await expect(teachers[0].getByText('Onze objets apportés')).toBeVisible();
    await press(teachers[0], `Retirer «\u00a0${RIVES}\u00a0»`);
    await upToDate(teachers[0]);
    // Whoever has no team in it reads none.
    await expect(teachers[0].getByText('Aucune équipe inscrite')).toBeVisible();
  });
});
