// From one school year to the next: a class is closed, its pupils are warned, join another one, or go at their date; and the head reads who did what.
import { readFile } from 'node:fs/promises';
import { Api } from '../support/api.mjs';
import { sendNow, signInAdult, signInPupil, upToDate } from '../support/people.mjs';
import { accessible, expect, test } from '../support/test.mjs';

const DAY = 24 * 60 * 60 * 1000;
const GONE = 'Ce compte a été effacé, et ce que cet appareil en gardait aussi.';

/** What its code says once the class is closed. */
const CLOSED = /^4e B \(\d{4}-\d{4}\), Collège Les Deux Rives$/;

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** The end of the year: every visit of the demonstration is over. */
const july = (server) => server.clock(Date.now() + 240 * DAY);

/** The class of that name, as its head knows it. */
async function classOf(server, name) {
  const head = await Api.adult(server, 'chef.demo');
  return (await head.rows('Class')).find((row) => row.name.startsWith(name));
}

/** The teacher closes the demonstration's class. Until when its accounts are kept. */
async function closeElsewhere(server) {
  const teacher = await Api.adult(server, 'prof.demo');
  const { id } = await classOf(server, '4e B');
  const { erase_at } = await teacher.json(`/api/v1/classes/${id}/close`, { method: 'POST', body: '{}' });
  return erase_at;
}

test('a teacher closes the class, and its pupil goes on in another one with the carnet', async ({ server, device, secondDevice }) => {
  await july(server);
  const teacher = await device.open('/connexion');
  await signInAdult(teacher, 'prof.demo');
  await upToDate(teacher);
  await teacher.goto('/classe?classe=4e-b');
  await press(teacher, 'Fermer la classe');
  const dialog = teacher.getByRole('dialog');
  await expect(dialog.getByText('Une classe fermée ne se rouvre pas.')).toBeVisible();
  await accessible(teacher, 'classe, fermeture');
  await press(dialog, 'Fermer la classe');
  await expect(teacher.getByText('4e B est fermée.')).toBeVisible();
  await expect(teacher.getByRole('heading', { level: 1, name: '5e A' })).toBeVisible();
  await teacher.getByRole('button', { name: /^Ouvrir le code pour/ }).click();
  await expect(teacher.getByText(/Ouvert jusqu’(à|au) /)).toBeVisible();

  const pupil = await secondDevice.open('/connexion');
  await signInPupil(pupil, CLOSED);
  const warning = pupil.getByRole('main').getByText('Ton compte sera effacé le');
  await expect(warning).toBeVisible();
  await accessible(pupil, 'accueil, compte qui va s’effacer');
  await upToDate(pupil);
  await pupil.goto('/carnet');
  await expect(warning).toBeVisible();
  await pupil.getByRole('link', { name: 'Entrer dans ma nouvelle classe' }).click();
  await press(pupil, 'Changer de classe');
  await pupil.getByLabel('Code de la nouvelle classe').fill('0000 0000');
  await press(pupil, 'Entrer dans cette classe');
  await expect(pupil.getByText('Aucune classe de ton académie n’a ce code.')).toBeVisible();
  await accessible(pupil, 'réglages, changer de classe');
  await pupil.getByLabel('Code de la nouvelle classe').fill('demo 5eal');
  await press(pupil, 'Entrer dans cette classe');
  await expect(pupil.getByText('Dans cette classe, quelqu’un a déjà ton pseudonyme.')).toBeVisible();
  await accessible(pupil, 'réglages, pseudonyme pris');
  await pupil.getByLabel('Nouveau pseudonyme').fill('Ocelot');
  await press(pupil, 'Entrer dans cette classe');
  await expect(pupil.getByText('Te voilà en 5e A.')).toBeVisible();
  await pupil.goto('/');
  await expect(pupil.getByText('5e A · Ocelot')).toBeVisible();
  await expect(warning).toHaveCount(0);
  await teacher.reload();
  await expect(teacher.getByRole('rowheader', { name: 'Ocelot' })).toBeVisible();
});

