import { cpuSeconds, countsChildren } from './cpu-clock.ts';
import { loadCorpus, type TruthPage } from './corpus.ts';
import { scorePage, type PageScore, type Ratio } from './metrics.ts';
import { createPageReader } from './page-reader.ts';
import { createPeerReader } from './peer-ocrmypdf.ts';

export interface ReadingBenchOptions {
  readonly engine: 'auto' | 'tesseract' | 'tesseract.js';
  readonly corpus: string;
  readonly pages: number;
  /** Pages that ocrmypdf reads as well; 0 leaves it out. */
  readonly peerPages: number;
}

interface Measured {
  readonly truth: TruthPage;
  readonly text: string;
  readonly cpu: number;
}

/** A line of the report as it comes; the caller prints it. */
export type Report = (line: string) => void;

/** Reads the pages of the corpus one after the other and reports error rates and CPU seconds, ours and the peer's. */
export async function runReadingBench(options: ReadingBenchOptions, report: Report): Promise<void> {
  const pages = loadCorpus(options.corpus).slice(0, options.pages);
  const reader = await createPageReader(options.engine);
  report(`${String(pages.length)} pages of ${options.corpus}, ${reader.engine}`);
  if (!countsChildren) report('CPU of started programs cannot be counted on this system');
  const ours = await measure(
    pages,
    (page) => reader.read(page.imagePath),
    () => reader.dispose(),
  );
  reportScores('vankho', ours, report);
  const peer = options.peerPages > 0 ? await createPeerReader() : undefined;
  if (peer === undefined) return;
  const theirs = await measure(
    pages.slice(0, options.peerPages),
    (page) => peer.read(page.imagePath),
    () => peer.dispose(),
  );
  reportScores(peer.engine, theirs, report);
  reportRatio(ours.slice(0, theirs.length), theirs, report);
}

async function measure(
  pages: readonly TruthPage[],
  read: (page: TruthPage) => Promise<string>,
  dispose: () => Promise<void>,
): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  try {
    for (const truth of pages) {
      const before = cpuSeconds();
      const text = await read(truth);
      measured.push({ truth, text, cpu: cpuSeconds() - before });
    }
  } finally {
    await dispose();
  }
  return measured;
}

function reportScores(name: string, measured: readonly Measured[], report: Report): void {
  report(row(name, measured));
  for (const damage of [...new Set(measured.map(({ truth }) => truth.damage))].sort()) {
    report(
      row(
        `  ${damage}`,
        measured.filter(({ truth }) => truth.damage === damage),
      ),
    );
  }
}

function row(name: string, measured: readonly Measured[]): string {
  const scores = measured.map(({ truth, text }) => scorePage(truth, text));
  const signers = scores.filter(({ signerExact }) => signerExact !== undefined);
  const exact = signers.filter(({ signerExact }) => signerExact === true).length;
  return [
    name.padEnd(18),
    `pages ${String(measured.length)}`,
    `page CER ${percent(scores, ({ page }) => page)}`,
    `WER ${percent(scores, ({ words }) => words)}`,
    `line ${percent(scores, ({ lines }) => lines)}`,
    `body ${percent(scores, ({ body }) => body)}`,
    `foot ${percent(scores, ({ foot }) => foot)}`,
    `signer ${String(exact)}/${String(signers.length)} = ${((100 * exact) / Math.max(1, signers.length)).toFixed(0)} %`,
    `CPU mean ${mean(measured).toFixed(2)} median ${median(measured).toFixed(2)} s`,
  ].join('  ');
}

function reportRatio(ours: readonly Measured[], theirs: readonly Measured[], report: Report): void {
  const errors = (measured: readonly Measured[]): number =>
    measured.reduce((sum, { truth, text }) => sum + scorePage(truth, text).page.edits, 0);
  const cpu = (mean(theirs) / mean(ours)).toFixed(1);
  const edits = (errors(theirs) / Math.max(1, errors(ours))).toFixed(1);
  report(
    `on the same ${String(theirs.length)} pages the peer takes ${cpu} times our CPU and makes ${edits} times our errors`,
  );
}

function percent(scores: readonly PageScore[], part: (score: PageScore) => Ratio): string {
  const edits = scores.reduce((sum, score) => sum + part(score).edits, 0);
  const length = scores.reduce((sum, score) => sum + part(score).length, 0);
  return `${((100 * edits) / Math.max(1, length)).toFixed(2)} %`;
}

function mean(measured: readonly Measured[]): number {
  return measured.reduce((sum, { cpu }) => sum + cpu, 0) / Math.max(1, measured.length);
}

function median(measured: readonly Measured[]): number {
  const sorted = measured.map(({ cpu }) => cpu).toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
