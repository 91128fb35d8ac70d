// An adult's own account: where it is open, its passphrase, its second factor.
import { createHmac } from 'node:crypto';
import { Api } from '../support/api.mjs';
import { fillAdult, keptOffline, sendNow, signInAdult, signInPupil, upToDate } from '../support/people.mjs';
import { accessible, expect, test } from '../support/test.mjs';

const FORMER = 'demo parcours metiers';
const FRESH = 'lune cerise velo nuage';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app shows for that key. */
function shown(key, at) {
  const bits = [...key.replaceAll(' ', '')].map((sign) => LETTERS.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac('sha1', secret).update(step).digest();
  const code = mac.readUInt32BE(mac[19] & 15) & 0x7fffffff;
  return String(code % 1_000_000).padStart(6, '0');
}

const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

test('a pupil sees where the carnet is open and ends another connection', async ({ server, device }) => {
  const page = await device.open('/connexion');
  await signInPupil(page);
  const other = await Api.pupil(server);
  await page.goto('/reglages');
  await expect(page.locator('#connexions').getByRole('listitem')).toHaveCount(2);
  await accessible(page, 'réglages, deux connexions');
  await press(page, 'Déconnecter Appareil inconnu');
  await expect(page.getByText('Ce compte n’est ouvert nulle part ailleurs.')).toBeVisible();
  await expect(other.json('/api/v1/session')).rejects.toThrow('401');
  await expect(page.getByRole('heading', { name: 'Phrase de passe' })).toHaveCount(0);
});

test('who comes in by a card at once after somebody left without a network stays in', async ({ server, device }) => {
  const page = await device.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  await keptOffline(page);
  const { me } = await Api.pupil(server);
  const teacher = await Api.adult(server, 'prof.demo');
  await page.goto('/reglages');
  await device.context.setOffline(true);
  await press(page, 'Quitter');
  await expect(page.getByText('Personne n’est connecté sur cet appareil.')).toBeVisible();
  const { card } = await teacher.json(`/api/v1/pupils/${me.user}/secret`, { method: 'POST', body: '{}' });
  await device.context.setOffline(false);
  await page.goto(`/connexion#${card}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Salut' })).toBeVisible();
  await sendNow(page);
  await upToDate(page);
});

test('an adult changes the passphrase, for one that is not common', async ({ server, device }) => {
  const page = await device.open('/');
  await signInAdult(page, 'prof.demo');
  const other = await Api.adult(server, 'prof.demo');
  await page.goto('/reglages');
  await press(page, 'Changer ma phrase de passe');
  await page.getByLabel('Phrase de passe actuelle').fill('autre chose');
  await page.getByLabel('Nouvelle phrase de passe').fill('motdepasse2026');
  await press(page, 'Changer');
  await expect(page.getByText('Trop courante')).toBeVisible();
  await page.getByLabel('Nouvelle phrase de passe').fill(FRESH);
  await expect(page.getByText('Cette phrase est solide.')).toBeVisible();
  await press(page, 'Changer');
  await expect(page.getByText('Ce n’est pas votre phrase de passe actuelle.')).toBeVisible();
  await accessible(page, 'réglages, phrase de passe refusée');
  await page.getByLabel('Phrase de passe actuelle').fill(FORMER);
  await press(page, 'Changer');
  await expect(page.getByText('Vos autres appareils sont déconnectés.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Changer ma phrase de passe' })).toBeVisible();
  await expect(other.json('/api/v1/session')).rejects.toThrow('401');
  await press(page, 'Quitter');
  await expect(page.getByText('Personne n’est connecté sur cet appareil.')).toBeVisible();
  await page.goto('/connexion');
  await page.getByRole('tab', { name: 'Je suis adulte' }).click();
  await fillAdult(page, 'prof.demo');
  await expect(page.getByRole('alert')).toContainText('majuscules, accents et espaces comptent');
  await fillAdult(page, 'prof.demo', FRESH);
  await expect(page).toHaveURL('/');
});

test('an adult turns the second factor on, comes in by it, and turns it off', async ({ device, secondDevice }) => {
  const page = await device.open('/');
  await signInAdult(page, 'chef.demo');
  await page.goto('/reglages');
  await press(page, 'Activer les deux étapes');
  await page.getByLabel('Phrase de passe actuelle').fill(FORMER);
  await press(page, 'Continuer');
  await expect(page.getByRole('img', { name: 'Clé pour l’application' })).toBeVisible();
  await accessible(page, 'réglages, clé du second facteur');
  const key = await page.locator('#deux-etapes b').innerText();
  await page.getByLabel('Code à six chiffres').fill('000000');
  await press(page, 'Vérifier et activer');
  await expect(page.getByText('Ce code ne convient pas.')).toBeVisible();
  await page.getByLabel('Code à six chiffres').fill(shown(key, Date.now()));
  await press(page, 'Vérifier et activer');
  await expect(page.getByText('Notez ces codes de secours')).toBeVisible();
  const codes = await page.locator('#deux-etapes').getByRole('listitem').allInnerTexts();
  expect(codes).toHaveLength(8);
  await press(page, 'Je les ai notés');
  await expect(page.getByText('Il reste 8 codes de secours.')).toBeVisible();

  const other = await secondDevice.open('/connexion');
  await other.getByRole('tab', { name: 'Je suis adulte' }).click();
  await fillAdult(other, 'chef.demo');
  const code = other.getByLabel('Code à six chiffres');
  await expect(code).toBeFocused();
  await accessible(other, 'connexion, second facteur');
  await code.fill('111111');
  await press(other, 'Se connecter');
  await expect(other.getByRole('alert')).toContainText('Ce code ne convient pas.');
  await code.fill(codes[0].toLowerCase());
  await press(other, 'Se connecter');
  await expect(other).toHaveURL('/');

  await press(page, 'Désactiver les deux étapes');
  await page.getByLabel('Phrase de passe actuelle').fill(FORMER);
  await page.getByLabel('Code à six chiffres').fill(codes[1]);
  await press(page, 'Désactiver les deux étapes');
  await expect(page.getByRole('button', { name: 'Activer les deux étapes' })).toBeVisible();
});
