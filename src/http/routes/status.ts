import { message, type Language } from '../../infra/messages/message.ts';
import { defineRoute, ok, type Route } from '../api/route.ts';
import type { HostStatus, HttpDeps } from '../deps.ts';
import { withoutPaths } from '../problem.ts';

export function statusRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute('readStatus', async ({ language }) => {
      const [scanFiles, queue, store, hosts] = await Promise.all([
        deps.store.scanFiles.countByState(),
        deps.queue.counts(),
        deps.store.info(),
        deps.hosts(),
      ]);
      const view = hosts.map((host) => hostView(host, language));
      return ok({ version: deps.version, engine: deps.engine(), scanFiles, queue, store, hosts: view });
    }),
  ];
}

function hostView({ description, findings, checkedAt, work }: HostStatus, language: Language): object {
  return {
    id: description.id,
    kind: description.kind,
    productVersion: description.productVersion,
    capabilities: [...description.capabilities].sort(),
    largestFileBytes: description.limits.largestFileBytes,
    checkedAt: checkedAt.toISOString(),
    work: {
      ...work,
      sweptAt: work.sweptAt?.toISOString() ?? null,
      reconciledAt: work.reconciledAt?.toISOString() ?? null,
    },
    findings: findings.map(({ severity, code, details }) => ({
      severity,
      code,
      message: message(code, withoutPaths(details), language),
      details: withoutPaths(details),
    })),
  };
}
