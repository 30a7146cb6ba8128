import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { startHttp } from '../../../src/http/start-http.ts';
import { ConfigError, StoreError } from '../../../src/ports/errors.ts';
import { anonymous, as, createTestApp, expectDescribed, TEST_OPTIONS } from '../../support/http/client.ts';
import { createFakeService } from '../../support/http/fake-service.ts';
import { rejection } from '../../support/rejection.ts';

describe('http: health and metrics', () => {
  it('is live, and ready as long as store and queue answer', async () => {
    const app = await createTestApp();
    const live = await anonymous(app, 'get /health/live');
    const ready = await anonymous(app, 'get /health/ready');
    app.service.store.failNext(new StoreError('store-unreachable', 'x'));
    const down = await anonymous(app, 'get /health/ready');

    expectDescribed(live, 'healthLive');
    expectDescribed(ready, 'healthReady');
    expectDescribed(down, 'healthReady');
    expect(down.body).to.deep.equal({ status: 'not-ready', store: false, queue: true });
    expect([live.status, ready.status, down.status]).to.deep.equal([200, 200, 503]);
  });

  it('counts requests by operation, not by address', async () => {
    const app = await createTestApp();
    await as(app, 'reader', 'get /search?q=x');
    await as(app, 'reader', 'get /search?q=y');
    await anonymous(app, 'get /wp-login.php');

    const response = await anonymous(app, 'get /metrics');

    expectDescribed(response, 'metrics');
    expect(response.text).to.contain('vankho_http_requests_total{operation="search",status="200"} 2');
    expect(response.text).to.contain('vankho_http_requests_total{operation="other",status="404"} 1');
    expect(response.text).to.contain('vankho_queue_depth 3').and.to.contain('vankho_scan_files{state="withheld"} 1');
    expect(response.text).not.to.contain('wp-login');
  });

  it('shows metrics to other machines only with the token', async () => {
    const app = await createTestApp({ trustedProxies: ['127.0.0.1'], metricsToken: 'a-long-token-for-metrics' });
    const far = () => anonymous(app, 'get /metrics').set('X-Forwarded-For', '10.1.2.3');

    const without = await far();
    const wrong = await far().set('Authorization', 'Bearer a-long-token-for-metricz');
    const right = await far().set('Authorization', 'Bearer a-long-token-for-metrics');

    expectDescribed(without, 'metrics');
    expect([without.status, wrong.status, right.status]).to.deep.equal([401, 401, 200]);
  });

  it('shows metrics to no other machine where no token is set', async () => {
    const app = await createTestApp({ trustedProxies: ['127.0.0.1'] });

    const response = await anonymous(app, 'get /metrics')
      .set('X-Forwarded-For', '10.1.2.3')
      .set('Authorization', 'Bearer undefined');

    expect(response.status).to.equal(401);
  });
});

