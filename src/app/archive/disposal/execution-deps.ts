import type { AppDeps } from '../../deps.ts';
import type { DisposalDeps } from './disposal-deps.ts';

/** What the execution of a case works with beside the store: the hosts, and words for what it writes. */
export interface ExecutionDeps extends DisposalDeps, Pick<AppDeps, 'hosts' | 'text'> {}
