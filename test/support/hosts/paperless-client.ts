import {
  createPaperlessClient,
  type PaperlessClient,
  type SessionSettings,
} from '../../../src/hosts/paperless/client.ts';
import type { HostId } from '../../../src/ports/host.ts';
import { steppingTime } from '../stepping-time.ts';

/** A client without waits. */
export function testClient(url: string, token: string, settings: Partial<SessionSettings> = {}): PaperlessClient {
  const time = steppingTime();
  return createPaperlessClient(
    {
      id: 'paperless-1' as HostId, // ids are made by the registry
      url,
      token,
      concurrency: 3,
      minIntervalMs: 0,
      timeoutMs: 10_000,
      ...settings,
    },
    { clock: time, wait: (ms) => time.wait(ms), random: () => 0 },
  );
}
