// A teacher finds a visit by filters, follows her request, learns that it moved, and moves it herself.
import { Api } from '../support/api.mjs';
import { sendNow, signInAdult, upToDate } from '../support/people.mjs';
import { expect, test } from '../support/test.mjs';
import { freeSlots, requests, unfold } from '../support/visits.mjs';

/** The same moment so many days later, as rows carry it. */
const later = (moment, days) => new Date(Date.parse(`${moment}Z`) + days * 86_400_000).toISOString().slice(0, 19);

/** The card of a visit in one part of the page. */
const card = (page, part, title) =>
  page
    .locator('section')
    .filter({ has: page.getByRole('heading', { level: 2, name: part, exact: true }) })
    .getByRole('article')
    .filter({ has: page.getByRole('link', { name: title, exact: true }) });

test('finds a visit for a class, reads old and new date when it moves, and changes to another one', async ({ server, device }) => {
  const [teacher, company] = await Promise.all(['prof.demo', 'entreprise.demo'].map((login) => Api.adult(server, login)));
  const free = await freeSlots(teacher, { class: '5e A', seats: 20 });
  const slot = free.find((slot) => slot.company === company.me.company);
  const { title } = slot.draft;
  const page = await device.open('/connexion');
  await signInAdult(page, 'prof.demo');
  await upToDate(page);

  await test.step('the filters stand in the address, and the class goes with the link', async () => {
    await page.goto('/visites?classe=5e-a');
    const count = page.getByRole('status').filter({ hasText: /visites?$/ });
    await expect(count).toHaveText(/^\d+\u00a0visites$/);
    const all = parseInt(await count.textContent(), 10);
    await page.getByLabel('Sans car').check();
    await expect(page).toHaveURL(/classe=5e-a.*sans-car=oui|sans-car=oui.*classe=5e-a/);
    await expect(async () => expect(parseInt(await count.textContent(), 10)).toBeLessThan(all)).toPass();
    await page.getByRole('button', { name: 'Effacer les filtres' }).click();
    await expect(count).toHaveText(`${all}\u00a0visites`);
    await unfold(page);
    const row = page.getByRole('row').filter({ has: page.locator(`a[href="/visites/${slot.id}"]`) });
    await row.getByRole('link', { name: 'Réserver pour la 5e A' }).click();
    await expect(page).toHaveURL(`/visites/${slot.id}?classe=5e-a`);
    await expect(page.getByRole('radio', { name: '5e A' })).toBeChecked();
  });

  await test.step('confirmed, and ready for the calendar', async () => {
    await page.getByLabel('Nombre de participants').fill('20');
    await page.getByRole('button', { name: 'Réserver pour la 5e A' }).click();
    await expect(requests(page).getByText('Confirmée, 20\u00a0places')).toBeVisible();
    await page.goto('/mes-demandes');
    const mine = card(page, 'À venir', title);
    await expect(mine.getByText('Confirmée, 20\u00a0places')).toBeVisible();
    const file = mine.getByRole('link', { name: 'Ajouter à mon agenda' });
    await expect(file).toHaveAttribute('download', /\.ics$/);
    const text = decodeURIComponent((await file.getAttribute('href')).replace(/^data:[^,]*,/, ''));
    expect(text).toContain(`DTSTART:${slot.draft.start.replace(/[-:]/g, '')}\r\n`);
  });

  await test.step('the company moves it: the former and the new date are there to read', async () => {
    const draft = { ...slot.draft, start: later(slot.draft.start, 7), end: later(slot.draft.end, 7) };
    expect(await company.push({ 'slot.edit': { id: slot.id, draft } })).toEqual(['Done']);
    await sendNow(page);
    await upToDate(page);
    await page.goto('/');
    await expect(page.getByText(/C’était .* c’est maintenant /)).toBeVisible();
    await page.goto('/mes-demandes');
    const mine = card(page, 'À lire', title);
    await expect(mine.getByText(/C’était .* c’est maintenant /)).toBeVisible();
    await mine.getByRole('button', { name: 'J’ai lu' }).click();
    await expect(card(page, 'À venir', title)).toBeVisible();
  });

  await test.step('she changes to another visit, and the places follow', async () => {
    await card(page, 'À venir', title).getByRole('button', { name: 'Changer de date' }).click();
    const dialog = page.getByRole('dialog');
    const to = await dialog.getByLabel('Nouvelle visite').inputValue();
    await dialog.getByRole('button', { name: 'Demander ce changement' }).click();
    const there = async () => (await teacher.rows('Booking'))
      .filter((booking) => booking.slot === to)
      .map(({ seats, state }) => ({ seats, state }));
    await expect.poll(there).toEqual([{ seats: 20, state: 'Accepted' }]);
    await expect(page.locator(`a[href="/visites/${to}"]`).first()).toBeVisible();
  });

  await test.step('a cancelled visit asks nobody to fill in a form', async () => {
    const other = free.find((one) => one.company === company.me.company && one.id !== slot.id);
    await page.goto(`/visites/${other.id}`);
    await expect(page.getByLabel('Nombre de participants')).toBeVisible();
    expect(await company.push({ 'slot.cancel': { id: other.id, reason: 'Atelier en travaux.' } })).toEqual(['Done']);
    await sendNow(page);
    await upToDate(page);
    await page.goto(`/visites/${other.id}`);
    await expect(page.getByText('Atelier en travaux.', { exact: false }).first()).toBeVisible();
    await expect(requests(page).getByText('D’autres visites sont ouvertes.', { exact: false })).toBeVisible();
    await expect(page.getByLabel('Nombre de participants')).toHaveCount(0);
  });
});
