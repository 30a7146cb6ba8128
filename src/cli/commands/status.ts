import { SCAN_FILE_STATES } from '../../domain/workflow/scan-file-state.ts';
import type { CommandDefinition } from '../command.ts';

/** `vankho status`: how many files stand where. */
export const statusCommand: CommandDefinition = {
  usage: 'status',
  description: 'cli.status.description',
  options: [],
  async run(context) {
    const store = await context.openers.openStore(context.config);
    try {
      const counts = await store.scanFiles.countByState();
      const info = await store.info();
      if (context.json) context.output.out(JSON.stringify({ counts, store: info }));
      else {
        const lines = SCAN_FILE_STATES.map(
          (state) => `${context.text(`state.${state}`).padEnd(28)}${String(counts[state]).padStart(8)}`,
        );
        const durable = context.text(info.durable ? 'cli.status.durable' : 'cli.status.notDurable');
        context.output.out(
          [
            ...lines,
            '',
            context.text('cli.status.store', { engine: info.engine, version: info.version, durable }),
          ].join('\n'),
        );
      }
      return 0;
    } finally {
      await store.close();
    }
  },
};
