import { createRecordCheck } from '../../infra/record-check.ts';
import { createIdSource, systemClock } from '../../infra/system.ts';
import type { CommandDefinition } from '../command.ts';
import { check } from '../project/check.ts';
import { lot } from '../project/lot.ts';
import { close, create, list, show, start } from '../project/manage.ts';
import { refuse, type ProjectRequest } from '../project/request.ts';
import { pace, report, stats } from '../project/tell.ts';
import { assign, book, undo } from '../project/work.ts';

const ACTIONS: Readonly<Record<string, (request: ProjectRequest) => Promise<number>>> = {
  ...{ list, show, create, start, close, book, undo, assign, check, lot, pace, stats, report },
};

/** `vankho project list|show|create|start|close|book|undo|assign|check|lot|pace|stats|report`: projects of arranging. */
export const projectCommand: CommandDefinition = {
  usage: 'project <action> [project] [what]',
  description: 'cli.project.description',
  actions: 'cli.project.actions',
  options: [
    { flags: '--process <steps>', description: 'cli.project.process' },
    { flags: '--fonds <codes>', description: 'cli.project.fonds' },
    { flags: '--receipts <ids>', description: 'cli.project.receipts' },
    { flags: '--members <list>', description: 'cli.project.members' },
    { flags: '--from <day>', description: 'cli.project.from' },
    { flags: '--to <day>', description: 'cli.project.to' },
    { flags: '--metres <number>', description: 'cli.project.metres' },
    { flags: '--of <receipt>', description: 'cli.project.of' },
    { flags: '--numbers <range>', description: 'cli.project.numbers' },
    { flags: '--ids <ids>', description: 'cli.project.ids' },
    { flags: '--worker <name>', description: 'cli.project.worker' },
    { flags: '--on <day>', description: 'cli.project.on' },
    { flags: '--amount <number>', description: 'cli.project.amount' },
    { flags: '--note <text>', description: 'cli.project.note' },
    { flags: '--reason <text>', description: 'cli.project.reason' },
    { flags: '--draw', description: 'cli.project.draw' },
    { flags: '--seed <text>', description: 'cli.project.seed' },
    { flags: '--percent <number>', description: 'cli.project.percent' },
    { flags: '--lot <number>', description: 'cli.project.lotNumber' },
    { flags: '--dossier <id>', description: 'cli.project.dossier' },
    { flags: '--verdict <verdict>', description: 'cli.project.verdict' },
    { flags: '--fields <names>', description: 'cli.project.fields' },
    { flags: '--controller <name>', description: 'cli.project.controller' },
    { flags: '--decision <decision>', description: 'cli.project.decision' },
  ],
  async run(context, { args: [action = '', ...args], flags }) {
    const work = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (!work) throw refuse(action, context.text('cli.project.oneOf', { allowed: Object.keys(ACTIONS).join(', ') }));
    const store = await context.openers.openStore(context.config);
    try {
      const deps = {
        ...{ store, clock: systemClock, ids: createIdSource(systemClock), checkRecord: createRecordCheck() },
      };
      return await work({ context, deps, args, flags });
    } finally {
      await store.close();
    }
  },
};
