import { DIVISION_VERSION, divide } from '../../domain/division/divide.ts';
import type { FileProcessor } from '../../ports/processor.ts';

/** Cuts a scan stream into documents by their first pages. */
export function createDivide(): FileProcessor<'divide'> {
  return {
    name: 'divide',
    version: DIVISION_VERSION,
    scope: 'file',
    needs: ['recognise'],
    settings: {},
    keep: true,
    run: async (inputs) => divide(await inputs.allPages('recognise')),
  };
}
