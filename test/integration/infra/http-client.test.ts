import { inspect } from 'node:util';
import { expect } from 'chai';
import { createHttpClient, type HttpClient, type HttpClientOptions } from '../../../src/infra/http-client.ts';
import { createLogger, errorFields } from '../../../src/infra/logger.ts';
import { ConfigError, HostError } from '../../../src/ports/errors.ts';
import { useHttpMock } from '../../support/http-mock.ts';
import { rejection } from '../../support/rejection.ts';
import { steppingTime, type SteppingTime } from '../../support/stepping-time.ts';

const HOST = 'http://host.test';
const TOKEN = '0123456789abcdef0123456789abcdef01234567';
const READ = { operation: 'read', method: 'GET', path: 'api/thing/' } as const;
const WRITE = { operation: 'write', method: 'PATCH', path: 'api/thing/', body: { title: 'Công văn' } } as const;
const PAGE = '<!doctype html><html><body>Đăng nhập</body></html>';

interface Bench {
  readonly client: HttpClient;
  readonly time: SteppingTime;
}

function bench(options: Partial<HttpClientOptions> = {}): Bench {
  const time = steppingTime();
  const client = createHttpClient({
    baseUrl: `${HOST}/`,
    hostId: 'paperless-1',
    headers: { Authorization: `Token ${TOKEN}` },
    timeoutMs: 2000,
    concurrency: 2,
    minIntervalMs: 0,
    maxBodyBytes: 1000,
    clock: time,
    random: () => 0,
    wait: (ms) => time.wait(ms),
    ...options,
  });
  return { client, time };
}

async function failure(work: Promise<unknown>): Promise<HostError> {
  const error = await rejection(work);
  if (error instanceof HostError) return error;
  throw new Error(`No HostError: ${inspect(error)}`);
}

