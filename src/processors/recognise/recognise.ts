import { findSecrecyMark, halfReadMarks } from '../../domain/cataloguing/secrecy-mark.ts';
import { doubtfulStamps, surelyReadMark, withUrgencyStamp } from '../../domain/cataloguing/seen-marks.ts';
import type { FoundMark, SecrecyMark } from '../../domain/cataloguing/catalogued-document.ts';
import type { PageFinding, PageReading } from '../../domain/page/page-reading.ts';
import { releasePixels } from '../../domain/page/release-pixels.ts';
import { issuedWords } from '../../domain/text/pasted-words.ts';
import { isUnseen, judgeTextLayer } from '../../domain/text/text-layer.ts';
import { findSeparator } from '../../domain/division/find-separator.ts';
import { WithheldError } from '../../ports/errors.ts';
import type { PageProcessor, PageStepContext, StepInputs } from '../../ports/processor.ts';
import type { PageRaster, ScanReader, TextLayerWord } from '../../ports/scan-reader.ts';
import { layerWord, readingFromTextLayer } from './from-text-layer.ts';
import { withFieldsSeen } from './look-at-fields.ts';
import { isBorneOut } from '../../domain/text/layer-read.ts';
import { PROOF_PPI, proveLayer, type LayerSource } from './prove-layer.ts';
import { lookAtImage, readImage, type ImageReaders, type ReadPage } from './read-image.ts';

export interface RecogniseDeps extends ImageReaders {
  readonly scanReader: ScanReader;
}

/**
 * Raise it when the rules change by which text layers are judged, words are put together and ordered, or secrecy marks
 * are found, or handwritten digits, signatures and seals are found and judged: what was kept under older rules is then read anew.
 */
const RULES_VERSION = '34';

/**
 * What stands on a page: the text the file itself shows where that is good, else the page image recognised.
 * A secrecy mark ends the way here, before anything of the page is kept.
 */
export function createRecognise(deps: RecogniseDeps): PageProcessor<'recognise'> {
  return {
    name: 'recognise',
    version: RULES_VERSION,
    scope: 'page',
    needs: ['rasterise'],
    settings: {
      engine: deps.engine.describe().version,
      preparation: deps.preparation.version,
      digits: deps.digitReaders.map(({ name }) => name).join(', '),
      codes: deps.codeReader?.name ?? '',
      words: deps.wordReader?.name ?? '',
    },
    keep: true,
    async run(inputs, context) {
      const layer = await deps.scanReader.textLayer(context.sourcePath, context.page, context.signal);
      const read = await readPage(deps, layer, { inputs, context });
      const { reading, stamps, marks: found } = await withFieldsSeen(deps, read, context);
      // The square code of a separator sheet looks like many things.
      const marks = findSeparator(reading) === undefined ? found : NO_MARKS;
      const cleared = context.clearedMarks ?? [];
      const stamped = { ...reading, words: stamps };
      const halfRead = [...halfReadMarks(reading, cleared), ...halfReadMarks(stamped, cleared)];
      const { page, words: print, digits = [] } = reading;
      const seen = { page, cleared, words: stamps, print, halfRead, digits };
      const mark =
        findSecrecyMark(reading, cleared) ??
        findSecrecyMark(stamped, cleared) ??
        findPastedMark(layer, reading, cleared) ??
        findUnseenMark(layer, context) ??
        surelyReadMark(marks, seen);
      if (mark !== undefined) throw new WithheldError(mark.level, mark.page);
      const unread = doubtfulStamps(marks, seen).map((box): PageFinding => ({ code: 'stamp-unread', box }));
      const looked = withUrgencyStamp(reading, marks);
      return unread.length === 0 ? looked : { ...looked, findings: [...looked.findings, ...unread] };
    },
  };
}

const NO_MARKS = { seen: [], frames: [] } as const;

