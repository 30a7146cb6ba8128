import { expect } from 'chai';
import type { HostAccounts } from '../../../src/ports/host.ts';
import type { HostSubject } from '../../support/host-system.ts';
import type { HostBench } from '../host-contract.ts';
import { codeOf, traitsOf } from './bench-tools.ts';

const LAN = { name: 'lan', secret: 'mật khẩu dài', groups: ['Văn thư', 'Lưu trữ'], administrator: false };

export function describeAccountPromises(bench: () => HostBench, subject: HostSubject): void {
  if (subject.accounts !== true) {
    it('lets nobody sign in, as its system has no people', () => {
      expect(bench().host).to.not.have.property('accounts');
    });
    return;
  }

  const begin = async (
    account: Parameters<Required<HostBench['system']>['addAccount']>[0] = LAN,
  ): Promise<HostAccounts> => {
    const { host, system } = bench();
    if (!host.accounts || !system.addAccount) throw new Error('No accounts');
    await system.addAccount(account);
    return host.accounts;
  };

  describe('accounts', () => {
    it('lets a person of the system in, with the groups they have there', async () => {
      const people = await begin();

      const account = await people.signIn({ name: LAN.name, secret: LAN.secret });

      if (typeof account !== 'object') throw new Error('Not let in');
      expect(account).to.deep.include({ name: LAN.name, administrator: false });
      expect(account.groups).to.have.members(LAN.groups);
    });

    it('says who somebody is today, without their secret', async () => {
      const people = await begin();

      const account = await people.find(LAN.name);

      expect(account).to.deep.include({ name: LAN.name, administrator: false });
      expect(account?.groups).to.have.members(LAN.groups);
      expect(await people.find('nobody')).to.equal(undefined);
    });

    it('knows an administrator', async () => {
      const people = await begin({ ...LAN, groups: [], administrator: true });

      expect(await people.signIn({ name: LAN.name, secret: LAN.secret })).to.deep.include({
        groups: [],
        administrator: true,
      });
    });

    it('lets in neither a wrong secret nor an unknown name, and says not which', async () => {
      const people = await begin();

      const answers = [
        await people.signIn({ name: LAN.name, secret: 'sai' }),
        await people.signIn({ name: 'nobody', secret: LAN.secret }),
        await people.signIn({ name: LAN.name, secret: '' }),
      ];

      expect(answers).to.deep.equal([undefined, undefined, undefined]);
    });

    if (traitsOf(subject).secondFactor) {
      it('asks for the code of a second factor', async () => {
        const people = await begin({ ...LAN, oneTimeCode: '123456' });
        const { name, secret } = LAN;

        const answers = [
          await people.signIn({ name, secret }),
          await people.signIn({ name, secret, oneTimeCode: '654321' }),
          await people.signIn({ name, secret, oneTimeCode: '123456' }),
        ];

        const [none, wrong, right] = answers;
        expect([none, wrong]).to.deep.equal(['code-needed', 'code-wrong']);
        expect(right).to.deep.include({ name, administrator: LAN.administrator });
        expect(await people.signIn({ name, secret: 'sai', oneTimeCode: '123456' })).to.equal(undefined);
      });
    }

    it('says when the system cannot be asked', async () => {
      const people = await begin();
      const { system } = bench();

      await system.breakDown();
      const code = await codeOf(people.signIn({ name: LAN.name, secret: LAN.secret }));
      await system.repair();

      expect(code).to.equal('unavailable');
      expect(await codeOf(people.signIn({ name: LAN.name, secret: LAN.secret }, AbortSignal.abort()))).to.equal(
        'cancelled',
      );
    });
  });
}
