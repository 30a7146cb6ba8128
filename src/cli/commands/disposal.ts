import { dueSettingsOf } from '../../config/due-settings.ts';
import { createRecordCheck } from '../../infra/record-check.ts';
import { createIdSource, systemClock } from '../../infra/system.ts';
import type { CommandDefinition, Invocation } from '../command.ts';
import type { CliContext } from '../context.ts';
import { printExample } from '../example.ts';
import { create, describe, list, paper, reopen, show, submit, withdraw } from '../disposal/cases.ts';
import { add, check, duplicates, keep, proposeDue, remove } from '../disposal/items.ts';
import { DISPOSAL_EXAMPLES } from '../disposal/examples.ts';
import { refuse, type DisposalRequest } from '../disposal/request.ts';
import { review } from '../disposal/review.ts';
import {
  complete,
  council,
  decide,
  execute,
  handover,
  minutes,
  opinion,
  rule,
  settle,
  vote,
} from '../disposal/steps.ts';

const ACTIONS: Readonly<Record<string, (request: DisposalRequest) => Promise<number>>> = {
  ...{ list, show, create, describe, paper, add, remove, 'propose-expired': proposeDue, duplicates, check },
  ...{ submit, reopen },
  ...{ council, vote, rule, minutes, opinion, decide, handover, keep, execute, settle, complete, withdraw },
};

/** `vankho disposal list|show|create|add|propose-expired|…`: elimination lists, councils, decisions, destruction. */
export const disposalCommand: CommandDefinition = {
  usage: 'disposal <action> [subjects...]',
  description: 'cli.disposal.description',
  actions: 'cli.disposal.actions',
  options: [
    { flags: '--fonds <code>', description: 'cli.disposal.fonds' },
    { flags: '--title <text>', description: 'cli.disposal.title' },
    { flags: '--secret', description: 'cli.disposal.secret' },
    { flags: '--law <year>', description: 'cli.disposal.law' },
    { flags: '--reason <text>', description: 'cli.disposal.reason' },
    { flags: '--member <id>', description: 'cli.disposal.member' },
    { flags: '--choice <choice>', description: 'cli.disposal.choice' },
    { flags: '--items <numbers>', description: 'cli.disposal.items' },
    { flags: '--number <text>', description: 'cli.disposal.number' },
    { flags: '--date <day>', description: 'cli.disposal.date' },
    { flags: '--signer <name>', description: 'cli.disposal.signer' },
    { flags: '--position <text>', description: 'cli.disposal.position' },
    { flags: '--sign <sign>', description: 'cli.disposal.sign' },
    { flags: '--year <year>', description: 'cli.disposal.year' },
    { flags: '--held-on <day>', description: 'cli.disposal.heldOn' },
    { flags: '--present <ids>', description: 'cli.disposal.present' },
    { flags: '--agree <choice>', description: 'cli.disposal.agree' },
    { flags: '--issuer <name>', description: 'cli.disposal.issuer' },
    { flags: '--giver <name>', description: 'cli.disposal.giver' },
    { flags: '--taker <name>', description: 'cli.disposal.taker' },
    { flags: '--place <place>', description: 'cli.disposal.place' },
    { flags: '--method <text>', description: 'cli.disposal.method' },
    { flags: '--people <names>', description: 'cli.disposal.people' },
    { flags: '--evidence <files>', description: 'cli.disposal.evidence' },
    { flags: '--example', description: 'cli.example.option' },
  ],
  async run(context, { args: [action = '', ...args], flags }) {
    if (flags['example'] === true) return printExample(context, DISPOSAL_EXAMPLES, action);
    if (action === 'review') return withSheets(context, { args, flags });
    const work = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (!work) {
      const allowed = [...Object.keys(ACTIONS), 'review'].join(', ');
      throw refuse(context.text('cli.disposal.oneOf', { allowed }), action);
    }
    const service = await context.openers.openService(context.config, { serve: false, work: false });
    try {
      const deps = { ...service.deps, dueSettings: dueSettingsOf(context.config) };
      return await work({ context, deps, action, args, flags });
    } finally {
      await service.close();
    }
  },
};

/** The one action that writes a workbook and needs no hosts. */
async function withSheets(context: CliContext, { args, flags }: Invocation): Promise<number> {
  const { deps: sheets, store } = await context.openers.openSpreadsheets(context.config);
  try {
    const deps = {
      ...{ store, ids: createIdSource(systemClock), clock: systemClock, checkRecord: createRecordCheck() },
      ...{ hosts: new Map(), text: sheets.text, dueSettings: dueSettingsOf(context.config) },
    };
    return await review({ context, deps, args, flags }, sheets.spreadsheets);
  } finally {
    await store.close();
  }
}
