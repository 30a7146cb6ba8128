import {
  isInProcessing,
  listCandidates,
  listRestricted,
  listSecret,
  type SecretMaterial,
} from '../../app/archive/access/list-material.ts';
import { UNVERIFIED_FROM } from '../../domain/access/secrecy.ts';
import { numberAndNotation, type Dossier } from '../../domain/archive/dossier.ts';
import type { DocumentInDossier } from '../../domain/archive/document-in-dossier.ts';
import { DOSSIER_STATES } from '../../domain/workflow/dossier-state.ts';
import type { CliContext } from '../context.ts';
import { dayWords } from '../retention/words.ts';
import { formatTable } from '../table.ts';
import { dayOf, fondsOf, type AccessRequest } from './request.ts';

/** The list of secret material, made apart for the handover. */
export async function secret(request: AccessRequest): Promise<number> {
  const on = dayOf(request, 'on');
  const items = await listSecret(request.deps, { ...(await within(request)), on });
  tell(request, { items, on, note: 'cli.access.handover' });
  return 0;
}

export async function declassifyDue(request: AccessRequest): Promise<number> {
  const on = dayOf(request, 'on');
  const items = await listCandidates(request.deps, { ...(await within(request)), on });
  tell(request, { items, on, note: 'cli.access.onlyCandidates' });
  return 0;
}

export async function restricted(request: AccessRequest): Promise<number> {
  const { context, deps } = request;
  const asked = await within(request);
  const found = await listRestricted(deps, asked);
  const states = DOSSIER_STATES.filter((state) => isInProcessing({ state }));
  const inProcessing = await deps.store.dossiers.count({ ...asked, states });
  if (context.json) context.output.out(JSON.stringify({ inProcessing, items: found }));
  else if (found.length === 0) context.output.err(context.text('cli.access.none'));
  else {
    const rows = found.map((one) => [...place(one), one.groups.join(', '), titleOf(one)]);
    const titles = ['number', 'temporary', 'document', 'groups', 'title'] as const;
    context.output.out(table(context, titles, rows));
  }
  context.output.err(context.text('cli.access.count', { count: found.length }));
  if (inProcessing > 0) context.output.err(context.text('cli.access.inProcessing', { count: inProcessing }));
  return 0;
}

async function within(request: AccessRequest): Promise<{ readonly fondsId?: string }> {
  const fonds = await fondsOf(request);
  return fonds === undefined ? {} : { fondsId: fonds.id };
}

interface Told {
  readonly items: readonly SecretMaterial[];
  readonly on: string;
  /** What must be said with it: these lists are easily taken for decisions. */
  readonly note: string;
}

function tell({ context }: AccessRequest, { items, on, note }: Told): void {
  const { output } = context;
  if (context.json) output.out(JSON.stringify({ on, items }));
  else if (items.length === 0) output.err(context.text('cli.access.none'));
  else {
    const titles = ['number', 'temporary', 'document', 'level', 'ends', 'state', 'why', 'title'] as const;
    const rows = items.map((one) => [...place(one), ...termOf(context, one), titleOf(one)]);
    output.out(table(context, titles, rows));
  }
  output.err(context.text('cli.access.count', { count: items.length }));
  output.err(context.text(note));
  if (on >= UNVERIFIED_FROM) output.err(context.text('access.unverified'));
}

function termOf(context: CliContext, { candidate }: SecretMaterial): readonly string[] {
  const { level, endsOn, state, basis } = candidate;
  const ends = endsOn === null ? '' : dayWords(endsOn);
  return [level ?? '?', ends, context.text(`access.state.${state}`), context.text(`access.basis.${basis}`)];
}

interface Place {
  readonly dossier: Dossier;
  readonly document: DocumentInDossier | null;
}

function place({ dossier, document }: Place): readonly string[] {
  const { number, inventoryNumber, temporaryNumber, description } = dossier;
  const official = number === null ? '' : `${inventoryNumber ?? ''}/${numberAndNotation(number, description.notation)}`;
  return [official, String(temporaryNumber), document === null ? '' : String(document.ordinal)];
}

function titleOf({ dossier, document }: Place): string {
  const subject = document?.entry.subject;
  return typeof subject === 'string' ? subject : dossier.description.title;
}

function table(context: CliContext, titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const columns = titles.map((name) => ({
    title: context.text(`cli.access.table.${name}`),
    min: name === 'title' ? 20 : 4,
    grow: name === 'title' ? 1 : 0,
  }));
  return formatTable(columns, rows, context.output.columns);
}
