// What every journey shares: a server, browsers with a profile on disk that can be closed and opened
// again, and a page that axe-core finds nothing on.
import { rmSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { test as base, chromium, expect } from '@playwright/test';
import { freshFolder } from './places.mjs';
import { Server, makeSeed } from './server.mjs';

const ARGS = [
  '--lang=fr-FR',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser with its own profile folder, which survives a restart of the browser. `args` are added to the browser's own. */
export class Device {
  /** `script` runs in each page before anything of its own. */
  constructor(url, { args = [], script, ...options } = {}) {
    this.url = url;
    this.args = args;
    this.script = script;
    this.options = options;
    this.folder = freshFolder('device');
    this.errors = [];
  }

  async open(path = '/') {
    this.context = await chromium.launchPersistentContext(this.folder, {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [...ARGS, ...this.args],
      baseURL: this.url,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      viewport: { width: 1366, height: 768 },
      ...this.options,
    });
    this.context.setDefaultTimeout(20_000);
    if (this.script) await this.context.addInitScript(this.script);
    if (this.now) await this.context.clock.install({ time: this.now });
    this.page = this.context.pages()[0] ?? (await this.context.newPage());
    this.page.on('pageerror', (error) => this.errors.push(String(error)));
    this.page.on('console', (line) => {
      if (line.type() === 'error' && /panicked|Content Security Policy/.test(line.text())) this.errors.push(line.text());
    });
    await this.page.goto(path);
    return this.page;
  }

  async close() {
    await this.context?.close();
    this.context = undefined;
  }

  /** Closes the browser and opens it again on the same profile, whatever became of the network. */
  async restart(path) {
    await this.close();
    return this.open(path);
  }

  async drop() {
    await this.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function withDevice({ server, now }, use) {
  const device = new Device(server.url);
  device.now = now;
  await use(device);
  expect(device.errors, 'nothing broke in the page').toEqual([]);
  await device.drop();
}

export const test = base.extend({
  /** Whether the server carries the real sheets, where the open data is on this machine. */
  sheets: [false, { option: true, scope: 'worker' }],
  /** The moment at which server and demonstration begin, in milliseconds since 1970; the machine's without. */
  now: [undefined, { option: true, scope: 'worker' }],
  seed: [
    async ({ sheets, now }, use) => {
      const seed = makeSeed({ sheets, now });
      await use(seed);
      seed.drop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  server: async ({ seed }, use, testInfo) => {
    const server = await Server.start(seed);
    await use(server);
    if (testInfo.status !== testInfo.expectedStatus) await testInfo.attach('server.log', { body: server.log });
    await server.stop();
  },
  device: withDevice,
  secondDevice: withDevice,
});

/** Colours that are on their way have arrived, however late a busy machine draws. */
const atRest = (page) =>
  page.evaluate(() => {
    const ends = (animation) => animation.effect?.getComputedTiming().endTime !== Infinity;
    return Promise.allSettled(document.getAnimations().filter(ends).map((animation) => animation.finished)).then(() => undefined);
  });

/** axe-core finds nothing on the page as it is. */
export async function accessible(page, name) {
  await atRest(page);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  const told = violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(' ')).join(', ')})`);
  expect.soft(told, `axe-core on ${name}`).toEqual([]);
}

export { expect };
