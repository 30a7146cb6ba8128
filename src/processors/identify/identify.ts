import type { FileProcessor, StepSettings } from '../../ports/processor.ts';
import type { ScanReader } from '../../ports/scan-reader.ts';

/** Finds out what the file is and how its pages look, before anything is decoded. */
export function createIdentify(scanReader: ScanReader, settings: StepSettings): FileProcessor<'identify'> {
  return {
    name: 'identify',
    version: '1',
    scope: 'file',
    needs: [],
    settings,
    keep: true,
    run: (_inputs, { sourcePath, signal }) => scanReader.identify(sourcePath, signal),
  };
}
