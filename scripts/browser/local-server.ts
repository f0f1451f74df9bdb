import { createReadStream, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, resolve, sep } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.xml': 'text/xml; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

export interface Served {
  body: string | Buffer;
  type?: string;
  headers?: Record<string, string>;
}

/** Serves files of folders, and pages made on the spot, to this machine alone. */
export class LocalServer {
  readonly #server: Server;
  readonly #pages = new Map<string, Served>();
  readonly #folders: [prefix: string, folder: string][] = [];
  /** The path of every request, in the order in which they came. */
  readonly requests: string[] = [];

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start(): Promise<LocalServer> {
    const server = createServer();
    const local = new LocalServer(server);
    server.on('request', (request, response) => {
      const path = new URL(request.url ?? '/', 'http://x').pathname;
      local.requests.push(path);
      const page = local.#pages.get(path);
      if (page) {
        response.writeHead(200, { 'content-type': page.type ?? 'text/html; charset=utf-8', ...page.headers });
        response.end(page.body);
        return;
      }
      const file = local.#fileOf(decodeURIComponent(path));
      if (!file) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, {
        'content-type': types[extname(file).toLowerCase()] ?? 'application/octet-stream',
      });
      createReadStream(file).pipe(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return local;
  }

  /** The file that a path stands for, or null: never one outside of the folders that were given. */
  #fileOf(path: string): string | null {
    for (const [prefix, folder] of this.#folders) {
      if (!path.startsWith(prefix)) continue;
      const file = normalize(join(folder, path.slice(prefix.length)));
      if (file.startsWith(folder + sep) && statSync(file, { throwIfNoEntry: false })?.isFile()) return file;
    }
    return null;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** An address of this server by number. By name, `http://localhost`, it is another origin to the browser. */
  url(path: string, host: '127.0.0.1' | 'localhost' = '127.0.0.1'): string {
    return `http://${host}:${this.port}${path}`;
  }

  /** Serves a page from memory. @returns its address */
  put(path: string, body: string | Buffer, more: Omit<Served, 'body'> = {}): string {
    this.#pages.set(path, { body, ...more });
    return this.url(path);
  }

  /** Serves the files of a folder under a path that begins and ends with a slash. */
  serve(prefix: string, folder: string): void {
    this.#folders.push([prefix, resolve(folder)]);
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}
