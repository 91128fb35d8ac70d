// Forms that were begun: a reload loses nothing, others go on meanwhile, and nobody's change is undone.
import { randomUUID } from 'node:crypto';
import { Api } from '../support/api.mjs';
import { sendNow, signInAdult, upToDate } from '../support/people.mjs';
import { expect, test } from '../support/test.mjs';
import { freeSlots } from '../support/visits.mjs';

const WORD = 'Deux élèves en fauteuil';

test('a word to the company outlives a reload, the class is that of the link, and others may book meanwhile', async ({ server, device }) => {
  const [teacher, other] = await Promise.all(['prof.demo', 'prof2.demo'].map((login) => Api.adult(server, login)));
  const [slot] = await freeSlots(teacher, { class: '5e A', seats: 20 });
  const page = await device.open('/connexion');
  await signInAdult(page, 'prof.demo');
  await upToDate(page);
  const word = page.getByLabel('Un mot à l’entreprise');
  const number = page.getByLabel('Nombre de participants, adultes compris');

  await test.step('typed for one class, it is there again, for the other class too; the number is of its class alone', async () => {
    await page.goto(`/visites/${slot.id}?classe=4e-b`);
    await word.fill(WORD);
    await number.fill('7');
    await page.reload();
    await expect(word).toHaveValue(WORD);
    await expect(number).toHaveValue('7');
    await page.goto(`/visites/${slot.id}?classe=5e-a`);
    await expect(word).toHaveValue(WORD);
    await expect(number).not.toHaveValue('7');
    await expect(page.getByRole('radio', { name: '5e A' })).toBeChecked();
  });

  await test.step('another school takes a place: the form stays under the fingers', async () => {
    const places = page.getByRole('definition').filter({ hasText: ' sur ' });
    const before = await places.textContent();
    const asked = { id: randomUUID(), slot: slot.id, slot_rev: slot.rev, class: other.me.classes[0].id, seats: 1, on_full: 'Refuse', note: '' };
    await word.pressSequentially(', et');
    await word.evaluate((field) => { field.dataset.same = 'yes'; });
    expect(await other.push({ 'booking.request': asked })).toEqual(['Done']);
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect(places).not.toHaveText(before);
    await expect(word).toBeFocused();
    await expect(word).toHaveAttribute('data-same', 'yes');
    await expect(word).toHaveValue(`${WORD}, et`);
  });

  await test.step('whoever leaves now reads that a form stays behind', async () => {
    await page.goto('/reglages');
    await expect(page.getByText('un formulaire commencé ne l’est pas', { exact: false })).toBeVisible();
  });
});

test('a slot half changed takes a colleague’s change, and keeps what was typed', async ({ server, device }) => {
  const company = await Api.adult(server, 'entreprise.demo');
  const slot = (await company.rows('Slot'))
    .filter((one) => one.company === company.me.company && one.status === 'Open')
    .toSorted((a, b) => b.draft.start.localeCompare(a.draft.start))[0];
  const page = await device.open('/connexion');
  await signInAdult(page, 'entreprise.demo');
  await upToDate(page);
  const open = async (title) => {
    await page.goto('/creneaux');
    const card = page.getByRole('article').filter({ has: page.locator(`a[href="/visites/${slot.id}"]`) });
    await expect(card.getByRole('link', { name: title, includeHidden: true })).toBeAttached();
    for (const more of await page.getByText(/^Voir la suite/).all()) await more.click();
    await card.getByRole('button', { name: 'Modifier' }).click();
  };
  await open(slot.draft.title);
  await page.getByLabel('À prévoir').fill('Chaussures fermées');
  await page.reload();
  await expect(page.getByText(`Vous avez commencé à modifier «\u00a0${slot.draft.title}\u00a0».`)).toBeVisible();
  await page.getByRole('button', { name: 'Reprendre la saisie' }).click();
  await expect(page.getByLabel('À prévoir')).toHaveValue('Chaussures fermées');
  await expect(page.getByLabel('Titre de la visite')).toHaveValue(slot.draft.title);
  const draft = { ...slot.draft, title: 'Autre titre' };
  await page.goto('/reglages');
  expect(await company.push({ 'slot.edit': { id: slot.id, draft } })).toEqual(['Done']);
  await sendNow(page);
  await open('Autre titre');
  await expect(page.getByLabel('À prévoir')).toHaveValue('Chaussures fermées');
  await expect(page.getByLabel('Titre de la visite')).toHaveValue('Autre titre');

  // Its slot is cancelled meanwhile: what was typed can go on as another one, or be given up.
  expect(await company.push({ 'slot.cancel': { id: slot.id, reason: 'Panne' } })).toEqual(['Done']);
  await page.goto('/creneaux');
  await sendNow(page);
  await page.goto('/creneaux');
  const left = page.getByText('Une saisie est restée d’un créneau', { exact: false });
  await expect(left).toBeVisible();
  await page.getByRole('button', { name: 'Reprendre la saisie' }).click();
  await expect(page.getByLabel('À prévoir')).toHaveValue('Chaussures fermées');
  await expect(page.getByLabel('Titre de la visite')).toHaveValue('');
  await page.goto('/creneaux');
  await page.getByRole('button', { name: 'Effacer cette saisie' }).click();
  await expect(left).toBeHidden();
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(left).toBeHidden();
});

