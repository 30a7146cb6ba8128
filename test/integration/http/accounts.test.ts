import { expect } from 'chai';
import { ROUTE_ROLES } from '../../../src/http/auth/route-roles.ts';
import { createAccount, ensureFirstAdministrator } from '../../../src/http/auth/accounts.ts';
import { createHttpApp } from '../../../src/http/create-http-app.ts';
import type { Account } from '../../../src/ports/store/accounts.ts';
import {
  anonymous,
  as,
  createTestApp,
  describedOperations,
  expectDescribed,
  ROLES,
  signIn,
  TEST_COST,
  TEST_OPTIONS,
  type TestApp,
} from '../../support/http/client.ts';
import { createFakeService } from '../../support/http/fake-service.ts';
import { idOf } from '../../support/http/seed.ts';

/** A path with every placeholder filled by something that exists or is at least well-formed. */
function filled(path: string): string {
  return path
    .replace('/documents/{id}', `/documents/${idOf(1)}-1`)
    .replace('/scan-files/{id}', `/scan-files/${idOf(1)}`)
    .replace('/hosts/{id}', '/hosts/inbox')
    .replace('/tokens/{id}', `/tokens/${'0'.repeat(64)}`)
    .replace(/\{field\}/, 'number')
    .replace(/\{\w+\}/g, '1');
}

const apiOperations = describedOperations().filter(({ operation }) => operation.operationId in ROUTE_ROLES);

describe('http/auth: who may what', () => {
  let app: TestApp;
  before(async () => {
    app = await createTestApp();
  });

  it('says in the description what the table says', () => {
    const described = apiOperations.map(({ operation }) => [operation.operationId, operation['x-roles']]);

    expect(Object.fromEntries(described)).to.deep.equal(ROUTE_ROLES);
  });

  for (const { method, path, operation } of apiOperations) {
    const access = ROUTE_ROLES[operation.operationId as keyof typeof ROUTE_ROLES];
    it(`${method} ${path}: ${typeof access === 'string' ? access : access.join(', ')}`, async () => {
      for (const role of ROLES) {
        const isAllowed = typeof access === 'string' || (access as readonly string[]).includes(role);
        // Nothing is sent, so that a write which is allowed ends in 400, 404, 409 or 415, and changes little.
        const response = await as(app, role, `${method} ${filled(path)}`);
        const { status } = response;
        const { code } = response.body as { code?: string };
        if (isAllowed) expect([401, 403], `${role}: ${String(code)}`).not.to.include(status);
        else expect([status, code], role).to.deep.equal([403, 'role-missing']);
      }
      const stranger = await anonymous(app, `${method} /api/v1${filled(path)}`);
      if (access !== 'public') expect(stranger.status).to.equal(401);
    });
  }
});

