// A voice note: recorded offline with the browser's own tone for a voice, heard again, and by a teacher while it is shown;
// interrupted, it is not lost; without a microphone, one knows why.
import { pathToFileURL } from 'node:url';
import { Api } from '../support/api.mjs';
import { keptOffline, sendNow, signInAdult, signInPupil, upToDate } from '../support/people.mjs';
import { PAGE, Speaker, begin, cut, heard, listener, note, openPage, record, speak, stop, waits } from '../support/speaker.mjs';
import { accessible, expect, test as base } from '../support/test.mjs';

const SAID = 'Le marteau, puis le feu.';

const test = base.extend({
  speaker: async ({ server }, use) => {
    const device = new Speaker(server.url);
    await use(device);
    expect(device.errors, 'nothing broke in the page').toEqual([]);
    await device.drop();
  },
});

async function held(server) {
  const own = await Api.pupil(server);
  const entry = (await own.rows('Entry')).find(({ title }) => title === PAGE);
  return { own, attachments: entry.attachments ?? [] };
}

const status = async (api, { blob }) =>
  (await fetch(`${api.url}/api/v1/blobs/${blob}`, { headers: { cookie: api.cookie } })).status;

test('a note is recorded offline, comes to the server, and a teacher hears it while it is shown', async ({ server, speaker }, testInfo) => {
  const page = await speaker.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  await keptOffline(page);
  await openPage(page);

  await test.step('without a network it is recorded by keyboard, on the device, and heard again after a restart', async () => {
    await page.context().setOffline(true);
    await record(page).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('timer')).toHaveText('Enregistrement… encore 27\u00a0s');
    await expect(page.getByRole('status').filter({ hasText: 'L’enregistrement a commencé.' })).toHaveCount(1);
    await accessible(page, 'a recording');
    await expect(stop(page)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Ta note vocale est sur ta page.')).toBeVisible();
    await page.getByLabel('Ce que tu dis, en quelques mots').fill(SAID);
    await expect(waits(page)).toBeVisible();
    const { loud, lasts } = await heard(page);
    expect(loud).toBeGreaterThan(0.05);
    expect(lasts).toBeGreaterThan(1.5);
    expect(lasts).toBeLessThan(6);
    await accessible(page, 'a page with a note');
    await page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: 'Carnet' }).click();
    await page.getByRole('link', { name: PAGE }).click();
    await expect(page.getByLabel('Ce que tu dis, en quelques mots')).toHaveValue(SAID);
  });

  const again = await speaker.restart('/carnet');
  await again.context().setOffline(true);
  await again.getByRole('link', { name: PAGE }).click();
  expect((await heard(again)).loud).toBeGreaterThan(0.05);
  await again.context().setOffline(false);
  await expect(waits(again)).toHaveCount(0, { timeout: 40_000 });
  await upToDate(again);
  const kept = async () => (await held(server)).attachments.map(({ kind, alt, width, height }) => [kind, alt, width, height]);
  await expect.poll(kept).toEqual([['Voice', SAID, 0, 0]]);
  const { own, attachments } = await held(server);
  expect(attachments[0].bytes).toBeLessThanOrEqual(240_058);
  expect(await status(own, attachments[0])).toBe(200);

  const second = listener(server.url);
  const teacher = await second.open('/connexion');
  await signInAdult(teacher, 'prof.demo');
  const prof = await Api.adult(server, 'prof.demo');
  const look = async () => {
    await sendNow(teacher);
    await upToDate(teacher);
    await teacher.goto('/classe?classe=4e-b&vue=carnets&eleve=colibri');
  };

  await test.step('the page is shown already: the teacher hears it and reads its words', async () => {
    await look();
    expect((await heard(teacher)).loud).toBeGreaterThan(0.05);
    await expect(note(teacher)).toContainText(SAID);
    expect(await status(prof, attachments[0])).toBe(200);
  });

  await test.step('taken back, it is gone with its page', async () => {
    await again.getByRole('button', { name: 'Ne plus montrer' }).click();
    await upToDate(again);
    await expect.poll(() => status(prof, attachments[0])).toBe(404);
    await look();
    await expect(note(teacher)).toHaveCount(0);
  });

  await test.step('on paper it is a line with its words; the readable file plays it without asking anybody', async () => {
    await again.goto('/carnet/imprimer');
    await expect(note(again)).toContainText(SAID);
    await again.emulateMedia({ media: 'print' });
    await expect(note(again)).toBeVisible();
    await expect(note(again).locator('audio')).toBeHidden();
    await again.emulateMedia({ media: 'screen' });
    await again.goto('/carnet/fichier');
    await again.getByRole('button', { name: 'Préparer mes fichiers' }).click();
    await expect(again.getByText('1\u00a0note vocale.', { exact: false })).toBeVisible();
    const coming = again.waitForEvent('download');
    await again.getByRole('link', { name: 'Le carnet à lire' }).click();
    const saved = testInfo.outputPath('carnet.html');
    await (await coming).saveAs(saved);
    const reader = await speaker.context.newPage();
    await reader.goto(pathToFileURL(saved).href);
    await reader.evaluate(() => document.querySelector('audio').play());
    expect(await reader.evaluate(() => document.querySelector('audio').duration)).toBeGreaterThan(1.5);
    await reader.close();
  });

  await test.step('removed, undone, removed for good', async () => {
    await openPage(again);
    await again.getByRole('button', { name: 'Retirer la note vocale' }).click();
    await expect(note(again)).toHaveCount(0);
    await again.getByRole('status').filter({ hasText: 'Note vocale retirée' }).getByRole('button', { name: 'Annuler' }).click();
    expect((await heard(again)).loud).toBeGreaterThan(0.05);
    await upToDate(again);
    await again.getByRole('button', { name: 'Retirer la note vocale' }).click();
    await upToDate(again);
    await expect.poll(() => status(own, attachments[0])).toBe(404);
  });
  expect(second.errors).toEqual([]);
  await second.drop();
});

