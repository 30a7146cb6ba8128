import { CATALOGUE_VERSION, catalogue } from '../../domain/cataloguing/catalogue.ts';
import type { CataloguedDocument } from '../../domain/cataloguing/catalogued-document.ts';
import type { DividedDocument } from '../../domain/division/division.ts';
import { REQUIRED_FIELDS } from '../../domain/cataloguing/merge.ts';
import type { PageReading } from '../../domain/page/page-reading.ts';
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
      return documents.map((span) => catalogueSpan(readings, span));
    },
  };
}

function catalogueSpan(
  readings: readonly PageReading[],
  { firstPage, lastPage, doubts }: DividedDocument,
): CataloguedDocument {
  const fields = catalogue(readings, { firstPage, lastPage });
  const missing = REQUIRED_FIELDS.filter((name) => fields[name] === undefined);
  return { firstPage, lastPage, fields, ...(missing.length > 0 && { missing }), ...(doubts && { boundsUnsure: true }) };
}