describe('http/auth: signing in', () => {
  let app: TestApp;
  let secret: string;
  beforeEach(async () => {
    app = await createTestApp();
    const deps = { store: app.service.store, clock: app.service.deps.clock, scryptCost: TEST_COST };
    ({ secret } = await createAccount(deps, { name: 'Nguyễn Thị Mẫu', role: 'operator', actor: 'test' }));
  });

  it('opens a session by cookie, told apart by its flags', async () => {
    const session = await signIn(app, 'Nguyễn Thị Mẫu', secret);

    expect(session.setCookie).to.match(/; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/);
    const me = await anonymous(app, 'get /api/v1/session').set('Cookie', session.cookie);
    expectDescribed(me, 'readSession');
    expect(me.body).to.have.property('csrfToken', session.csrf);
    expect(me.text).not.to.contain('scrypt');
  });

  it('binds the cookie to TLS behind a trusted proxy', async () => {
    const behind = await createTestApp({ trustedProxies: ['10.9.8.7'] });
    const deps = { store: behind.service.store, clock: behind.service.deps.clock, scryptCost: TEST_COST };
    const made = await createAccount(deps, { name: 'a', role: 'reader', actor: 'test' });

    const session = await signIn(behind, 'a', made.secret);

    expect(session.setCookie).to.contain('; Secure');
  });

  it('takes the name in NFD for the same name', async () => {
    const session = await signIn(app, 'Nguyễn Thị Mẫu'.normalize('NFD'), secret);

    expect(session.body).to.have.nested.property('account.role', 'operator');
  });

  it('keeps neither secret nor cookie in store or log', async () => {
    const session = await signIn(app, 'Nguyễn Thị Mẫu', secret);

    const { accounts, tokens } = app.service.store.state();
    const kept = JSON.stringify([[...accounts.values()], [...tokens.values()]]) + app.service.log.join('');
    expect(kept).not.to.contain(secret);
    expect(kept).not.to.contain(session.cookie.split('=')[1] ?? 'none');
    expect(kept).not.to.contain(session.csrf);
  });

  for (const [what, name, wrong] of [
    ['a wrong secret', 'Nguyễn Thị Mẫu', 'x'],
    ['an unknown name', 'nobody', 'x'],
    ['a name every object has', '__proto__', 'x'],
  ] as const)
    it(`answers the same for ${what}`, async () => {
      const response = await anonymous(app, 'post /api/v1/session').send({ name, secret: wrong });

      expectDescribed(response, 'createSession');
      expect(response.status).to.equal(401);
      expect(response.body).to.deep.include({ code: 'sign-in-failed', title: 'Đăng nhập không thành công' });
    });

  it('stops guessing from one address with 429 and Retry-After', async () => {
    const statuses = [];
    for (let attempt = 0; attempt < 31; attempt += 1)
      statuses.push((await anonymous(app, 'post /api/v1/session').send({ name: 'admin', secret: 'x' })).status);
    const last = await anonymous(app, 'post /api/v1/session').send({ name: 'Nguyễn Thị Mẫu', secret });

    expect(statuses.slice(0, 30).every((status) => status === 401)).to.equal(true);
    expect(statuses[30]).to.equal(429);
    expectDescribed(last, 'createSession');
    expect(last.status).to.equal(429);
    expect(Number(last.get('retry-after'))).to.be.greaterThan(0);
  });

  it('does not count good sign-ins', async () => {
    for (let attempt = 0; attempt < 35; attempt += 1) await signIn(app, 'Nguyễn Thị Mẫu', secret);
  });

  it('ends a session at its time, by signing out, and with a new secret', async () => {
    const first = await signIn(app, 'Nguyễn Thị Mẫu', secret);
    const second = await signIn(app, 'Nguyễn Thị Mẫu', secret);
    const third = await signIn(app, 'Nguyễn Thị Mẫu', secret);
    const status = async ({ cookie }: { cookie: string }) =>
      (await anonymous(app, 'get /api/v1/session').set('Cookie', cookie)).status;

    const out = await anonymous(app, 'delete /api/v1/session')
      .set('Cookie', first.cookie)
      .set('X-CSRF-Token', first.csrf);
    expectDescribed(out, 'deleteSession');
    expect([await status(first), await status(second)]).to.deep.equal([401, 200]);

    const change = await anonymous(app, 'put /api/v1/session/secret')
      .set('Cookie', second.cookie)
      .set('X-CSRF-Token', second.csrf)
      .send({ secret, newSecret: 'một câu dài dễ nhớ' });
    expectDescribed(change, 'changeOwnSecret');
    expect([change.status, await status(second), await status(third)]).to.deep.equal([204, 401, 401]);

    const fourth = await signIn(app, 'Nguyễn Thị Mẫu', 'một câu dài dễ nhớ');
    app.service.clock = new Date(app.service.clock.getTime() + 13 * 3_600_000);
    expect(await status(fourth)).to.equal(401);
  });

  it('refuses writes of a session without its CSRF token, or from another site', async () => {
    const session = await signIn(app, 'Nguyễn Thị Mẫu', secret);
    const other = await signIn(app, 'Nguyễn Thị Mẫu', secret);
    const write = () => anonymous(app, `post /api/v1/scan-files/${idOf(4)}/read-again`).set('Cookie', session.cookie);

    const without = await write();
    const wrong = await write().set('X-CSRF-Token', other.csrf);
    const cross = await write().set('X-CSRF-Token', session.csrf).set('Sec-Fetch-Site', 'cross-site');
    const right = await write().set('X-CSRF-Token', session.csrf).set('Sec-Fetch-Site', 'same-origin');
    const login = await anonymous(app, 'post /api/v1/session')
      .set('Sec-Fetch-Site', 'cross-site')
      .send({ name: 'a', secret: 'b' });

    for (const response of [without, wrong, cross, login])
      expect([response.status, (response.body as { code: string }).code]).to.deep.equal([403, 'csrf-missing']);
    expect(right.status).to.equal(202);
  });

  it('does not take a cookie for a token, nor a token for a cookie', async () => {
    const session = await signIn(app, 'Nguyễn Thị Mẫu', secret);
    const value = session.cookie.split('=')[1] ?? '';

    const bearer = await anonymous(app, 'get /api/v1/session').set('Authorization', `Bearer ${value}`);
    const cookie = await anonymous(app, 'get /api/v1/session').set(
      'Cookie',
      `vankho_session=${app.tokens.administrator}`,
    );

    expect([bearer.status, cookie.status]).to.deep.equal([401, 401]);
  });
});