describe('infra/http-client', () => {
  const nock = useHttpMock();

  it('reads JSON and the head of the answer', async () => {
    nock(HOST, { reqheaders: { authorization: `Token ${TOKEN}` } })
      .get('/api/thing/')
      .query({ modified__gt: '2026-11-24T23:14:14+07:00' })
      .reply(200, { name: 'Công văn' }, { 'X-Version': '3.0.5' });

    const answer = await bench().client.json({ ...READ, query: { modified__gt: '2026-11-24T23:14:14+07:00' } });

    expect(answer).to.deep.include({ status: 200, body: { name: 'Công văn' } });
    expect(answer.headers['x-version']).to.equal('3.0.5');
  });

  it('keeps the base path of the host', async () => {
    nock(HOST).get('/dms/api/thing/').reply(200, {});

    expect((await bench({ baseUrl: `${HOST}/dms` }).client.json(READ)).status).to.equal(200);
  });

  for (const path of ['/api/', '../api/', 'http://elsewhere.test/', '//elsewhere.test/api/']) {
    it(`asks nothing for the path ${path}, which leads out of the base address`, async () => {
      const { client } = bench({ baseUrl: `${HOST}/dms` });

      expect(await failure(client.json({ ...READ, path }))).to.include({ code: 'invalid', retryable: false });
    });
  }

  for (const baseUrl of ['', 'host.test', 'ftp://host.test', 'http://name:secret@host.test', 'http://host.test/?a=1']) {
    it(`does not take ${JSON.stringify(baseUrl)} for the address of a host`, () => {
      expect(() => bench({ baseUrl })).to.throw(ConfigError);
    });
  }

  const STATUSES = [
    ...[[400, 'invalid'] as const, [401, 'unauthorized'] as const, [403, 'forbidden'] as const],
    ...[[404, 'not-found'] as const, [405, 'unsupported'] as const, [406, 'unsupported'] as const],
    ...[[409, 'conflict'] as const, [410, 'not-found'] as const, [412, 'conflict'] as const],
    ...[[413, 'invalid'] as const, [415, 'invalid'] as const, [422, 'invalid'] as const],
    ...[[429, 'rate-limited'] as const, [500, 'unavailable'] as const, [501, 'unsupported'] as const],
    ...[[502, 'unavailable'] as const, [503, 'unavailable'] as const, [504, 'unavailable'] as const],
  ];
  for (const [status, code] of STATUSES) {
    it(`calls a refused write with ${String(status)} ${code}, and does not repeat it`, async () => {
      nock(HOST).patch('/api/thing/').reply(status, PAGE, { 'Content-Type': 'text/html' });

      const error = await failure(bench().client.json(WRITE));

      expect(error).to.include({ code, hostId: 'paperless-1', operation: 'write' });
      expect(error.details).to.deep.equal({ status });
      expect(error.retryable).to.equal(['rate-limited', 'unavailable'].includes(code));
    });
  }

  it('takes a status for an answer where the caller says so', async () => {
    nock(HOST).get('/api/thing/').reply(404, { detail: 'No Tag matches the given query.' });

    expect(await bench().client.json({ ...READ, answers: [404] })).to.deep.include({ status: 404 });
  });

  it('lets the host explain a refusal', async () => {
    nock(HOST)
      .patch('/api/thing/')
      .reply(400, { title: ['too long'] });
    const { client } = bench({
      explain: ({ status, body }, sent) => ({
        code: 'conflict',
        details: { said: JSON.stringify([status, body, sent]) },
      }),
    });

    const error = await failure(client.json(WRITE));

    expect(error.code).to.equal('conflict');
    expect(error.details['said']).to.equal('[400,{"title":["too long"]},{"title":"Công văn"}]');
  });

  for (const location of ['http://elsewhere.test/api/?token=1', '/accounts/login/']) {
    it(`does not follow a redirect to ${location}`, async () => {
      nock(HOST).get('/api/thing/').reply(302, '', { Location: location });

      const error = await failure(bench().client.json(READ));

      expect(error).to.include({ code: 'protocol', retryable: true });
      expect(error.details).to.deep.equal({ status: 302, to: location.startsWith('/') ? '' : 'http://elsewhere.test' });
    });
  }

  const UNREADABLE = [
    ['a web page', PAGE, 'text/html; charset=utf-8'],
    ['broken JSON', '{"count": 1, "resul', 'application/json'],
    ['JSON that is not UTF-8', Buffer.from([0x22, 0xe0, 0x22]), 'application/json'],
    ['text', 'OK', 'text/plain'],
    ['more than the limit', JSON.stringify('x'.repeat(1000)), 'application/json'],
  ] as const;
  for (const [what, body, type] of UNREADABLE) {
    it(`calls ${what} with 200 a fault of the protocol`, async () => {
      nock(HOST).get('/api/thing/').reply(200, body, { 'Content-Type': type });

      // Once, although it may go well later: mocks for one request only.
      const retryable = what !== 'more than the limit';
      expect(await failure(bench().client.json(READ))).to.include({ code: 'protocol', retryable });
    });
  }

  it('takes an empty body for nothing', async () => {
    nock(HOST).get('/api/thing/').reply(204);

    expect((await bench().client.json(READ)).body).to.equal(undefined);
  });

  it('repeats a read twice, after longer and longer waits, and gives up', async () => {
    nock(HOST).get('/api/thing/').times(3).reply(502, PAGE, { 'Content-Type': 'text/html' });
    const { client, time } = bench();

    const error = await failure(client.json(READ));

    expect(error.code).to.equal('unavailable');
    expect(time.waits).to.deep.equal([250, 500]);
  });

  it('is content with the second answer', async () => {
    nock(HOST).get('/api/thing/').reply(500, PAGE).get('/api/thing/').reply(200, { ok: true });

    expect((await bench({ random: () => 0.5 }).client.json(READ)).body).to.deep.equal({ ok: true });
  });

  it('repeats a read when the connection fails', async () => {
    nock(HOST)
      .get('/api/thing/')
      .replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
    nock(HOST).get('/api/thing/').reply(200, {});

    expect((await bench().client.json(READ)).status).to.equal(200);
  });

  it('waits as long as the host asks, at most a minute, and passes on what it asked', async () => {
    nock(HOST).get('/api/thing/').times(3).reply(429, {}, { 'Retry-After': '120' });
    const { client, time } = bench();

    const error = await failure(client.json(READ));

    expect(time.waits).to.deep.equal([60_000, 60_000]);
    expect(error).to.include({ code: 'rate-limited', retryAfterMs: 120_000 });
  });

  it('reads the time of Retry-After from a date, and calls 503 with it rate-limited', async () => {
    nock(HOST).get('/api/thing/').reply(503, PAGE, { 'Retry-After': 'Tue, 24 Nov 2026 09:00:07 GMT' });
    nock(HOST).get('/api/thing/').reply(200, {});
    const { client, time } = bench();

    await client.json(READ);

    expect(time.waits).to.deep.equal([7000]);
  });

  it('lets no other request through while the host asked for quiet', async () => {
    nock(HOST).patch('/api/thing/').reply(429, {}, { 'Retry-After': '30' });
    nock(HOST).get('/api/thing/').reply(200, {});
    const { client, time } = bench();
    await failure(client.json(WRITE));

    await client.json(READ);

    expect(time.waits).to.deep.equal([30_000]);
  });

  it('keeps the shortest time between two requests', async () => {
    nock(HOST).get('/api/thing/').times(3).reply(200, {});
    const { client, time } = bench({ minIntervalMs: 100 });

    for (let count = 0; count < 3; count += 1) await client.json(READ);

    expect(time.waits).to.deep.equal([100, 100]);
  });

  it('does not wait for hours when the clock was set back', async () => {
    nock(HOST).get('/api/thing/').times(2).reply(200, {});
    const { client, time } = bench({ minIntervalMs: 100 });
    await client.json(READ);
    time.advance(-3_600_000);

    await client.json(READ);

    expect(time.waits).to.deep.equal([]);
  });

  it('asks nothing for a caller who has given up', async () => {
    const error = await failure(bench().client.json({ ...READ, signal: AbortSignal.abort() }));

    expect(error).to.include({ code: 'cancelled', retryable: false });
  });

  describe('the token', () => {
    const faults: Readonly<Record<string, () => void>> = {
      'a refused connection': () =>
        nock(HOST)
          .patch('/api/thing/')
          .replyWithError(Object.assign(new Error(TOKEN), { code: 'ECONNREFUSED' })),
      'a refusal that repeats it': () =>
        nock(HOST)
          .patch('/api/thing/')
          .reply(401, { detail: `Invalid ${TOKEN}` }, { 'X-Token': TOKEN }),
      'a redirect with it': () =>
        nock(HOST)
          .patch('/api/thing/')
          .reply(301, '', { Location: `http://x.test/${TOKEN}` }),
      'a page with it': () => nock(HOST).patch('/api/thing/').reply(200, TOKEN, { 'Content-Type': 'text/html' }),
      'broken JSON with it': () => nock(HOST).patch('/api/thing/').reply(200, `{"a":"${TOKEN}`),
    };
    for (const [name, mock] of Object.entries(faults)) {
      it(`stands in no part of the error of ${name}, and in no log line`, async () => {
        mock();
        const lines: string[] = [];
        const log = createLogger({ level: 'debug', destination: { write: (line) => void lines.push(line) } });

        const error = await failure(bench().client.json(WRITE));
        log.error('Failed', { ...errorFields(error) });
        log.pino.error({ err: error }, 'Failed');

        const told = [JSON.stringify(error), inspect(error, { depth: null, showHidden: true }), error.stack, ...lines];
        for (const text of [...told, inspect(error.cause, { depth: null, showHidden: true })]) {
          expect(text).to.not.include(TOKEN);
          expect(text).to.not.match(/authorization/i);
        }
      });
    }
  });
});
