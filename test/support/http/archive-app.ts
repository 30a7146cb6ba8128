import { makeRegisterService } from '../../../src/app/archive/registers/register-service.ts';
import { makeDisposalExecution } from '../../../src/app/archive/disposal/disposal-execution.ts';
import { message } from '../../../src/infra/messages/message.ts';
import { createAccount, createToken } from '../../../src/http/auth/accounts.ts';
import { createHttpApp } from '../../../src/http/create-http-app.ts';
import type { HttpDeps } from '../../../src/http/deps.ts';
import type { Role } from '../../../src/ports/store/accounts.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { ROLES, TEST_COST, TEST_OPTIONS, type TestApp } from './client.ts';
import { createFakeService } from './fake-service.ts';

/** The whole app over a real store, empty but for one account of each role: the archive has no twin in memory. */
export async function createArchiveApp(store: OpenStore, parts: Partial<HttpDeps> = {}): Promise<TestApp> {
  const service = createFakeService();
  const own = { ...service.deps, store, ...parts };
  const disposal = makeDisposalExecution({ ...own, hosts: new Map(), text: message });
  const registers = makeRegisterService({ ...own, queue: { sendAll: () => Promise.resolve() } }, () =>
    Promise.resolve(),
  );
  const deps = { ...own, disposal, registers };
  const accounts = { store, clock: deps.clock, scryptCost: TEST_COST };
  const tokens: [Role, string][] = [];
  for (const role of ROLES) {
    const { account } = await createAccount(accounts, { name: `${role}-1`, role, actor: 'test' });
    const token = await createToken(accounts, { accountId: account.id, label: 'test', days: 1, actor: 'test' });
    tokens.push([role, token.secret]);
  }
  // One for each role, as the loop made them.
  return {
    app: createHttpApp(deps, TEST_OPTIONS),
    service,
    tokens: Object.fromEntries(tokens) as Record<Role, string>,
  };
}
