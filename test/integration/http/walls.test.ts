import { expect } from 'chai';
import { anonymous, as, createTestApp, expectDescribed, type TestApp } from '../../support/http/client.ts';
import { idOf } from '../../support/http/seed.ts';

describe('http: bad input', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await createTestApp();
  });
  const field = `put /documents/${idOf(1)}-1/fields/number`;

  function send(body: string | Buffer, type = 'application/json') {
    return as(app, 'operator', field).set('Content-Type', type).send(body);
  }

  for (const path of [
    '/documents/..%2f..%2fetc%2fpasswd',
    '/documents/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '/documents/a%00b',
    '/scan-files/..%5c..%5cwindows',
    `/scan-files/${idOf(1).toUpperCase().replace('0', 'A')}`,
    '/scan-files/__proto__',
    `/scan-files/${idOf(1)}/pages/0`,
    `/scan-files/${idOf(1)}/pages/1e3`,
    `/scan-files/${idOf(1)}/pages/-1/image`,
    '/documents/%E0%A4%A',
  ])
    it(`refuses the address ${path}`, async () => {
      const response = await as(app, 'administrator', `get ${path}`);

      expect(response.status).to.equal(400);
      expect(response.body).to.have.property('code', 'invalid-request');
    });

  it('never walks out of its folders', async () => {
    for (const path of ['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json', '//etc/passwd']) {
      const response = await anonymous(app, `get ${path}`);

      expect(response.status, path).to.equal(404);
      expect(response.text, path).not.to.contain('devDependencies');
    }
  });

  for (const [query, named] of [
    ['limt=5', 'limt'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=5&limit=6', 'limit'],
    ['limit=5.5', 'limit'],
    ['state=lost', 'state'],
    ['needsReview=yes', 'needsReview'],
    ['__proto__=1', '__proto__'],
    ['constructor=1', 'constructor'],
    ['state[]=done', 'state[]'],
    ['after=', 'after'],
  ] as const)
    it(`refuses the query ${query} and names ${named}`, async () => {
      const response = await as(app, 'reader', `get /documents?${query}`);

      expectDescribed(response, 'listDocuments');
      expect(response.status).to.equal(400);
      expect(response.body).to.have.nested.property('errors[0].field', named);
    });

  for (const [body, named] of [
    ['{"value":"1","revision":1,"colour":"red"}', 'colour'],
    ['{"value":"1","revision":1,"__proto__":{"role":"administrator"}}', '__proto__'],
    ['{"value":"1","revision":1,"constructor":{"prototype":{"x":1}}}', 'constructor'],
    ['{"value":"1"}', 'revision'],
    ['{"value":"1","revision":"1"}', 'revision'],
    ['[]', ''],
    ['"text"', ''],
    ['', ''],
    ['{"value":', ''],
  ] as const)
    it(`refuses the body ${body} and names «${named}»`, async () => {
      const response = await send(body);

      expectDescribed(response, 'correctField');
      expect(response.status).to.equal(400);
      expect(response.body).to.have.nested.property('errors[0].field', named);
      expect(({} as Record<string, unknown>)['role']).to.equal(undefined);
    });

  it('refuses text that is not UTF-8', async () => {
    const response = await send(Buffer.from('{"value":"\xff","revision":1}', 'latin1'));

    expect(response.status).to.equal(400);
  });

  it('refuses a bomb of brackets before it is parsed', async () => {
    const response = await send(`{"value":${'['.repeat(30_000)}${']'.repeat(30_000)},"revision":1}`);

    expect(response.status).to.equal(400);
    expect(response.body).to.have.nested.property('errors[0].message', 'JSON lồng quá sâu.');
  });

  it('does not take brackets inside text for depth', async () => {
    const value = `${'['.repeat(20)}\\"${'{'.repeat(20)}`;

    const response = await as(app, 'operator', `put /documents/${idOf(1)}-1/fields/note`)
      .set('Content-Type', 'application/json')
      .send(`{"value":"${value}","revision":1}`);

    expect(response.status, response.text).to.equal(200);
  });

  it('refuses a body over the limit with 413, sized or in chunks', async () => {
    const big = `{"value":"${'a'.repeat(70_000)}","revision":1}`;
    const sized = await send(big);
    const chunked = as(app, 'operator', field).set('Content-Type', 'application/json');
    chunked.set('Transfer-Encoding', 'chunked');
    chunked.write(big);
    const response = await chunked;

    for (const refused of [sized, response]) {
      expectDescribed(refused, 'correctField');
      expect(refused.body).to.deep.include({ status: 413, code: 'body-too-large' });
    }
  });

  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'application/json; charset=utf-16',
    'multipart/form-data',
  ])
    it(`refuses ${type} with 415`, async () => {
      const response = await send('{"value":"1","revision":1}', type);

      expectDescribed(response, 'correctField');
      expect(response.status).to.equal(415);
    });

  it('refuses compressed bodies: they may be bombs', async () => {
    const response = await as(app, 'operator', field)
      .set('Content-Type', 'application/json')
      .set('Content-Encoding', 'gzip')
      .send('{"value":"1","revision":1}');

    expect(response.status).to.equal(415);
  });

  it('refuses a body where none is taken', async () => {
    const response = await as(app, 'operator', `post /scan-files/${idOf(4)}/read-again`).send({ force: true });

    expectDescribed(response, 'readAgain');
    expect(response.status).to.equal(400);
  });

  it('answers HEAD without a body, OPTIONS with Allow, other methods with 405', async () => {
    const head = await as(app, 'reader', 'head /documents');
    const options = await anonymous(app, 'options /api/v1/documents');
    const post = await as(app, 'reader', 'post /documents');
    const metrics = await anonymous(app, 'post /metrics');

    expect(head.status).to.equal(200);
    expect(head.text).to.equal(undefined);
    expect([options.status, options.get('allow')]).to.deep.equal([204, 'GET, HEAD, OPTIONS']);
    expect(options.get('access-control-allow-origin')).to.equal(undefined);
    expect([post.status, post.get('allow')]).to.deep.equal([405, 'GET, HEAD, OPTIONS']);
    expect([metrics.status, metrics.get('allow')]).to.deep.equal([405, 'GET, HEAD']);
  });

  it('does not draw an image for HEAD more than for GET, and sends no body', async () => {
    const head = await as(app, 'reader', `head /scan-files/${idOf(1)}/pages/1/image`);

    expect(head.status).to.equal(200);
    expect(head.get('content-type')).to.equal('image/jpeg');
  });

  it('answers in the language asked for, Vietnamese first', async () => {
    const titles = [];
    for (const language of ['', 'en', 'en;q=0.5, vi;q=0.4', 'fr', 'vi, en', `${'x,'.repeat(5000)}en`]) {
      const response = await as(app, 'reader', 'get /accounts').set('Accept-Language', language);
      titles.push((response.body as { title: string }).title);
    }

    expect(titles).to.deep.equal([
      'Không đủ quyền',
      'Not allowed',
      'Not allowed',
      'Không đủ quyền',
      'Không đủ quyền',
      'Không đủ quyền',
    ]);
  });

  it('gives every request an id of its own', async () => {
    const response = await as(app, 'reader', 'get /accounts').set('X-Request-Id', 'mine\u0009x');

    expect(response.get('x-request-id')).to.match(/^[0-9a-f-]{36}$/);
    expect(response.body).to.have.property('requestId', response.get('x-request-id'));
  });

  it('logs neither words nor ids nor tokens of a request', async () => {
    await as(app, 'reader', 'get /search?q=hoten').set('Cookie', 'vankho_session=abcdefghijklmnopqrstuvwxyz');
    await as(app, 'reader', `get /documents/${idOf(1)}-1`);

    const log = app.service.log.join('');
    expect(log).to.contain('"operation":"search"').and.to.contain('"operation":"readDocument"');
    expect(log).not.to.match(/hoten|abcdefghijklmnopqrstuvwxyz|00000001-1/);
    expect(log).not.to.contain(app.tokens.reader);
  });

  it('sends the headers that keep a browser safe, and no upgrade to TLS on plain http', async () => {
    const response = await anonymous(app, 'get /health/live');

    const policy = response.get('content-security-policy') ?? '';
    expect(policy).to.contain("default-src 'self'").and.to.contain("frame-ancestors 'none'");
    expect(policy).not.to.contain('upgrade-insecure-requests').and.not.to.contain("script-src 'self' 'unsafe");
    expect(response.get('x-content-type-options')).to.equal('nosniff');
    expect(response.get('strict-transport-security')).to.equal(undefined);
    expect(response.get('x-powered-by')).to.equal(undefined);
  });
});
