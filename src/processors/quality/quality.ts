import { judgeFile, QUALITY_VERSION } from '../../domain/quality/judge-file.ts';
import type { QualityLimits } from '../../domain/quality/limits.ts';
import type { FileProcessor } from '../../ports/processor.ts';

/** Judges every page by what was measured when it was read: other limits need no new reading. */
export function createQuality(limits: QualityLimits): FileProcessor<'quality'> {
  return {
    name: 'quality',
    version: QUALITY_VERSION,
    scope: 'file',
    needs: ['recognise', 'divide'],
    settings: { ...limits },
    keep: false,
    async run(inputs) {
      const { documents } = await inputs.file('divide');
      return judgeFile(await inputs.allPages('recognise'), documents, limits);
    },
  };
}
