// The server as another device of the same person sees it: signed in by the API, everything pulled anew.
// What a browser shows is checked against this, never against the browser's own memory.
import { randomUUID } from 'node:crypto';

export class Api {
  constructor(url) {
    this.url = url;
  }

  static async adult(server, login) {
    const api = new Api(server.url);
    await api.signIn('adult', { login, passphrase: 'demo parcours metiers' });
    return api;
  }

  static async pupil(server) {
    const api = new Api(server.url);
    const who = { code: 'DEMO-4EB2', pseudonym: 'Colibri', secret: 'lune table cerise velo nuage' };
    await api.signIn('pupil', who);
    return api;
  }

  async signIn(kind, who) {
    const answer = await fetch(`${this.url}/api/v1/session/${kind}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(who),
    });
    if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`);
    this.cookie = answer.headers.getSetCookie()[0].split(';')[0];
    this.me = await answer.json();
  }

  async json(path, options = {}) {
    const answer = await fetch(this.url + path, {
      ...options,
      headers: { cookie: this.cookie, 'content-type': 'application/json', 'x-parcours': '1' },
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  /** All rows of one kind (`Entry`, `Slot`, `Booking`…), as a device that begins today gets them. */
  async rows(kind) {
    const rows = new Map();
    const client = randomUUID();
    let cursor = null;
    for (;;) {
      const query = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = await this.json(`/api/v1/sync/pull?client=${client}${query}`);
      for (const { key, row } of page.changes) {
        if (key.of !== kind) continue;
        if (row === null) rows.delete(key.id);
        else rows.set(key.id, row[kind]);
      }
      if (!page.more) return [...rows.values()];
      cursor = page.cursor;
    }
  }

  async slot(id) {
    return (await this.rows('Slot')).find((slot) => slot.id === id);
  }

  /** Sends mutations as a device of this person would, and returns what became of each. */
  async push(...mutations) {
    this.client ??= randomUUID();
    this.n ??= 0;
    const lines = mutations.map((mutation) => ({ n: ++this.n, id: randomUUID(), base_rev: 0, mutation }));
    const body = JSON.stringify({ author: { client: this.client, schema: 5 }, lines });
    const { results } = await this.json('/api/v1/sync/push', { method: 'POST', body });
    return results.map((result) => result.outcome);
  }
}

/** Places taken of a slot, by anyone. */
export const taken = (slot) => slot.used.priority + slot.used.others;
