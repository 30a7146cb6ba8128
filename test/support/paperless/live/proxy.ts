import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The way to a host that cannot be stopped: it can be cut. */
export class CuttableWay {
  readonly #target: URL;
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;

  constructor(target: string) {
    this.#target = new URL(target);
  }

  /** Of the near end, with the base path of the far one. */
  get url(): string {
    return `http://127.0.0.1:${String(this.#port)}${this.#target.pathname.replace(/\/$/, '')}`;
  }

  async open(): Promise<void> {
    const { hostname: host, port } = this.#target;
    const server = createServer((near) => {
      const far = connect({ host, port: Number(port === '' ? '80' : port) });
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => this.#sockets.delete(socket));
      }
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async cut(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    for (const socket of this.#sockets) socket.destroy();
    if (server) await new Promise((resolve) => server.close(resolve));
  }
}
