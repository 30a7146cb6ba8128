import { timingSafeEqual } from 'node:crypto';
import { HostError } from '../../../src/ports/errors.ts';
import type { DocumentRef, HostAccounts } from '../../../src/ports/host.ts';
import type { InboundRoute } from '../../../src/ports/host-inbound.ts';
import type { MemorySystem } from './memory-system.ts';

export const HOOK_SECRET = 'secret-of-the-memory-host';

/** `POST /hooks/memory/<id>` with a reference as its body. */
export function createHookRoute(system: MemorySystem): InboundRoute {
  return {
    method: 'POST',
    path: `/hooks/memory/${system.hostId}`,
    name: 'memory-hook',
    maxBodyBytes: 64,
    mediaTypes: ['text/plain'],
    authenticate: ({ headers }) => isSame(headers['authorization'] ?? '', `Bearer ${HOOK_SECRET}`),
    handle: async ({ body }, services) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of body) chunks.push(chunk);
      const ref = Buffer.concat(chunks).toString();
      if (!/^doc-[1-9]\d*$/.test(ref)) {
        throw new HostError('invalid', 'No document is named', { hostId: system.hostId, operation: 'hook' });
      }
      await services.takeHints([{ ref: ref as DocumentRef, event: 'changed' }]); // as: a reference of this host
      return { status: 202 };
    },
  };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

export function createAccounts(system: MemorySystem): HostAccounts {
  return {
    signIn: ({ name, secret, oneTimeCode }, signal) =>
      Promise.resolve().then(() => {
        const on = { hostId: system.hostId, operation: 'signIn' };
        if (signal?.aborted === true) throw new HostError('cancelled', 'cancelled', on);
        if (system.offline) throw new HostError('unavailable', 'unavailable', { ...on, retryable: true });
        const found = system.people.find((person) => person.name === name && person.secret === secret);
        if (!found) return undefined;
        if (found.oneTimeCode !== oneTimeCode) return oneTimeCode === undefined ? 'code-needed' : 'code-wrong';
        return { name, groups: found.groups, administrator: found.administrator };
      }),
    find: (name) => {
      if (system.offline) {
        const on = { hostId: system.hostId, operation: 'find', retryable: true };
        return Promise.reject(new HostError('unavailable', 'unavailable', on));
      }
      const found = system.people.find((person) => person.name === name);
      return Promise.resolve(found && { name, groups: found.groups, administrator: found.administrator });
    },
  };
}
