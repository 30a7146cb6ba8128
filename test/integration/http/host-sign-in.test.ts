import { expect } from 'chai';
import { createHttpApp } from '../../../src/http/create-http-app.ts';
import { createAccount, createToken } from '../../../src/http/auth/accounts.ts';
import { HostError } from '../../../src/ports/errors.ts';
import type { HostAccount, HostId } from '../../../src/ports/host.ts';
import type { Role } from '../../../src/ports/store/accounts.ts';
import {
  anonymous,
  as,
  createTestApp,
  expectDescribed,
  signIn,
  TEST_COST,
  TEST_OPTIONS,
  type TestApp,
} from '../../support/http/client.ts';

const ROLES: Readonly<Record<string, Role>> = { 'Lưu trữ': 'archivist', 'Người đọc': 'reader' };

/** People of a host sign in with what the host knows of them; nothing of it is kept here. */
describe('http: sign-in with the account of a host', () => {
  let app: TestApp;
  let people: Map<string, HostAccount & { readonly secret: string; readonly code?: string }>;
  let asked: string[];
  let failure: HostError | undefined;

  beforeEach(async () => {
    asked = [];
    failure = undefined;
    people = new Map([
      ['bình', { name: 'bình', secret: 'mật khẩu', groups: ['Lưu trữ', 'Người đọc'], administrator: false }],
      ['khách', { name: 'khách', secret: 'mật khẩu', groups: ['toString'], administrator: true }],
    ]);
    const made = await createTestApp();
    for (const id of ['one', 'two'])
      made.service.hostAccounts.push({
        hostId: id as HostId,
        roles: ROLES,
        accounts: {
          signIn: ({ name, secret, oneTimeCode }) => {
            asked.push(id);
            if (failure) return Promise.reject(failure);
            const person = id === 'two' ? people.get(name) : undefined;
            if (person?.secret !== secret) return Promise.resolve(undefined);
            if (person.code === oneTimeCode) return Promise.resolve(person);
            return Promise.resolve(oneTimeCode === undefined ? 'code-needed' : 'code-wrong');
          },
          find: (name) => {
            asked.push(id);
            return failure ? Promise.reject(failure) : Promise.resolve(id === 'two' ? people.get(name) : undefined);
          },
        },
      });
    app = { ...made, app: createHttpApp(made.service.deps, TEST_OPTIONS) };
  });

  const attempt = (name: string, secret = 'mật khẩu', more: object = {}) =>
    anonymous(app, 'post /api/v1/session').send({ name, secret, ...more });
  const account = async (name: string) => app.service.store.accounts.findByName(name);
  const hostError = (code: 'unavailable' | 'rate-limited' | 'unauthorized', retryAfterMs?: number) =>
    new HostError(code, code, {
      hostId: 'one',
      operation: 'signIn',
      ...(retryAfterMs !== undefined && { retryAfterMs }),
    });

  it('makes an account that is marked so, with the widest role of its groups, and keeps no secret', async () => {
    const { body } = await signIn(app, 'bình', 'mật khẩu');

    expect(body).to.have.property('account').that.includes({ name: 'bình', role: 'archivist', host: 'two' });
    const made = await account('bình');
    expect(made).to.include({ hostId: 'two', role: 'archivist' });
    expect(made?.secretHash).to.match(/^host\$/);
    const dump = JSON.stringify([...app.service.store.state().accounts.values(), ...app.service.log]);
    expect(dump).to.not.include('mật khẩu');
    const { items } = await app.service.store.ledger.list({ subject: made?.id ?? '' }, { limit: 9 });
    expect(items.map(({ action, actor }) => [action, actor])).to.deep.equal([
      ['account.signed-in', 'bình'],
      ['account.created', 'host:two'],
    ]);
  });

  it('asks only the host that an account came from, and gives it the role of today', async () => {
    await signIn(app, 'bình', 'mật khẩu');
    const first = await account('bình');
    people.set('bình', { name: 'bình', secret: 'mới', groups: ['Người đọc'], administrator: false });
    asked = [];

    expect((await attempt('bình')).status).to.equal(401);
    await signIn(app, 'bình', 'mới');

    expect(asked).to.deep.equal(['two', 'two']);
    expect(await account('bình')).to.deep.equal({ ...first, role: 'reader' });
  });

  it('asks no host about an account of our own', async () => {
    const deps = { store: app.service.store, clock: app.service.deps.clock, scryptCost: TEST_COST };
    const { secret } = await createAccount(deps, { name: 'bình', role: 'operator', actor: 'x' });

    expect((await attempt('bình')).status).to.equal(401);
    await signIn(app, 'bình', secret);

    expect(asked).to.deep.equal([]);
    expect(await account('bình'))
      .to.include({ role: 'operator' })
      .and.not.have.property('hostId');
  });

  it('says clearly that no group has a role, and makes no account', async () => {
    const response = await attempt('khách');

    expectDescribed(response, 'createSession');
    expect(response.body).to.include({ status: 403, code: 'role-not-given' });
    expect(response.text).to.include('two');
    expect(await account('khách')).to.equal(undefined);
  });

  it('asks for the second factor where the host does, and says that a code was wrong', async () => {
    people.set('bình', { name: 'bình', secret: 's', code: '123456', groups: ['Lưu trữ'], administrator: false });

    const [none, wrong] = [await attempt('bình', 's'), await attempt('bình', 's', { oneTimeCode: '000000' })];
    expectDescribed(none, 'createSession');
    expect(none.body).to.include({ status: 401, code: 'one-time-code-needed' });
    expect(wrong.body).to.include({ status: 401, code: 'one-time-code-wrong' });
    expect((await attempt('bình', 'sai', { oneTimeCode: '123456' })).body).to.include({ code: 'sign-in-failed' });
    expect((await attempt('bình', 's', { oneTimeCode: '123456' })).status).to.equal(201);
  });

  it('tells a wrong secret, a locked account and an unknown name alike, and counts them', async () => {
    await signIn(app, 'bình', 'mật khẩu');
    const { id = '' } = (await account('bình')) ?? {};
    await as(app, 'administrator', `patch /accounts/${id}`).send({ disabled: true });

    const answers = [await attempt('bình'), await attempt('bình', 'sai'), await attempt('ai đó')];
    expect(answers.map(({ status, body }) => [status, (body as { code: string }).code])).to.deep.equal(
      Array(3).fill([401, 'sign-in-failed']),
    );
    asked = [];
    let last = 401;
    for (let turn = 0; turn < 60 && last === 401; turn += 1) last = (await attempt('ai đó', 'sai')).status;
    expect(last).to.equal(429);
    const before = asked.length;
    await attempt('ai đó', 'sai');
    expect(asked.length, 'the host is not asked any more').to.equal(before);
  });

  it('says that the host cannot be asked, or asks for patience, and counts that as no failure', async () => {
    failure = hostError('unavailable');
    const away = await attempt('bình');
    expectDescribed(away, 'createSession');
    expect(away.status).to.equal(503);

    failure = hostError('unauthorized');
    expect((await attempt('bình')).status).to.equal(503);

    failure = hostError('rate-limited', 7000);
    const patience = await attempt('bình');
    expect([patience.status, patience.get('Retry-After')]).to.deep.equal([429, '7']);

    failure = undefined;
    await signIn(app, 'bình', 'mật khẩu');
  });

  const later = (minutes: number) => {
    app.service.clock = new Date(app.service.clock.getTime() + minutes * 60_000);
  };
  const look = (cookie: string) => anonymous(app, 'get /api/v1/session').set('Cookie', cookie);

  it('ends a session that nobody used for an hour; what the page asks by itself is no use', async () => {
    const { cookie } = await signIn(app, 'bình', 'mật khẩu');
    const { cookie: left } = await signIn(app, 'bình', 'mật khẩu');
    const poll = async (of: string) => look(of).set('X-Unattended', 'true');

    for (let quarter = 1; quarter <= 5; quarter += 1) {
      later(15);
      expect((await look(cookie)).status, `after ${String(quarter)} quarters`).to.equal(200);
      expect((await poll(left)).status).to.equal(quarter < 4 ? 200 : 401);
    }
    later(59);
    expect((await look(cookie)).status).to.equal(200);
    later(60);
    expect((await look(cookie)).status).to.equal(401);
  });

  it('ends a session after twelve hours, however busy, and says until when it would last', async () => {
    const { cookie, setCookie, body } = await signIn(app, 'bình', 'mật khẩu');
    const begun = app.service.clock.getTime();
    const inHours = (hours: number) => new Date(begun + hours * 3_600_000);
    expect(body).to.have.property('expiresAt', inHours(1).toISOString());
    expect(setCookie).to.include(inHours(12).toUTCString());

    for (let half = 1; half < 24; half += 1) {
      later(30);
      expect((await look(cookie)).status, `after ${String(half)} half hours`).to.equal(200);
    }
    expect((await look(cookie)).body).to.have.property('expiresAt', inHours(12).toISOString());
    later(30);
    expect((await look(cookie)).status).to.equal(401);
  });

  it('leaves sessions of our own accounts and machine tokens as they are', async () => {
    const deps = { store: app.service.store, clock: app.service.deps.clock, scryptCost: TEST_COST };
    const { secret } = await createAccount(deps, { name: 'an', role: 'operator', actor: 'x' });
    const { cookie } = await signIn(app, 'an', secret);
    await signIn(app, 'bình', 'mật khẩu');
    const token = await createToken(deps, {
      ...{ accountId: (await account('bình'))?.id ?? '', label: 'máy', days: 2, actor: 'x' },
    });
    later(11 * 60);

    expect((await look(cookie)).status).to.equal(200);
    const machine = await anonymous(app, 'get /api/v1/session').set('Authorization', `Bearer ${token.secret}`);
    expect(machine.status).to.equal(200);
    expect(machine.body).to.have.property('expiresAt', token.token.expiresAt.toISOString());
  });

  it('ends the sessions of who is closed in the host, within minutes; who is let in again signs in again', async () => {
    const { cookie } = await signIn(app, 'bình', 'mật khẩu');
    const { cookie: other } = await signIn(app, 'bình', 'mật khẩu');
    expect((await look(cookie)).status).to.equal(200);
    const person = people.get('bình');
    people.delete('bình');

    later(4);
    expect((await look(cookie)).status, 'what the host said last holds for a while').to.equal(200);
    later(2);
    expect((await look(cookie)).status).to.equal(401);
    expect((await look(other)).status).to.equal(401);

    if (person) people.set('bình', person);
    const { cookie: anew } = await signIn(app, 'bình', 'mật khẩu');
    expect((await look(anew)).status).to.equal(200);
    const { items } = await app.service.store.ledger.list({ subject: (await account('bình'))?.id ?? '' }, { limit: 9 });
    expect(items.map(({ action }) => action)).to.include('account.signed-out-by-host');
  });

  it('gives the role of the groups of now to who is signed in, and ends the session of who has none', async () => {
    const { cookie } = await signIn(app, 'bình', 'mật khẩu');
    people.set('bình', { name: 'bình', secret: 'x', groups: ['Người đọc'], administrator: false });
    later(6);
    expect((await look(cookie)).body).to.have.nested.property('account.role', 'reader');

    people.set('bình', { name: 'bình', secret: 'x', groups: [], administrator: false });
    later(6);
    expect((await look(cookie)).status).to.equal(401);
  });

  it('keeps people at work while the host is away, and asks it seldom', async () => {
    const { cookie } = await signIn(app, 'bình', 'mật khẩu');
    failure = hostError('unavailable');
    asked = [];
    for (let turn = 0; turn < 10; turn += 1) expect((await look(cookie)).status).to.equal(200);

    expect(asked).to.have.length(1);
    later(2);
    await Promise.all([look(cookie), look(cookie), look(cookie)]);
    expect(asked).to.have.length(2);
  });

  it('sets no secret here for such an account, and gives it no other role', async () => {
    const session = await signIn(app, 'bình', 'mật khẩu');
    const { id = '' } = (await account('bình')) ?? {};

    const own = await anonymous(app, 'put /api/v1/session/secret')
      .set('Cookie', session.cookie)
      .set('X-CSRF-Token', session.csrf)
      .send({ secret: 'mật khẩu', newSecret: 'một mật khẩu rất dài' });
    const reset = await as(app, 'administrator', `post /accounts/${id}/reset-secret`);
    const role = await as(app, 'administrator', `patch /accounts/${id}`).send({ role: 'administrator' });

    expectDescribed(own, 'changeOwnSecret');
    expectDescribed(reset, 'resetSecret');
    expectDescribed(role, 'changeAccount');
    for (const { status, body } of [own, reset, role])
      expect([status, (body as { code: string }).code]).to.deep.equal([409, 'account-of-host']);
    const list = await as(app, 'administrator', 'get /accounts');
    expectDescribed(list, 'listAccounts');
    expect(list.text).to.include('"host":"two"');
  });

  it('does not count as the administrator that must be left', async () => {
    people.set('bình', { name: 'bình', secret: 's', groups: ['Quản trị'], administrator: false });
    Object.assign(app.service.hostAccounts[1] ?? {}, { roles: { 'Quản trị': 'administrator' } });
    await signIn(app, 'bình', 's');
    const ours = await account('administrator-1');

    const response = await as(app, 'administrator', `patch /accounts/${ours?.id ?? ''}`).send({ disabled: true });

    expect(response.body).to.include({ code: 'last-administrator' });
  });
});
