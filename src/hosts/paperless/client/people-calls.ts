import type { PaperlessApi } from '../api.ts';
import { saidOf, statusOf } from '../errors.ts';
import { readGroup, readProbe, readToken, readUser } from '../wire.ts';
import { listAll } from './lists.ts';
import type { Session } from './session.ts';

export type PeopleCalls = Pick<PaperlessApi, 'probe' | 'askPerson' | 'groups' | 'users'>;

/** `MFA code is required`, `Invalid MFA code`: said only where name and password are right, and in no other language. */
const ABOUT_CODE = /\bMFA code\b/i;

export function createPeopleCalls(session: Session): PeopleCalls {
  return {
    probe: async (call) => {
      const operation = 'probe';
      const { body, headers } = await session.json({ operation, path: 'ui_settings/', ...call });
      const { user, permissions, settings = {} } = readProbe(body, session.on(operation));
      return {
        version: headers['x-version'] ?? settings.version ?? '',
        apiVersion: session.apiVersion(),
        userId: user.id,
        username: user.username,
        superuser: user.is_superuser === true,
        permissions,
        trashDelay: settings.trash_delay ?? undefined,
        auditLog: settings.auditlog_enabled === true,
      };
    },
    askPerson: async ({ name, secret, oneTimeCode }, call) => {
      const operation = 'askPerson';
      const code = oneTimeCode === undefined ? {} : { code: oneTimeCode };
      const body = { username: name.normalize('NFC'), password: secret, ...code };
      try {
        const answer = await session.anonymous({ operation, method: 'POST', path: 'token/', body, ...call });
        readToken(answer.body, session.on(operation));
        return 'right';
      } catch (error) {
        // Wrong name, password or code, an account that is closed: the host says 400 to all of them.
        if (![400, 401, 403].includes(statusOf(error) ?? 0)) throw error;
        if (!ABOUT_CODE.test(saidOf(error))) return undefined;
        return oneTimeCode === undefined ? 'code-needed' : 'code-wrong';
      }
    },
    groups: (call) => {
      const on = session.on('groups');
      return listAll(session, { operation: 'groups', path: 'groups/', ...call }, (row) => readGroup(row, on));
    },
    users: (call) => {
      const on = session.on('users');
      return listAll(session, { operation: 'users', path: 'users/', ...call }, (row) => readUser(row, on));
    },
  };
}
