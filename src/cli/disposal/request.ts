import type { ExecutionDeps } from '../../app/archive/disposal/execute-case.ts';
import type { CasePaper, DisposalCase } from '../../domain/disposal/disposal-case.ts';
import type { EliminationItem } from '../../domain/disposal/elimination-item.ts';
import { RecordError, RequestError } from '../../ports/errors.ts';
import type { Invocation } from '../command.ts';
import type { CliContext } from '../context.ts';
import { dayFlag } from '../dates.ts';
import { cliActor } from '../reason.ts';
import { readWhole } from '../retention/read-whole.ts';

export interface DisposalRequest {
  readonly context: CliContext;
  readonly deps: ExecutionDeps;
  readonly action?: string;
  /** What stands behind the action. */
  readonly args: readonly string[];
  readonly flags: Invocation['flags'];
}

type What =
  | ('case' | 'file' | 'fonds' | 'title' | 'member' | 'choice' | 'items' | 'reason')
  | ('number' | 'date' | 'signer' | 'year' | 'kind' | 'law' | 'sign')
  | ('heldOn' | 'present' | 'agree' | 'issuer' | 'giver' | 'taker' | 'method' | 'people' | 'evidence');

export function refuse(reason: string, field: string): RequestError {
  return new RequestError('invalid-request', 'The command cannot be carried out', { details: { field, reason } });
}

function lacking({ context }: DisposalRequest, what: What): RequestError {
  return refuse(context.text('cli.disposal.needs', { what: context.text(`cli.disposal.what.${what}`) }), what);
}

/** The word in this place behind the action. @throws RequestError `invalid-request` */
export function argument(request: DisposalRequest, place: number, what: What): string {
  const given = request.args[place];
  if (given === undefined) throw lacking(request, what);
  return given;
}

export function flag({ flags }: DisposalRequest, name: string): string | undefined {
  const given = flags[name];
  return typeof given === 'string' ? given.normalize('NFC').trim() : undefined;
}

/** @throws RequestError `invalid-request` */
export function neededFlag(request: DisposalRequest, name: What): string {
  const given = flag(request, name);
  if (given === undefined || given === '') throw lacking(request, name);
  return given;
}

/** One of a closed list. @throws RequestError `invalid-request` */
export function oneOf<Word extends string>(request: DisposalRequest, name: What, words: readonly Word[]): Word {
  const given = neededFlag(request, name);
  const found = words.find((word) => word === given);
  if (found !== undefined) return found;
  throw refuse(request.context.text('cli.disposal.oneOf', { allowed: words.join(', ') }), `--${name}`);
}

export function commandOf(request: DisposalRequest): { readonly caseId: string; readonly actor: string } {
  return { caseId: argument(request, 0, 'case'), actor: cliActor() };
}

/** The paper that the flags describe. @throws RequestError `invalid-request` */
export function paperOf(request: DisposalRequest): CasePaper {
  const [signer, signerPosition] = [flag(request, 'signer'), flag(request, 'position')];
  const paper = {
    ...{ number: neededFlag(request, 'number'), date: dayFlag(request, 'date') ?? neededFlag(request, 'date') },
    ...(signer !== undefined && { signer }),
    ...(signerPosition !== undefined && { signerPosition }),
  };
  demandParts(request, { papers: { decision: paper } });
  return paper;
}

/**
 * A JSON file with what a command needs, as the API takes it. @throws FileError; RequestError where it is not JSON of this
 * shape; RecordError naming what is wrong
 */
export async function bodyOf<Body extends object>(
  request: DisposalRequest,
  toParts: (body: Body) => object,
  plain?: object,
): Promise<Body> {
  const body = plain ?? (await jsonOf(request));
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw notJson(request);
  // Its parts are held against the schema of the record below, before anything is done with them.
  const given = body as Body;
  demandParts(request, toParts(given), 'paper');
  return given;
}

export async function jsonOf(request: DisposalRequest): Promise<unknown> {
  const text = await readWhole(argument(request, 1, 'file'));
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw notJson(request);
  }
}

export function notJson(request: DisposalRequest): RequestError {
  const file = argument(request, 1, 'file');
  const { context, action } = request;
  if (action !== undefined) context.output.err(context.text('cli.example.see', { command: `disposal ${action}` }));
  return refuse(context.text('cli.disposal.notJson', { file }), file);
}

/** @throws RecordError by the names that stand in the file (`paper`), or in the record */
function demandParts({ deps, context, action }: DisposalRequest, parts: object, paper?: string): void {
  const faults = deps.checkRecord('disposal-case', { title: '-', opinionRequired: false, ...parts });
  if (faults.length === 0) return;
  if (paper !== undefined && action !== undefined)
    context.output.err(context.text('cli.example.see', { command: `disposal ${action}` }));
  throw new RecordError(
    faults.map((fault) => (paper === undefined ? fault : { ...fault, field: fault.field.replace(PAPERS, paper) })),
  );
}

const PAPERS = /^papers\.[a-z-]+/;

/** Items by their numbers on the list (`--items 1,3`). @throws RequestError `invalid-request` */
export async function itemsOf(request: DisposalRequest): Promise<readonly EliminationItem[]> {
  const { caseId } = commandOf(request);
  const listed = await request.deps.store.disposals.allItems(caseId, { states: ['listed'] });
  const byNumber = new Map(listed.map((item) => [String(item.ordinal), item]));
  return neededFlag(request, 'items')
    .split(',')
    .map((number) => {
      const item = byNumber.get(number.trim());
      if (item === undefined) throw refuse(request.context.text('cli.disposal.noItem', { number }), '--items');
      return item;
    });
}

/** The last line of a step: where the case stands now. */
export function tellState({ context }: DisposalRequest, { id, state }: DisposalCase): number {
  if (context.json) context.output.out(JSON.stringify({ id, state }));
  context.output.err(context.text('cli.disposal.moved', { id, state: context.text(`disposal.state.${state}`) }));
  return 0;
}