test('a class, a school and an invitation that were begun are there again after a reload, and gone once sent', async ({ device, secondDevice }) => {
  const teacher = await device.open('/connexion');
  await signInAdult(teacher, 'prof.demo');
  await upToDate(teacher);
  const name = teacher.getByLabel('Nom de la classe');
  const form = async () => {
    await teacher.goto('/classe');
    await teacher.getByRole('button', { name: 'Nouvelle classe' }).click();
  };
  await form();
  await name.fill('3e Z');
  await teacher.getByRole('radio', { name: '3e', exact: true }).check();
  await form();
  await expect(name).toHaveValue('3e Z');
  await expect(teacher.getByRole('radio', { name: '3e', exact: true })).toBeChecked();
  await teacher.getByRole('button', { name: 'Créer la classe' }).click();
  await expect(teacher.getByRole('heading', { level: 1, name: '3e Z' })).toBeVisible();
  await form();
  await expect(name).toHaveValue('');

  const academy = await secondDevice.open('/connexion');
  await signInAdult(academy, 'academie.demo');
  await upToDate(academy);
  await academy.goto('/academie');
  const uai = academy.getByLabel('UAI du collège');
  await uai.fill('0579993C');
  await academy.getByRole('button', { name: 'Ajouter ce collège' }).click();
  await academy.getByLabel('Nom du collège').fill('Collège du Saulcy');
  await academy.getByRole('radio', { name: 'Une entreprise' }).check();
  await academy.getByLabel('Nom de l’entreprise').fill('Tissages du Saulcy');
  await academy.reload();
  await expect(uai).toHaveValue('0579993C');
  await expect(academy.getByLabel('Nom du collège')).toHaveValue('Collège du Saulcy');
  await expect(academy.getByRole('radio', { name: 'Une entreprise' })).toBeChecked();
  await expect(academy.getByLabel('Nom de l’entreprise')).toHaveValue('Tissages du Saulcy');

  const school = academy.locator('form').filter({ has: uai });
  await school.getByLabel('Commune').fill('Metz');
  await school.getByRole('button', { name: 'Ajouter ce collège' }).click();
  await expect(academy.getByText('Collège ajouté.', { exact: false })).toBeVisible();
  const invitation = academy.locator('form').filter({ has: academy.getByLabel('Nom affiché') });
  await invitation.getByLabel('Nom affiché').fill('M. Klein');
  await invitation.getByLabel('Commune').fill('Metz');
  await invitation.getByRole('button', { name: 'Créer le lien' }).click();
  await expect(academy.getByText(/\/connexion#invitation=/)).toBeVisible();
  await academy.reload();
  await expect(uai).toHaveValue('');
  await expect(academy.getByLabel('Nom affiché')).toHaveValue('');
});

test('at 40 métiers the field says that it is the most', async ({ server, device }) => {
  const company = await Api.adult(server, 'entreprise.demo');
  const slot = (await company.rows('Slot'))
    .filter((one) => one.company === company.me.company && one.status === 'Open')
    .toSorted((a, b) => a.draft.start.localeCompare(b.draft.start))[0];
  const metiers = Array.from({ length: 40 }, (_, at) => `inconnu-${at}`);
  expect(await company.push({ 'slot.edit': { id: slot.id, draft: { ...slot.draft, metiers } } })).toEqual(['Done']);
  const page = await device.open('/connexion');
  await signInAdult(page, 'entreprise.demo');
  await upToDate(page);
  await page.goto('/creneaux');
  const card = page.getByRole('article').filter({ has: page.locator(`a[href="/visites/${slot.id}"]`) });
  await card.getByRole('button', { name: 'Modifier' }).click();
  await expect(page.getByText('40\u00a0métiers, c’est le maximum.', { exact: false })).toBeVisible();
  const search = page.getByRole('searchbox', { name: 'Ajouter un métier' });
  await search.fill('ascensoriste');
  await search.press('Enter');
  await expect(page.getByRole('list', { name: 'Métiers choisis' }).getByRole('listitem')).toHaveCount(40);
  await page.getByRole('button', { name: 'Enlever inconnu-0', exact: true }).click();
  await search.fill('ascensoriste');
  await search.press('Enter');
  await expect(page.getByRole('link', { name: 'Ascensoriste' })).toBeVisible();
});
