// How a page may look: the light of the system, and the settings of the display.
const LIGHT = { name: 'clair', colorScheme: 'light' };
const DARK = { name: 'sombre', colorScheme: 'dark' };

/** The two that every run walks. */
export const PLAIN = [LIGHT, DARK];

/** All that settings offer. */
export const LOOKS = [
  LIGHT,
  DARK,
  { name: 'contraste', colorScheme: 'light', display: { contrast: 'high' } },
  { name: 'contraste sombre', colorScheme: 'dark', display: { contrast: 'high' } },
  { name: 'confort', colorScheme: 'light', display: { comfort: 'on' } },
  { name: 'confort sombre', colorScheme: 'dark', display: { comfort: 'on' } },
];

/** Shows the page so. */
export async function dress(page, { colorScheme, display = {} }) {
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
  await page.evaluate((display) => {
    for (const name of ['contrast', 'comfort']) delete document.documentElement.dataset[name];
    Object.assign(document.documentElement.dataset, display);
  }, display);
}
