import { expect } from 'chai';
import { HostError } from '../../../../src/ports/errors.ts';
import type { Host } from '../../../../src/ports/host.ts';
import { FakePaperless } from '../../../support/fake-paperless/index.ts';
import { paperlessHost } from '../../../support/hosts/paperless-host.ts';
import { rejection } from '../../../support/rejection.ts';

describe('hosts/paperless/accounts', () => {
  let fake: FakePaperless;
  let host: Host;

  beforeEach(async () => {
    fake = await new FakePaperless().start();
  });

  afterEach(async () => {
    await host.dispose();
    await fake.stop();
  });

  function start(roles: Readonly<Record<string, string>>): void {
    host = paperlessHost(fake, { token: fake.admin.token, inboundFolder: '/nowhere', roles }).host;
  }

  it('are there only where groups have roles', () => {
    start({});

    expect(host.accounts).to.equal(undefined);
  });

  it('let in people with the right password, with their groups', async () => {
    const group = fake.addGroup('Văn thư');
    fake.addUser({ username: 'nv1', password: 'đúng-rồi', groups: [group] });
    fake.addUser({ username: 'nv2', password: 'đúng-rồi', groups: [group], active: false });
    start({ 'Văn thư': 'editor' });

    expect(await host.accounts?.signIn({ name: 'nv1', secret: 'sai' })).to.equal(undefined);
    expect(await host.accounts?.signIn({ name: 'nv1', secret: '' })).to.equal(undefined);
    expect(await host.accounts?.signIn({ name: 'nv2', secret: 'đúng-rồi' })).to.equal(undefined);
    expect(await host.accounts?.signIn({ name: 'nv1', secret: 'đúng-rồi' })).to.deep.equal({
      ...{ name: 'nv1', groups: ['Văn thư'], administrator: false },
    });
  });

  it('ask for the second factor where somebody has one', async () => {
    fake.addUser({ username: 'nv1', password: 'đúng', oneTimeCode: '123456' });
    start({ a: 'editor' });

    const answers = [];
    for (const oneTimeCode of [undefined, '654321', '123456']) {
      const code = oneTimeCode !== undefined && { oneTimeCode };
      answers.push(await host.accounts?.signIn({ name: 'nv1', secret: 'đúng', ...code }));
    }

    expect(answers).to.deep.equal(['code-needed', 'code-wrong', { name: 'nv1', groups: [], administrator: false }]);
  });

  it('are known no more once they are closed', async () => {
    const group = fake.addGroup('Văn thư');
    const user = fake.addUser({ username: 'nv1', password: 'đúng-rồi', groups: [group] });
    start({ 'Văn thư': 'editor' });

    expect(await host.accounts?.find('nv1')).to.deep.include({ name: 'nv1', groups: ['Văn thư'] });
    user.active = false;
    expect(await host.accounts?.find('nv1')).to.equal(undefined);
  });

  it('say when the host does not answer', async () => {
    start({ a: 'editor' });
    await fake.down();

    const error = await rejection(host.accounts?.signIn({ name: 'a', secret: 'b' }) ?? Promise.resolve());

    expect(error).to.be.instanceOf(HostError).and.include({ code: 'unavailable' });
  });
});
