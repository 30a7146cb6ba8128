import { findSecrecyMark } from '../../domain/cataloguing/secrecy-mark.ts';
import { doubtfulStamps, surelyReadMark } from '../../domain/cataloguing/seen-marks.ts';
import type { PageFinding } from '../../domain/page/page-reading.ts';
import { judgeTextLayer } from '../../domain/text/text-layer.ts';
import { findSeparator } from '../../domain/division/find-separator.ts';
import { WithheldError } from '../../ports/errors.ts';
import type { PageProcessor, PageStepContext, StepInputs } from '../../ports/processor.ts';
import type { ScanReader, TextLayerWord } from '../../ports/scan-reader.ts';
import { readingFromTextLayer } from './from-text-layer.ts';
import { lookAtImage, readImage, type ImageReaders, type ReadPage } from './read-image.ts';

export interface RecogniseDeps extends ImageReaders {
  readonly scanReader: ScanReader;
}

/**
 * Raise it when the rules change by which text layers are judged, words are put together and ordered, or secrecy marks
 * are found, or handwritten digits are found and judged: what was kept under older rules is then read anew.
 */
const RULES_VERSION = '10';

/**
 * What stands on a page: the text the file itself holds where that is good, else the page image recognised.
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
    },
    keep: true,
    async run(inputs, context) {
      const { reading, stamps, marks: found } = await readPage(deps, inputs, context);
      // The square code of a separator sheet looks like many things.
      const marks = findSeparator(reading) === undefined ? found : NO_MARKS;
      const cleared = context.clearedMarks ?? [];
      const seen = { page: reading.page, cleared, words: stamps, print: reading.words };
      const mark =
        findSecrecyMark(reading, cleared) ??
        findSecrecyMark({ ...reading, words: stamps }, cleared) ??
        surelyReadMark(marks, seen);
      if (mark !== undefined) throw new WithheldError(mark.level, mark.page);
      const unread = doubtfulStamps(marks, seen).map((box): PageFinding => ({ code: 'stamp-unread', box }));
      return unread.length === 0 ? reading : { ...reading, findings: [...reading.findings, ...unread] };
    },
  };
}

const NO_MARKS = { seen: [], frames: [] } as const;

async function readPage(deps: RecogniseDeps, inputs: StepInputs, context: PageStepContext): Promise<ReadPage> {
  const { page, sourcePath, signal } = context;
  const layer: readonly TextLayerWord[] =
    page.textChars === 0 ? [] : await deps.scanReader.textLayer(sourcePath, page, signal);
  const verdict = judgeTextLayer(layer, page);
  if (verdict.kind === 'good') {
    const reading = readingFromTextLayer(layer, page);
    if (page.kind === 'text') return { reading, stamps: [], marks: NO_MARKS };
    const raster = await inputs.page('rasterise', page.page);
    const { measures, ...seen } = await lookAtImage(deps, { page, raster, findings: [], signal }, reading);
    // What was drawn by a program has no faults of a scanner.
    return { ...seen, reading: page.kind === 'image' ? { ...seen.reading, measures } : seen.reading };
  }
  const raster = await inputs.page('rasterise', page.page);
  const findings = verdict.kind === 'bad' ? [{ code: verdict.finding }] : [];
  return readImage(deps, { page, raster, findings, signal });
}