test('who joins no class is warned, and erased at the date by the server itself', async ({ server, device }) => {
  await july(server);
  const until = await closeElsewhere(server);
  const page = await device.open('/connexion');
  await signInPupil(page, CLOSED);
  await upToDate(page);
  await page.getByRole('link', { name: 'Emporter mon carnet' }).click();
  await expect(page.getByRole('button', { name: 'Télécharger mes données' })).toBeEnabled();

  // A server looks when it starts, and once an hour.
  await server.clock(until - 60_000);
  await server.down();
  await server.up();
  const still = await Api.pupil(server);
  expect(still.me.erase_at).toBe(until);
  await server.clock(until + 60_000);
  await server.down();
  await server.up();
  // The server looks for such accounts beside its other work.
  await expect(() => expect(Api.pupil(server)).rejects.toThrow('401')).toPass();
  await sendNow(page);
  await expect(page.getByText(GONE)).toBeVisible();
});

test('the head closes classes, sees which accounts wait for their end, and reads who did what', async ({ server, device }) => {
  await july(server);
  await closeElsewhere(server);
  const page = await device.open('/connexion');
  await signInAdult(page, 'chef.demo');
  await upToDate(page);
  await page.goto('/etablissement');
  const year = page.locator('#annee');
  await expect(year.getByRole('row', { name: /^4e B \(.*Fermée\. Comptes restants effacés le/ })).toBeVisible();
  await year.getByRole('button', { name: 'Fermer la classe 5e A' }).click();
  await press(page.getByRole('dialog'), 'Fermer la classe');
  await expect(page.getByText('5e A est fermée.')).toBeVisible();
  await expect(year.getByRole('button', { name: 'Fermer la classe 5e A' })).toHaveCount(0);

  const log = page.locator('#journal');
  await press(log, 'Lire le journal');
  await expect(log.getByRole('row', { name: /Classe fermée/ })).toHaveCount(2);
  await accessible(page, 'établissement, journal');
  await log.getByRole('button', { name: 'Ne voir que Mme Weber' }).first().click();
  await expect(log.getByRole('row', { name: /Classe fermée/ })).toHaveCount(1);
  await press(log, 'Revoir tout le monde');
  await log.getByRole('radio', { name: 'Données lues ou copiées' }).check();
  await expect(log.getByRole('row', { name: /Journal lu/ }).first()).toBeVisible();
  await expect(log.getByRole('row', { name: /Classe fermée/ })).toHaveCount(0);
  await press(log, 'Préparer le fichier (CSV)');
  const link = log.getByRole('link', { name: 'Télécharger le fichier' });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe('journal-etablissement.csv');
  const text = await readFile(await download.path(), 'utf8');
  expect(text.startsWith('\ufeff"Jour";"Heure";"Qui"')).toBe(true);
  await device.context.setOffline(true);
  await expect(log.getByText('Il faut le réseau pour lire le journal.')).toBeVisible();
});

test('an adult takes a copy of what is kept, and erases the account', async ({ server, device }) => {
  const page = await device.open('/connexion');
  await signInAdult(page, 'prof.demo');
  await upToDate(page);
  await page.goto('/reglages');
  await press(page, 'Télécharger mes données');
  const link = page.getByRole('link', { name: 'Fichier à lire', exact: true });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toContain('Mme Weber');
  expect(text).toContain('Demandes de visite');
  await press(page, 'Effacer mon compte…');
  await page.getByLabel('Votre phrase de passe', { exact: true }).fill('une autre phrase');
  await press(page, 'Tout effacer, pour toujours');
  await expect(page.getByText('Ce n’est pas votre phrase de passe, ou pas le bon code. Rien n’a été effacé.')).toBeVisible();
  await accessible(page, 'réglages, effacement d’un adulte');
  await page.getByLabel('Votre phrase de passe', { exact: true }).fill('demo parcours metiers');
  await press(page, 'Tout effacer, pour toujours');
  await expect(page.getByText(GONE)).toBeVisible();
  await expect(Api.adult(server, 'prof.demo')).rejects.toThrow('401');
  const head = await Api.adult(server, 'chef.demo');
  const bookings = await head.rows('Booking');
  expect(bookings.map((booking) => booking.teacher_name)).not.toContain('Mme Weber');
});
