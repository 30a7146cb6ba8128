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
import { lookAtImage, readImage, type ImageReaders, type ReadPage } from './read-image.ts';

export interface RecogniseDeps extends ImageReaders {
  readonly scanReader: ScanReader;
}

/**
 * Raise it when the rules change by which text layers are judged, words are put together and ordered, or secrecy marks
 * are found, or handwritten digits, signatures and seals are found and judged: what was kept under older rules is then read anew.
 */
const RULES_VERSION = '29';

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

/** What a scanner read is no word of the page, but a mark that it saw may be one. */
function findUnseenMark(
  layer: readonly TextLayerWord[],
  { page, clearedMarks = [] }: PageStepContext,
): SecrecyMark | undefined {
  if (!isUnseen(layer) || judgeTextLayer(layer, page).kind !== 'good') return undefined;
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
  if (verdict.kind === 'good' && !isUnseen(layer)) {
    const reading = readingFromTextLayer(layer, page);
    if (page.kind === 'text') return { reading, stamps: [], marks: NO_MARKS };
    // What was drawn by a program has no faults of a scanner.
    return withRaster(inputs, page.page, (raster) =>
      lookAtImage(deps, { page, raster, findings: [], signal }, reading),
    );
  }
  const findings = verdict.kind === 'bad' ? [{ code: verdict.finding }] : [];
  const pasted = issuedWords(layer);
  return withRaster(inputs, page.page, (raster) => readImage(deps, { page, raster, findings, pasted, signal }));
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
