import type { Selectable } from 'kysely';
import type { HostId } from '../../ports/host.ts';
import type { AccessToken, Account, AccountRepository, Role } from '../../ports/store/accounts.ts';
import type { Database } from '../database.ts';
import type { Schema } from '../schema.ts';

export function makeAccountRepository({ db }: Database): AccountRepository {
  const accounts = db.selectFrom('account').selectAll();
  return {
    count: async () => {
      const query = db.selectFrom('account').select(({ fn }) => fn.countAll<number>().as('accounts'));
      return (await query.executeTakeFirstOrThrow()).accounts;
    },
    findByName: async (name) => optional(await accounts.where('name', '=', name).executeTakeFirst()),
    find: async (id) => optional(await accounts.where('id', '=', id).executeTakeFirst()),
    list: async () => (await accounts.orderBy('created_at').orderBy('id').execute()).map(toAccount),
    insert: async ({ id, name, role, secretHash, createdAt, disabled, hostId }) => {
      const row = { id, name, role, secret_hash: secretHash, created_at: createdAt, disabled, host_id: hostId ?? null };
      await db.insertInto('account').values(row).execute();
    },
    update: async (id, { role, secretHash, disabled }) => {
      if (role === undefined && secretHash === undefined && disabled === undefined) return;
      const changes = { role, secret_hash: secretHash, disabled };
      await db.updateTable('account').set(changes).where('id', '=', id).execute();
    },
    ...makeTokenQueries(db),
  };
}

type TokenQueries = Pick<
  AccountRepository,
  'insertToken' | 'findToken' | 'extendToken' | 'deleteToken' | 'deleteExpiredTokens'
>;

function makeTokenQueries(db: Database['db']): TokenQueries {
  return {
    insertToken: async ({ hash, accountId, kind, label, expiresAt }) => {
      const row = { hash, account_id: accountId, kind, label, expires_at: expiresAt };
      await db.insertInto('access_token').values(row).execute();
    },
    findToken: async (hash) => {
      const row = await db.selectFrom('access_token').selectAll().where('hash', '=', hash).executeTakeFirst();
      return row === undefined ? undefined : toToken(row);
    },
    extendToken: async (hash, expiresAt) => {
      await db.updateTable('access_token').set({ expires_at: expiresAt }).where('hash', '=', hash).execute();
    },
    deleteToken: async (hash) => {
      await db.deleteFrom('access_token').where('hash', '=', hash).execute();
    },
    deleteExpiredTokens: async (now) => {
      await db.deleteFrom('access_token').where('expires_at', '<=', now).execute();
    },
  };
}

function optional(row: Selectable<Schema['account']> | undefined): Account | undefined {
  return row === undefined ? undefined : toAccount(row);
}

/** Only this file writes the table, so the types of its columns hold. */
function toAccount(row: Selectable<Schema['account']>): Account {
  return {
    id: row.id,
    name: row.name,
    role: row.role as Role,
    secretHash: row.secret_hash,
    createdAt: row.created_at,
    disabled: row.disabled,
    ...(row.host_id !== null && { hostId: row.host_id as HostId }),
  };
}

function toToken(row: Selectable<Schema['access_token']>): AccessToken {
  return {
    hash: row.hash,
    accountId: row.account_id,
    kind: row.kind as AccessToken['kind'],
    label: row.label,
    expiresAt: row.expires_at,
  };
}
