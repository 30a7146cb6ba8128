import { DIVISION_VERSION, divide } from '../../domain/division/divide.ts';
import { divideByCuts } from '../../domain/division/person-cuts.ts';
import type { FileProcessor } from '../../ports/processor.ts';

/** Cuts a scan stream into documents: where a person said, else by what the pages show. */
export function createDivide(): FileProcessor<'divide'> {
  return {
    name: 'divide',
    version: DIVISION_VERSION,
    scope: 'file',
    needs: ['recognise'],
    settings: {},
    keep: true,
    async run(inputs, { cuts }) {
      const readings = await inputs.allPages('recognise');
      const division = divide(readings);
      return cuts === undefined ? division : divideByCuts(cuts, readings, division);
    },
  };
}
