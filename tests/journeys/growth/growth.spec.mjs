// A carnet of 100, 1,000 and 10,000 pages, and a class whose 27 pupils show a year of theirs: how long until a page can be read, and how
// long a key waits. Medians; the ratio to the smallest tells how they grow.
import { randomUUID } from 'node:crypto';
import { Api } from '../support/api.mjs';
import { classmates, signInAdult, signInPupil, upToDate } from '../support/people.mjs';
import { expect, test } from '../support/test.mjs';

const SIZES = [100, 1_000, 10_000];
/** Pages that each pupil of the class shows, from nearly none to more than a year's. */
const SHOWN = [1, 10, 40];
const RUNS = 5;
// Lines of a push: below what a body may weigh.
const LINES = 100;
const WORDS = 'Elle règle la machine, écoute le bruit, puis note la mesure. Le bois sent bon et la poussière colle aux mains. ';

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** A page as a pupil writes it, on a day of the school year. */
function entry(at, shared) {
  const day = new Date(Date.UTC(2025, 8, 1 + (at % 300)));
  return {
    id: randomUUID(),
    rev: 0,
    kind: 'Libre',
    title: `Page ${at}`,
    text: WORDS.repeat(3) + at,
    others: [],
    date: day.toISOString().slice(0, 10),
    metiers: [],
    feelings: [],
    visit: null,
    etape: null,
    shared,
    deleted: false,
  };
}

async function write(api, count, shared) {
  for (let from = 0; from < count; from += LINES) {
    const some = Array.from({ length: Math.min(LINES, count - from) }, (_, at) => ({ 'entry.create': entry(from + at, shared) }));
    const outcomes = await api.push(...some);
    const refused = outcomes.filter((outcome) => JSON.stringify(outcome) !== JSON.stringify(outcomes[0]));
    if (refused.length > 0 || JSON.stringify(outcomes[0]).includes('efused')) throw new Error(`not taken: ${JSON.stringify(outcomes[0])}`);
  }
}

/** Milliseconds from the start of the navigation until something that `css` names is there, told by the page itself. */
async function opened(page, path, css) {
  const took = [];
  for (let run = 0; run < RUNS; run += 1) {
    await page.goto('about:blank');
    await page.goto(path, { waitUntil: 'commit' });
    took.push(
      await page.evaluate(
        (wanted) =>
          new Promise((resolve) => {
            const look = () => (document.querySelector(wanted) ? resolve(performance.now()) : requestAnimationFrame(look));
            look();
          }),
        css,
      ),
    );
  }
  return median(took);
}

/** Milliseconds from a key until the page has been drawn after it, and the longest task in the second that follows. */
async function typed(field) {
  const took = [];
  const longest = [];
  for (let run = 0; run < RUNS; run += 1) {
    const [drawn, task] = await field.evaluate(async (element, letter) => {
      const tasks = [];
      const watch = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((one) => one.duration)));
      watch.observe({ type: 'longtask' });
      const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const began = performance.now();
      element.value += letter;
      element.dispatchEvent(new Event('input', { bubbles: true }));
      await frame();
      const ended = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      watch.disconnect();
      return [ended - began, Math.max(0, ...tasks)];
    }, 'mesure'[run]);
    took.push(drawn);
    longest.push(task);
  }
  return [median(took), median(longest)];
}

function table(title, heads, rows) {
  const ratio = (values) => values.map((value, at) => `${value.toFixed(0)}${at > 0 && values[0] > 0 ? ` (${(value / values[0]).toFixed(1)}×)` : ''}`);
  console.log(`\n### ${title}\n\n| ms | ${heads.join(' | ')} |\n| --- |${heads.map(() => ' --: |').join('')}`);
  for (const [name, values] of rows) console.log(`| ${name} | ${ratio(values).join(' | ')} |`);
}

const columns = (measured) => Object.keys(measured[0]).map((name) => [name, measured.map((one) => one[name])]);

test('a carnet', async ({ server, device }) => {
  const measured = [];
  let written = 0;
  const own = await Api.pupil(server);
  const page = await device.open('/connexion');
  await signInPupil(page);
  for (const size of SIZES) {
    await write(own, size - written, false);
    written = size;
    await page.goto('/reglages');
    await page.getByRole('button', { name: 'Envoyer maintenant' }).click();
    await page.goto('/carnet');
    const counted = async () => parseInt(await page.getByText(/^\d+\u00a0pages$/).textContent(), 10);
    await expect.poll(counted, { timeout: 120_000 }).toBeGreaterThanOrEqual(size);
    await upToDate(page);
    const one = {
      'start page': await opened(page, '/', 'main .path, main h2'),
      'carnet, first page of it': await opened(page, '/carnet', '[aria-label="Pages du carnet"] article'),
    };
    [one['carnet, a key of the search'], one['carnet, longest task after it']] = await typed(page.getByRole('searchbox'));
    await page.goto('/carnet');
    await page.getByRole('list', { name: 'Pages du carnet' }).getByRole('link').first().click();
    [one['a page, a key of its text'], one['a page, longest task after it']] = await typed(page.getByLabel('Ton texte').first());
    measured.push(one);
  }
  table('A carnet', SIZES.map((size) => `${size} pages`), columns(measured));
});

test('a class', async ({ server, device }) => {
  const pupils = [];
  for (const who of await classmates(server, 27)) {
    const api = new Api(server.url);
    await api.signIn('pupil', who);
    pupils.push(api);
  }
  const measured = [];
  let shown = 0;
  const page = await device.open('/connexion');
  await signInAdult(page, 'prof.demo');
  for (const count of SHOWN) {
    for (const api of pupils) await write(api, count - shown, true);
    shown = count;
    await page.goto('/reglages');
    await page.getByRole('button', { name: 'Envoyer maintenant' }).click();
    await upToDate(page);
    measured.push({
      'who has done what': await opened(page, '/classe?classe=4e-b&vue=suivi', 'main table tbody tr'),
      'pages shown, first of them': await opened(page, '/classe?classe=4e-b&vue=carnets', 'main article'),
    });
  }
  table('A class', SHOWN.map((count) => `${pupils.length} pupils, ${count} pages each`), columns(measured));
});
