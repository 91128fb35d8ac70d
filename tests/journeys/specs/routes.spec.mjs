// The table of pages that is walked and pictured is the application's: no page without a walk, for nobody too many.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { ROUTES } from '../support/pages.mjs';

const SOURCE = new URL('../../../src/app/src/routes.rs', import.meta.url);
const NAMES = { Pupil: 'eleve', Teacher: 'professeur', Head: 'direction', Company: 'entreprise', Academy: 'academie' };
const ANYONE = Object.values(NAMES);
const GROUPS = { PUPIL: ['eleve'], TEACHER: ['professeur'], ALL: ['visiteur', ...ANYONE], ANYONE };

/** Which lines routes.rs has: address and for whom, in its order. */
function shipped() {
  const [, table] = /const PAGES: &\[Line\] = &\[\n([\s\S]*?)\n\];/.exec(readFileSync(SOURCE, 'utf8'));
  const lines = [...table.matchAll(/\(\s*"([^"]*)",\s*(&\[[^\]]*\]|\w+),\s*(?:Here|Later)\(/g)];
  expect(lines.length, 'each line of the table is read').toBe(table.match(/\b(Here|Later)\(/g).length);
  return lines.map(([, address, whom]) => {
    const roles = GROUPS[whom] ?? whom.match(/\w+/g).map((name) => NAMES[name]);
    expect(roles, `${address}: ${whom}`).not.toContain(undefined);
    return [address, roles];
  });
}

const fits = (route, path) => {
  const asked = new URL(path, 'http://exemple.fr').pathname.replace(/^\/|\/$/g, '').split('/');
  const parts = route.split('/');
  return parts.length === asked.length && parts.every((part, at) => (part === ':' ? asked[at] !== '' : part === asked[at]));
};

test('the pages that are walked are those of the application, for the same people', () => {
  expect(ROUTES.map(([route, whom]) => [route, whom])).toEqual(shipped());
});

test('each example is of its line, each line has one for everyone it is for, and no name is twice', () => {
  for (const [route, whom, examples] of ROUTES) {
    for (const { name, path } of examples) expect(fits(route, path), `${name}: ${path} is « ${route} »`).toBe(true);
    for (const role of whom) {
      expect(examples.some(({ by = whom }) => by.includes(role)), `« ${route} » has an example for ${role}`).toBe(true);
    }
  }
  const names = ROUTES.flatMap(([, , examples]) => examples.map(({ name }) => name));
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
