import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { expect } from 'chai';
import { createHttpApp } from '../../../src/http/create-http-app.ts';
import { HostError } from '../../../src/ports/errors.ts';
import type { DocumentRef, HostId } from '../../../src/ports/host.ts';
import type { InboundRequest, InboundRoute } from '../../../src/ports/host-inbound.ts';
import { anonymous, createTestApp, TEST_OPTIONS, type TestApp } from '../../support/http/client.ts';

const SECRETS: Readonly<Record<string, string>> = { one: 'secret-one', two: 'secret-two' };
const REF = 'doc-7' as DocumentRef;

/** What hosts call on us: refused in one order, with nothing told; handed on as it streams in. */
describe('http: routes that hosts call', () => {
  let app: TestApp;
  let seen: InboundRequest[];
  let bodies: string[];
  let hungUp: Promise<unknown>;

  beforeEach(async () => {
    seen = [];
    bodies = [];
    const made = await createTestApp();
    for (const id of Object.keys(SECRETS)) {
      made.service.inbound.push({ hostId: id as HostId, routes: [hook(id), engine(id), result(id)] });
    }
    app = { ...made, app: createHttpApp(made.service.deps, TEST_OPTIONS) };
  });

  const authenticate =
    (id: string): InboundRoute['authenticate'] =>
    ({ headers }) =>
      headers['authorization'] === `Bearer ${SECRETS[id] ?? ''}`;

  function hook(id: string): InboundRoute {
    return {
      ...{ method: 'POST', path: `/hooks/test/${id}`, name: 'test-hook', maxBodyBytes: 100 },
      mediaTypes: ['application/json'],
      authenticate: authenticate(id),
      handle: async (request, services) => {
        const text = await take(request);
        if (text === 'boom') throw new TypeError('/srv/secret/path');
        if (text === 'away') {
          throw new HostError('unavailable', 'x', { hostId: id, operation: 'x', details: { file: '/srv/secret' } });
        }
        if (text === '') throw new HostError('invalid', 'nothing', { hostId: id, operation: 'hook' });
        await services.takeHints([{ ref: REF, event: text === '{}' ? 'updated' : 'weird' }]);
        return { status: 202 };
      },
    };
  }

  /** A protocol whose path is the same for all hosts. */
  function engine(id: string): InboundRoute {
    return {
      ...{ method: 'POST', path: '/engine/models/:model', name: 'test-engine', maxBodyBytes: 1_000_000 },
      mediaTypes: ['application/json'],
      authenticate: authenticate(id),
      handle: async (request) => {
        await take(request);
        return { status: 202, headers: { 'Operation-Location': `http://x/${id}` }, body: { status: 'running' } };
      },
    };
  }

  function result(id: string): InboundRoute {
    return {
      ...{ method: 'GET', path: '/engine/models/:model/results/:result', name: 'test-result', maxBodyBytes: 0 },
      mediaTypes: [],
      authenticate: authenticate(id),
      handle: (request) => {
        seen.push(request);
        const name = request.params['result'] ?? '';
        const content = name === 'b' ? Readable.from([Buffer.from('%PDF')]) : slowly(name, request.signal);
        return Promise.resolve({
          status: 200,
          body: { mediaType: 'application/pdf', content, bytes: name === 'b' ? 4 : 100 },
        });
      },
    };
  }

  async function* slowly(name: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
    yield Buffer.from('%PDF');
    await new Promise((resolve) => setImmediate(resolve));
    if (name === 'broken') throw new TypeError('half-way');
    hungUp = new Promise((resolve) => {
      signal.addEventListener('abort', resolve);
    });
    await hungUp;
  }

  async function take(request: InboundRequest): Promise<string> {
    seen.push(request);
    const chunks: Uint8Array[] = [];
    for await (const chunk of request.body) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    bodies.push(text);
    return text;
  }

  const call = (path: string, secret = SECRETS['one'] ?? '') =>
    anonymous(app, `post ${path}`).set('Authorization', `Bearer ${secret}`).set('Content-Type', 'application/json');

  it('takes a hint and says so at once', async () => {
    const response = await call('/hooks/test/one').send('{}');

    expect(response.status, response.text).to.equal(202);
    expect(response.text).to.equal('');
    expect(app.service.hints).to.deep.equal([{ hostId: 'one', ref: REF, event: 'updated' }]);
  });

  it('never reads a body as JSON on the way: the route gets the bytes as they are', async () => {
    await call('/hooks/test/one').send('{"không": đúng');

    expect(bodies).to.deep.equal(['{"không": đúng']);
  });

  it('refuses path, method, media type, size and secret in this order, before the route sees anything', async () => {
    const wrong = 'no-secret';
    const large = 'x'.repeat(101);

    expect((await call('/hooks/test/none', wrong).send(large)).status).to.equal(404);
    const method = await anonymous(app, 'put /hooks/test/one').set('Content-Type', 'text/plain').send(large);
    expect([method.status, method.get('Allow')]).to.deep.equal([405, 'POST']);
    expect((await call('/hooks/test/one', wrong).set('Content-Type', 'text/plain').send(large)).status).to.equal(415);
    expect((await call('/hooks/test/one', wrong).send(large)).status).to.equal(413);
    expect((await call('/hooks/test/one', wrong).send('{}')).status).to.equal(401);
    expect((await anonymous(app, 'get /hooks/test/one')).status).to.equal(405);
    expect(seen).to.deep.equal([]);
    expect(app.service.hints).to.deep.equal([]);
  });

  it('refuses a secret of another host, an account of ours, and none', async () => {
    for (const secret of [SECRETS['two'], app.tokens.administrator, '']) {
      const response = await call('/hooks/test/one', secret).send('{}');
      expect(response.status).to.equal(401);
    }
    expect((await anonymous(app, 'post /hooks/test/one').type('json').send('{}')).status).to.equal(401);
  });

  it('stops a body that is longer than it said, or says nothing of its length', async () => {
    const chunked = call('/hooks/test/one').set('Transfer-Encoding', 'chunked');
    chunked.write('x'.repeat(70));
    chunked.write('x'.repeat(70));

    const response = await chunked;

    expect(response.status).to.equal(413);
    expect(app.service.hints).to.deep.equal([]);
  });

  it('tells hosts of one path apart by whose secret it is', async () => {
    const second = await call('/engine/models/prebuilt-read:analyze?x=1', SECRETS['two']).send('{}');

    expect(second.get('Operation-Location')).to.equal('http://x/two');
    expect(second.body).to.deep.equal({ status: 'running' });
    expect(seen[0]).to.deep.include({ params: { model: 'prebuilt-read:analyze' }, query: { x: '1' } });
    expect((await call('/engine/models/a', 'no').send('{}')).status).to.equal(401);
  });

  it('sends what a route streams with its type and length', async () => {
    const response = await anonymous(app, 'get /engine/models/a/results/b')
      .set('Authorization', `Bearer ${SECRETS['one'] ?? ''}`)
      .buffer();

    expect(response.status).to.equal(200);
    expect(response.get('Content-Type')).to.equal('application/pdf');
    expect(response.get('Content-Length')).to.equal('4');
    expect(response.get('Cache-Control')).to.equal('no-store');
  });

  it('takes a client that hangs up for no failure, and cuts an answer that fails half-way', async () => {
    const errors = () => app.service.log.filter((line) => line.includes('"error"'));
    const server = app.app.listen(0, '127.0.0.1');
    try {
      await once(server, 'listening');
      const half = await openResult(server, 'half');
      half.destroy();
      await hungUp;
      await new Promise((resolve) => setImmediate(resolve));
      expect(errors()).to.deep.equal([]);

      const broken = await openResult(server, 'broken');
      await once(broken, 'close');
      expect(errors()).to.have.length(1);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });

  /** Asks for a result and waits for its first bytes. */
  async function openResult(server: Server, name: string): Promise<Socket> {
    // `listen` with a port gives an address, not a path.
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    socket.on('error', () => undefined); // cut by the other side: that is what is tested
    socket.write(`GET /engine/models/a/results/${name} HTTP/1.1\r\nHost: 127.0.0.1\r\n`);
    socket.write(`Authorization: Bearer ${SECRETS['one'] ?? ''}\r\n\r\n`);
    await once(socket, 'data');
    return socket;
  }

  it('says of no failure more than its kind: no stack, no path, no secret, in answer or log', async () => {
    const answers = await Promise.all(['', 'boom', 'away'].map((body) => call('/hooks/test/one').send(body)));

    expect(answers.map(({ status }) => status)).to.deep.equal([400, 500, 503]);
    expect(answers.map(({ text }) => text).join()).to.not.match(/\/srv|TypeError|secret-one|at .*\.ts/);
    expect(app.service.log.join()).to.not.match(/\/srv|secret-one/);
  });

  it('is counted by the name of the route, and events we do not know as one', async () => {
    await call('/hooks/test/one').send('{}');
    await call('/hooks/test/one').send('{"a":1}');
    await call('/hooks/test/one', 'no').send('{}');

    const { text } = await anonymous(app, 'get /metrics');
    expect(text).to.include('vankho_http_requests_total{operation="test-hook",status="202"} 2');
    expect(text).to.include('vankho_http_requests_total{operation="test-hook",status="401"} 1');
    expect(text).to.include('vankho_host_hints_total{host="one",event="unknown"} 1');
    expect(text).to.include('vankho_host_hints_total{host="one",event="updated"} 1');
  });

  it('leaves everything else as it was', async () => {
    expect((await anonymous(app, 'get /hooks/unknown')).status).to.equal(404);
    expect((await anonymous(app, 'get /api/v1/session')).status).to.equal(401);
  });
});
