import type { HostAccount, HostAccounts } from '../../ports/host.ts';
import type { Call, PaperlessApi } from './api.ts';

/**
 * Sign-in by the host's own accounts. Who somebody is and what groups they have is asked with the service's token: most
 * people may not see that of themselves.
 */
export function createPaperlessAccounts(api: Pick<PaperlessApi, 'askPerson' | 'users' | 'groups'>): HostAccounts {
  return {
    signIn: async (credentials, signal) => {
      const name = credentials.name.normalize('NFC');
      // Some hosts take no name or no password for a fault, others for a visitor.
      if (name === '' || credentials.secret === '') return undefined;
      const answer = await api.askPerson({ ...credentials, name }, { signal });
      return answer === 'right' ? await accountOf(api, name, { signal }) : answer;
    },
    find: (name, signal) => accountOf(api, name.normalize('NFC'), { signal }),
  };
}

async function accountOf(
  api: Pick<PaperlessApi, 'users' | 'groups'>,
  name: string,
  call: Call,
): Promise<HostAccount | undefined> {
  const user = (await api.users(call)).find(({ username }) => username.normalize('NFC') === name);
  if (user?.is_active !== true) return undefined;
  const groups = await api.groups(call);
  return {
    name: user.username.normalize('NFC'),
    groups: groups.filter(({ id }) => user.groups.includes(id)).map((group) => group.name.normalize('NFC')),
    administrator: user.is_superuser,
  };
}
