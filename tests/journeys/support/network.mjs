// Journeys whose browser reaches the server through a network that can go wrong.
import { Proxy } from './proxy.mjs';
import { Device, expect, test as base } from './test.mjs';

export const test = base.extend({
  network: async ({ server }, use) => {
    const network = await Proxy.before(server);
    await use(network);
    await network.stop();
  },
  device: async ({ network }, use) => {
    const device = new Device(network.url);
    await use(device);
    expect(device.errors, 'nothing broke in the page').toEqual([]);
    await device.drop();
  },
});

export { expect };
