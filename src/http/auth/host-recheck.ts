import { HostError } from '../../ports/errors.ts';
import type { HostAccount } from '../../ports/host.ts';
import type { Account } from '../../ports/store/accounts.ts';
import { signInRequired, type AuthDeps, type Caller } from './caller.ts';
import { giveRole, roleOf, type HostSignIn } from './host-sign-in.ts';
import { randomToken } from './secrets.ts';

/** How long an answer of the host holds: so long somebody who lost the account there, or a group, still gets in here. */
const HOLDS_MS = 5 * 60_000;
/** A host that cannot be asked is asked again so soon. */
const AGAIN_MS = 60_000;
/** Nobody waits longer for a page than this because the host is slow. */
const PATIENCE_MS = 3000;

export type Recheck = (caller: Caller) => Promise<Caller>;

interface Verdict {
  readonly until: number;
  readonly isKnown: boolean;
}

/**
 * Asks the host now and then whether the person behind a session or token still has an account there, and which groups.
 * The service asks by itself: no secret of a person is kept. While a host cannot be asked what it said last holds; a
 * session ends after 12 hours in any case. Who is closed there, or has no role any more, is signed out everywhere.
 * @throws HttpError `sign-in-required`
 */
export function createRecheck(deps: AuthDeps, hosts: readonly HostSignIn[]): Recheck {
  const verdicts = new Map<string, Verdict>();
  const underWay = new Map<string, Promise<Account | undefined>>();

  async function ask(account: Account): Promise<Account | undefined> {
    const host = hosts.find(({ hostId }) => hostId === account.hostId);
    const hold = (ms: number, isKnown: boolean) =>
      verdicts.set(account.id, { until: deps.clock.now().getTime() + ms, isKnown });
    try {
      const found = await host?.accounts.find(account.name, AbortSignal.timeout(PATIENCE_MS));
      const known = host && found && (await bringUpToDate(deps, { account, host, found }));
      hold(HOLDS_MS, known !== undefined);
      if (!known) await signOutEverywhere(deps, account);
      return known;
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      hold(AGAIN_MS, true);
      return account;
    }
  }

  function askOnce(account: Account): Promise<Account | undefined> {
    const asked = underWay.get(account.id) ?? ask(account).finally(() => underWay.delete(account.id));
    underWay.set(account.id, asked);
    return asked;
  }

  return async (caller) => {
    const { account, token } = caller;
    if (account.hostId === undefined) return caller;
    const verdict = verdicts.get(account.id);
    const holds = verdict !== undefined && verdict.until > deps.clock.now().getTime();
    if (holds && verdict.isKnown) return caller;
    // A session that is there in spite of it was begun since: the host knows the person again.
    if (holds && token.kind === 'machine') throw signInRequired();
    const known = await askOnce(account);
    if (!known) throw signInRequired();
    return { ...caller, account: known };
  };
}

interface Known {
  readonly account: Account;
  readonly host: HostSignIn;
  readonly found: HostAccount;
}

/** Undefined where no group has a role any more. */
async function bringUpToDate(deps: AuthDeps, { account, host, found }: Known): Promise<Account | undefined> {
  const role = roleOf(host, found);
  return role && (await deps.store.transaction(() => giveRole(deps, account, role)));
}

/** Sessions hang on the hash of the secret, also where there is no secret. */
async function signOutEverywhere({ store }: AuthDeps, account: Account): Promise<void> {
  await store.transaction(async () => {
    await store.accounts.update(account.id, { secretHash: randomToken('host$') });
    const event = { action: 'account.signed-out-by-host', subject: account.id, body: {} };
    await store.ledger.append({ ...event, actor: `host:${account.hostId ?? ''}` });
  });
}
