// A dialog as the keyboard meets it.
import { PLAIN, dress } from './looks.mjs';
import { accessible, expect } from './test.mjs';

/** Opens a dialog by Enter on its button, looks at it in both lights, closes it by Escape: the focus is back on the button. */
export async function visitDialog(page, button, name) {
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expect(dialog).toHaveAccessibleName(/./);
  for (const look of PLAIN) {
    await dress(page, look);
    await accessible(page, `${name}, ${look.name}`);
  }
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab');
    const outside = await page.evaluate(() => document.activeElement !== document.body && !document.activeElement.closest('dialog'));
    expect(outside, `${name}: the page behind is out of reach`).toBe(false);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button, `${name}: the focus is back`).toBeFocused();
}

/** Visits the dialogs that the table names for a page which is open. */
export async function visitDialogs(page, { name, dialogs }) {
  for (const words of dialogs) {
    await visitDialog(page, page.getByRole('main').getByRole('button', { name: words }).first(), `${name}, ${words}`);
  }
}
