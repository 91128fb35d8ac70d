// Hard words of a sheet and of an étape are explained where they stand: by a press, by the keyboard, without a network;
// the voice and the paper have the text alone.
import { Api } from '../support/api.mjs';
import { keptOffline, signInPupil, upToDate } from '../support/people.mjs';
import { accessible, expect, test } from '../support/test.mjs';

const SHEET = '/metiers/electricien';
const hard = (part, name) => part.getByRole('button', { name, exact: true });
const meaning = (page) => page.locator('main').getByRole('status').locator('.meaning');

test('a hard word says what it means where it stands, and is silent again', async ({ device }) => {
  const page = await device.open(SHEET);
  const word = hard(page, 'Bac pro');
  await expect(word).toHaveAttribute('aria-expanded', 'false');
  const passage = word.locator('..');
  const sentence = await passage.innerText();

  await test.step('by a press, one at a time', async () => {
    await word.click();
    await expect(word).toHaveAttribute('aria-expanded', 'true');
    await expect(meaning(page)).toHaveText('bac pro\u00a0: Diplôme du lycée, en trois ans, qui prépare à un métier.');
    await accessible(page, 'a sheet with a word explained');
    await word.click();
    await expect(meaning(page)).toHaveCount(0);
    const other = hard(page, 'Chantier');
    await word.click();
    await other.click();
    await expect(meaning(page)).toHaveCount(1);
    await expect(meaning(page)).toContainText('chantier\u00a0: Endroit où l’on construit');
    await expect(word).toHaveAttribute('aria-expanded', 'false');
  });

  await test.step('by the keyboard, and Escape closes it without moving', async () => {
    await word.focus();
    await page.keyboard.press('Enter');
    await expect(meaning(page)).toContainText('bac pro\u00a0:');
    await page.keyboard.press('Escape');
    await expect(meaning(page)).toHaveCount(0);
    await expect(word).toBeFocused();
    expect(await passage.innerText()).toBe(sentence);
  });

  await test.step('the voice reads the sentence, not the explanation; the paper has the text alone', async () => {
    await word.click();
    const said = await page.locator('[data-say]').allTextContents();
    expect(said.join(' ')).not.toContain('qui prépare à un métier');
    await page.emulateMedia({ media: 'print' });
    await expect(page.locator('.meaning')).toBeHidden();
    await expect(word).toBeVisible();
    expect(await word.evaluate((one) => getComputedStyle(one).textDecorationLine)).toBe('none');
    await page.emulateMedia({ media: 'screen' });
  });
});

test('a part of a sheet explains a word once', async ({ device }) => {
  const page = await device.open('/metiers/architecte');
  const ways = page.getByRole('definition').filter({ hasText: 'École d’architecture' });
  await expect(ways.getByText('Bac général')).toHaveCount(2);
  await expect(hard(ways, 'Bac général')).toHaveCount(1);
});

test('étapes explain their words, offline too, and who wants none has none', async ({ server, device }) => {
  const prof = await Api.adult(server, 'prof.demo');
  const etape = {
    id: '4e-preparer',
    rang: 1,
    titre: 'Je lis ma convention',
    invitation: '',
    consigne: 'Lis ta convention de stage.\nPuis écris tes questions.',
    minutes: 20,
    mois: 1,
    temps_fort: false,
    activite: 'Visite',
    regle: { compte: 'EntreesActivite', au_moins: 2 },
    questions: ['Qui est ton maître de stage\u00a0?'],
  };
  const { id } = prof.me.classes.find(({ name }) => name === '4e B');
  expect(await prof.push({ 'etape.set': { class: id, etape } })).toEqual(['Done']);
  const page = await device.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  await keptOffline(page);
  await page.context().setOffline(true);
  await page.goto('/parcours/4e-preparer');
  const words = page.locator('main button.word');
  await expect(words).toHaveText(['convention de stage', 'maître de stage']);
  await words.last().click();
  await expect(meaning(page)).toContainText('Personne de l’entreprise');
  await accessible(page, 'an étape with a word explained');

  await page.goto('/mots?q=chantier');
  await expect(page.getByRole('definition').first()).toContainText('Endroit où l’on construit');
  await page.getByRole('searchbox', { name: 'Chercher un mot' }).fill('zzzz');
  await expect(page.getByText('Ce mot n’est pas expliqué ici')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Chercher un mot' }).fill('');
  await expect(page.getByText(/^\d{3}\u00a0mots$/)).toBeVisible();
  await accessible(page, 'the list of words');

  await page.goto('/reglages');
  await page.getByRole('group', { name: 'Expliquer les mots difficiles' }).getByRole('radio', { name: 'Non' }).check();
  await page.goto('/parcours/4e-preparer');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(words).toHaveCount(0);
  await page.goto(SHEET);
  await expect(page.getByRole('heading', { level: 1, name: 'Électricienne' })).toBeVisible();
  await expect(words).toHaveCount(0);
});
