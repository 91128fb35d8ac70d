// On paper: what one would hand out, without anything that only serves on a screen.
import { signInAdult, signInPupil, upToDate } from '../support/people.mjs';
import { settle } from '../support/pages.mjs';
import { expect, test } from '../support/test.mjs';

/** The page as paper has it: nothing to press but hard words, which are words there; then as a screen again. */
async function onPaper(page, content) {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  for (const role of ['banner', 'navigation', 'contentinfo', 'button', 'search']) {
    await expect(page.getByRole(role).and(page.locator(':not(.word)')), `${role} on paper`).toHaveCount(0);
  }
  for (const text of content) await expect(page.getByText(text).filter({ visible: true }).first()).toBeVisible();
  const [ink, paper] = await page.evaluate(() => [getComputedStyle(document.body).color, getComputedStyle(document.documentElement).backgroundColor]);
  expect(ink, 'dark words').toBe('rgb(0, 0, 0)');
  expect(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)'], 'white paper').toContain(paper);
  const sheet = await page.pdf({ preferCSSPageSize: true });
  expect(sheet.subarray(0, 5).toString()).toBe('%PDF-');
  await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
}

test('a sheet and the carnet print as one would hand them out', async ({ device }) => {
  const page = await device.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  await settle(page, { path: '/metiers/veterinaire' });
  await onPaper(page, ['Vétérinaire', 'Ce qu’on y fait', 'Comment on y arrive', /Source\s: (Parcours métiers|textes écrits pour ce projet)/]);
  await settle(page, { path: '/carnet' });
  await onPaper(page, ['Mon carnet', 'Luthière, luthier', 'mais au dixième de millimètre.', 'De la curiosité']);
  await expect(page.getByRole('checkbox')).not.toHaveCount(0);
  await page.getByRole('link', { name: 'Luthière, luthier' }).click();
  await expect(page.getByLabel('Ton texte')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('Une surprise')).toBeVisible();
  await expect(page.getByText('De l’ennui')).toBeHidden();
});

test('a teacher prints requests and a visit, and the cards of pupils alone', async ({ device }) => {
  const page = await device.open('/connexion');
  await signInAdult(page, 'prof.demo');
  await upToDate(page);
  await settle(page, { path: '/mes-demandes' });
  await onPaper(page, ['Mes demandes', 'Ateliers du Rail', 'Confirmée, 28\u00a0places']);
  await page.getByRole('link', { name: 'Ateliers du Rail', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ateliers du Rail' })).toBeVisible();
  await onPaper(page, ['Ce qu’on y voit', 'Confirmée, 28\u00a0places']);

  await settle(page, { path: '/classe?classe=4e-b' });
  await page.getByRole('button', { name: 'Nouveaux mots pour Loutre' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Créer de nouveaux mots' }).click();
  const words = await dialog.locator('.pass .secret').textContent();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText(words).filter({ visible: true })).toHaveCount(1);
  await page.emulateMedia({ media: 'screen' });
  await dialog.getByRole('button', { name: 'C’est noté' }).click();
  await onPaper(page, ['Loutre', words, 'DEM0-4EB2']);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('table')).toHaveCount(0);
});

test('what stands behind « Voir la suite » is printed too, and folded again', async ({ device }) => {
  const page = await device.open('/connexion');
  await signInAdult(page, 'academie.demo');
  await upToDate(page);
  await page.goto('/academie');
  const more = page.locator('details').filter({ hasText: /^Voir la suite/ });
  await expect(more).not.toHaveAttribute('open');
  await page.evaluate(() => window.addEventListener('beforeprint', () => {
    window.unfolded = [...document.querySelectorAll('details')].some((one) => one.open && /^Voir la suite/.test(one.textContent));
  }));
  await page.pdf();
  expect(await page.evaluate(() => window.unfolded)).toBe(true);
  await expect(more).not.toHaveAttribute('open');
});
