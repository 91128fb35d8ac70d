// A server process of its own for a journey: demo data in a folder that goes with it, a clock that the
// journey moves, and the power to stop it (or kill it) and start it again on the same port and data.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { freePort, freshFolder } from './places.mjs';

const BINARY = process.env.PARCOURS_SERVER_BIN;
const OPEN_DATA = process.env.PARCOURS_OPEN_DATA;

/** The environment of a process whose clock is `now`, or the machine's. */
const clocked = (now) => ({ ...process.env, PARCOURS_TEST_CLOCK: String(now ?? 1) });

function run(data, now, ...args) {
  if (!BINARY) throw new Error('PARCOURS_SERVER_BIN must name the server binary: run `cargo xtask test journeys`');
  const done = spawnSync(BINARY, [...args, '--data', data], { encoding: 'utf8', maxBuffer: 64 << 20, env: clocked(now) });
  if (done.status !== 0) throw new Error(`${args.join(' ')}: ${done.stderr}`);
}

/**
 * A data folder with the demo, made once and copied for each server. With `sheets`, the real sheets are
 * imported too where the open data is on this machine; with `now`, the demo is of that day.
 */
export function makeSeed({ sheets = false, now } = {}) {
  const folder = freshFolder('seed');
  if (sheets && OPEN_DATA) run(folder, now, 'import', 'all', OPEN_DATA);
  run(folder, now, 'demo');
  return { folder, now, real: sheets && Boolean(OPEN_DATA), drop: () => rmSync(folder, { recursive: true, force: true }) };
}

export class Server {
  static async start(seed) {
    const server = new Server();
    /** What else the process is told when it starts. */
    server.flags = [];
    server.data = freshFolder('server');
    cpSync(seed.folder, server.data, { recursive: true });
    server.port = await freePort();
    server.url = `http://127.0.0.1:${server.port}`;
    if (seed.now) server.shift = seed.now - Date.now();
    await server.up();
    return server;
  }

  /** Starts the process, on the clock it was last set to. */
  async up() {
    this.log = '';
    const flags = ['serve', '--listen', `127.0.0.1:${this.port}`, '--data', this.data, ...this.flags];
    this.process = spawn(BINARY, flags, {
      env: clocked(this.shift && Math.round(Date.now() + this.shift)),
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
    if (!this.process || this.process.exitCode !== null || this.process.signalCode !== null) return;
    const gone = new Promise((resolve) => this.process.once('exit', resolve));
    this.process.kill(signal);
    await gone;
  }

  /** Sets the server's clock: milliseconds since 1970. It goes on from there, and over a restart. */
  async clock(now) {
    this.shift = now - Date.now();
    const answer = await fetch(`${this.url}/api/v1/test/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: Math.round(now) }),
    });
    if (!answer.ok) throw new Error(`clock: ${answer.status}`);
  }

  /** Ends the process and takes its folder away. */
  async stop() {
    await this.down();
    rmSync(this.data, { recursive: true, force: true });
  }
}
