// A page of the carnet from the first word to the bin and back, and what a teacher sees of it: what is shown, no more.
import { Api } from '../support/api.mjs';
import { sendNow, signInAdult, signInPupil, upToDate } from '../support/people.mjs';
import { expect, test } from '../support/test.mjs';

const TITLE = 'Le four à pain de mon oncle';
const SHOWN = 'Il se lève à trois heures, et il chante.';
const HIDDEN = 'Et je n’ai pas envie de me lever si tôt.';

const pages = (page) => page.getByRole('list', { name: 'Pages du carnet' });
const mine = (page) => pages(page).getByRole('article').filter({ has: page.getByRole('link', { name: TITLE }) });
const shown = (page) => page.getByRole('list', { name: 'Pages montrées par les élèves, les plus récentes d’abord' });
const arrived = (page) => expect(page.getByText('Arrivée sur le serveur')).toBeVisible();

/** The teacher's view of the carnets, as the server has it now. */
async function look(teacher) {
  await sendNow(teacher);
  await upToDate(teacher);
  await teacher.goto('/classe?classe=4e-b&vue=carnets&eleve=colibri');
  await expect(shown(teacher)).toBeVisible();
}

test('a page with feelings is written, binned, taken back, shown, and hidden again', async ({ server, device, secondDevice }) => {
  const own = await Api.pupil(server);
  /** What the server holds of the page, once it is so. */
  const held = (expected) =>
    expect
      .poll(async () => {
        const { text, shared } = (await own.rows('Entry')).find((entry) => entry.title === TITLE);
        return { text, shared };
      })
      .toEqual(expected);
  const page = await device.open('/connexion');
  await signInPupil(page);
  await upToDate(page);

  await test.step('a free page with a métier and two feelings is kept while it is written', async () => {
    await page.goto('/carnet');
    await page.getByRole('link', { name: 'Nouvelle page' }).click();
    await page.getByRole('link', { name: 'Une page libre' }).click();
    await expect(page).toHaveURL(/\/carnet\/[0-9a-f-]{36}$/);
    await page.getByLabel('Titre').fill(TITLE);
    await page.getByLabel('Ton texte').fill(SHOWN);
    await page.getByRole('searchbox', { name: 'Ajouter un métier' }).fill('boulangère');
    await page.getByRole('list', { name: 'Métiers proposés' }).getByRole('button', { name: /boulanger/i }).first().click();
    await expect(page.getByRole('button', { name: /^Enlever .*boulanger/i })).toBeVisible();
    for (const feeling of ['Une surprise', 'De la fierté']) await page.getByRole('checkbox', { name: feeling }).check();
    await page.getByRole('checkbox', { name: 'De la fierté' }).uncheck();
    await arrived(page);
    await page.reload();
    await expect(page.getByLabel('Ton texte')).toHaveValue(SHOWN);
    await expect(page.getByRole('checkbox', { name: 'Une surprise' })).toBeChecked();
    await expect(page.getByRole('checkbox', { name: 'De la fierté' })).not.toBeChecked();
  });

  await test.step('binned and taken back at once, then from the bin', async () => {
    await page.getByRole('button', { name: 'Mettre à la corbeille' }).click();
    await expect(page).toHaveURL('/carnet');
    await expect(mine(page)).toHaveCount(0);
    await page.getByRole('status').filter({ hasText: 'Page mise à la corbeille' }).getByRole('button', { name: 'Annuler' }).click();
    await expect(mine(page).getByText(SHOWN)).toBeVisible();
    await mine(page).getByRole('link', { name: TITLE }).click();
    await page.getByRole('button', { name: 'Mettre à la corbeille' }).click();
    await expect(mine(page)).toHaveCount(0);
    await upToDate(page);
    await page.reload();
    await page.getByText('Corbeille\u00a0: 1\u00a0page').click();
    await page.getByRole('button', { name: 'Reprendre' }).click();
    await expect(mine(page).getByText(SHOWN)).toBeVisible();
    await expect(mine(page).getByText('Une surprise')).toBeVisible();
    await upToDate(page);
  });

  const teacher = await secondDevice.open('/connexion');
  await signInAdult(teacher, 'prof.demo');
  await upToDate(teacher);

  await test.step('nothing of it is seen before it is shown', async () => {
    await look(teacher);
    await expect(shown(teacher).getByRole('article')).toHaveCount(2);
    await expect(teacher.getByText(TITLE)).toHaveCount(0);
  });

  await test.step('shown, the teacher reads this page as it is, and no other one', async () => {
    await mine(page).getByRole('link', { name: TITLE }).click();
    await page.getByRole('button', { name: 'Montrer à mon professeur' }).click();
    await held({ text: SHOWN, shared: true });
    await look(teacher);
    const card = shown(teacher).getByRole('article').filter({ hasText: TITLE });
    for (const text of ['Colibri', SHOWN, 'Une surprise', /boulanger/i]) await expect(card.getByText(text).first()).toBeVisible();
    await expect(shown(teacher).getByRole('article')).toHaveCount(3);
    // Nor does anything else of the carnet ever come to the teacher's device.
    const api = await Api.adult(server, 'prof.demo');
    const rows = await api.rows('SharedEntry');
    expect(rows.map((row) => row.entry.shared)).toEqual(rows.map(() => true));
    expect(rows.map((row) => row.entry.title).toSorted()).toEqual(['Deux métiers côte à côte', TITLE, 'Luthière, luthier']);
    expect(await api.rows('Entry')).toEqual([]);
  });

  await test.step('taken back, it is gone from the teacher, and what is written then stays hers', async () => {
    await page.getByRole('button', { name: 'Ne plus montrer' }).click();
    await page.getByLabel('Ton texte').fill(`${SHOWN} ${HIDDEN}`);
    await held({ text: `${SHOWN} ${HIDDEN}`, shared: false });
    await look(teacher);
    await expect(shown(teacher).getByRole('article')).toHaveCount(2);
    await expect(teacher.getByText(SHOWN)).toHaveCount(0);
    const everything = JSON.stringify(await (await Api.adult(server, 'prof.demo')).rows('SharedEntry'));
    expect(everything).not.toContain(TITLE);
    await page.reload();
    await expect(page.getByLabel('Ton texte')).toHaveValue(`${SHOWN} ${HIDDEN}`);
  });
});
