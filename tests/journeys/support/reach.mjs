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
