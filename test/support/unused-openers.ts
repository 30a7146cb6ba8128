import type { CliContext } from '../../src/cli/context.ts';

const notUsed = () => Promise.reject(new Error('not used'));

/** For a command that opens nothing but what its test gives it. */
export const UNUSED_OPENERS: CliContext['openers'] = {
  openReader: notUsed,
  openTables: notUsed,
  openSpreadsheets: notUsed,
  openRegisters: notUsed,
  openForms: notUsed,
  openPapers: notUsed,
  openTemplates: notUsed,
  openHosts: notUsed,
  openService: notUsed,
  openStore: notUsed,
  exportStore: notUsed,
  importStore: notUsed,
  examine: notUsed,
  layOutSamples: notUsed,
};
