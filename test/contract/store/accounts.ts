import { expect } from 'chai';
import type { HostId } from '../../../src/ports/host.ts';
import type { AccessToken, Account } from '../../../src/ports/store/accounts.ts';
import type { Store } from '../../../src/ports/store.ts';
import { rejection } from '../../support/rejection.ts';

const ACCOUNT: Account = {
  id: 'a1',
  name: 'quản-trị',
  role: 'administrator',
  secretHash: 'scrypt$x',
  createdAt: new Date(Date.UTC(2026, 0, 1)),
  disabled: false,
};
const TOKEN: AccessToken = {
  hash: 'h1',
  accountId: 'a1',
  kind: 'session',
  label: 'Trình duyệt',
  expiresAt: new Date(Date.UTC(2026, 0, 2)),
};

export function describeAccounts(open: () => Store): void {
  describe('accounts', () => {
    it('are found by id and by name, counted and listed', async () => {
      await open().accounts.insert(ACCOUNT);
      await open().accounts.insert({ ...ACCOUNT, id: 'a2', name: 'đọc', createdAt: new Date(Date.UTC(2025, 0, 1)) });

      expect(await open().accounts.find('a1')).to.deep.equal(ACCOUNT);
      expect(await open().accounts.findByName('quản-trị')).to.deep.equal(ACCOUNT);
      expect(await open().accounts.findByName('quan-tri')).to.equal(undefined);
      expect(await open().accounts.count()).to.equal(2);
      expect((await open().accounts.list()).map(({ id }) => id)).to.deep.equal(['a2', 'a1']);
    });

    it('have names of their own', async () => {
      await open().accounts.insert(ACCOUNT);

      expect(await rejection(open().accounts.insert({ ...ACCOUNT, id: 'a2' }))).to.be.instanceOf(Error);
    });

    it('change only in what is named', async () => {
      await open().accounts.insert(ACCOUNT);

      await open().accounts.update('a1', { disabled: true });
      await open().accounts.update('a1', {});

      expect(await open().accounts.find('a1')).to.deep.equal({ ...ACCOUNT, disabled: true });
    });

    it('say which host they are of', async () => {
      const account = { ...ACCOUNT, hostId: 'paperless-1' as HostId };
      await open().accounts.insert(account);

      expect(await open().accounts.find('a1')).to.deep.equal(account);
    });

    it('have tokens that end', async () => {
      await open().accounts.insert(ACCOUNT);
      await open().accounts.insertToken(TOKEN);
      await open().accounts.insertToken({ ...TOKEN, hash: 'h2', expiresAt: new Date(Date.UTC(2027, 0, 1)) });
      await open().accounts.insertToken({ ...TOKEN, hash: 'h3', expiresAt: new Date(Date.UTC(2027, 0, 1)) });

      expect(await open().accounts.findToken('h1')).to.deep.equal(TOKEN);
      const later = new Date(Date.UTC(2027, 5, 1));
      await open().accounts.extendToken('h3', later);
      await open().accounts.extendToken('unknown', later);
      await open().accounts.deleteExpiredTokens(new Date(Date.UTC(2026, 0, 2)));
      await open().accounts.deleteToken('h2');

      expect(await open().accounts.findToken('h1')).to.equal(undefined);
      expect(await open().accounts.findToken('h2')).to.equal(undefined);
      expect(await open().accounts.findToken('h3')).to.deep.equal({ ...TOKEN, hash: 'h3', expiresAt: later });
      expect(await open().accounts.findToken('unknown')).to.equal(undefined);
    });
  });
}
