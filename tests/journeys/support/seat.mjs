// One signed-in person after another, each kept for all the pages that they look at: to come in anew for each page would cost more than the page.
import { ROLES } from './pages.mjs';
import { upToDate } from './people.mjs';
import { Server } from './server.mjs';
import { Device, expect, test as base } from './test.mjs';

class Seat {
  constructor(seed) {
    this.seed = seed;
  }

  /** The page of this role, whoever sat here before. */
  async of(role) {
    if (this.role !== role) {
      await this.leave();
      this.server = await Server.start(this.seed);
      this.device = new Device(this.server.url);
      this.page = await this.device.open('/');
      await this.page.emulateMedia({ reducedMotion: 'reduce' });
      await ROLES[role].signIn(this.page);
      if (role !== 'visiteur') await upToDate(this.page);
      this.role = role;
    }
    return this.page;
  }

  async leave() {
    this.role = undefined;
    await this.device?.drop();
    await this.server?.stop();
  }
}

export const test = base.extend({
  seat: [
    async ({ seed }, use) => {
      const seat = new Seat(seed);
      await use(seat);
      await seat.leave();
    },
    { scope: 'worker' },
  ],
});

/** Each example of the table for each role, a test each: what `look` does with the open page, and nothing broke in it. */
export function onEveryPage(what, look) {
  for (const [role, { pages }] of Object.entries(ROLES)) {
    for (const one of pages) {
      test(`${role}, ${one.name} (${one.path}): ${what}`, async ({ seat }) => {
        const page = await seat.of(role);
        await look(page, { ...one, role, told: `${role}, ${one.name} (${one.path})` });
        expect(seat.device.errors.splice(0), 'nothing broke in the page').toEqual([]);
      });
    }
  }
}