describe('http/auth: accounts and tokens', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await createTestApp();
  });

  it('makes an account, shows its secret once, changes, locks and resets it', async () => {
    const made = await as(app, 'administrator', 'post /accounts').send({ name: 'Người kiểm', role: 'checker' });
    const { account, secret } = made.body as { account: Account; secret: string };
    const session = await signIn(app, 'Người kiểm', secret);
    const status = async () => (await anonymous(app, 'get /api/v1/status').set('Cookie', session.cookie)).status;

    expectDescribed(made, 'createAccount');
    expect(secret).to.match(/^([2-9a-hjkmnp-z]{4}-){4}[2-9a-hjkmnp-z]{4}$/);
    expect(await status()).to.equal(200);
    const changed = await as(app, 'administrator', `patch /accounts/${account.id}`).send({ role: 'reader' });
    expectDescribed(changed, 'changeAccount');
    expect(await status()).to.equal(403);
    await as(app, 'administrator', `patch /accounts/${account.id}`).send({ disabled: true });
    expect(await status()).to.equal(401);
    await as(app, 'administrator', `patch /accounts/${account.id}`).send({ disabled: false, role: 'checker' });
    expect(await status()).to.equal(200);
    const reset = await as(app, 'administrator', `post /accounts/${account.id}/reset-secret`);
    expectDescribed(reset, 'resetSecret');
    expect(await status()).to.equal(401);

    const list = await as(app, 'administrator', 'get /accounts');
    expectDescribed(list, 'listAccounts');
    expect(list.text).not.to.contain('scrypt');
    const ledger = await app.service.store.ledger.list({ subject: account.id }, { limit: 20 });
    expect(ledger.items.map(({ action }) => action)).to.deep.equal([
      'account.secret-reset',
      'account.changed',
      'account.changed',
      'account.changed',
      'account.signed-in',
      'account.created',
    ]);
  });

  it('refuses a name that is taken, and the loss of the last administrator', async () => {
    const taken = await as(app, 'administrator', 'post /accounts').send({ name: 'reader-1', role: 'reader' });
    const admin = await app.service.store.accounts.findByName('administrator-1');
    const demoted = await as(app, 'administrator', `patch /accounts/${admin?.id ?? ''}`).send({ role: 'reader' });
    const locked = await as(app, 'administrator', `patch /accounts/${admin?.id ?? ''}`).send({ disabled: true });

    expectDescribed(taken, 'createAccount');
    expect(taken.body).to.have.property('code', 'account-exists');
    for (const response of [demoted, locked]) {
      expectDescribed(response, 'changeAccount');
      expect(response.body).to.have.property('code', 'last-administrator');
    }
    expect((await app.service.store.accounts.findByName('administrator-1'))?.disabled).to.equal(false);
  });

  it('makes and revokes machine tokens, kept as SHA-256 only', async () => {
    const made = await as(app, 'administrator', 'post /tokens').send({ label: 'máy quét', days: 1 });
    const { id, token } = made.body as { id: string; token: string };
    const use = async () =>
      (await anonymous(app, 'get /api/v1/accounts').set('Authorization', `Bearer ${token}`)).status;

    expectDescribed(made, 'createToken');
    expect(await use()).to.equal(200);
    expect(JSON.stringify([...app.service.store.state().tokens.values()])).not.to.contain(token);
    const revoked = await as(app, 'administrator', `delete /tokens/${id}`);
    expectDescribed(revoked, 'revokeToken');
    expect(await use()).to.equal(401);
    expect((await as(app, 'administrator', `delete /tokens/${id}`)).status).to.equal(404);
    const noted = await app.service.store.ledger.list({ subject: id }, { limit: 9 });
    expect(noted.items.map(({ action }) => action)).to.deep.equal(['token.revoked', 'token.created']);
  });

  it('lets a token end at its time', async () => {
    const made = await as(app, 'administrator', 'post /tokens').send({ label: 'a', days: 2 });
    const { token } = made.body as { token: string };

    app.service.clock = new Date(app.service.clock.getTime() + 2 * 86_400_000);

    const late = await anonymous(app, 'get /api/v1/session').set('Authorization', `Bearer ${token}`);
    expect(late.status).to.equal(401);
    expect(late.get('www-authenticate')).to.match(/^Bearer/);
  });
});

describe('http/auth: first start', () => {
  it('makes one administrator, with a new random secret until its first sign-in', async () => {
    const service = createFakeService();
    const deps = { store: service.store, clock: service.deps.clock, scryptCost: TEST_COST };

    const first = await ensureFirstAdministrator(deps);
    const again = await ensureFirstAdministrator(deps);

    expect(first?.account).to.deep.include({ name: 'admin', role: 'administrator' });
    expect(again?.account.id).to.equal(first?.account.id);
    expect(again?.secret).not.to.equal(first?.secret);
    const app = { app: createHttpApp(service.deps, TEST_OPTIONS), service, tokens: {} as TestApp['tokens'] };
    const session = await signIn(app, 'admin', again?.secret ?? '');
    expect(session.body).to.have.nested.property('account.role', 'administrator');
    expect(await ensureFirstAdministrator(deps)).to.equal(undefined);
  });
});
