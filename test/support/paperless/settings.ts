import type { PaperlessSettings } from '../../../src/hosts/paperless/settings.ts';
import type { HostId } from '../../../src/ports/host.ts';

export const HOOK_SECRETS = ['hook-secret-one', 'hook-secret-two'] as const;
export const OCR_KEYS = ['ocr-key-one', 'ocr-key-two'] as const;

export function paperlessSettings(given: Partial<PaperlessSettings> = {}): PaperlessSettings {
  return {
    id: 'paperless-1' as HostId, // a test's own
    url: 'http://127.0.0.1:1',
    token: 'token-1',
    delivery: 'remote-ocr',
    publicUrl: 'http://127.0.0.1:2',
    hookSecrets: HOOK_SECRETS,
    ocrKeys: OCR_KEYS,
    inboundFolder: '/nowhere',
    roles: {},
    largestFileBytes: 10_000_000,
    concurrency: 2,
    minIntervalMs: 0,
    timeoutMs: 5000,
    ...given,
  };
}
