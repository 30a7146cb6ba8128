import { withdrawCase } from '../../app/archive/disposal/decide-case.ts';
import {
  addPaper,
  describeCase,
  type CaseDescription,
  type FreePaper,
} from '../../app/archive/disposal/describe-case.ts';
import { openCase } from '../../app/archive/disposal/open-case.ts';
import {
  listCases,
  requireVisible,
  showCase,
  type CaseOverview,
  type Viewer,
} from '../../app/archive/disposal/show-case.ts';
import { reopenList, submitCase } from '../../app/archive/disposal/submit-case.ts';
import type { DisposalCase } from '../../domain/disposal/disposal-case.ts';
import type { EliminationItem } from '../../domain/disposal/elimination-item.ts';
import { reasonFacts } from '../../domain/disposal/elimination-reasons.ts';
import type { CliContext } from '../context.ts';
import { allPages } from '../document-table.ts';
import { cliActor } from '../reason.ts';
import { dayWords } from '../retention/words.ts';
import { formatTable } from '../table.ts';
import {
  argument,
  bodyOf,
  commandOf,
  flag,
  neededFlag,
  oneOf,
  paperOf,
  refuse,
  tellState,
  type DisposalRequest,
} from './request.ts';

/** Who has the machine sees all that is on it. */
export const OWNER: Viewer = { account: cliActor(), role: 'administrator' };

export async function list(request: DisposalRequest): Promise<number> {
  const { context, deps } = request;
  const fonds = flag(request, 'fonds');
  const fondsId = fonds === undefined ? undefined : await fondsOf(request);
  const cases = await allPages((after) =>
    listCases(deps, OWNER, {
      ...(fondsId !== undefined && { fondsId }),
      page: { limit: 200, ...(after !== undefined && { after }) },
    }),
  );
  if (context.json) context.output.out(JSON.stringify(cases));
  else if (cases.length === 0) context.output.err(context.text('cli.disposal.none'));
  else context.output.out(tableOf(request, cases));
  return 0;
}

function tableOf({ context }: DisposalRequest, cases: readonly DisposalCase[]): string {
  const columns = (['id', 'state', 'law', 'opened', 'title'] as const).map((name) => ({
    ...{
      title: context.text(`cli.disposal.table.${name}`),
      min: name === 'title' ? 20 : 4,
      grow: Number(name === 'title'),
    },
  }));
  const rows = cases.map(({ id, state, regime, openedOn, record }) => [
    ...[id, context.text(`disposal.state.${state}`), regime, dayWords(openedOn), record.title],
  ]);
  return formatTable(columns, rows, context.output.columns);
}

/** @throws RequestError `invalid-request` */
export async function fondsOf(request: DisposalRequest): Promise<string> {
  const { fonds } = request.deps.store;
  const name = neededFlag(request, 'fonds');
  const found = (await fonds.findByCode(name)) ?? (await fonds.find(name));
  if (found === undefined) throw refuse(request.context.text('cli.dossier.fondsNeeded'), '--fonds');
  return found.id;
}

export async function show(request: DisposalRequest): Promise<number> {
  const { context, deps } = request;
  const overview = await showCase(deps, await requireVisible(deps, argument(request, 0, 'case'), OWNER));
  if (context.json) context.output.out(JSON.stringify(overview));
  else {
    for (const line of linesOf(request, overview)) context.output.out(line);
    const items = await deps.store.disposals.allItems(overview.given.id);
    if (items.length > 0) context.output.out(itemTable(context, items));
  }
  return 0;
}

/** With the numbers that `--items` takes. */
function itemTable(context: CliContext, items: readonly EliminationItem[]): string {
  const columns = (['no', 'state', 'reason', 'itemTitle'] as const).map((name) => ({
    title: context.text(`cli.disposal.table.${name}`),
    ...{ min: name === 'itemTitle' ? 20 : 2, grow: Number(name === 'itemTitle') },
  }));
  const rows = items.map(({ ordinal, state, reason, record }) => [
    ...[String(ordinal), context.text(`disposal.item.${state}`), reasonFacts(reason).title, record.title],
  ]);
  return formatTable(columns, rows, context.output.columns);
}

