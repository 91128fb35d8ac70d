// Two teachers of two schools want the last places of a visit. The server alone decides, once.
import { Api, taken } from '../support/api.mjs';
import { sendNow, signInAdult, upToDate } from '../support/people.mjs';
import { expect, test } from '../support/test.mjs';
import { ask, freeSlots, requests } from '../support/visits.mjs';

const TEACHERS = [
  { login: 'prof.demo', class: '5e A' },
  { login: 'prof2.demo', class: '4e D' },
];

/** A slot that has room for one of the two classes and not for both. */
async function contested(server) {
  const [first, second] = await Promise.all(
    TEACHERS.map(async ({ login, class: name }) => freeSlots(await Api.adult(server, login), { class: name, seats: 26 })),
  );
  return first.find((slot) => second.some((other) => other.id === slot.id) && slot.draft.capacity - taken(slot) < 52);
}

/** Both ask while there is no server; both send as soon as it is back, at the same moment. */
async function race(server, devices, slot, onFull) {
  const address = `/visites/${slot.id}`;
  for (const [at, device] of devices.entries()) {
    await device.open('/connexion');
    await signInAdult(device.page, TEACHERS[at].login);
    await upToDate(device.page);
    await device.page.goto(address);
    await expect(device.page.getByRole('heading', { level: 1, name: slot.draft.title })).toBeVisible();
  }
  await server.down('SIGKILL');
  for (const [at, device] of devices.entries()) {
    await ask(device.page, { class: TEACHERS[at].class, seats: 26, onFull });
    await expect(requests(device.page).getByText('Demandée, en attente d’envoi')).toBeVisible();
  }
  await server.up();
  await Promise.all(devices.map((device) => sendNow(device.page)));
  await Promise.all(devices.map((device) => upToDate(device.page)));
  for (const device of devices) await device.page.goto(address);
  const first = requests(devices[0].page);
  await expect(first.getByText(/Confirmée|Refusée|rang/)).toBeVisible();
  return (await first.getByText('Confirmée').count()) ? devices : devices.toReversed();
}

/** What the server holds of the slot, as both schools see it: the places of one class, and the counter says so. */
async function oneClassInside(server, slot) {
  for (const { login } of TEACHERS) {
    const now = await (await Api.adult(server, login)).slot(slot.id);
    expect(taken(now)).toBe(taken(slot) + 26);
    expect(taken(now)).toBeLessThanOrEqual(now.draft.capacity);
  }
}

test('one has the places, the other a refusal with what else is free', async ({ server, device, secondDevice }) => {
  const slot = await contested(server);
  const [winner, loser] = await race(server, [device, secondDevice], slot, 'Proposer d’autres dates');
  await expect(requests(winner.page).getByText('Confirmée, 26\u00a0places')).toBeVisible();
  await expect(requests(loser.page).getByText('Refusée\u00a0: complet')).toBeVisible();
  await oneClassInside(server, slot);

  await test.step('an alternative is one press away and takes the class', async () => {
    const others = requests(loser.page).getByRole('link');
    await expect(others.first()).toBeVisible();
    await others.first().click();
    await expect(loser.page).not.toHaveURL(new RegExp(slot.id));
    await ask(loser.page, { class: TEACHERS[[device, secondDevice].indexOf(loser)].class, seats: 26 });
    await expect(requests(loser.page).getByText('Confirmée, 26\u00a0places')).toBeVisible();
  });
});

test('on the waiting list the whole class keeps its rank, and comes in when the other cancels', async ({ server, device, secondDevice }) => {
  const slot = await contested(server);
  const [winner, loser] = await race(server, [device, secondDevice], slot, 'Liste d’attente');
  await expect(requests(winner.page).getByText('Confirmée, 26\u00a0places')).toBeVisible();
  await expect(requests(loser.page).getByText('Liste d’attente, rang\u00a01')).toBeVisible();
  await oneClassInside(server, slot);

  await requests(winner.page).getByRole('button', { name: 'Annuler' }).click();
  await expect(requests(winner.page).getByText('Annulée', { exact: true })).toBeVisible();
  await upToDate(winner.page);
  await sendNow(loser.page);
  await loser.page.goto(`/visites/${slot.id}`);
  await expect(requests(loser.page).getByText('Confirmée, 26\u00a0places')).toBeVisible();
  await expect(requests(loser.page).getByText('Bonne nouvelle')).toBeVisible();
  await oneClassInside(server, slot);
});

test('a request that leaves after the deadline is refused and says so', async ({ server, device }) => {
  const api = await Api.adult(server, 'prof.demo');
  const [slot] = await freeSlots(api, { class: '5e A', seats: 20 });
  const page = await device.open('/connexion');
  await signInAdult(page, 'prof.demo');
  await upToDate(page);
  await page.goto(`/visites/${slot.id}`);
  await expect(page.getByRole('heading', { level: 1, name: slot.draft.title })).toBeVisible();
  await server.down();
  await ask(page, { class: '5e A', seats: 20 });
  await server.up();
  // The device's clock has not moved: the server's alone counts.
  await server.clock(Date.parse(`${slot.draft.deadline}Z`) + 3_600_000);
  await sendNow(page);
  await page.goto(`/visites/${slot.id}`);
  await expect(requests(page).getByText('Refusée\u00a0: date limite dépassée')).toBeVisible();
  expect(taken(await api.slot(slot.id))).toBe(taken(slot));
});
