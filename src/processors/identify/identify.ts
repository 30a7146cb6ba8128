import type { FileProcessor, StepSettings } from '../../ports/processor.ts';
import type { ScanReader } from '../../ports/scan-reader.ts';

/** Raise it when the rules change by which a page is of one kind or another, or has its colour. */
const RULES_VERSION = '4';

/** Finds out what the file is and how its pages look, before anything is decoded. */
export function createIdentify(scanReader: ScanReader, settings: StepSettings): FileProcessor<'identify'> {
  return {
    name: 'identify',
    version: RULES_VERSION,
    scope: 'file',
    needs: [],
    settings,
    keep: true,
    run: (_inputs, { sourcePath, signal }) => scanReader.identify(sourcePath, signal),
  };
}
