// Everyone reaches everything: on a narrow window, with large letters, by the keyboard alone, on paper.
import { expect } from '@playwright/test';

/** A narrow phone, tablets; a computer, and a tablet, of somebody who set the letters twice as large. */
const WINDOWS = [
  { name: '320 de large', width: 320, letters: 16 },
  { name: '768 de large', width: 768, letters: 16 },
  { name: '820 de large', width: 820, letters: 16 },
  { name: 'lettres doubles', width: 1366, letters: 32 },
  { name: 'lettres doubles, 640 de large', width: 640, letters: 32 },
];

/** Nothing is wider than the window: nobody scrolls sideways to read. Leaves the window as it was. */
export async function fitsEveryWindow(page, name) {
  const usual = page.viewportSize();
  const browser = await page.context().newCDPSession(page);
  const letters = (standard) => browser.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard } });
  for (const window of WINDOWS) {
    await page.setViewportSize({ ...usual, width: window.width });
    await letters(window.letters);
    const wide = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return [];
      const out = [...document.querySelectorAll('body *:not(svg *)')].filter((one) => one.getBoundingClientRect().right > clientWidth + 1);
      return out.map((one) => `${one.localName}.${one.className}: ${one.textContent.slice(0, 40)}`);
    });
    expect.soft(wide, `${name}, ${window.name}`).toEqual([]);
  }
  await letters(16);
  await page.setViewportSize(usual);
  await browser.detach();
}

/** What has the focus: whether one sees it, and a name for it. */
const focused = (page) =>
  page.evaluate(() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const drawn = (element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    };
    const { top, bottom, left, right } = one.getBoundingClientRect();
    const around = [one, one.parentElement, one.closest('.card')].filter(Boolean);
    const { walked } = window;
    // A field for a date has a stop for its day, one for its month, and so on.
    const again = walked.at(-1) === one;
    const known = !again && walked.includes(one);
    if (!again) walked.push(one);
    return {
      known,
      again,
      name: `${one.localName} « ${(one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent).trim().slice(0, 40)} »`,
      seen: around.some(drawn) && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth,
    };
  });

/** Walks a page by Tab: each stop is seen, the foot of the page is reached, and Tab leads out at the end. */
export async function walksByKeyboard(page, name) {
  const last = page.getByRole('contentinfo').getByRole('link').last();
  await page.evaluate(() => {
    window.walked = [];
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const stops = [];
  for (let again = 0; again < 10; ) {
    await page.keyboard.press('Tab');
    const stop = await focused(page);
    if (!stop || stop.known) break;
    again = stop.again ? again + 1 : 0;
    if (stop.again) continue;
    stops.push(stop);
    if (!stop.seen) expect.soft(stop.name, `${name}: the focus is seen`).toBe('');
  }
  expect.soft(stops.length, `${name}: Tab goes on to the foot of the page (${stops.at(-1)?.name})`).toBeGreaterThan(5);
  expect.soft(stops.at(-1)?.name, `${name}: Tab ends at the foot of the page`).toContain((await last.textContent()).trim());
}

/** What Tab passed by, and what it met in another order than one reads: nothing, after a walk. */
export async function reachesAll(page, name) {
  const { missed, turned, ordered } = await page.evaluate(() => {
    // Where Tab does not lead out of the page it begins again.
    const walked = [...new Set(window.walked)];
    const told = (one) => `${one.localName} « ${(one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent).trim().slice(0, 40)} »`;
    const group = (one) => (one.type === 'radio' ? one.name : null);
    const groups = new Set(walked.map(group).filter(Boolean));
    const there = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, audio[controls], [tabindex]')].filter((one) => {
      const { width, height } = one.getBoundingClientRect();
      return width > 0 && height > 0 && one.tabIndex >= 0 && !one.disabled && !one.closest('[inert]') && one.checkVisibility({ visibilityProperty: true });
    });
    const stays = walked.filter((one) => one.isConnected);
    // What was drawn anew after Tab had been there was reached.
    const anew = new Set(walked.filter((one) => !one.isConnected).map(told));
    const pairs = stays.slice(1).map((one, at) => [stays[at], one]);
    return {
      missed: there.filter((one) => !walked.includes(one) && !groups.has(group(one)) && !anew.has(told(one))).map(told),
      turned: pairs.filter(([a, b]) => !(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING)).map((pair) => pair.map(told).join(' before ')),
      ordered: there.filter((one) => one.tabIndex > 0).map(told),
    };
  });
  expect.soft(missed, `${name}: Tab reaches all that answers`).toEqual([]);
  expect.soft([...turned, ...ordered], `${name}: Tab goes in the order of the page`).toEqual([]);
}

/** One of each kind does what its keys say, and is left as it was. */
export async function answersKeys(page, name) {
  const main = page.getByRole('main');
  const fold = main.locator('summary:visible').first();
  if (await fold.count()) {
    const open = () => fold.evaluate((one) => one.parentElement.open);
    const before = await open();
    await fold.focus();
    await page.keyboard.press('Enter');
    await expect.poll(open, `${name}: Enter unfolds`).toBe(!before);
    await page.keyboard.press('Space');
    await expect.poll(open, `${name}: the space bar folds`).toBe(before);
  }
  const box = main.locator('input[type=checkbox]:visible:enabled').first();
  if (await box.count()) {
    const before = await box.isChecked();
    await box.focus();
    for (const checked of [!before, before]) {
      await page.keyboard.press('Space');
      await expect(box, `${name}: the space bar ticks`).toBeChecked({ checked });
    }
  }
  const tab = main.getByRole('tab', { selected: true }).first();
  if (await tab.count()) {
    const words = await tab.textContent();
    await tab.focus();
    await page.keyboard.press('ArrowRight');
    await expect(page.locator('[role=tab]:focus'), `${name}: an arrow goes to the next tab`).not.toHaveText(words);
    await page.keyboard.press('ArrowLeft');
    await expect(page.locator('[role=tab]:focus'), `${name}: and back`).toHaveText(words);
  }
  await page.evaluate(() => window.scrollTo(0, 0));
  const skip = page.locator('a.skip');
  if (await skip.count()) {
    await skip.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('main') !== null), `${name}: the first link leads to the content`).toBe(true);
  }
}
