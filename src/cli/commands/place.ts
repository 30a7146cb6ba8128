import type { CommandDefinition } from '../command.ts';
import { movements } from '../material/movements.ts';
import { add, change, list, show } from '../material/places.ts';
import { runMaterial } from '../material/run-material.ts';

const ACTIONS = { list, show, add, change, movements };

/** `vankho place list|show|add|change|movements`: rooms, shelves, tiers, and the register of what was brought where. */
export const placeCommand: CommandDefinition = {
  usage: 'place <action> [place]',
  description: 'cli.place.description',
  actions: 'cli.place.actions',
  options: [
    { flags: '--kind <kind>', description: 'cli.place.kind' },
    { flags: '--in <place>', description: 'cli.place.in' },
    { flags: '--label <text>', description: 'cli.place.label' },
    { flags: '--capacity <number>', description: 'cli.place.capacity' },
    { flags: '--note <text>', description: 'cli.place.note' },
    { flags: '--of <id>', description: 'cli.place.of' },
  ],
  run: (context, invocation) => runMaterial(ACTIONS, context, invocation),
};
