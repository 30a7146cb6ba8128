import { CATALOGUE_VERSION, catalogue } from '../../domain/cataloguing/catalogue.ts';
import type { FileProcessor } from '../../ports/processor.ts';

/** Finds the fields of each document, with evidence and confidence. */
export function createCatalogue(): FileProcessor<'catalogue'> {
  return {
    name: 'catalogue',
    version: CATALOGUE_VERSION,
    scope: 'file',
    needs: ['recognise', 'divide'],
    settings: {},
    keep: true,
    async run(inputs) {
      const readings = await inputs.allPages('recognise');
      const { documents } = await inputs.file('divide');
      return documents.map((span) => ({
        firstPage: span.firstPage,
        lastPage: span.lastPage,
        fields: catalogue(readings, span),
      }));
    },
  };
}
