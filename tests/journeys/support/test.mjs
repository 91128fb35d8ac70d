// What every journey shares: a server, browsers with a profile on disk that can be closed and opened
// again, sign-ins, and a page that axe-core finds nothing on.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { test as base, chromium, expect } from '@playwright/test';
import { Server } from './server.mjs';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A browser with its own profile folder, which survives a restart of the browser. */
export class Device {
  constructor(url, options) {
    this.url = url;
    this.options = options;
    this.folder = mkdtempSync(join(tmpdir(), 'device-'));
  }

  async open(path = '/') {
    this.context = await chromium.launchPersistentContext(this.folder, {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ARGS,
      baseURL: this.url,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      viewport: { width: 1366, height: 768 },
      ...this.options,
    });
    this.errors = [];
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

  async drop() {
    await this.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export const test = base.extend({
  server: async ({}, use) => {
    const server = await Server.start();
    await use(server);
    await server.stop();
  },
  device: async ({ server }, use) => {
    const device = new Device(server.url);
    await use(device);
    expect(device.errors ?? [], 'nothing broke in the page').toEqual([]);
    await device.drop();
  },
  secondDevice: async ({ server }, use) => {
    const device = new Device(server.url);
    await use(device);
    await device.drop();
  },
});

/** axe-core finds nothing on the page as it is. */
export async function accessible(page, name) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map((v) => `${v.id}: ${v.help} (${v.nodes.map((n) => n.target.join(' ')).join(', ')})`);
  expect(told, `axe-core on ${name}`).toEqual([]);
}

export { expect };
