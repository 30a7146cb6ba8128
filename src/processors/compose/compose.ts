import type { AccessPdfBuilder } from '../../ports/access-pdf.ts';
import { ACCESS_PDF_NAME } from '../../ports/access-pdf.ts';
import type { FileProcessor } from '../../ports/processor.ts';

/** Builds the searchable PDF/A in the work folder and proves it. Not kept: the host keeps what is delivered. */
export function createCompose(builder: AccessPdfBuilder): FileProcessor<'compose'> {
  return {
    name: 'compose',
    version: builder.version,
    scope: 'file',
    needs: ['identify', 'recognise'],
    settings: {},
    keep: false,
    async run(inputs, { sourcePath, name, workFolder, signal }) {
      const identity = await inputs.file('identify');
      const readings = await inputs.allPages('recognise');
      const targetPath = `${workFolder}/${ACCESS_PDF_NAME}`;
      return builder.build({ sourcePath, identity, readings, title: name, targetPath }, signal);
    },
  };
}
