// The wall of a class: how many met what, by the pages that pupils show; domains that nobody touched; half-days; and the gap between
// girls and boys, which is told only where enough of them have said something, and never of whom.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Api } from '../support/api.mjs';
import { keptOffline, sendNow, signInAdult, signInPupil, upToDate } from '../support/people.mjs';
import { accessible, expect, test } from '../support/test.mjs';

const WALL = '/classe?classe=4e-b&vue=metiers';

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const table = (page, name) => page.getByRole('table', { name, exact: true });
const line = (page, name, head) => table(page, name).getByRole('row').filter({ hasText: head });

/** The cells of a line, in words. */
async function cells(row) {
  await expect(row).toHaveCount(1);
  return (await row.getByRole('cell').allTextContents()).map((text) => text.trim());
}

/** A page that a pupil shows. */
const page = (kind, metiers, more = {}) => ({
  'entry.create': {
    id: randomUUID(),
    rev: 0,
    kind,
    title: 'Une page',
    text: '',
    others: [],
    date: new Date().toISOString().slice(0, 10),
    metiers,
    feelings: [],
    visit: null,
    etape: null,
    shared: true,
    deleted: false,
    ...more,
  },
});

/** A new pupil of the demonstration's class, by the API. */
async function enrol(server, pseudonym) {
  const pupil = new Api(server.url);
  const answer = await fetch(`${server.url}/api/v1/enrolment`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: 'DEMO-4EB2', pseudonym }),
  });
  expect(answer.ok, await answer.clone().text()).toBe(true);
  pupil.cookie = answer.headers.getSetCookie()[0].split(';')[0];
  pupil.me = await answer.json();
  return pupil;
}

const say = (pupil, said) =>
  pupil.json('/api/v1/me/gender', { method: 'PUT', body: JSON.stringify({ user: pupil.me.user, said }) });

async function teacherAt(device, path) {
  const teacher = await device.open('/connexion');
  await signInAdult(teacher, 'prof.demo');
  await upToDate(teacher);
  await teacher.goto(path);
  return teacher;
}

test('a teacher sees how many met what, what nobody touched, and the half-days, without a network too', async ({ server, device }) => {
  const teacher = await teacherAt(device, WALL);
  let pupils;

  await test.step('the demonstration’s pages are counted by domain and by métier', async () => {
    const [of] = await cells(line(teacher, 'Par domaine', 'Santé'));
    expect(of).toMatch(/^1 sur \d+$/);
    pupils = Number(of.split(' ').at(-1));
    await expect(line(teacher, 'Métier par métier', 'Luthière, luthier')).toHaveCount(1);
    await expect(line(teacher, 'Par domaine', 'Transport, logistique')).toHaveCount(0);
    await expect(teacher.getByRole('link', { name: 'Santé\u00a0: 1\u00a0élève, 1\u00a0métier' })).toHaveText('1');
    await accessible(teacher, 'le mur de la classe');
  });

  await test.step('domains without a métier are an invitation to a lesson', async () => {
    const chip = teacher.getByRole('link', { name: 'Transport, logistique', exact: true });
    await expect(chip).toHaveAttribute('href', '/metiers?domaine=n');
    await teacher.getByRole('link', { name: 'Proposer une séance' }).click();
    await expect(teacher).toHaveURL(/vue=seances/);
    await expect(teacher.getByRole('button', { name: 'Préparer une séance' })).toBeVisible();
    await teacher.goto(WALL);
  });

  await test.step('a person met and a place seen count otherwise than a sheet', async () => {
    const other = await enrol(server, 'Alouette');
    await other.push(
      page('Metier', ['infirmier']),
      page('Activite', ['infirmier'], { guide: 'interview' }),
      page('Visite', ['boulanger']),
      page('Visite', [], { date: '2020-01-07' }),
    );
    await sendNow(teacher);
    await upToDate(teacher);
    await teacher.goto(WALL);
    pupils += 1;
    await expect(line(teacher, 'Métier par métier', 'Infirmière, infirmier')).toContainText(`2 sur ${pupils}`);
    expect(await cells(line(teacher, 'Métier par métier', 'Infirmière, infirmier'))).toEqual([`2 sur ${pupils}`, '1', '1', '0']);
    expect(await cells(line(teacher, 'Métier par métier', 'Boulangère, boulanger'))).toEqual([`2 sur ${pupils}`, '1', '0', '1']);
    // A visit of years ago is none of this year's half-days, and nobody is named.
    expect(await cells(line(teacher, 'Demi-journées de découverte', /^1/))).toEqual(['1\u00a0élève']);
    await expect(teacher.getByText('Minimum\u00a0: aucune. Médiane\u00a0: aucune.')).toBeVisible();
    await expect(teacher.getByRole('tabpanel').getByText('Alouette')).toHaveCount(0);
  });

  await test.step('one domain of the métiers, in the address', async () => {
    await teacher.getByLabel('Domaine').selectOption({ label: 'Santé' });
    await expect(teacher).toHaveURL(/domaine=j/);
    await expect(line(teacher, 'Métier par métier', 'Luthière')).toHaveCount(0);
    await expect(line(teacher, 'Métier par métier', 'Infirmière')).toHaveCount(1);
    await teacher.reload();
    await expect(teacher.getByLabel('Domaine')).toHaveValue('j');
    await expect(line(teacher, 'Métier par métier', 'Infirmière')).toHaveCount(1);
  });

  await test.step('the whole as a file', async () => {
    await press(teacher, 'Préparer le tableau (CSV)');
    const [file] = await Promise.all([
      teacher.waitForEvent('download'),
      teacher.getByRole('link', { name: 'Télécharger le tableau' }).click(),
    ]);
    const text = await readFile(await file.path(), 'utf8');
    expect(text.startsWith('\ufeff"Domaine";"Métier";"Élèves"')).toBe(true);
    expect(text).toContain('"Santé";"(tout le domaine)";"2";"1";"1";"0"');
    expect(text).toContain('"Santé";"Infirmière, infirmier";"2";"1";"1";"0"');
    expect(text).toContain('"Transport, logistique";"(tout le domaine)";"0"');
  });

  await test.step('without a network the last known numbers stay', async () => {
    await keptOffline(teacher);
    await teacher.goto(WALL);
    await device.context.setOffline(true);
    await teacher.reload();
    await expect(line(teacher, 'Métier par métier', 'Infirmière, infirmier')).toContainText(`2 sur ${pupils}`);
    await expect(teacher.getByText('Hors ligne\u00a0: cette partie se demande au serveur')).toBeVisible();
  });
});

