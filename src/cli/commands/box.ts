import type { CommandDefinition } from '../command.ts';
import { add, change, empty, fill, list, moveBoxes } from '../material/boxes.ts';
import { runMaterial } from '../material/run-material.ts';

const ACTIONS = { list, add, change, fill, empty, move: moveBoxes };

/** `vankho box list|add|change|fill|empty|move`: boxes of a fonds, what lies in them and where they stand. */
export const boxCommand: CommandDefinition = {
  usage: 'box <action> [number]',
  description: 'cli.box.description',
  actions: 'cli.box.actions',
  options: [
    { flags: '--fonds <code>', description: 'cli.box.fonds' },
    { flags: '--inventory <number>', description: 'cli.box.inventory' },
    { flags: '--numbers <range>', description: 'cli.box.numbers' },
    { flags: '--dossiers <range>', description: 'cli.box.dossiers' },
    { flags: '--ids <ids>', description: 'cli.box.ids' },
    { flags: '--period <period>', description: 'cli.box.period' },
    { flags: '--first <number>', description: 'cli.box.first' },
    { flags: '--last <number>', description: 'cli.box.last' },
    { flags: '--at <place>', description: 'cli.box.at' },
    { flags: '--to <place>', description: 'cli.box.to' },
    { flags: '--reason <text>', description: 'cli.box.reason' },
    { flags: '--note <text>', description: 'cli.box.note' },
  ],
  run: (context, invocation) => runMaterial(ACTIONS, context, invocation),
};
