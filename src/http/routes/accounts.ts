import type { Role } from '../../ports/store/accounts.ts';
import { defineRoute, ok, type Call, type Route } from '../api/route.ts';
import {
  changeAccount,
  createAccount,
  createToken,
  resetSecret,
  revokeToken,
  type AccountChange,
  type NewSecret,
} from '../auth/accounts.ts';
import type { SecretDeps } from '../auth/sessions.ts';
import { accountView } from '../views/account.ts';

export function accountRoutes(deps: SecretDeps): readonly Route[] {
  return [
    defineRoute('listAccounts', async () => {
      const accounts = await deps.store.accounts.list();
      return ok({ items: accounts.map(accountView) });
    }),
    defineRoute<{ body: { name: string; role: Role } }>('createAccount', async ({ body, caller }) => {
      const made = await createAccount(deps, { ...body, actor: actorOf(caller) });
      return { status: 201, body: withSecret(made) };
    }),
    defineRoute<{ path: { id: string }; body: AccountChange }>('changeAccount', async ({ path, body, caller }) =>
      ok(accountView(await changeAccount(deps, { id: path.id, change: body, actor: actorOf(caller) }))),
    ),
    defineRoute<{ path: { id: string } }>('resetSecret', async ({ path, caller }) =>
      ok(withSecret(await resetSecret(deps, { id: path.id, actor: actorOf(caller) }))),
    ),
    ...tokenRoutes(deps),
  ];
}

interface TokenBody {
  readonly label: string;
  readonly accountId?: string;
  readonly days?: number;
}
const DEFAULT_DAYS = 365;

function tokenRoutes(deps: SecretDeps): readonly Route[] {
  return [
    defineRoute<{ body: TokenBody }>('createToken', async ({ body, caller }) => {
      const { label, accountId = caller().account.id, days = DEFAULT_DAYS } = body;
      const { token, secret } = await createToken(deps, { label, accountId, days, actor: actorOf(caller) });
      const expiresAt = token.expiresAt.toISOString();
      return { status: 201, body: { id: token.hash, label, accountId, expiresAt, token: secret } };
    }),
    defineRoute<{ path: { id: string } }>('revokeToken', async ({ path, caller }) => {
      await revokeToken(deps, { id: path.id, actor: actorOf(caller) });
      return { status: 204 };
    }),
  ];
}

function actorOf(caller: Call['caller']): string {
  return caller().account.name;
}

function withSecret({ account, secret }: NewSecret): object {
  return { account: accountView(account), secret };
}