function* linesOf({ context }: DisposalRequest, overview: CaseOverview): Generator<string> {
  const { given, counts, files, missingPapers, deadline, moves } = overview;
  const text: CliContext['text'] = (key, details) => context.text(key, details);
  yield given.record.title;
  yield text('cli.disposal.moved', { id: given.id, state: text(`disposal.state.${given.state}`) });
  yield text('cli.disposal.counts', counts.byState);
  const all = Object.values(files).reduce((sum, count) => sum + count, 0);
  const open = files.planned + files.witnessed + files.trashed;
  if (all > 0) yield text('cli.disposal.files', { done: all - open, all, open });
  if (missingPapers.length > 0)
    yield text('cli.disposal.papers', {
      papers: missingPapers.map((kind) => text(`disposal.paper.${kind}`)).join('; '),
    });
  if (deadline !== null && given.destroyedOn === null) yield text('cli.disposal.deadline', { day: dayWords(deadline) });
  if (given.keptUntil !== null) yield text('cli.disposal.keptUntil', { day: dayWords(given.keptUntil) });
  const words = moves.map(({ to, missing }) => {
    const lacks = missing.map((guard) => text(`disposal.guard.${guard}`)).join(', ');
    const state = text(`disposal.state.${to}`);
    return lacks === '' ? state : text('cli.disposal.lacks', { state, missing: lacks });
  });
  if (words.length > 0) yield text('cli.disposal.next', { moves: words.join('; ') });
}

export async function create(request: DisposalRequest): Promise<number> {
  const { context, deps, flags } = request;
  const [law, reason] = [flag(request, 'law'), flag(request, 'reason')];
  const made = await openCase(deps, {
    ...{ fondsId: await fondsOf(request), title: neededFlag(request, 'title'), actor: cliActor() },
    ...(law !== undefined && { regime: oneOf(request, 'law', ['2011', '2024'] as const) }),
    ...(reason !== undefined && { regimeReason: reason }),
    secret: flags['secret'] === true,
  });
  if (context.json) context.output.out(JSON.stringify(made));
  else context.output.out(made.id);
  context.output.err(context.text('cli.disposal.opened', { id: made.id, law: made.regime }));
  return 0;
}

/** Title, note and explanation from a JSON file. */
export async function describe(request: DisposalRequest): Promise<number> {
  const body = await bodyOf<Omit<CaseDescription, 'caseId' | 'actor'>>(request, ({ title, note, explanation }) => ({
    ...(title !== undefined && { title }),
    ...(note !== undefined && { note }),
    ...(explanation !== undefined && { explanation }),
  }));
  return tellState(request, await describeCase(request.deps, { ...body, ...commandOf(request) }));
}

const FREE: readonly FreePaper[] = ['submission', 'explanation', 'opinion-request'];

export async function paper(request: DisposalRequest): Promise<number> {
  const named = argument(request, 1, 'kind');
  const kind = FREE.find((one) => one === named);
  if (kind === undefined) throw refuse(request.context.text('cli.disposal.oneOf', { allowed: FREE.join(', ') }), named);
  const given = await addPaper(request.deps, { ...commandOf(request), kind, paper: paperOf(request) });
  return tellState(request, given);
}

export async function submit(request: DisposalRequest): Promise<number> {
  return tellState(request, await submitCase(request.deps, commandOf(request)));
}

export async function reopen(request: DisposalRequest): Promise<number> {
  return tellState(request, await reopenList(request.deps, commandOf(request)));
}

export async function withdraw(request: DisposalRequest): Promise<number> {
  const reason = neededFlag(request, 'reason');
  return tellState(request, await withdrawCase(request.deps, { ...commandOf(request), reason }));
}
