import { judgeFile, QUALITY_VERSION, withFindings } from '../../domain/quality/judge-file.ts';
import type { QualityLimits } from '../../domain/quality/limits.ts';
import { signingFindings } from '../../domain/signature/signing-findings.ts';
import type { FileProcessor } from '../../ports/processor.ts';

/** Judges every page by what was measured when it was read: other limits need no new reading. */
export function createQuality(limits: QualityLimits): FileProcessor<'quality'> {
  return {
    name: 'quality',
    version: QUALITY_VERSION,
    scope: 'file',
    needs: ['identify', 'recognise', 'divide', 'catalogue'],
    settings: { ...limits },
    keep: false,
    async run(inputs) {
      const { documents } = await inputs.file('divide');
      const readings = await inputs.allPages('recognise');
      const judged = judgeFile(readings, documents, limits);
      const { signed } = await inputs.file('identify');
      // a file that bears an electronic signature is signed, whatever its image shows
      return signed ? judged : withFindings(judged, signingFindings(readings, await inputs.file('catalogue')));
    },
  };
}
