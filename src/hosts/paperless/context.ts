import { HostError } from '../../ports/errors.ts';
import type { Call, PaperlessApi } from './api.ts';
import type { PendingDocuments } from './ocr/pending-types.ts';
import type { DeliveryRecords } from './write/record.ts';
import type { RegisteredSource } from './registered.ts';
import type { PaperlessDeps, PaperlessSettings } from './settings.ts';
import { releaseOf, type Release } from './versions.ts';

/** What the parts of the adapter share. */
export interface PaperlessContext extends PaperlessDeps {
  readonly settings: PaperlessSettings;
  readonly api: PaperlessApi;
  readonly registered: RegisteredSource;
  readonly pending: PendingDocuments;
  readonly records: DeliveryRecords;
  readonly releases: ReleaseSource;
}

export interface ReleaseSource {
  /** As of the last look at the host; nothing is known before the first. */
  last(): Release;
  /** Somebody else has asked the host just now. */
  note(version: string): void;
  /** Asks the host from time to time. @throws HostError */
  current(call?: Call): Promise<Release>;
}

/** A host is upgraded now and then, while we run. */
const KEPT_MS = 10 * 60_000;

export function createReleaseSource({ api, clock }: Pick<PaperlessContext, 'api' | 'clock'>): ReleaseSource {
  let known = { release: releaseOf(''), until: 0 };
  const note = (version: string): void => {
    known = { release: releaseOf(version), until: clock.now().getTime() + KEPT_MS };
  };
  return {
    note,
    last: () => known.release,
    current: async (call) => {
      if (clock.now().getTime() >= known.until) note(await versionOf(api, call));
      return known.release;
    },
  };
}

async function versionOf(api: PaperlessApi, call: Call | undefined): Promise<string> {
  try {
    return (await api.probe(call)).version;
  } catch (error) {
    // The health check names the permission that is missing.
    if (error instanceof HostError && error.code === 'forbidden') return '';
    throw error;
  }
}