test('a note ends by itself after thirty seconds, and when its page is left', async ({ speaker }) => {
  const page = await speaker.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  await openPage(page);
  await record(page).click();
  await expect(page.getByText('Encore 10\u00a0secondes.')).toHaveCount(1, { timeout: 40_000 });
  await expect(note(page)).toHaveText('Note vocale, 30\u00a0s', { timeout: 40_000 });
  await expect(page.getByRole('timer')).toHaveCount(0);

  await begin(page, 3);
  await page.getByRole('link', { name: 'Tout mon carnet' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mon carnet' })).toBeVisible();
  await expect(note(page)).toHaveCount(2);
  await openPage(page);
  await expect(note(page)).toHaveCount(2);
  await expect(cut(page)).toHaveCount(0);
});

test('a browser killed while one speaks has what was said until then', async ({ speaker }) => {
  const page = await speaker.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  await openPage(page);
  await begin(page, 6);
  const killed = page.waitForEvent('crash');
  const wire = await page.context().newCDPSession(page);
  wire.send('Page.crash').catch(() => undefined);
  await killed;
  await speaker.close();
  const again = await speaker.open('/carnet');
  // Who is in a hurry presses the button as soon as it is there: it is not possible before what was said has come back.
  await again.evaluate(() => {
    new MutationObserver((_, watch) => {
      const button = [...document.querySelectorAll('main button')].find((one) => one.textContent === 'Enregistrer ma voix');
      if (!button) return;
      watch.disconnect();
      button.click();
    }).observe(document.body, { childList: true, subtree: true });
  });
  await again.getByRole('link', { name: PAGE }).click();
  await expect(cut(again)).toBeVisible();
  await expect(record(again)).toBeDisabled();
  await accessible(again, 'what is left of a note');
  await again.getByRole('button', { name: 'La mettre sur ma page' }).click();
  const { loud, lasts } = await heard(again);
  expect(loud).toBeGreaterThan(0.05);
  expect(lasts).toBeGreaterThan(2);
  await expect(cut(again)).toHaveCount(0);
  await expect(record(again)).toBeFocused();
});

test('without leave, without a microphone and without a recorder one knows why and what to do', async ({ server }) => {
  const device = new Speaker(server.url, false);
  const page = await device.open('/connexion');
  await signInPupil(page);
  await upToDate(page);
  await openPage(page);
  await record(page).click();
  await expect(page.getByText('Le micro est bloqué pour ce site.', { exact: false })).toBeVisible();
  await accessible(page, 'a microphone that is blocked');
  const fails = (name) =>
    page.evaluate((name) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name));
    }, name);
  for (const [name, words] of [
    ['NotFoundError', 'Cet appareil n’a pas de micro branché.'],
    ['NotReadableError', 'Le micro est pris par un autre programme.'],
  ]) {
    await fails(name);
    await record(page).click();
    await expect(page.getByText(words, { exact: false })).toBeVisible();
  }
  await page.evaluate(() => {
    // A microphone that is turned off: it is there, and nothing comes.
    navigator.mediaDevices.getUserMedia = async () => new AudioContext().createMediaStreamDestination().stream;
  });
  await speak(page, 2);
  await expect(page.getByText('On n’entend rien.', { exact: false })).toBeVisible();
  await expect(note(page)).toHaveCount(0);
  const given = () => page.evaluate(() => window.given.getTracks().map(({ readyState }) => readyState));
  await test.step('a microphone that is taken away, or comes when the page is hidden, is given back', async () => {
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = async () => (window.given = new AudioContext().createMediaStreamDestination().stream);
      window.start = MediaRecorder.prototype.start;
      MediaRecorder.prototype.start = () => { throw new DOMException('', 'UnknownError'); };
    });
    await record(page).click();
    await expect(page.getByText('Le micro est pris par un autre programme.', { exact: false })).toBeVisible();
    expect(await given()).toEqual(['ended']);
    await page.evaluate(() => {
      MediaRecorder.prototype.start = window.start;
      window.given = undefined;
      Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    });
    await record(page).click();
    await expect.poll(() => page.evaluate(() => window.given?.getTracks()[0].readyState)).toBe('ended');
    await expect(page.getByRole('timer')).toHaveCount(0);
    await expect(record(page)).toBeEnabled();
  });
  await page.evaluate(() => {
    delete globalThis.MediaRecorder;
  });
  await record(page).click();
  await expect(page.getByText('Ce navigateur ne sait pas enregistrer ici.', { exact: false })).toBeVisible();
  expect(device.errors).toEqual([]);
  await device.drop();
});
