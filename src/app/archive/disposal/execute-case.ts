import { destructionDeadline } from '../../../domain/disposal/regime.ts';
import { canMoveFile, type DisposalFileState, type FileKeptBecause } from '../../../domain/disposal/disposal-file.ts';
import type { DisposalCase } from '../../../domain/disposal/disposal-case.ts';
import type { DisposalFile, FileOfList } from '../../../ports/archive/disposals.ts';
import { RequestError } from '../../../ports/errors.ts';
import { today } from '../../host/count-run.ts';
import { refusal } from '../refuse.ts';
import { tidy } from '../tidy.ts';
import { demandAllowed, refusedItems } from './check-list.ts';
import { takeOff } from './decide-case.ts';
import { demandState, lockCase, tell, withRecord, writeCase, type CaseCommand } from './disposal-deps.ts';
import type { ExecutionDeps } from './execution-deps.ts';
import { keptBecause } from './kept-because.ts';
import { backUnderAlarm, forget, settleFile } from './settle-file.ts';

export type { ExecutionDeps };

export interface ExecutionCommand extends CaseCommand {
  /** Asked for after the last day that the law gives. */
  readonly lateReason?: string;
  /** At most so many files; the rest comes with the next call. */
  readonly limit?: number;
}

export interface ExecutionProgress {
  readonly files: Readonly<Record<DisposalFileState, number>>;
  /** At which something is still to be done. */
  readonly open: number;
  /** What came of those that were tried now and are not settled. */
  readonly troubled: readonly Pick<DisposalFile, 'scanFileId' | 'name' | 'code'>[];
}

const FILES_A_CALL = 50;
/** A host that is away is away for the next file, too. */
const HOST_AWAY: ReadonlySet<string> = new Set([
  'unavailable',
  'timeout',
  'unauthorized',
  'rate-limited',
  'cancelled',
  'host-busy',
]);

/**
 * Destroys what hosts hold of the list, some files a call, until none is left: what the host says of a file is kept, then
 * the file goes into the trash, is seen there, and goes for good. Broken off anywhere it goes on where it stood. The first
 * call is the point of no return.
 * @throws RecordError where the account in a host lacks the rights, naming items that may not be destroyed any more, or that
 *   asks why so late; RequestError `forbidden-move`
 */
export async function executeCase(
  deps: ExecutionDeps,
  command: ExecutionCommand,
  signal?: AbortSignal,
): Promise<ExecutionProgress> {
  await demandRights(deps, command, signal);
  const given = await begin(deps, command);
  await deps.store.transaction(() => keepAdded(deps, command));
  await keepHeld(deps, command);
  const troubled: Pick<DisposalFile, 'scanFileId' | 'name' | 'code'>[] = [];
  for (const file of await deps.store.disposals.openFiles(given.id, command.limit ?? FILES_A_CALL)) {
    const reason = await lookAgain(deps, command, file);
    const code = await settleFile(deps, { file, command, reason, signal });
    if (code === undefined) continue;
    const { scanFileId, name } = file;
    troubled.push({ scanFileId, name, code });
    if (HOST_AWAY.has(code)) break;
  }
  return { ...(await progressOf(deps, given.id)), troubled };
}

export async function progressOf(
  { store }: Pick<ExecutionDeps, 'store'>,
  caseId: string,
): Promise<Omit<ExecutionProgress, 'troubled'>> {
  const files = await store.disposals.fileCounts(caseId);
  return { files, open: files.planned + files.witnessed + files.trashed };
}

/** Just before each file: a hold, or another dossier, may have come while the host took its time over those before. */
async function lookAgain(
  deps: ExecutionDeps,
  command: CaseCommand,
  { caseId, scanFileId }: DisposalFile,
): Promise<FileKeptBecause | undefined> {
  const { disposals } = deps.store;
  const [file] = await disposals.filesOfList(caseId, scanFileId);
  const isHeld = file !== undefined && (await keepHeld(deps, command, file.items));
  return keptBecause(isHeld ? (await disposals.filesOfList(caseId, scanFileId))[0] : file);
}

/** Before anything is begun: a host whose account may not destroy would be told of in the middle of it only. */
async function demandRights(deps: ExecutionDeps, { caseId }: CaseCommand, signal?: AbortSignal): Promise<void> {
  const given = await deps.store.disposals.find(caseId);
  if (given?.state !== 'handed-over' || given.begunAt !== null) return;
  const files = (await deps.store.disposals.filesOfList(caseId)).filter((file) => keptBecause(file) === undefined);
  for (const hostId of new Set(files.map((file) => file.hostId))) {
    const missing = (await deps.hosts.get(hostId)?.disposal?.missingRights(signal)) ?? [];
    if (missing.length > 0)
      throw refusal('items', 'disposal-rights-missing', { host: hostId, rights: missing.join(', ') });
  }
}

