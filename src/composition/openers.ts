import type { Openers } from '../cli/context.ts';

/** Adapters are loaded when a command needs them: `vankho --help` and a start with nothing to do stay quick. */
export function createOpeners(version: string): Openers {
  return {
    async openReader(config) {
      const { openReader } = await import('./open-reader.ts');
      return openReader(config);
    },
    async openService(config, roles) {
      const { openService } = await import('./open-service.ts');
      return openService(config, roles, version);
    },
    async openStore(config) {
      const { openConfiguredStore } = await import('./open-store.ts');
      return openConfiguredStore(config);
    },
    async openTables() {
      const { openTables } = await import('./open-tables.ts');
      return openTables();
    },
    async openHosts(config) {
      const { openHosts } = await import('./open-hosts.ts');
      return openHosts(config);
    },
    async openSpreadsheets(config) {
      const { openSpreadsheets } = await import('./open-spreadsheets.ts');
      return openSpreadsheets(config);
    },
    async openRegisters(config) {
      const { openRegisters } = await import('./open-registers.ts');
      return openRegisters(config);
    },
    async openPapers() {
      const { openPapers } = await import('./open-papers.ts');
      return openPapers();
    },
    async openTemplates() {
      const { openTemplates } = await import('./open-templates.ts');
      return openTemplates();
    },
    async openForms(config) {
      const { openForms } = await import('./open-forms.ts');
      return openForms(config);
    },
    async exportStore(config, file) {
      const { exportConfigured } = await import('./transfer.ts');
      return exportConfigured(config, file);
    },
    async importStore(config, file) {
      const { importConfigured } = await import('./transfer.ts');
      return importConfigured(config, file);
    },
    async examine(config) {
      const { examine } = await import('./examine.ts');
      return examine(config);
    },
    async layOutSamples(config) {
      const { layOutSamples } = await import('./samples.ts');
      return layOutSamples(config);
    },
  };
}
