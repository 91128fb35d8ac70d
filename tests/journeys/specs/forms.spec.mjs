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

  await test.step('typed for one class, it is there again, for the other class too', async () => {
    await page.goto(`/visites/${slot.id}?classe=4e-b`);
    await word.fill(WORD);
    await page.reload();
    await expect(word).toHaveValue(WORD);
    await page.goto(`/visites/${slot.id}?classe=5e-a`);
    await expect(word).toHaveValue(WORD);
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
  await expect(page.getByLabel('Titre de la visite')).toHaveValue(slot.draft.title);
  const draft = { ...slot.draft, title: 'Autre titre' };
  await page.goto('/reglages');
  expect(await company.push({ 'slot.edit': { id: slot.id, draft } })).toEqual(['Done']);
  await sendNow(page);
  await open('Autre titre');
  await expect(page.getByLabel('À prévoir')).toHaveValue('Chaussures fermées');
  await expect(page.getByLabel('Titre de la visite')).toHaveValue('Autre titre');
});
