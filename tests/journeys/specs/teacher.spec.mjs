// A teacher asks for places without a network: nothing is promised before the server has answered.
import { Api, taken } from '../support/api.mjs';
import { badge, sendNow, signInAdult, upToDate } from '../support/people.mjs';
import { expect, test } from '../support/test.mjs';
import { ask, freeSlots, requests, unfold } from '../support/visits.mjs';

test('asks offline, restarts the browser, is confirmed once, and gives the places back', async ({ server, device }) => {
  const api = await Api.adult(server, 'prof.demo');
  const [slot] = await freeSlots(api, { class: '5e A', seats: 26 });
  const address = `/visites/${slot.id}`;
  let page = await device.open('/connexion');

  await test.step('signs in and looks at a visit', async () => {
    await signInAdult(page, 'prof.demo');
    await upToDate(page);
    await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready');
    await page.goto('/visites');
    await unfold(page);
    await page.locator(`a[href^="${address}"]`).first().click();
    await expect(page.getByRole('heading', { level: 1, name: slot.draft.title })).toBeVisible();
  });

  await server.down();

  await test.step('asks for her class without a server: nothing is confirmed', async () => {
    await ask(page, { class: '5e A', seats: 26 });
    await expect(requests(page).getByText('Demandée, en attente d’envoi')).toBeVisible();
    await expect(requests(page).getByText('Confirmée')).toHaveCount(0);
    await expect(badge(page)).toHaveText(/1\u00a0chose/);
  });

  await test.step('the request outlives the browser', async () => {
    page = await device.restart('/');
    await expect(page.getByText('Demandée, en attente d’envoi')).toBeVisible();
    await expect(badge(page)).toHaveText(/Hors ligne. 1\u00a0chose attend le réseau/);
  });

  await server.up();

  await test.step('the server gives the places, once', async () => {
    await sendNow(page);
    await upToDate(page);
    await page.goto(address);
    await expect(requests(page).getByText('Confirmée, 26\u00a0places')).toBeVisible();
    expect(taken(await api.slot(slot.id))).toBe(taken(slot) + 26);
    const mine = (await api.rows('Booking')).filter((booking) => booking.slot === slot.id);
    expect(mine.map(({ seats, state }) => ({ seats, state }))).toEqual([{ seats: 26, state: 'Accepted' }]);
  });

  await test.step('cancels, and the places are free again', async () => {
    await page.goto(address);
    await requests(page).getByRole('button', { name: 'Annuler' }).click();
    await expect(requests(page).getByText('Annulée', { exact: true })).toBeVisible();
    await upToDate(page);
    expect(taken(await api.slot(slot.id))).toBe(taken(slot));
  });
});
