import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { consumeUpload, reprocess, type Overrides } from './consume.ts';
import { defaultSettings, wait, type Core, type FakeSettings } from './core.ts';
import { Counters } from './counters.ts';
import { Faults } from './faults.ts';
import { typeOfName } from './mime-type.ts';
import { makeUser } from './people.ts';
import { Person } from './person.ts';
import { createApp } from './server.ts';
import { State, type Document, type Task, type User } from './state.ts';
import { WebhookSender } from './webhooks.ts';
import { WorkQueue } from './work-queue.ts';

export type { FakeSettings } from './core.ts';
export type { Person } from './person.ts';

export interface FakeOptions extends Partial<FakeSettings> {
  readonly now?: () => Date;
  /** 0, as tests have it: one that is free. */
  readonly port?: number;
  readonly workers?: number;
}

/**
 * A Paperless-ngx 3.0.5 on loopback, as far as we have to do with one: state in memory, with every trap that was seen on a
 * live one. Tests work in it through this object, never through HTTP.
 */
export class FakePaperless implements Core {
  readonly state: State;
  readonly settings: FakeSettings;
  readonly queue = new WorkQueue();
  readonly counters = new Counters();
  readonly faults = new Faults();
  readonly hooks: WebhookSender;
  /** Superuser, as the first user of a host is. */
  readonly admin: Person;
  /** A clerk who works in the documents and owns none. */
  readonly clerk: Person;
  #server: Server | undefined;
  #port: number;

  constructor({ now, port, workers, ...settings }: FakeOptions = {}) {
    this.state = new State(now ?? (() => new Date()));
    this.settings = { ...defaultSettings(), ...settings };
    this.hooks = new WebhookSender(this.queue, this.settings);
    this.#port = port ?? 0;
    if (workers !== undefined) this.queue.workers = workers;
    this.state.nextId('user'); // the anonymous user of the host
    this.admin = this.addPerson({ username: 'admin', password: 'admin-pw-1', superuser: true, staff: true });
    const permissions = [
      'document',
      'tag',
      'customfield',
      'note',
      'documenttype',
      'correspondent',
      'uisettings',
    ].flatMap((model) => ['view', 'add', 'change'].map((verb) => `${verb}_${model}`));
    this.clerk = this.addPerson({ username: 'vanthu', password: 'vanthu-pw-1', permissions });
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.#port)}`;
  }

  async start(): Promise<this> {
    await this.up();
    return this;
  }

  async stop(): Promise<void> {
    await this.queue.stop();
    await this.down();
  }

  /** Connections are refused from now on; what the host works at inside goes on. */
  async down(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  /** At the same address as before. */
  async up(): Promise<void> {
    if (this.#server) return;
    const server = createServer(createApp(this, this.faults));
    server.listen(this.#port, '127.0.0.1');
    await new Promise((resolve, reject) => {
      server.once('listening', resolve);
      server.once('error', reject);
    });
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  addUser(user: Partial<User> & { readonly username: string }): User {
    return makeUser(this, user);
  }

  addPerson(user: Partial<User> & { readonly username: string }): Person {
    return new Person(this, this.addUser(user));
  }

  addGroup(name: string, permissions: readonly string[] = []): number {
    const id = this.state.nextId('group');
    this.state.groups.set(id, { id, name, permissions: [...permissions] });
    return id;
  }

  /** As a file that came in through the scanner's folder: nobody owns it. */
  upload(name: string, content: Buffer, overrides: Partial<Overrides> = {}): Task {
    const file = { name, content, mimeType: typeOfName(name) };
    return consumeUpload(this, file, { overrides: { owner: null, ...overrides }, source: 'consume_folder' });
  }

  /** The same, and waits until the document is there. */
  async add(name: string, content: Buffer, overrides: Partial<Overrides> = {}): Promise<Document> {
    const task = this.upload(name, content, overrides);
    while (task.status === 'pending' || task.status === 'started') await wait(1);
    const document = this.state.documents.get(Number(task.result?.['document_id']));
    if (!document) throw new Error(`Not taken in: ${JSON.stringify(task.result)}`);
    return document;
  }

  reprocess(id: number): void {
    reprocess(this, this.document(id));
  }

  document(id: number): Document {
    const document = this.state.documents.get(id);
    if (!document) throw new Error(`No document ${String(id)}`);
    return document;
  }

  /** Until nothing waits in the host any more: files, webhooks, tries of webhooks. */
  async idle(): Promise<void> {
    while (this.queue.busy) await wait(1);
  }
}
