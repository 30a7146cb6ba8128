import { message, type Language } from '../../infra/messages/message.ts';
import type { ScanFile } from '../../ports/store.ts';
import { withoutPaths } from '../problem.ts';

/** `ScanFile` of the description. The reference inside the host stays inside: it may be a path. */
export function scanFileView(file: ScanFile, language: Language): object {
  const details = withoutPaths(file.details);
  return {
    id: file.id,
    hostId: file.hostId,
    name: file.name,
    state: file.state,
    revision: file.revision,
    bytes: file.bytes,
    sha256: file.sha256,
    mediaType: file.mediaType,
    pageCount: file.pageCount,
    signed: file.signed,
    code: file.code,
    message: file.code === null ? null : message(file.code, { file: file.name, ...details }, language),
    details,
    receivedAt: file.receivedAt.toISOString(),
    updatedAt: file.updatedAt.toISOString(),
  };
}
