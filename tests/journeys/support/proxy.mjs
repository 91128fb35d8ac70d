// A proxy between browser and server that can go wrong as networks do: browsers' own switches do not reach
// every request, a process in between does.
import { createServer, request } from 'node:http';

export class Proxy {
  static async before(server) {
    const proxy = new Proxy();
    /** For each request `{ method, path }`: nothing, or the answer `{ status, type, body, headers }` in its place. */
    proxy.fault = () => undefined;
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
    const { method, url: path } = asked;
    // As plain bytes and always whole, so that what is altered on the way still opens.
    const { 'if-none-match': known, ...headers } = { ...asked.headers, 'accept-encoding': 'identity' };
    const onward = request({ host: '127.0.0.1', port: server.port, method, path, headers }, (reply) => {
      const parts = [];
      reply.on('data', (part) => parts.push(part));
      reply.on('end', () => {
        const body = this.alter(path, Buffer.concat(parts));
        answer.writeHead(reply.statusCode, { ...reply.headers, 'content-length': body.length });
        answer.end(body);
      });
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  }

  /** Everything works again. */
  heal() {
    this.fault = () => undefined;
    this.alter = (path, bytes) => bytes;
  }

  async stop() {
    this.http.closeAllConnections();
    await new Promise((resolve) => this.http.close(resolve));
  }
}
