// What people do again and again: sign in, look at the indicator, send what waits.
import { expect } from '@playwright/test';
import { Api } from './api.mjs';

/** The pupil of the demonstration, by the class's code and the five words; the class may have another name by now. */
export async function signInPupil(page, greeting = '4e B, Collège Les Deux Rives') {
  await page.goto('/connexion');
  await page.getByLabel('Le code de ta classe').fill('demo 4eb2');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByText(greeting)).toBeVisible();
  await page.getByLabel('Ton pseudonyme').fill('colibri');
  await page.getByLabel('Tes cinq mots secrets').fill('Lune table CERISE vélo nuage');
  await page.getByRole('button', { name: 'Entrer dans mon carnet' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Salut' })).toBeVisible();
}

/** An adult of the demonstration. */
export async function signInAdult(page, login) {
  await page.goto('/connexion');
  await page.getByRole('tab', { name: 'Je suis adulte' }).click();
  await fillAdult(page, login);
  await expect(page).toHaveURL('/');
}

export async function fillAdult(page, login, passphrase = 'demo parcours metiers') {
  await page.getByLabel('Identifiant').fill(login);
  await page.getByLabel('Phrase de passe').fill(passphrase);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}

/** The one indicator of the top bar. */
export const badge = (page) => page.getByRole('banner').getByRole('status');

/** Everything this person made is on the server, says the indicator. */
export async function upToDate(page) {
  await expect(badge(page)).toHaveText('À jour');
}

/** Goes to the settings by the indicator and presses the button that sends. */
export async function sendNow(page) {
  await badge(page).click();
  await page.getByRole('button', { name: 'Envoyer maintenant' }).click();
}

/** The application and the whole catalogue are on this device. */
export async function keptOffline(page) {
  await page.goto('/metiers');
  await expect(page.getByText('Toutes les fiches sont gardées sur cet appareil')).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('html')).toHaveAttribute('data-offline', 'ready');
}

/** So many other pupils of the demonstration's class, each with new words from the teacher. */
export async function classmates(server, count) {
  const teacher = await Api.adult(server, 'prof.demo');
  const colibri = await Api.pupil(server);
  const pupils = await teacher.rows('Pupil');
  const own = pupils.find((pupil) => pupil.user === colibri.me.user);
  const others = pupils.filter((pupil) => pupil.class === own.class && pupil.user !== own.user).slice(0, count);
  const renewed = [];
  for (const { user } of others) renewed.push(await teacher.json(`/api/v1/pupils/${user}/secret`, { method: 'POST', body: '{}' }));
  return renewed;
}

/** A pupil by code, pseudonym and words. */
export async function signInBy(page, { code, pseudonym, secret }) {
  await page.goto('/connexion');
  await page.getByLabel('Le code de ta classe').fill(code);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.getByLabel('Ton pseudonyme').fill(pseudonym);
  await page.getByLabel('Tes cinq mots secrets').fill(secret);
  await page.getByRole('button', { name: 'Entrer dans mon carnet' }).click();
  await expect(page).toHaveURL('/');
  await upToDate(page);
}
