import { withholdByHand } from '../../app/withhold-by-hand.ts';
import { SECRECY_LEVELS, type SecrecyMark } from '../../domain/cataloguing/catalogued-document.ts';
import { RequestError } from '../../ports/errors.ts';
import type { ScanFile, Store } from '../../ports/store.ts';
import type { CommandDefinition, Invocation } from '../command.ts';
import { allPages } from '../document-table.ts';
import { cliActor, reasonOf } from '../reason.ts';

/** `vankho withhold <file> --reason …`: for those who run the machine; who it was stands in the ledger as `cli:<account>`. */
export const withholdCommand: CommandDefinition = {
  usage: 'withhold <file>',
  description: 'cli.withhold.description',
  options: [
    { flags: '--reason <text>', description: 'cli.withhold.reason' },
    { flags: '--page <number>', description: 'cli.withhold.page' },
    { flags: '--level <level>', description: 'cli.withhold.level' },
  ],
  async run(context, { args, flags }) {
    const mark = { level: levelOf(flags), page: pageOf(flags) };
    const reason = reasonOf(flags);
    const service = await context.openers.openService(context.config, { serve: false, work: false });
    try {
      const { id: scanFileId } = await fileOf(service.deps.store, args[0] ?? '');
      const actor = cliActor();
      const file = await withholdByHand(service.deps, { scanFileId, ...mark, reason, actor });
      if (context.json) context.output.out(JSON.stringify(file));
      else context.output.err(context.text('cli.withhold.done', { file: file.name, page: mark.page }));
      return 0;
    } finally {
      await service.close();
    }
  },
};

type Flags = Invocation['flags'];

function levelOf(flags: Flags): SecrecyMark['level'] {
  const given = String(flags['level'] ?? 'MẬT')
    .normalize('NFC')
    .toLocaleUpperCase('vi');
  const level = SECRECY_LEVELS.find((one) => one === given);
  if (level !== undefined) return level;
  const details = { field: '--level', allowed: SECRECY_LEVELS.join(', ') };
  throw new RequestError('invalid-request', 'No level of secrecy', { details });
}

function pageOf(flags: Flags): number {
  const given = String(flags['page'] ?? '1');
  if (/^[1-9]\d{0,5}$/.test(given)) return Number(given);
  throw new RequestError('invalid-request', 'No number of a page', { details: { field: '--page' } });
}

/** By its id, or by its name where one file alone has it. */
async function fileOf(store: Store, given: string): Promise<ScanFile> {
  const file = await store.scanFiles.find(given);
  if (file) return file;
  const name = given.normalize('NFC');
  const found = await allPages((after) => store.scanFiles.list({ name }, { limit: 200, ...(after && { after }) }));
  const [only, ...others] = found.filter((one) => one.name === name);
  if (only && others.length === 0) return only;
  const details = { id: given, files: [only, ...others].flatMap((one) => one?.id ?? []).join(', ') };
  throw new RequestError(only ? 'invalid-request' : 'not-found', 'No one file of this name', { details });
}
