// Those who offer: a company publishes without a network and cancels with a reason; the académie lets a school in.
import { Api } from '../support/api.mjs';
import { badge, keptOffline, sendNow, signInAdult, upToDate } from '../support/people.mjs';
import { accessible, expect, test } from '../support/test.mjs';

const TITLE = 'Du fil au drap';

/** A moment as the form takes it, so many days from the browser's today. */
const moment = (page, days, hour) =>
  page.evaluate(
    ([days, hour]) => {
      const day = new Date(Date.now() + days * 86_400_000);
      const two = (number) => String(number).padStart(2, '0');
      return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T${two(hour)}:00`;
    },
    [days, hour],
  );

const card = (page) => page.getByRole('article').filter({ has: page.getByRole('link', { name: TITLE }) });

test('a company publishes offline, is mended by the form, and cancels with a reason that classes read', async ({ server, device }) => {
  const page = await device.open('/connexion');
  await signInAdult(page, 'entreprise.demo');
  await upToDate(page);
  await keptOffline(page);
  await page.goto('/creneaux');
  await expect(page.getByRole('heading', { level: 1, name: 'Mes créneaux' })).toBeVisible();
  await server.down();

  await test.step('a field that is wrong is named, and nothing typed is lost', async () => {
    await page.getByRole('button', { name: 'Publier un créneau' }).click();
    await page.getByLabel('Titre de la visite').fill(TITLE);
    await page.getByLabel('Domaine').selectOption({ index: 2 });
    await page.getByLabel('Début').fill(await moment(page, 30, 9));
    await page.getByLabel('Fin', { exact: true }).fill(await moment(page, 30, 11));
    await page.getByLabel('Date limite des demandes').fill(await moment(page, 31, 9));
    await page.getByLabel('Nombre de places').fill('24');
    await page.getByLabel('Commune').fill('Metz');
    await page.getByRole('button', { name: 'Publier', exact: true }).click();
    await expect(page.getByText('La date limite doit précéder le début de la visite.')).toBeVisible();
    await expect(page.getByLabel('Titre de la visite')).toHaveValue(TITLE);
  });

  await test.step('métiers are linked by the keyboard, taken away again, and Enter does not send the form', async () => {
    const search = page.getByRole('searchbox', { name: 'Ajouter un métier' });
    const chosen = page.getByRole('list', { name: 'Métiers choisis' });
    await search.fill('ascensoriste');
    await search.press('Enter');
    await expect(chosen.getByRole('link', { name: 'Ascensoriste' })).toBeVisible();
    await expect(search).toHaveValue('');
    await expect(search).toBeFocused();
    await search.fill('luthier');
    await page.getByRole('list', { name: 'Métiers proposés' }).getByRole('button', { name: /luthier/i }).click();
    await chosen.getByRole('button', { name: /^Enlever .*luthier/i }).click();
    await expect(chosen.getByRole('listitem')).toHaveCount(1);
    await expect(page.getByLabel('Titre de la visite')).toHaveValue(TITLE);
  });

  await test.step('it waits on the device, then every school has it', async () => {
    await page.getByLabel('Date limite des demandes').fill(await moment(page, 25, 18));
    await page.getByRole('button', { name: 'Publier', exact: true }).click();
    await expect(card(page).getByText('Sur cet appareil, en attente d’envoi')).toBeVisible();
    await expect(badge(page)).toHaveText(/1\u00a0chose/);
    await server.up();
    await sendNow(page);
    await upToDate(page);
    await page.goto('/creneaux');
    await expect(card(page).getByText('Ouvert aux demandes')).toBeVisible();
    const slots = await (await Api.adult(server, 'prof2.demo')).rows('Slot');
    expect(slots.filter((slot) => slot.draft.title === TITLE).map((slot) => [slot.draft.capacity, slot.draft.metiers.length])).toEqual([[24, 1]]);
    await card(page).getByRole('link', { name: TITLE }).click();
    await expect(page.getByRole('main').getByRole('link', { name: 'Ascensoriste' })).toBeVisible();
    await page.goto('/creneaux');
  });

  await test.step('cancelled: the reason is there to read', async () => {
    await card(page).getByRole('button', { name: 'Annuler ce créneau' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Annuler la visite' }).click();
    await expect(dialog.getByText('Écrivez un motif', { exact: false })).toBeVisible();
    await accessible(page, 'l’annulation d’un créneau, sans motif');
    await dialog.getByLabel('Votre motif').fill('Le métier à tisser est en réparation.');
    await dialog.getByRole('button', { name: 'Annuler la visite' }).click();
    await expect(card(page).getByText('Motif\u00a0: Le métier à tisser est en réparation.')).toBeVisible();
    await upToDate(page);
    const slots = await (await Api.adult(server, 'prof2.demo')).rows('Slot');
    expect(slots.find((slot) => slot.draft.title === TITLE).status).toEqual({ Cancelled: 'Le métier à tisser est en réparation.' });
  });
});

test('the académie adds a school that no list knows, and gives its head a link', async ({ device }) => {
  const page = await device.open('/connexion');
  await signInAdult(page, 'academie.demo');
  await upToDate(page);
  await page.goto('/academie');

  await test.step('a wrong check letter is said, an unknown school is asked for its name', async () => {
    await page.getByLabel('UAI du collège').fill('0579993A');
    await page.getByRole('button', { name: 'Ajouter ce collège' }).click();
    await expect(page.getByText('Ce n’est pas un UAI', { exact: false })).toBeVisible();
    await page.getByLabel('UAI du collège').fill('0579993C');
    await page.getByRole('button', { name: 'Ajouter ce collège' }).click();
    await page.getByLabel('Nom du collège').fill('Collège du Saulcy');
    await page.getByLabel('Commune').first().fill('Metz');
    await page.getByRole('button', { name: 'Ajouter ce collège' }).click();
    await expect(page.getByRole('rowheader', { name: 'Collège du Saulcy' })).toBeVisible();
  });

  await test.step('its head gets a link that serves once', async () => {
    await page.getByRole('button', { name: 'Créer le lien' }).click();
    await expect(page.getByText('Choisissez le collège.')).toBeVisible();
    await expect(page.getByText('Entre 1 et 80 signes.')).toBeVisible();
    await accessible(page, 'l’invitation, sans collège ni nom');
    await page.getByLabel('Collège', { exact: true }).selectOption({ label: 'Collège du Saulcy (Metz)' });
    await page.getByLabel('Nom affiché').fill('Mme Kieffer');
    await page.getByRole('button', { name: 'Créer le lien' }).click();
    await expect(page.getByText(/\/connexion#invitation=/)).toBeVisible();
  });
});
