import { hostFindings } from '../../app/host/host-findings.ts';
import { requireHost } from '../../app/require-host.ts';
import { ERROR_TABLE } from '../../infra/error-table.ts';
import type { HostRequest } from './schema-actions.ts';

const SIGNS = { error: '✗', warning: '!', info: '·' } as const;

/** What the host says of itself: reachable, authorised, of a version that we know. */
export async function health({ context, hosts, hostId }: HostRequest): Promise<number> {
  const { output } = context;
  const findings = await hostFindings(hosts.store, requireHost(hosts.deps, hostId), context.signal);
  if (context.json) output.out(JSON.stringify(findings));
  else if (findings.length === 0) output.out(`✓ ${context.text('cli.host.healthy', { host: hostId })}`);
  else
    for (const { severity, code, details } of findings) output.out(`${SIGNS[severity]} ${context.text(code, details)}`);
  return findings.some(({ severity }) => severity === 'error') ? ERROR_TABLE['host-unhealthy'].exit : 0;
}
