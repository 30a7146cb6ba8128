import { hostFindings } from '../../app/host/host-findings.ts';
import { hostWork, workFindings, type HostWork } from '../../app/host/host-work.ts';
import { SCAN_FILE_STATES } from '../../domain/workflow/scan-file-state.ts';
import type { Host, HostFinding } from '../../ports/host.ts';
import type { Store } from '../../ports/store.ts';
import { systemClock } from '../../infra/system.ts';
import type { CommandDefinition } from '../command.ts';
import type { CliContext, MessageDetails } from '../context.ts';
import { localTime } from '../local-time.ts';

/** `vankho status`: how many files stand where, and how each host does. */
export const statusCommand: CommandDefinition = {
  usage: 'status',
  description: 'cli.status.description',
  options: [],
  async run(context) {
    const opened = await context.openers.openHosts(context.config);
    const { store } = opened;
    try {
      const counts = await store.scanFiles.countByState();
      const info = await store.info();
      const states = await Promise.all(
        [...opened.deps.hosts.values()].map((host) => stateOf(host, store, context.signal)),
      );
      if (context.json) context.output.out(JSON.stringify({ counts, store: info, hosts: states }));
      else {
        const lines = SCAN_FILE_STATES.map(
          (state) => `${context.text(`state.${state}`).padEnd(28)}${String(counts[state]).padStart(8)}`,
        );
        const durable = context.text(info.durable ? 'cli.status.durable' : 'cli.status.notDurable');
        const stored = context.text('cli.status.store', { engine: info.engine, version: info.version, durable });
        context.output.out([...lines, '', stored, ...states.flatMap((state) => hostLines(context, state))].join('\n'));
      }
      return 0;
    } finally {
      await opened.close();
    }
  },
};

interface HostState {
  readonly id: string;
  readonly kind: string;
  readonly isReachable: boolean;
  readonly findings: readonly HostFinding[];
  readonly work: HostWork;
}

/** As hosts tell of it that they do not answer. */
const UNREACHABLE: readonly string[] = ['unavailable', 'timeout', 'host-unreachable'];

async function stateOf(host: Host, store: Store, signal: AbortSignal): Promise<HostState> {
  const { id, kind } = host.describe();
  const [asked, work] = await Promise.all([
    hostFindings(store, host, signal),
    hostWork(store, host, systemClock.now()),
  ]);
  const isReachable = !asked.some(({ code }) => UNREACHABLE.includes(code));
  return { id, kind, isReachable, findings: [...asked, ...workFindings(work)], work };
}

function hostLines(context: CliContext, { id, kind, isReachable, findings, work }: HostState): readonly string[] {
  const text = (key: string, details: MessageDetails = {}) => context.text(key, details);
  const reach = text(isReachable ? 'cli.status.reachable' : 'cli.status.unreachable');
  return [
    '',
    text('cli.status.host', { id, kind, reach }),
    ...(work.sweptAt === null && work.reconciledAt === null ? [] : workLines(text, work)),
    ...findings.map(({ severity, code, details }) => `  ${severity === 'info' ? '·' : '!'} ${text(code, details)}`),
  ];
}

function workLines(
  text: (key: string, details?: MessageDetails) => string,
  { hints, sweptAt, sweepCode, ...work }: HostWork,
): string[] {
  const at = (time: Date | null) => (time === null ? text('cli.status.never') : localTime(time));
  const { conflicts, alarms, reconciledAt } = work;
  return [
    `  ${text('cli.status.swept', { at: at(sweptAt), ...(sweepCode !== null && { code: sweepCode }) })}`,
    `  ${text('cli.status.reconciled', { at: at(reconciledAt) })}`,
    `  ${text('cli.status.work', { waiting: hints.waiting, conflicts, alarms })}`,
  ];
}