test('the gap between girls and boys is told from five of each on, and of nobody', async ({ server, device, secondDevice }) => {
  const teacher = await teacherAt(device, WALL);
  const gap = teacher.getByRole('heading', { name: 'Filles et garçons' }).locator('..');
  const figures = table(teacher, 'Filles et garçons');
  await press(teacher, 'Demander à la classe');
  await expect(gap.getByText('Il n’y a pas encore assez de réponses')).toBeVisible();
  await accessible(teacher, 'le mur, question posée');

  for (let n = 0; n < 9; n += 1) {
    const pupil = await enrol(server, `Pie ${'ABCDEFGHI'[n]}`);
    if (n < 4) await pupil.push({ 'favourite.set': { metier: 'veterinaire', on: true } });
    await say(pupil, n < 4 ? 'Fille' : 'Garcon');
  }
  await teacher.reload();
  await expect(gap.getByText('Il n’y a pas encore assez de réponses')).toBeVisible();
  await expect(figures).toHaveCount(0);

  const pupil = await secondDevice.open('/connexion');
  await test.step('a pupil is told that the class asks, answers, and can take it back', async () => {
    await signInPupil(pupil);
    await upToDate(pupil);
    await pupil.goto('/parcours');
    await pupil.getByRole('link', { name: 'Voir la question' }).click();
    await expect(pupil.getByText('Tu n’as rien dit.')).toBeVisible();
    await accessible(pupil, 'la question, dans les réglages');
    await press(pupil, 'Garçon');
    await expect(pupil.getByText('Ta réponse\u00a0: «\u00a0Garçon\u00a0».')).toBeVisible();
    await press(pupil, 'Reprendre ma réponse');
    await expect(pupil.getByText('Tu n’as rien dit.')).toBeVisible();
    await press(pupil, 'Fille');
    await expect(pupil.getByText('Ta réponse\u00a0: «\u00a0Fille\u00a0».')).toBeVisible();
    await pupil.goto('/parcours');
    await expect(pupil.getByRole('heading', { level: 1 })).toBeVisible();
    await upToDate(pupil);
    await expect(pupil.getByRole('link', { name: 'Voir la question' })).toHaveCount(0);
  });

  await test.step('now shares are told, by domain, with questions to talk about', async () => {
    await teacher.reload();
    await expect(figures).toBeVisible();
    // Colibri is the fifth girl, and marked the same sheet.
    expect(await cells(line(teacher, 'Filles et garçons', 'Agriculture'))).toEqual(['plus de deux tiers', 'moins d’un tiers']);
    await expect(gap.getByText('Agriculture, animaux, forêt\u00a0: plus de deux tiers des filles, moins d’un tiers des garçons.')).toBeVisible();
    await expect(gap.getByText('Qui nous a montré les métiers que nous connaissons')).toBeVisible();
    await expect(gap.getByText('Colibri')).toHaveCount(0);
    await accessible(teacher, 'le mur, écart dit');
  });

  await test.step('it stays as it is when an answer is taken back', async () => {
    await pupil.goto('/reglages');
    await press(pupil, 'Reprendre ma réponse');
    await expect(pupil.getByText('Tu n’as rien dit.')).toBeVisible();
    await teacher.reload();
    await expect(figures).toBeVisible();
  });

  await test.step('without a network a pupil is told why the answer waits', async () => {
    await secondDevice.context.setOffline(true);
    await expect(pupil.getByText('Hors ligne\u00a0: répondre, ou reprendre ta réponse')).toBeVisible();
    await expect(pupil.getByRole('button', { name: 'Fille', exact: true })).toBeDisabled();
    await secondDevice.context.setOffline(false);
  });

  await test.step('asked no more, the answers are gone', async () => {
    await teacher.reload();
    await press(teacher, 'Ne plus demander');
    await accessible(teacher, 'ne plus demander');
    await press(teacher.getByRole('dialog'), 'Effacer et ne plus demander');
    await expect(teacher.getByRole('button', { name: 'Demander à la classe' })).toBeVisible();
    await pupil.reload();
    await upToDate(pupil);
    await expect(pupil.getByRole('heading', { name: 'Fille ou garçon' })).toHaveCount(0);
  });
});