describe('http: where requests come from', () => {
  it('refuses a foreign Host on loopback: a page may have bound its name to 127.0.0.1', async () => {
    const app = await createTestApp();

    const foreign = await anonymous(app, 'get /metrics').set('Host', 'attacker.example:8484');
    const own = await anonymous(app, 'get /metrics').set('Host', 'localhost:8484');

    expect([foreign.status, (foreign.body as { code: string }).code]).to.deep.equal([421, 'wrong-origin']);
    expect(own.status).to.equal(200);
  });

  it('believes forwarded headers of the trusted proxy only', async () => {
    const app = await createTestApp({ trustedProxies: ['10.9.8.7'] });

    const response = await anonymous(app, 'get /metrics').set('X-Forwarded-For', '203.0.113.5');

    // The peer is this machine, which is no trusted proxy: its word about others does not count.
    expect(response.status).to.equal(200);
  });

  for (const [address, more, works] of [
    ['127.0.0.1', {}, true],
    ['::1', {}, true],
    ['0.0.0.0', {}, false],
    ['::', {}, false],
    ['192.168.1.5', {}, false],
    ['0.0.0.0', { trustedProxies: ['10.0.0.1'] }, true],
  ] as const)
    it(`${works ? 'listens' : 'refuses to listen'} on ${address} with ${JSON.stringify(more)}`, async () => {
      const service = createFakeService();
      const starting = startHttp(service.deps, { ...TEST_OPTIONS, address, port: 0, ...more });

      if (!works) {
        const error = await rejection(starting);
        expect(error).to.be.instanceOf(ConfigError).and.to.have.property('code', 'config-invalid');
        return;
      }
      const http = await starting;
      expect(http.url).to.match(/^http:\/\/.+:\d+$/);
      await http.close(0);
    });

  it('refuses a port that is taken, and a certificate that is none', async () => {
    const service = createFakeService();
    const first = await startHttp(service.deps, { ...TEST_OPTIONS, port: 0 });
    const port = Number(new URL(first.url).port);

    const taken = await rejection(startHttp(service.deps, { ...TEST_OPTIONS, port }));
    const tls = { certificate: 'x', key: 'y' };
    const noTls = await rejection(startHttp(service.deps, { ...TEST_OPTIONS, port: 0, tls }));
    await first.close(0);

    expect(taken).to.be.instanceOf(ConfigError).and.to.have.property('code', 'address-in-use');
    expect(noTls).to.be.instanceOf(ConfigError).and.to.have.nested.property('details.option', 'http.tlsCertificate');
  });

  it('lets a running request end before it closes', async () => {
    const service = createFakeService();
    const gate = Promise.withResolvers<undefined>();
    const counts = service.deps.queue.counts.bind(service.deps.queue);
    const queue = { ...service.deps.queue, counts: () => gate.promise.then(counts) };
    const http = await startHttp({ ...service.deps, queue }, { ...TEST_OPTIONS, port: 0 });
    const answer = new Promise<number | undefined>((resolve, reject) => {
      httpRequest(`${http.url}/health/ready`, (response) => {
        response.resume().once('end', () => {
          resolve(response.statusCode);
        });
      })
        .once('error', reject)
        .once('finish', () =>
          setTimeout(() => {
            gate.resolve(undefined);
          }, 300),
        )
        .end();
    });
    await new Promise((resolve) => setTimeout(resolve, 100));

    const closed = http.close(5000);

    expect(await answer).to.equal(200);
    await closed;
    expect(await rejection(fetch(`${http.url}/health/live`))).to.be.instanceOf(TypeError);
  });
});

describe('http: console', () => {
  let webRoot: string;
  before(async () => {
    webRoot = await mkdtemp(path.join(tmpdir(), 'console-'));
    await mkdir(path.join(webRoot, 'assets'));
    await writeFile(path.join(webRoot, 'index.html'), '<title>Văn Khố</title>');
    await writeFile(path.join(webRoot, 'assets', 'index-B1xYz_9Q.js'), 'export {}');
    await writeFile(path.join(webRoot, 'assets', 'plain.js'), 'export {}');
    await writeFile(path.join(webRoot, '.secret'), 'x');
  });
  after(async () => {
    await rm(webRoot, { recursive: true });
  });

  it('serves its page for every address a browser opens, never cached blindly', async () => {
    const app = await createTestApp({ webRoot });

    for (const address of ['/', '/documents/1', '/search?q=x']) {
      const response = await anonymous(app, `get ${address}`).set('Accept', 'text/html');
      expect(response.status).to.equal(200);
      expect(response.text).to.contain('Văn Khố');
      expect(response.get('cache-control')).to.equal('no-cache');
    }
  });

  it('lets browsers keep what is named by its content for good, and nothing else', async () => {
    const app = await createTestApp({ webRoot });

    const hashed = await anonymous(app, 'get /assets/index-B1xYz_9Q.js');
    const plain = await anonymous(app, 'get /assets/plain.js');

    expect(hashed.get('cache-control')).to.equal('public, max-age=31536000, immutable');
    expect(plain.get('cache-control')).to.equal('no-cache');
  });

  it('answers problems, not its page, for the API, missing files and hidden files', async () => {
    const app = await createTestApp({ webRoot });

    for (const address of ['/api/v1/nothing', '/api/v2/documents', '/assets/missing.js', '/.secret', '/hooks/x/y']) {
      const response = await anonymous(app, `get ${address}`).set('Accept', 'text/html');
      expect(response.status, address).to.equal(404);
      expect(response.get('content-type'), address).to.contain('application/problem+json');
    }
  });

  it('says so when the console is not built', async () => {
    const app = await createTestApp();

    const response = await anonymous(app, 'get /').set('Accept', 'text/html');

    expect(response.body).to.deep.include({ status: 404, code: 'console-missing', title: 'Chưa có giao diện' });
  });

  it('gives the API description', async () => {
    const app = await createTestApp();

    const response = await anonymous(app, 'get /openapi.json');

    expect(response.body).to.have.property('openapi', '3.1.0');
  });
});