/** Once: what is to be done is written down before anything is. */
async function begin(deps: ExecutionDeps, command: ExecutionCommand): Promise<DisposalCase> {
  const { lateReason } = tidy(command);
  return deps.store.transaction(async () => {
    const before = await lockCase(deps, command);
    demandState(before, 'handed-over');
    if (before.begunAt !== null) return before;
    const items = await deps.store.disposals.allItems(before.id, { states: ['listed'] });
    if (items.length === 0) demandState(before, 'decided'); // nothing is left to be destroyed: the case is withdrawn
    demandAllowed(await refusedItems(deps, before, items));
    demandInTime(before, today(deps), lateReason);
    const files = await deps.store.disposals.filesOfList(before.id);
    await plan(deps, command, files);
    await releaseFromAlarm(deps, files);
    const record = withRecord(before, lateReason === undefined ? {} : { lateReason });
    const after = await writeCase(deps, before, { begunAt: deps.clock.now(), record });
    const kept = files.filter((file) => keptBecause(file) !== undefined).length;
    const body = { items: items.length, files: files.length, kept };
    await tell(deps, command, { what: 'begun', body, ...(lateReason !== undefined && { values: { lateReason } }) });
    return after;
  });
}

/** What stays from the start is told file by file. */
async function plan(deps: ExecutionDeps, command: CaseCommand, files: readonly FileOfList[]): Promise<void> {
  const rows = files.map((file) => planned(deps, command.caseId, file));
  await deps.store.disposals.insertFiles(rows);
  for (const { scanFileId, hostId, ref, state, code } of rows)
    if (state === 'kept')
      await tell(deps, command, { what: 'file-kept', body: { scanFileId, hostId, ref, because: code } });
}

/** Inside a transaction: files that came into listed dossiers since the execution began stay, and are told. */
export async function keepAdded(deps: ExecutionDeps, command: CaseCommand): Promise<void> {
  const given = await lockCase(deps, { caseId: command.caseId });
  await plan(deps, command, await deps.store.disposals.addedFiles(given.id));
}

/** @throws RecordError that asks for the reason, after the last day */
export function demandInTime({ regime, decidedOn, record }: DisposalCase, on: string, lateReason?: string): void {
  const deadline = destructionDeadline(regime, decidedOn);
  const reason = lateReason ?? record.lateReason ?? '';
  if (deadline === null || on <= deadline || reason !== '') return;
  throw refusal('lateReason', 'disposal-late', { deadline });
}

function planned({ clock }: ExecutionDeps, caseId: string, file: FileOfList): DisposalFile {
  const { scanFileId, hostId, ref, name, linkedTo } = file;
  const sha256 = file.listed?.sha256 ?? null;
  const code = keptBecause(file) ?? null;
  const state = code === null ? 'planned' : 'kept';
  return {
    caseId,
    scanFileId,
    hostId,
    ref,
    name,
    sha256,
    linkedTo,
    state,
    code,
    witness: null,
    updatedAt: clock.now(),
  };
}

/** What goes on a decision raises no alarm when the host tells that it is gone. */
async function releaseFromAlarm({ store }: ExecutionDeps, files: readonly FileOfList[]): Promise<void> {
  for (const file of files.filter((one) => keptBecause(one) === undefined)) {
    const known = await store.hostDocuments.find(file.scanFileId);
    if (known === undefined) continue;
    const retention = { ...known.retention, disposalState: 'approved' };
    await store.hostDocuments.save(file.scanFileId, { retention });
  }
}

/** A hold that came after the execution began still saves what is not gone. True where something is kept for it now. */
export async function keepHeld(deps: ExecutionDeps, command: CaseCommand, ids?: readonly string[]): Promise<boolean> {
  return deps.store.transaction(async () => {
    const given = await lockCase(deps, { caseId: command.caseId });
    const items = await deps.store.disposals.allItems(given.id, { states: ['listed'], ...(ids && { ids }) });
    const held = (await refusedItems(deps, given, items)).filter(({ because }) => because === 'on-hold');
    if (held.length === 0) return false;
    const reason = deps.text('disposal.kept.on-hold');
    const keep = held.map(({ item }) => ({ itemId: item.id, reason }));
    await takeOff(deps, given, { keep, by: 'execution' });
    const ordinals = held.map(({ item }) => item.ordinal);
    await tell(deps, command, { what: 'items-kept', body: { ordinals, because: 'on-hold' } });
    return true;
  });
}

export interface HandSettling extends CaseCommand {
  readonly scanFileId: string;
  /** `by-hand`: a person has destroyed it in the host; `kept`: it stays. */
  readonly as: 'by-hand' | 'kept';
  readonly reason: string;
}

/** For files that the host does not let us destroy. @throws RequestError `not-found`, `forbidden-move`; RecordError */
export async function settleByHand(deps: ExecutionDeps, command: HandSettling): Promise<void> {
  const { scanFileId, as, reason } = tidy(command);
  if (reason === '') throw refusal('reason', 'disposal-reason-missing');
  await deps.store.transaction(async () => {
    const given = await lockCase(deps, command);
    const file = await deps.store.disposals.file(given.id, scanFileId);
    if (file === undefined) throw new RequestError('not-found', 'No such file', { details: { id: scanFileId } });
    if (!canMoveFile(file.state, as))
      throw new RequestError('forbidden-move', 'The file is settled', { details: { state: file.state } });
    await deps.store.disposals.moveFile(file, { state: as, code: 'by-hand', updatedAt: deps.clock.now() });
    await (as === 'kept' ? backUnderAlarm(deps, scanFileId) : forget(deps, file));
    await tell(deps, command, { what: 'file-settled', body: { scanFileId, as }, values: { reason } });
  });
}
