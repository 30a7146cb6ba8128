import { StoreError } from '../../../src/ports/errors.ts';
import type { AccountRepository } from '../../../src/ports/store/accounts.ts';
import type { MemoryContext } from './state.ts';

export function memoryAccounts({ alone }: MemoryContext): AccountRepository {
  return {
    count: () => alone((state) => state.accounts.size),
    findByName: (name) => alone((state) => [...state.accounts.values()].find((account) => account.name === name)),
    find: (id) => alone((state) => state.accounts.get(id)),
    list: () => alone((state) => [...state.accounts.values()].sort((a, b) => a.name.localeCompare(b.name, 'vi'))),
    insert: (account) =>
      alone((state) => {
        const isTaken = [...state.accounts.values()].some(({ id, name }) => id === account.id || name === account.name);
        if (isTaken) throw new StoreError('stale', 'An account of this id or name is there');
        state.accounts.set(account.id, account);
      }),
    update: (id, changes) =>
      alone((state) => {
        const account = state.accounts.get(id);
        if (account !== undefined) state.accounts.set(id, { ...account, ...changes });
      }),
    insertToken: (token) =>
      alone((state) => {
        if (!state.accounts.has(token.accountId)) throw new TypeError('No account for this token');
        state.tokens.set(token.hash, token);
      }),
    findToken: (hash) => alone((state) => state.tokens.get(hash)),
    extendToken: (hash, expiresAt) =>
      alone((state) => {
        const token = state.tokens.get(hash);
        if (token) state.tokens.set(hash, { ...token, expiresAt });
      }),
    deleteToken: (hash) =>
      alone((state) => {
        state.tokens.delete(hash);
      }),
    deleteExpiredTokens: (now) =>
      alone((state) => {
        for (const token of [...state.tokens.values()]) if (token.expiresAt <= now) state.tokens.delete(token.hash);
      }),
  };
}
