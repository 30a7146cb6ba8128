import type { DisposalCase } from '../../../domain/disposal/disposal-case.ts';
import { completeCase, type Completion } from './complete-case.ts';
import {
  executeCase,
  settleByHand,
  type ExecutionCommand,
  type ExecutionDeps,
  type ExecutionProgress,
  type HandSettling,
} from './execute-case.ts';

/** What needs the hosts, for those who offer it to people; errors as each use case has them. */
export interface DisposalExecution {
  execute(command: ExecutionCommand, signal?: AbortSignal): Promise<ExecutionProgress>;
  settle(command: HandSettling): Promise<void>;
  complete(command: Completion): Promise<DisposalCase>;
}

export function makeDisposalExecution(deps: ExecutionDeps): DisposalExecution {
  return {
    execute: (command, signal) => executeCase(deps, command, signal),
    settle: (command) => settleByHand(deps, command),
    complete: (command) => completeCase(deps, command),
  };
}
