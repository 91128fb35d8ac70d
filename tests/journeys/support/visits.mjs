// Visits: which slots the demonstration has free, and asking for one on its page.
import { expect } from '@playwright/test';
import { taken } from './api.mjs';

const overlaps = (a, b) => a.start < b.end && b.start < a.end;

/**
 * Open slots without kept places that could take the group as of now, and at whose hours the class has
 * nothing: by number of places, then by date, so that runs choose alike.
 */
export async function freeSlots(api, { class: name, seats }) {
  const bookings = await api.rows('Booking');
  const slots = await api.rows('Slot');
  const id = api.me.classes.find((one) => one.name === name).id;
  const held = bookings
    .filter(({ class: owner, state }) => owner === id && (state === 'Accepted' || state.Waiting !== undefined))
    .map((booking) => slots.find((slot) => slot.id === booking.slot)?.draft)
    .filter(Boolean);
  return slots
    .filter((slot) => slot.status === 'Open' && slot.draft.reserve === null && slot.waiting === 0)
    .filter((slot) => slot.draft.capacity - taken(slot) >= seats)
    .filter((slot) => !held.some((draft) => overlaps(draft, slot.draft)))
    .toSorted((a, b) => a.draft.start.localeCompare(b.draft.start) || a.id.localeCompare(b.id));
}

/** Unfolds the end of a list, once the list is there. */
export async function unfold(page) {
  await expect(page.getByRole('main').getByRole('table').first()).toBeVisible();
  for (const more of await page.getByText(/^Voir la suite/).all()) await more.click();
}

/** The part of a visit's page that holds the requests. */
export const requests = (page) => page.locator('section').filter({ has: page.getByRole('heading', { name: 'Réserver', exact: true }) });

/** Fills the form for a class on a visit's page and sends it off; `onFull` as the form's words say it. */
export async function ask(page, { class: name, seats, onFull }) {
  const choice = page.getByRole('radio', { name, exact: true });
  const button = page.getByRole('button', { name: `Réserver pour la ${name}` });
  await expect(choice.or(button).first()).toBeVisible();
  if (await choice.count()) await choice.check();
  const form = page.locator('form').filter({ has: button });
  await form.getByLabel('Nombre de participants').fill(String(seats));
  if (onFull) await form.getByLabel(onFull).check();
  await button.click();
  await expect(button).toHaveCount(0);
}
