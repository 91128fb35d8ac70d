// A server process of its own for a journey: demo data in a folder that goes with it, a clock that the
// journey moves, and the power to stop it (or kill it) and start it again on the same port and data.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BINARY = process.env.PARCOURS_SERVER_BIN;

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

export class Server {
  static async start({ demo = true } = {}) {
    if (!BINARY) throw new Error('PARCOURS_SERVER_BIN must name the server binary: run `cargo xtask test journeys`');
    const server = new Server();
    server.data = mkdtempSync(join(tmpdir(), 'parcours-'));
    server.port = await freePort();
    server.url = `http://127.0.0.1:${server.port}`;
    if (demo) server.run('demo');
    await server.up();
    return server;
  }

  /** Runs a command of the binary to its end and returns what it printed. */
  run(...args) {
    const done = spawnSync(BINARY, [...args, '--data', this.data], { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`${args.join(' ')}: ${done.stderr}`);
    return done.stdout;
  }

  async up() {
    this.log = '';
    this.process = spawn(BINARY, ['serve', '--listen', `127.0.0.1:${this.port}`, '--data', this.data], {
      env: { ...process.env, PARCOURS_TEST_CLOCK: '1' },
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream.on('data', (text) => (this.log += text));
    }
    const until = Date.now() + 30_000;
    while (Date.now() < until) {
      const answer = await fetch(`${this.url}/healthz`).catch(() => null);
      if (answer?.ok) return;
      if (this.process.exitCode !== null) break;
    }
    throw new Error(`the server did not come up:\n${this.log}`);
  }

  /** Ends the process: 'SIGTERM' lets it finish, 'SIGKILL' does not. */
  async down(signal = 'SIGTERM') {
    if (!this.process || this.process.exitCode !== null) return;
    const gone = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill(signal);
    await gone;
  }

  /** Sets the server's clock, an instant in ISO 8601. */
  async clock(now) {
    const answer = await fetch(`${this.url}/api/v1/test/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now }),
    });
    if (!answer.ok) throw new Error(`clock: ${answer.status}`);
  }

  async stop() {
    await this.down();
    rmSync(this.data, { recursive: true, force: true });
  }
}
