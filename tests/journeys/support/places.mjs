// Where the journeys keep what they write: below the repository's `target`, gone with each run.
import { mkdirSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../target/tmp/', import.meta.url));

/** A folder of its own, new and empty. */
export function freshFolder(name) {
  mkdirSync(ROOT, { recursive: true });
  return mkdtempSync(join(ROOT, `${name}-`));
}

/** A port of the loopback that nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
