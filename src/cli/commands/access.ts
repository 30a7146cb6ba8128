import { createRecordCheck } from '../../infra/record-check.ts';
import { createIdSource, systemClock } from '../../infra/system.ts';
import { declassify, extend, restrict, state, withhold } from '../access/acts.ts';
import { declassifyDue, restricted, secret } from '../access/lists.ts';
import { refuse, type AccessRequest } from '../access/request.ts';
import { show } from '../access/show.ts';
import type { CommandDefinition } from '../command.ts';

const ACTIONS: Readonly<Record<string, (request: AccessRequest) => Promise<number>>> = {
  show,
  restrict,
  'list-restricted': restricted,
  'list-secret': secret,
  'declassify-due': declassifyDue,
  'state-secrecy': state,
  extend,
  declassify,
  withhold,
};

/** `vankho access show|restrict|list-restricted|list-secret|declassify-due|state-secrecy|extend|declassify|withhold`. */
export const accessCommand: CommandDefinition = {
  usage: 'access <action> [dossier]',
  description: 'cli.access.description',
  actions: 'cli.access.actions',
  options: [
    { flags: '--fonds <code>', description: 'cli.access.fonds' },
    { flags: '--document <id>', description: 'cli.access.document' },
    { flags: '--groups <codes>', description: 'cli.access.groups' },
    { flags: '--sheets <range>', description: 'cli.access.sheets' },
    { flags: '--level <level>', description: 'cli.access.level' },
    { flags: '--on <day>', description: 'cli.access.on' },
    { flags: '--set-on <date>', description: 'cli.access.setOn' },
    { flags: '--set-by <body>', description: 'cli.access.setBy' },
    { flags: '--number <number>', description: 'cli.access.number' },
    { flags: '--date <day>', description: 'cli.access.date' },
    { flags: '--body <name>', description: 'cli.access.body' },
    { flags: '--years <number>', description: 'cli.access.years' },
    { flags: '--open <how>', description: 'cli.access.open' },
    { flags: '--mistake <reason>', description: 'cli.access.mistake' },
  ],
  async run(context, { args: [action = '', name], flags }) {
    const work = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (!work) throw refuse(action, context.text('cli.access.oneOf', { allowed: Object.keys(ACTIONS).join(', ') }));
    const store = await context.openers.openStore(context.config);
    const own = { clock: systemClock, ids: createIdSource(systemClock), checkRecord: createRecordCheck() };
    try {
      return await work({ context, deps: { store, ...own }, name, flags });
    } finally {
      await store.close();
    }
  },
};
