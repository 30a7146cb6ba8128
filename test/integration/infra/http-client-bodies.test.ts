import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { createHttpClient, type HttpClient, type HttpClientOptions } from '../../../src/infra/http-client.ts';
import { FileError, HostError } from '../../../src/ports/errors.ts';
import { rawServer, type RawServer } from '../../support/http/raw-server.ts';
import { rejection } from '../../support/rejection.ts';
import { steppingTime } from '../../support/stepping-time.ts';
import { makeTempDir, removeTempDir } from '../../support/temp-dir.ts';

const READ = { operation: 'read', method: 'GET', path: 'thing/' } as const;
const GIB = 1024 ** 3;

/** Answers that only a real connection can give. */
describe('infra/http-client: bodies', () => {
  let server: RawServer;
  let client: HttpClient;
  let folder: string;

  async function serve(
    answer: (request: IncomingMessage, response: ServerResponse) => void,
    options: Partial<HttpClientOptions> = {},
  ): Promise<void> {
    server = await rawServer(answer);
    const time = steppingTime();
    client = createHttpClient({
      baseUrl: server.url,
      hostId: 'paperless-1',
      headers: { Authorization: 'Token secret' },
      timeoutMs: 5000,
      concurrency: 2,
      minIntervalMs: 0,
      maxBodyBytes: 1_000_000,
      clock: time,
      wait: (ms) => time.wait(ms),
      ...options,
    });
  }

  async function codeOf(work: Promise<unknown>): Promise<string> {
    const error = await rejection(work);
    if (error instanceof HostError || error instanceof FileError) return error.code;
    throw error;
  }

  beforeEach(async () => {
    folder = await makeTempDir();
  });

  afterEach(async () => {
    client.dispose();
    await server.close();
    await removeTempDir(folder);
  });

  it('calls a body that is cut unavailable, and asks for it again', async () => {
    let asked = 0;
    await serve((_, response) => {
      asked += 1;
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 100 });
      response.write('{"count": 1', () => response.destroy());
    });

    expect(await codeOf(client.json(READ))).to.equal('unavailable');
    expect(asked).to.equal(3);
  });

  it('leaves no part of a file that is cut, and has it whole the second time', async () => {
    let asked = 0;
    await serve((_, response) => {
      asked += 1;
      response.writeHead(200, { 'Content-Length': 10 });
      if (asked === 1) response.write('half', () => response.destroy());
      else response.end('0123456789');
    });

    const saved = await client.download({ ...READ, targetPath: join(folder, 'a'), maxBytes: 100 });

    const sha256 = createHash('sha256').update('0123456789').digest('hex');
    expect(saved).to.include({ status: 200, bytes: 10, sha256 });
    expect(await readFile(join(folder, 'a'), 'utf8')).to.equal('0123456789');
  });

  it('refuses an answer of 5 GB by its length, before reading it', async () => {
    await serve((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 5 * GIB });
      response.write(' '.repeat(1000));
    });

    expect(await codeOf(client.json(READ))).to.equal('protocol');
    const saving = client.download({ ...READ, targetPath: join(folder, 'a'), maxBytes: 4 * GIB });
    expect(await codeOf(saving)).to.equal('file-too-large');
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it('stops reading an answer without end at the limit', async () => {
    let ended = 0;
    await serve((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      const more = (): void => {
        while (!response.destroyed && response.write(' '.repeat(65_536)));
        if (!response.destroyed) response.once('drain', more);
      };
      response.on('close', () => (ended += 1));
      more();
    });

    expect(await codeOf(client.json(READ))).to.equal('protocol');
    const saving = client.download({ ...READ, targetPath: join(folder, 'a'), maxBytes: 1_000_000 });
    expect(await codeOf(saving)).to.equal('file-too-large');
    expect(await readdir(folder)).to.deep.equal([]);
    while (ended < 2) await new Promise((resolve) => setImmediate(resolve));
  });

  it('gives up an answer that never comes, and one that comes drop by drop', async () => {
    await serve(
      (request, response) => {
        if (request.url === '/never/') return;
        response.writeHead(200, { 'Content-Type': 'application/json' });
        const drop = setInterval(() => response.write(' '), 5);
        response.on('close', () => {
          clearInterval(drop);
        });
      },
      { timeoutMs: 60 },
    );

    expect(await codeOf(client.json({ ...READ, path: 'never/', method: 'PATCH' }))).to.equal('timeout');
    expect(await codeOf(client.json({ ...READ, method: 'PATCH' }))).to.equal('timeout');
  });

  it('gives up a file that stands still', async () => {
    await serve(
      (_, response) => {
        response.writeHead(200);
        response.write('a');
      },
      { timeoutMs: 60 },
    );

    const saving = client.download({ ...READ, targetPath: join(folder, 'a'), maxBytes: 100 });

    expect(await codeOf(saving)).to.equal('timeout');
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it('gives up a file that drips, although it never stands still', async () => {
    await serve(
      (_, response) => {
        response.writeHead(200);
        const dripping = setInterval(() => response.write('a'), 20);
        response.once('close', () => {
          clearInterval(dripping);
        });
      },
      { timeoutMs: 200 },
    );

    const saving = client.download({ ...READ, targetPath: join(folder, 'a'), maxBytes: 10_000 });

    expect(await codeOf(saving)).to.equal('timeout');
    expect(await readdir(folder)).to.deep.equal([]);
  });

  for (const [what, headers] of [
    ['a page', { 'content-type': 'text/html; charset=utf-8' }],
    ['a packed body', { 'content-type': 'application/pdf', 'content-encoding': 'gzip' }],
  ] as const) {
    it(`takes ${what} for no file, which may come later`, async () => {
      await serve((_, response) => response.writeHead(200, headers).end('something'));

      const saving = client.download({ ...READ, targetPath: join(folder, 'a'), maxBytes: 100 });

      expect(await rejection(saving)).to.include({ code: 'protocol', retryable: true });
      expect(await readdir(folder)).to.deep.equal([]);
    });
  }

  it('stops in the middle when the caller gives up, and leaves no file', async () => {
    const stop = new AbortController();
    await serve((_, response) => {
      response.writeHead(200);
      response.write('a', () => {
        stop.abort();
      });
    });

    const saving = client.download({ ...READ, targetPath: join(folder, 'a'), maxBytes: 100, signal: stop.signal });

    expect(await codeOf(saving)).to.equal('cancelled');
    expect(await readdir(folder)).to.deep.equal([]);
  });

  it('calls what is no HTTP a fault of the protocol, and a port where nobody is unavailable', async () => {
    await serve((request) => {
      request.socket.end('SSH-2.0-OpenSSH_9.6\r\n');
    });
    expect(await codeOf(client.json(READ))).to.equal('protocol');

    await server.close();

    const error = await rejection(client.json(READ));
    expect(error).to.include({ code: 'unavailable', retryable: true });
    expect(error).to.have.nested.property('details.system', 'ECONNREFUSED');
  });

  it('does not write over a file', async () => {
    await serve((_, response) => response.end('theirs'));
    await writeFile(join(folder, 'a'), 'mine');

    await codeOf(client.download({ ...READ, targetPath: join(folder, 'a'), maxBytes: 100 }));

    expect(await readFile(join(folder, 'a'), 'utf8')).to.equal('mine');
  });

  it('says that a folder to write in is missing', async () => {
    await serve((_, response) => response.end('a'));

    const saving = client.download({ ...READ, targetPath: join(folder, 'none/a'), maxBytes: 100 });

    expect(await codeOf(saving)).to.equal('not-writable');
  });

  it('hands out an answer piece by piece', async () => {
    await serve((_, response) => response.end('one two'));

    const read = await client.stream(READ, ({ body }) => text(body));

    expect(read).to.equal('one two');
  });

  it('sends files as multipart with their length, names in UTF-8', async () => {
    let sent = '';
    let length: string | undefined;
    await serve((request, response) => {
      length = request.headers['content-length'];
      void text(request).then((body) => {
        sent = body;
        response.setHeader('Content-Type', 'application/json').end('"task"');
      });
    });
    await writeFile(join(folder, 'a.pdf'), '%PDF-1.7 nội dung');

    const answer = await client.json({
      ...READ,
      method: 'POST',
      form: [
        { name: 'version_label', value: 'Bản có lớp chữ' },
        { name: 'document', path: join(folder, 'a.pdf'), fileName: 'Công văn "1".pdf', mediaType: 'application/pdf' },
      ],
    });

    expect(answer.body).to.equal('task');
    expect(Number(length)).to.equal(Buffer.byteLength(sent));
    expect(sent).to.include('name="version_label"\r\n\r\nBản có lớp chữ\r\n');
    expect(sent).to.include(
      'filename="Công văn %221%22.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7 nội dung\r\n',
    );
  });

  it('asks so many times at once, no more, in order', async () => {
    const open: (() => void)[] = [];
    const paths: string[] = [];
    let most = 0;
    await serve((request, response) => {
      paths.push(request.url ?? '');
      open.push(() => response.setHeader('Content-Type', 'application/json').end('1'));
      most = Math.max(most, open.length);
      if (open.length === 2) for (const end of open.splice(0)) end();
    });

    const asked = Array.from({ length: 6 }, (_, index) => client.json({ ...READ, path: `${String(index)}/` }));
    await Promise.all(asked);

    expect(most).to.equal(2);
    expect([...paths].sort()).to.deep.equal(['/0/', '/1/', '/2/', '/3/', '/4/', '/5/']);
  });

  it('asks nothing for one who gave up while waiting for a turn, and goes on with the next', async () => {
    const open: (() => void)[] = [];
    await serve(
      (_, response) => {
        open.push(() => response.setHeader('Content-Type', 'application/json').end('1'));
        if (open.length > 1) open.at(-1)?.();
      },
      { concurrency: 1 },
    );
    const stop = new AbortController();

    const first = client.json(READ);
    const second = codeOf(client.json({ ...READ, signal: stop.signal }));
    const third = client.json(READ);
    stop.abort();
    expect(await second).to.equal('cancelled');
    while (open.length === 0) await new Promise((resolve) => setImmediate(resolve));
    open[0]?.();

    expect((await first).body).to.equal(1);
    expect((await third).body).to.equal(1);
  });

  it('goes past the proxies of the environment', async () => {
    const seen: string[] = [];
    const proxy = await rawServer((_, response) => {
      seen.push('proxy');
      response.end();
    });
    const names = ['http_proxy', 'HTTP_PROXY', 'all_proxy'];
    const before = names.map((name) => process.env[name]);
    for (const name of names) process.env[name] = proxy.url;
    try {
      await serve((_, response) => response.setHeader('Content-Type', 'application/json').end('"direct"'));

      expect((await client.json(READ)).body).to.equal('direct');
      expect((await client.json({ ...READ, method: 'POST' })).body).to.equal('direct');
      expect(seen).to.deep.equal([]);
    } finally {
      for (const [index, name] of names.entries()) {
        const value = before[index];
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      }
      await proxy.close();
    }
  });
});
