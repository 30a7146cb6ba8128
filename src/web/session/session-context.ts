import { createContext, use } from 'react';
import type { Account, Role } from '../api/types.ts';

/** What an account may do here; the service decides, the console only leaves out what it would refuse. */
export type Right =
  | 'edit'
  | 'judge-marks'
  | 'see-status'
  | 'list-rescans'
  | 'see-failures'
  | 'see-ledger'
  | 'see-alarms'
  | 'settle-alarms'
  | 'see-disposal'
  | 'manage-accounts';

const CUSTODIAN: readonly Right[] = [
  ...(['edit', 'judge-marks', 'settle-alarms'] as const),
  ...(['see-status', 'list-rescans', 'see-failures', 'see-ledger', 'see-alarms', 'see-disposal'] as const),
];

const RIGHTS: Readonly<Record<Role, readonly Right[]>> = {
  administrator: [...CUSTODIAN, 'manage-accounts'],
  archivist: CUSTODIAN,
  operator: ['edit', 'see-status', 'list-rescans', 'see-failures', 'see-disposal'],
  checker: ['see-status', 'list-rescans', 'see-ledger', 'see-alarms', 'see-disposal'],
  council: ['see-disposal'],
  reader: [],
};

export interface Session {
  readonly account: Account;
  readonly signOut: () => void;
}

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('SessionContext is missing');
  return session;
}

export function useRight(right: Right): boolean {
  return RIGHTS[useSession().account.role].includes(right);
}
