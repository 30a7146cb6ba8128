import { OcrError, type OcrErrorCode } from '../ports/errors.ts';
import type { OcrEngine } from '../ports/ocr-engine.ts';
import { findTesseract, type TesseractFinding, type TesseractProgram } from './find-tesseract.ts';
import { createNodeTesseractOcr } from './node-tesseract-ocr.ts';
import { createTesseractCli } from './tesseract-cli.ts';
import { createTesseractJs } from './tesseract-js/create-tesseract-js.ts';

/** `auto`: native tesseract where it is present and good enough, else the embedded tesseract.js. */
export type EngineChoice = 'auto' | 'tesseract' | 'tesseract.js' | 'node-tesseract-ocr';

export interface EngineSettings {
  /** Pages recognised at the same time; as many as cores. */
  readonly concurrency: number;
  /** A page that takes longer is given up. */
  readonly timeoutMs: number;
  /** All that native programs see: `PATH`, perhaps `TESSDATA_PREFIX`. */
  readonly env: Readonly<Record<string, string>>;
  /** Name or path of the native program; `tesseract` when absent. */
  readonly program?: string;
}

/** @throws OcrError `program-missing`, `language-missing`, `crashed` where a native engine was asked for and cannot be had */
export async function createOcrEngine(choice: EngineChoice, settings: EngineSettings): Promise<OcrEngine> {
  const { concurrency, timeoutMs } = settings;
  if (choice === 'tesseract.js') return createTesseractJs({ concurrency, timeoutMs });
  const finding = await findTesseract(settings.program ?? 'tesseract', settings.env);
  if (choice === 'auto' && finding.kind !== 'found') return createTesseractJs({ concurrency, timeoutMs });
  const native = { program: programOf(finding), concurrency, timeoutMs };
  return choice === 'node-tesseract-ocr' ? createNodeTesseractOcr(native) : createTesseractCli(native);
}

const REFUSALS = {
  missing: 'program-missing',
  'too-old': 'program-missing',
  'language-missing': 'language-missing',
  broken: 'crashed',
} as const satisfies Record<Exclude<TesseractFinding['kind'], 'found'>, OcrErrorCode>;

function programOf(finding: TesseractFinding): TesseractProgram {
  if (finding.kind === 'found') return finding.program;
  const details = 'version' in finding ? { version: finding.version } : {};
  const cause = finding.kind === 'broken' ? finding.cause : undefined;
  throw new OcrError(REFUSALS[finding.kind], `Tesseract cannot be used: ${finding.kind}`, { details, cause });
}
