import type { CommandDefinition } from '../command.ts';
import { bundles, moveBundles, sort } from '../material/bundles.ts';
import { addMore, change, create, list, show } from '../material/receipts.ts';
import { runMaterial } from '../material/run-material.ts';

const ACTIONS = { list, show, create, change, 'add-bundles': addMore, bundles, sort, move: moveBundles };

/** `vankho receipt list|show|create|change|add-bundles|bundles|sort|move`: handover minutes and their bundles. */
export const receiptCommand: CommandDefinition = {
  usage: 'receipt <action> [receipt]',
  description: 'cli.receipt.description',
  actions: 'cli.receipt.actions',
  options: [
    { flags: '--fonds <code>', description: 'cli.receipt.fonds' },
    { flags: '--number <text>', description: 'cli.receipt.number' },
    { flags: '--date <date>', description: 'cli.receipt.date' },
    { flags: '--material <text>', description: 'cli.receipt.material' },
    { flags: '--metres <number>', description: 'cli.receipt.metres' },
    { flags: '--giver <party>', description: 'cli.receipt.giver' },
    { flags: '--receiver <party>', description: 'cli.receipt.receiver' },
    { flags: '--condition <condition>', description: 'cli.receipt.condition' },
    { flags: '--start <date>', description: 'cli.receipt.start' },
    { flags: '--end <date>', description: 'cli.receipt.end' },
    { flags: '--to <place>', description: 'cli.receipt.to' },
    { flags: '--boxes <number>', description: 'cli.receipt.boxes' },
    { flags: '--bundles <number>', description: 'cli.receipt.bundles' },
    { flags: '--dossiers <number>', description: 'cli.receipt.dossiers' },
    { flags: '--electronic-dossiers <number>', description: 'cli.receipt.electronicDossiers' },
    { flags: '--electronic-files <number>', description: 'cli.receipt.electronicFiles' },
    { flags: '--state <text>', description: 'cli.receipt.state' },
    { flags: '--list-attached', description: 'cli.receipt.listAttached' },
    { flags: '--numbers <range>', description: 'cli.receipt.numbers' },
    { flags: '--node <name>', description: 'cli.receipt.node' },
    { flags: '--reason <text>', description: 'cli.receipt.reason' },
    { flags: '--note <text>', description: 'cli.receipt.note' },
  ],
  run: (context, invocation) => runMaterial(ACTIONS, context, invocation),
};
