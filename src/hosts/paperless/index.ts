import type { Host, HostCapability, HostDescription } from '../../ports/host.ts';
import type { InboundRoute } from '../../ports/host-inbound.ts';
import { createPaperlessAccounts } from './accounts.ts';
import { createPaperlessClient, type SessionDeps } from './client.ts';
import { createReleaseSource, type PaperlessContext } from './context.ts';
import { createPaperlessDisposal } from './disposal.ts';
import { createPaperlessEvents } from './events.ts';
import { LONGEST_STRING } from './field-values.ts';
import { checkPaperlessHealth } from './health.ts';
import { createHookRoute } from './inbound.ts';
import { createPaperlessIntake } from './intake.ts';
import { createPendingStore, type PendingStore } from './ocr/pending.ts';
import { createOcrRoutes } from './ocr/routes.ts';
import { createPaperlessReader } from './reader.ts';
import { createRegisteredSource } from './registered.ts';
import { createPaperlessRegistrar } from './schema/registrar.ts';
import type { PaperlessDeps, PaperlessSettings } from './settings.ts';
import { createDeliveryRecords } from './write/record.ts';
import { createPaperlessWriter } from './writer.ts';

export type { PaperlessDeps, PaperlessSettings };

/**
 * A Paperless-ngx of 2.16 or later as a host. Makes no request until it is asked something; what it keeps of the host
 * (version, definitions of fields) only saves asking again, so that any number of processes may serve the same one.
 * @throws ConfigError `config-invalid` for an address that is none
 */
export function createPaperlessHost(
  settings: PaperlessSettings,
  deps: PaperlessDeps & Pick<SessionDeps, 'random' | 'wait'>,
): Host {
  const api = createPaperlessClient(settings, deps);
  const pending = createPendingStore({
    folder: settings.inboundFolder,
    clock: deps.clock,
    mostBytes: settings.postedBytes,
  });
  const { id: hostId, inboundFolder } = settings;
  const records = createDeliveryRecords({ hostId, inboundFolder, deliveries: deps.deliveries });
  const registered = createRegisteredSource(settings, api, deps);
  const releases = createReleaseSource({ api, clock: deps.clock });
  const context: PaperlessContext = { ...deps, settings, api, pending, records, registered, releases };
  const inbound = inboundRoutes(settings, { pending, deps });
  const intake = createPaperlessIntake(context, deps);
  const events = createPaperlessEvents(context);
  const reader = createPaperlessReader(context);
  return {
    describe: () => describePaperless(context),
    checkHealth: (signal) => checkPaperlessHealth(context, signal),
    reader,
    writer: createPaperlessWriter(settings, { ...deps, api, registered, pending, records }),
    intake,
    events: {
      ...events,
      pollChanges: async (cursor, signal) => {
        await intake.follow(signal);
        return await events.pollChanges(cursor, signal);
      },
    },
    schema: createPaperlessRegistrar(settings, api, deps),
    disposal: createPaperlessDisposal(context, reader),
    ...(hasRoles(settings) && { accounts: createPaperlessAccounts(api) }),
    ...(inbound.length > 0 && { inbound }),
    dispose: () => {
      api.dispose();
      return Promise.resolve();
    },
  };
}

function hasRoles({ roles }: PaperlessSettings): boolean {
  return Object.keys(roles).length > 0;
}

/** Without a secret there is no route: an open one would let anybody make us work. */
function inboundRoutes(
  settings: PaperlessSettings,
  { pending, deps }: { readonly pending: PendingStore; readonly deps: PaperlessDeps },
): readonly InboundRoute[] {
  return [
    ...(settings.hookSecrets.length > 0 ? [createHookRoute(settings)] : []),
    ...(settings.ocrKeys.length > 0 ? createOcrRoutes(settings, pending, deps) : []),
  ];
}

function describePaperless({ settings, releases }: PaperlessContext): HostDescription {
  const capabilities: HostCapability[] = ['read', 'write', 'schema', 'workflow', 'intake'];
  if (settings.hookSecrets.length > 0) capabilities.push('events.webhook');
  if (settings.ocrKeys.length > 0) capabilities.push('ocr.inbound');
  return {
    id: settings.id,
    kind: 'paperless',
    productVersion: releases.last().text,
    capabilities: new Set(capabilities),
    limits: { largestFileBytes: settings.largestFileBytes, longestName: LONGEST_STRING },
  };
}
