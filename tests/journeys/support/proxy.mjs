// A proxy between browser and server that can go wrong as networks do: browsers' own switches do not reach
// every request, a process in between does.
import { createServer, request } from 'node:http';

/** One exchange with the server, whole. */
const exchange = (onward, body) =>
  new Promise((resolve, reject) => {
    const asked = request(onward, (reply) => {
      const parts = [];
      reply.on('data', (part) => parts.push(part));
      reply.on('end', () => resolve({ status: reply.statusCode, headers: reply.headers, bytes: Buffer.concat(parts) }));
      reply.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });

export class Proxy {
  static async before(server) {
    const proxy = new Proxy();
    /** For each request `{ method, path }`: nothing, or the answer `{ status, type, body, headers }` in its place. */
    proxy.fault = () => undefined;
    /**
     * What happens to a request on its way: nothing, `'unsent'` (cut before the server), `'unanswered'` (cut after it),
     * `'twice'` (delivered two times at once), `'half'` (the answer is cut in the middle) or milliseconds to wait.
     */
    proxy.mishap = () => undefined;
    /** What becomes of the bytes of an answer on their way. */
    proxy.alter = (path, bytes) => bytes;
    proxy.http = createServer((asked, answer) => proxy.pass(server, asked, answer));
    await new Promise((resolve) => proxy.http.listen(0, '127.0.0.1', resolve));
    proxy.url = `http://127.0.0.1:${proxy.http.address().port}`;
    return proxy;
  }

  pass(server, asked, answer) {
    const fault = this.fault({ method: asked.method, path: asked.url });
    if (fault) {
      asked.resume();
      answer.writeHead(fault.status, { 'content-type': fault.type ?? 'text/html', ...fault.headers });
      answer.end(fault.body ?? '<html><title>Bienvenue</title><p>Identifiez-vous sur le réseau.</p></html>');
      return;
    }
    const parts = [];
    asked.on('data', (part) => parts.push(part));
    asked.on('end', () => this.forward(server, asked, Buffer.concat(parts), answer));
  }

  async forward(server, { method, url: path, headers }, body, answer) {
    const mishap = this.mishap({ method, path });
    if (mishap === 'unsent') return answer.destroy();
    if (typeof mishap === 'number') await new Promise((resolve) => setTimeout(resolve, mishap));
    // As plain bytes and always whole, so that what is altered on the way still opens.
    const { 'if-none-match': known, ...kept } = { ...headers, 'accept-encoding': 'identity' };
    const onward = { host: '127.0.0.1', port: server.port, method, path, headers: kept };
    const sendings = (mishap === 'twice' ? [1, 2] : [1]).map(() => exchange(onward, body));
    const [reply] = await Promise.all(sendings.map((sending) => sending.catch(() => null)));
    if (!reply || mishap === 'unanswered') return answer.destroy();
    const bytes = this.alter(path, reply.bytes);
    answer.writeHead(reply.status, { ...reply.headers, 'content-length': bytes.length });
    if (mishap !== 'half') return answer.end(bytes);
    answer.write(bytes.subarray(0, bytes.length >> 1), () => answer.destroy());
  }

  /** Everything works again. */
  heal() {
    this.fault = () => undefined;
    this.mishap = () => undefined;
    this.alter = (path, bytes) => bytes;
  }

  async stop() {
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
  }
}
