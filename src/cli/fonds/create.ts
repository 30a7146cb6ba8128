import { userInfo } from 'node:os';
import { draftScheme } from '../../app/archive/draft-scheme.ts';
import type { ArchiveDeps } from '../../app/archive/deps.ts';
import { fillScheme } from '../../app/archive/fill-scheme.ts';
import { lookUpOrganisation } from '../../app/archive/look-up-organisation.ts';
import { openFonds, type FondsEntry } from '../../app/archive/save-fonds.ts';
import { FONDS_STATES, SCHEME_KINDS } from '../../domain/archive/fonds.ts';
import type { PartialDate } from '../../domain/archive/partial-date.ts';
import { createRecordCheck } from '../../infra/record-check.ts';
import { createIdSource, systemClock } from '../../infra/system.ts';
import { RequestError } from '../../ports/errors.ts';
import type { Store } from '../../ports/store.ts';
import type { Invocation } from '../command.ts';
import type { CliContext } from '../context.ts';
import { dateFlag } from '../dates.ts';

interface Creation {
  readonly context: CliContext;
  readonly deps: ArchiveDeps;
  readonly flags: Invocation['flags'];
}

/** `vankho fonds create NAME --code … --creator …`; a fonds of a body that works no more unless `--state open` is said. */
export async function createFonds(
  context: CliContext,
  store: Store,
  { name, flags }: { readonly name: string; readonly flags: Invocation['flags'] },
): Promise<number> {
  const own = { clock: systemClock, ids: createIdSource(systemClock), checkRecord: createRecordCheck() };
  const creation = { context, deps: { store, ...own }, flags };
  if (name.trim() === '') throw refuse('create', context.text('cli.fonds.nameNeeded'));
  const actor = `cli:${userInfo().username}`;
  const entry = await entryOf(creation, name);
  const template = textOf(flags, 'template');
  const fonds = await store.transaction(async () => {
    const made = await openFonds(creation.deps, { entry, actor });
    if (template === undefined) return made;
    const drafts = draftScheme(made, { template });
    await fillScheme(creation.deps, { fondsId: made.id, parentId: null, drafts, source: template, actor });
    return made;
  });
  if (context.json) context.output.out(JSON.stringify(fonds));
  context.output.err(context.text('cli.fonds.created', { id: fonds.id }));
  return 0;
}

async function entryOf(creation: Creation, name: string): Promise<FondsEntry> {
  const { context, flags } = creation;
  const [code, creator, scheme] = [textOf(flags, 'code'), textOf(flags, 'creator'), textOf(flags, 'scheme')];
  const [start, end] = [dateFlag(creation, 'start'), dateFlag(creation, 'end')];
  return {
    name,
    state: oneOf(context, { flag: '--state', given: textOf(flags, 'state') ?? 'closed', allowed: FONDS_STATES }),
    ...(code !== undefined && { code }),
    ...(creator !== undefined && { creatorId: await creatorOf(creation, creator, end ?? start) }),
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    ...(scheme !== undefined && {
      scheme: oneOf(context, { flag: '--scheme', given: scheme, allowed: SCHEME_KINDS }),
    }),
  };
}

function oneOf<Value extends string>(
  context: CliContext,
  { flag, given, allowed }: { readonly flag: string; readonly given: string; readonly allowed: readonly Value[] },
): Value {
  const found = allowed.find((one) => one === given);
  if (found !== undefined) return found;
  throw refuse(flag, context.text('cli.fonds.unknown', { allowed: allowed.join(', ') }));
}

/** By id, or by a name that means one body at the time of the fonds. */
async function creatorOf({ context, deps }: Creation, given: string, on: PartialDate | undefined): Promise<string> {
  if ((await deps.store.organisations.find(given)) !== undefined) return given;
  const hits = await lookUpOrganisation(deps, { text: given, ...(on && { on }) });
  const then = hits.filter(({ validThen }) => on === undefined || validThen);
  const [only, ...others] = new Set(then.filter(({ confidence }) => confidence === 1).map(idOf));
  if (only !== undefined && others.length === 0) return only;
  // Bodies that share a name are unsure, each of them.
  const bodies = new Set(then.filter(({ value }) => lower(value) === lower(given)).map(idOf));
  if (bodies.size < 2) throw refuse('--creator', context.text('cli.fonds.creatorUnclear'));
  throw refuse('--creator', context.text('cli.fonds.creatorSeveral', { bodies: [...bodies].join(', ') }));
}

const idOf = ({ organisation }: { readonly organisation: { readonly id: string } }) => organisation.id;
const lower = (name: string) => name.toLocaleLowerCase('vi');

function textOf(flags: Invocation['flags'], name: string): string | undefined {
  const given = flags[name];
  return typeof given === 'string' ? given.normalize('NFC').trim() : undefined;
}

function refuse(field: string, reason: string): RequestError {
  return new RequestError('invalid-request', 'The fonds cannot be opened', { details: { field, reason } });
}
