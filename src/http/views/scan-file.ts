import { message, type Language } from '../../infra/messages/message.ts';
import type { RetryingJob } from '../../ports/queue.ts';
import type { ScanFile } from '../../ports/store.ts';
import { withoutPaths } from '../problem.ts';

/** `ScanFile` of the description. The reference inside the host stays inside: it may be a path. */
export function scanFileView(file: ScanFile, language: Language, retry?: RetryingJob): object {
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
    ...(retry && { retry: retryView(retry, file, language) }),
    receivedAt: file.receivedAt.toISOString(),
    updatedAt: file.updatedAt.toISOString(),
  };
}

function retryView({ attempts, nextAt, code }: RetryingJob, file: ScanFile, language: Language): object {
  const details = file.code === code ? withoutPaths(file.details) : {};
  return {
    attempts,
    nextAt: nextAt.toISOString(),
    code,
    message: message(code, { file: file.name, ...details }, language),
  };
}

/** Other files with the same bytes; those that are gone hold nothing any more. */
export function sameContentView(file: ScanFile, copies: readonly ScanFile[]): readonly object[] {
  return copies
    .filter(({ id, state }) => id !== file.id && state !== 'gone')
    .map(({ id, name, state }) => ({ scanFileId: id, name, state }));
}
