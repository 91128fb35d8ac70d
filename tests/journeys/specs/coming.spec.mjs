// A class's visit on the pupil's side: prepared and told in the carnet from the visit's own page, without a network too; and
// whose frame is seen while the session opens.
import { randomUUID } from 'node:crypto';
import { Api } from '../support/api.mjs';
import { keptOffline, signInPupil, upToDate } from '../support/people.mjs';
import { accessible, expect, test } from '../support/test.mjs';
import { freeSlots } from '../support/visits.mjs';

test('a visit of the class is prepared in the carnet from its page, offline too', async ({ server, device }) => {
  const prof = await Api.adult(server, 'prof.demo');
  const [slot, other] = await freeSlots(prof, { class: '4e B', seats: 12 });
  const { id } = prof.me.classes.find(({ name }) => name === '4e B');
  const asked = { id: randomUUID(), slot: slot.id, slot_rev: slot.rev, class: id, seats: 12, on_full: 'Refuse', note: '' };
  expect(await prof.push({ 'booking.request': asked })).toEqual(['Done']);

  const page = await device.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  await keptOffline(page);
  const prepare = page.getByRole('link', { name: 'Préparer cette visite' });
  await page.goto(`/visites/${other.id}`);
  await expect(page.getByRole('heading', { level: 1, name: other.draft.title })).toBeVisible();
  await expect(prepare, 'another class may go there').toHaveCount(0);

  await page.context().setOffline(true);
  await page.goto(`/visites/${slot.id}`);
  await expect(prepare).toBeVisible();
  await accessible(page, 'a visit of the class');
  await prepare.click();
  await expect(page).toHaveURL(/\/carnet\/[0-9a-f-]{36}$/);
  await expect(page.getByLabel('Titre')).toHaveValue(slot.draft.title);
  await page.getByLabel('Avant\u00a0: mes questions').fill('Qui décide de l’ordre du travail\u00a0?');
  await expect(page.getByText('Enregistrée sur cet appareil')).toBeVisible();
  const written = page.url();

  await page.goto(`/visites/${slot.id}`);
  const mine = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Dans mon carnet' }) });
  await expect(mine.getByRole('link', { name: 'Écrire une autre page' })).toBeVisible();
  await mine.getByRole('link', { name: slot.draft.title }).click();
  await expect(page).toHaveURL(written);
});

test('while the session opens nobody’s links are shown', async ({ device }) => {
  device.script = () => {
    window.links = new Set();
    new MutationObserver(() => {
      for (const link of document.querySelectorAll('.nav:not(.boot-nav) a')) window.links.add(link.getAttribute('href'));
    }).observe(document, { childList: true, subtree: true });
  };
  const page = await device.open('/connexion');
  const nav = page.getByRole('navigation', { name: 'Navigation principale' });
  await expect(nav.getByRole('link', { name: 'Aide' })).toBeVisible();
  await signInPupil(page);
  await upToDate(page);
  for (const path of ['/', '/carnet']) {
    await page.goto(path);
    await upToDate(page);
    await expect(nav.getByRole('link', { name: 'Carnet' })).toBeVisible();
    expect(await page.evaluate(() => [...window.links])).toEqual(['/', '/metiers', '/carnet', '/visites']);
  }
});
