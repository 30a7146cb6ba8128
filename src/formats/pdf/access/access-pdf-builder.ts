import { rename, rm } from 'node:fs/promises';
import type { PageReading } from '../../../domain/page/page-reading.ts';
import type { AccessPdfBuilder, AccessPdfProof, AccessPdfRequest } from '../../../ports/access-pdf.ts';
import { FileError, PdfError } from '../../../ports/errors.ts';
import type { PageIdentity } from '../../../ports/scan-reader.ts';
import type { FormatsPool } from '../../formats-pool.ts';
import { asFileError } from '../../fs-errors.ts';
import { DEFAULT_SCAN_LIMITS, type ScanLimits } from '../../scan-limits.ts';
import { composeFile, type LaidPage } from './compose-file.ts';
import { checkStructure } from './structure-check.ts';

export interface AccessPdfBuilderOptions {
  readonly pool: FormatsPool;
  readonly limits?: Partial<ScanLimits>;
}

/** Part of the fingerprint: raise it whenever the same input would give other bytes. */
const VERSION = 'access-pdf 3';

export function createAccessPdfBuilder({ pool, limits: given }: AccessPdfBuilderOptions): AccessPdfBuilder {
  const limits: ScanLimits = { ...DEFAULT_SCAN_LIMITS, ...given };
  return {
    version: VERSION,
    async build(request, signal) {
      checkReadings(request);
      await checkSource(request, pool, signal);
      // The name appears only when the file is whole and proved.
      const draft = `${request.targetPath}.part`;
      try {
        const laid = await composeFile({ request, draft, producer: `Vankho ${VERSION}`, pool, limits }, signal);
        await checkStructure(draft);
        const proof = await prove({ draft, laid, pool, limits }, signal);
        await rename(draft, request.targetPath);
        return proof;
      } catch (error) {
        await rm(draft, { force: true });
        throw asFileError(error, 'write');
      }
    },
  };
}

/** Boxes mean something only in the frame they were read in. */
function checkReadings({ identity, readings }: AccessPdfRequest): void {
  for (const reading of readings) {
    const page = identity.pages[reading.page - 1];
    if (page === undefined || !sameFrame(page, reading)) {
      throw new PdfError('compose-failed', 'A reading does not belong to its page', {
        details: { page: reading.page },
      });
    }
  }
}

function sameFrame(page: PageIdentity, reading: PageReading): boolean {
  return page.page === reading.page && page.widthPx === reading.widthPx && page.heightPx === reading.heightPx;
}

async function checkSource(
  { sourcePath, identity }: AccessPdfRequest,
  pool: FormatsPool,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { sha256 } = await pool.run('hash', { path: sourcePath }, signal);
  if (sha256 !== identity.sha256) throw new FileError('file-changed', 'The original is not the file that was read');
}

interface ProofInput {
  readonly draft: string;
  readonly laid: readonly LaidPage[];
  readonly pool: FormatsPool;
  readonly limits: ScanLimits;
}

/** Reads the finished file back with another engine than the one that wrote it, page by page. */
async function prove(
  { draft, laid, pool, limits }: ProofInput,
  signal: AbortSignal | undefined,
): Promise<AccessPdfProof> {
  const summary = await pool.run('summarise', { path: draft, limits }, signal).catch((error: unknown) => {
    throw new PdfError('proof-structure', 'The finished file cannot be opened', { cause: error });
  });
  if (summary.pages !== laid.length) {
    throw new PdfError('proof-structure', 'The finished file has not the pages of the original', {
      details: { laid: laid.length, found: summary.pages },
    });
  }
  let words = 0;
  let worstBoxMm = 0;
  for (const { proof } of laid) {
    const page = await pool.run('provePage', { path: draft, limits, proof: proof() }, signal);
    words += page.words;
    worstBoxMm = Math.max(worstBoxMm, page.worstBoxMm);
  }
  const { sha256, bytes } = await pool.run('hash', { path: draft }, signal);
  return { sha256, bytes, pages: laid.length, images: laid.map(({ state }) => state), words, worstBoxMm };
}
