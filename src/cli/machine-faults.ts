import { readAgain, redriveDead } from '../app/redrive.ts';
import { FileError, isPortError, type FileErrorCode } from '../ports/errors.ts';
import type { ScanFile, Store } from '../ports/store.ts';
import { allPages } from './document-table.ts';
import type { CliContext, Service } from './context.ts';

/** Faults of this machine, not of a scan: no repeat mends them until a person did something. */
const MACHINE_FAULTS: readonly FileErrorCode[] = ['disk-full', 'not-writable'];

/** What a finding of a host means where nothing can be worked because of it. */
const FINDINGS: Readonly<Record<string, FileErrorCode | undefined>> = {
  'inbox-missing': 'file-not-found',
  'inbox-not-a-folder': 'not-readable',
  'inbox-not-readable': 'not-readable',
  'results-not-writable': 'not-writable',
  'disk-full': 'disk-full',
};

function isMachineFault(code: string | null): code is FileErrorCode {
  return MACHINE_FAULTS.some((fault) => fault === code);
}

/** Says what is wrong with the hosts' folders. @returns the error that keeps everything from being worked, if there is one */
export async function tellFindings(context: CliContext, service: Service): Promise<FileError | undefined> {
  let fault: FileError | undefined;
  for (const host of service.deps.hosts.values()) {
    for (const { severity, code, details } of await host.checkHealth(context.signal)) {
      context.output.err(context.text(code, details));
      const meaning = FINDINGS[code];
      if (severity === 'error' && meaning !== undefined) fault ??= new FileError(meaning, 'A folder is not usable');
    }
  }
  return fault;
}

/** The fault of this machine that files failed with, if there is one. */
export function machineFault(files: readonly ScanFile[]): FileError | undefined {
  for (const { code, details } of files) {
    if (isMachineFault(code)) return new FileError(code, 'Files failed for want of the machine', { details });
  }
  return undefined;
}

/** What failed of such a fault earlier is tried again at a start: whoever starts has mended it, or is told again. */
export async function reviveMachineFaults({ deps }: Service): Promise<void> {
  for (const { id, code } of await failedFiles(deps.store)) {
    if (isMachineFault(code)) await readAgain(deps, id, 'system').catch(passTaken);
  }
  // Jobs that are not about reading: results to be taken back, a record to be laid anew.
  for (const { id, code } of await deps.queue.listDead(1000)) {
    if (isMachineFault(code)) await redriveDead(deps, id, 'system');
  }
}

/** A repeat that was due has it in hand already: its state or revision is another one. */
function passTaken(error: unknown): void {
  if (!isPortError(error) || (error.code !== 'stale' && error.code !== 'forbidden-move')) throw error;
}

export function failedFiles(store: Store): Promise<readonly ScanFile[]> {
  return allPages((after) => store.scanFiles.list({ state: 'failed' }, { limit: 200, ...(after && { after }) }));
}
