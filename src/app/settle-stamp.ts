import { hasUnreadStamp, stampPages, withStampAt } from '../domain/quality/pages-to-see.ts';
import { RequestError, StoreError } from '../ports/errors.ts';
import type { ScanFile } from '../ports/store.ts';
import type { AppDeps } from './deps.ts';
import { moveScanFile } from './move-scan-file.ts';
import { invalidDeclaration } from './withheld-file.ts';

type StampDeps = Pick<AppDeps, 'store' | 'hosts' | 'clock'>;

const DECLARED = 'scan-file.no-mark-declared';
const TAKEN_BACK = 'scan-file.no-mark-taken-back';

export interface StampOnPage {
  readonly scanFileId: string;
  /** The revision the person saw, and with it the content. */
  readonly revision: number;
  /** The page the person looked at. */
  readonly page: number;
  /** An administrator or archivist: whoever calls has made sure. */
  readonly actor: string;
}

/**
 * A person who looked at the page declares that a stamp on it, which could not be read, is no mark of secrecy (ADR 0043).
 * That holds for this page of this content (SHA-256), in whatever host and however often it is read. Only the question
 * goes: a mark that is read withholds the file as ever. A repeat changes nothing.
 * @throws RequestError `not-found`, `forbidden-move` (not read, or withheld), `invalid-request` (no such stamp on the
 * page); StoreError `stale`
 */
export async function declareNoMark(deps: StampDeps, declared: StampOnPage): Promise<ScanFile> {
  const { page, actor } = declared;
  return deps.store.transaction(async () => {
    const { file, sha256 } = await requireRead(deps, declared);
    const reading = await deps.store.readings.page(file.id, page);
    if (reading === undefined || !hasUnreadStamp(reading)) throw invalidDeclaration('page');
    const isNew = await deps.store.seenStamps.add({ sha256, page, actor });
    if (isNew) return tell(deps, { file, sha256 }, { ...declared, action: DECLARED });
    // a file that was read meanwhile, or whose host was away, was not told
    return isAsking(file, page) ? askAnew(deps, file, { page, asks: false }) : file;
  });
}

/**
 * Takes it back: the page asks again, where a stamp on it cannot be read. Nothing happens where nothing was declared.
 * @throws as `declareNoMark`
 */
export async function takeBackNoMark(deps: StampDeps, declared: StampOnPage): Promise<ScanFile> {
  return deps.store.transaction(async () => {
    const { file, sha256 } = await requireRead(deps, declared);
    const wasDeclared = await deps.store.seenStamps.remove(sha256, declared.page);
    return wasDeclared ? tell(deps, { file, sha256 }, { ...declared, action: TAKEN_BACK }) : file;
  });
}

interface ReadFile {
  readonly file: ScanFile;
  readonly sha256: string;
}

async function requireRead({ store }: StampDeps, { scanFileId, revision }: StampOnPage): Promise<ReadFile> {
  const file = await store.scanFiles.find(scanFileId);
  if (!file) throw new RequestError('not-found', 'No scan file of this id', { details: { id: scanFileId } });
  if (file.revision !== revision) throw new StoreError('stale', 'The file was changed in the meantime');
  const { sha256, state } = file;
  if (sha256 === null || !isRead(file))
    throw new RequestError('forbidden-move', 'The state of the file does not allow this', { details: { state } });
  return { file, sha256 };
}

function isAsking({ code, details }: ScanFile, page: number): boolean {
  return code === 'pages-to-see' && stampPages(details).includes(page);
}

function isRead({ state }: ScanFile): boolean {
  return state === 'done' || state === 'review';
}

async function tell(
  deps: StampDeps,
  { file, sha256 }: ReadFile,
  { action, page, actor }: StampOnPage & { readonly action: string },
): Promise<ScanFile> {
  await deps.store.ledger.append({ action, subject: file.id, actor, body: { sha256, page } });
  const asks = action === TAKEN_BACK;
  const told = await askAnew(deps, file, { page, asks });
  for (const hostId of deps.hosts.keys())
    for (const copy of await deps.store.scanFiles.findBySha256(hostId, sha256))
      if (copy.id !== file.id && isRead(copy)) await askAnew(deps, copy, { page, asks });
  return told;
}

/** Files say which of their pages must be seen; one of blank sides says that instead. */
async function askAnew(deps: StampDeps, file: ScanFile, stamp: { page: number; asks: boolean }): Promise<ScanFile> {
  if (file.code !== null && file.code !== 'pages-to-see') return file;
  const reading = await deps.store.readings.page(file.id, stamp.page);
  const asks = stamp.asks && reading !== undefined && hasUnreadStamp(reading);
  const toSee = withStampAt(file.details, { page: stamp.page, asks });
  return moveScanFile(deps, file, {
    code: toSee === undefined ? null : 'pages-to-see',
    details: { ...toSee },
  });
}