/** All that annotations say, one by one, also what is no word of the page: a mark pasted upon it is a mark. */
function findPastedMark(
  layer: readonly TextLayerWord[],
  reading: PageReading,
  cleared: readonly FoundMark[],
): SecrecyMark | undefined {
  const pasted = layer.filter((word) => word.pasted !== undefined);
  for (const words of Map.groupBy(pasted, (word) => word.pasted).values()) {
    // wherever on the page it was pasted, as a stamp in red ink
    const mark = findSecrecyMark(
      { ...reading, words: words.map((word) => ({ ...layerWord(word), layer: 'red' })) },
      cleared,
    );
    if (mark !== undefined) return mark;
  }
  return undefined;
}

/** What nobody sees, and what is drawn otherwise, is no word of the page, but a mark that it says may be one. */
function findUnseenMark(
  layer: readonly TextLayerWord[],
  { page, clearedMarks = [] }: PageStepContext,
): SecrecyMark | undefined {
  if (judgeTextLayer(layer, page).kind !== 'good') return undefined;
  return findSecrecyMark(readingFromTextLayer(layer, page), clearedMarks);
}

interface Step {
  readonly inputs: StepInputs;
  readonly context: PageStepContext;
}

async function readPage(
  deps: RecogniseDeps,
  layer: readonly TextLayerWord[],
  { inputs, context }: Step,
): Promise<ReadPage> {
  const { page, signal } = context;
  const verdict = judgeTextLayer(layer, page);
  const findings = verdict.kind === 'bad' ? [{ code: verdict.finding }] : [];
  const image = { page, findings, pasted: issuedWords(layer), signal };
  const isGood = verdict.kind === 'good' && !isUnseen(layer);
  const byText = isGood && page.kind === 'text' ? await sayByText(deps, layer, context) : undefined;
  if (byText?.isProven === true) return { reading: byText.reading, stamps: [], marks: NO_MARKS };
  return withRaster(inputs, page.page, async (raster) => {
    const said = byText ?? (isGood ? await sayByLayer(deps, { layer, raster, page, signal }) : undefined);
    // What was drawn by a program has no faults of a scanner.
    if (said?.isProven === true) return lookAtImage(deps, { page, raster, findings: [], signal }, said.reading);
    const read = await readImage(deps, { ...image, raster });
    return said?.isBorneOutBy(read.reading) === true ? { ...read, reading: said.reading } : read;
  });
}

/** What the text of a page says, of what is seen. */
interface Said {
  readonly reading: PageReading;
  /** That is what is drawn. */
  readonly isProven: boolean;
  /** Or was read by an engine, too. */
  isBorneOutBy(read: PageReading): boolean;
}

async function sayByLayer(deps: RecogniseDeps, source: LayerSource): Promise<Said> {
  const { layer, isContradicted, mayBeBorneOut = false } = await proveLayer(deps, source);
  const seen = layer.filter(({ hidden }) => !hidden);
  // what annotations say is not in the picture
  const drawn = seen.filter(({ pasted }) => pasted === undefined);
  const reading = readingFromTextLayer(seen, source.page);
  const isBorneOutBy = ({ rotation, words }: PageReading) =>
    mayBeBorneOut && rotation === reading.rotation && isBorneOut(drawn, words);
  return { reading, isProven: !isContradicted, isBorneOutBy };
}

/** The same for a page of text alone, which nothing else needs drawn as finely as its frame. */
async function sayByText(
  deps: RecogniseDeps,
  layer: readonly TextLayerWord[],
  { sourcePath, page, signal }: PageStepContext,
): Promise<Said> {
  const share = Math.min(1, PROOF_PPI / page.ppi);
  const coarse = { widthPx: Math.round(page.widthPx * share), heightPx: Math.round(page.heightPx * share) };
  const raster = await deps.scanReader.rasterise(sourcePath, { ...page, ...coarse, ppi: page.ppi * share }, signal);
  try {
    return await sayByLayer(deps, { layer, raster, page, signal });
  } finally {
    releasePixels(raster.data);
  }
}

/** The pixels of a page are drawn for one reader alone and given back when it has done. */
async function withRaster<Result>(
  inputs: StepInputs,
  page: number,
  read: (raster: PageRaster) => Promise<Result>,
): Promise<Result> {
  const raster = await inputs.page('rasterise', page);
  try {
    return await read(raster);
  } finally {
    releasePixels(raster.data);
  }
}
