import type { HostId } from '../host.ts';

export type Role = 'administrator' | 'archivist' | 'operator' | 'checker' | 'council' | 'reader';
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Salted hash (scrypt), made by `http/auth`; of an account of a host a random text that no secret has as its hash. */
  readonly secretHash: string;
  readonly createdAt: Date;
  readonly disabled: boolean;
  /** The host whose account this is, and which alone knows the secret; absent for an account of our own. */
  readonly hostId?: HostId;
}
export interface AccountRepository {
  count(): Promise<number>;
  findByName(name: string): Promise<Account | undefined>;
  find(id: string): Promise<Account | undefined>;
  list(): Promise<readonly Account[]>;
  insert(account: Account): Promise<void>;
  update(id: string, changes: Partial<Pick<Account, 'role' | 'secretHash' | 'disabled'>>): Promise<void>;
  /** Sessions and machine tokens are stored as SHA-256 of the secret. */
  insertToken(token: AccessToken): Promise<void>;
  findToken(hash: string): Promise<AccessToken | undefined>;
  /** A new end for a token that is there. */
  extendToken(hash: string, expiresAt: Date): Promise<void>;
  deleteToken(hash: string): Promise<void>;
  deleteExpiredTokens(now: Date): Promise<void>;
}
export interface AccessToken {
  readonly hash: string;
  readonly accountId: string;
  readonly kind: 'session' | 'machine';
  readonly label: string;
  readonly expiresAt: Date;
}
