import type { CataloguedDocument } from '../domain/cataloguing/catalogued-document.ts';
import type { FoundSeparator } from '../domain/division/division.ts';
import type { PageReading } from '../domain/page/page-reading.ts';
import { withJudgements } from '../domain/quality/judge-file.ts';
import { ACCESS_PDF_NAME, type AccessPdfProof } from '../ports/access-pdf.ts';
import type { Hasher } from '../ports/hasher.ts';
import type { Pipeline } from '../ports/processor.ts';
import type { ScanIdentity } from '../ports/scan-reader.ts';
import type { WorkFolder } from '../ports/workspace.ts';
import { startPipelineRun, type ArtifactCache, type PipelineProgress } from './run-pipeline.ts';

export interface ReadFileDeps {
  readonly pipeline: Pipeline;
  readonly hasher: Hasher;
  readonly pageConcurrency: number;
}

export interface ReadFileRequest {
  readonly sourcePath: string;
  readonly name: string;
  readonly folder: WorkFolder;
  readonly withPdf: boolean;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: PipelineProgress) => void;
}

export interface ReadFileResult {
  readonly identity: ScanIdentity;
  readonly readings: readonly PageReading[];
  readonly documents: readonly CataloguedDocument[];
  readonly separators: readonly FoundSeparator[];
  /** Present when a PDF was asked for; it lies in the work folder until that is closed. */
  readonly pdf?: { readonly path: string; readonly proof: AccessPdfProof };
}

/** Reads one file without any store: the same pipeline, artifacts in memory. @throws FileError, OcrError, PdfError, WithheldError */
export async function readFile(deps: ReadFileDeps, request: ReadFileRequest): Promise<ReadFileResult> {
  const { sourcePath, name, folder, signal, onProgress } = request;
  const inputs = startPipelineRun({
    pipeline: deps.pipeline,
    sourceSha256: '', // artifacts live for this run only
    context: { sourcePath, name, workFolder: folder.path, signal },
    artifacts: memoryCache(),
    hasher: deps.hasher,
    pageConcurrency: deps.pageConcurrency,
    ...(onProgress && { onProgress }),
  });
  const identity = await inputs.file('identify');
  const readings = withJudgements(await inputs.allPages('recognise'), await inputs.file('quality'));
  const documents = await inputs.file('catalogue');
  const { separators } = await inputs.file('divide');
  const result = { identity, readings, documents, separators };
  if (!request.withPdf) return result;
  return { ...result, pdf: { path: folder.pathOf(ACCESS_PDF_NAME), proof: await inputs.file('compose') } };
}

function memoryCache(): ArtifactCache {
  const kept = new Map<string, unknown>();
  return {
    get: (fingerprint) => Promise.resolve(kept.get(fingerprint)),
    put: ({ fingerprint, body }) => {
      kept.set(fingerprint, body);
      return Promise.resolve();
    },
  };
}
