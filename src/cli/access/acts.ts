import type { AccessSubject } from '../../app/archive/access/change-facts.ts';
import { extendSecrecy, liftSecrecy, stateSecrecy, type LiftingGround } from '../../app/archive/access/keep-secrecy.ts';
import { restrictUse } from '../../app/archive/access/restrict-use.ts';
import { withholdDocument } from '../../app/archive/access/withhold-document.ts';
import { GROUP_CODES, IN_PROCESSING, type GroupCode } from '../../domain/access/restriction-groups.ts';
import { isSecrecyLevel, SECRECY_LEVELS, type SecrecyLevel } from '../../domain/access/secrecy.ts';
import type { Dossier } from '../../domain/archive/dossier.ts';
import { dateFlag } from '../dates.ts';
import { actorOf, dayOf, dossierOf, flag, neededFlag, refuse, type AccessRequest } from './request.ts';

export async function restrict(request: AccessRequest): Promise<number> {
  const subject = await subjectOf(request);
  return done(request, await restrictUse(request.deps, { ...subject, groups: groupsOf(request) }));
}

export async function state(request: AccessRequest): Promise<number> {
  const subject = await subjectOf(request);
  const setBy = flag(request, 'setBy') ?? null;
  return done(
    request,
    await stateSecrecy(request.deps, { ...subject, setOn: dateFlag(request, 'setOn') ?? null, setBy }),
  );
}

export async function extend(request: AccessRequest): Promise<number> {
  const years = Number(neededFlag(request, 'years'));
  const decision = decisionOf(request);
  return done(request, await extendSecrecy(request.deps, { ...(await subjectOf(request)), ...decision, years }));
}

/** Records what the competent body decided, or that the mark was a mistake. */
export async function declassify(request: AccessRequest): Promise<number> {
  const open = neededFlag(request, 'open');
  if (open !== 'public' && open !== 'conditional') throw notOneOf(request, 'open', ['public', 'conditional']);
  const mistake = flag(request, 'mistake');
  const ground: LiftingGround =
    mistake === undefined ? { kind: 'decision', ...decisionOf(request) } : { kind: 'correction', reason: mistake };
  const accessConditions = open === 'public' ? 'Công khai' : 'Sử dụng có điều kiện';
  return done(request, await liftSecrecy(request.deps, { ...(await subjectOf(request)), ground, accessConditions }));
}

export async function withhold(request: AccessRequest): Promise<number> {
  const match = /^([1-9]\d{0,4})(?:-([1-9]\d{0,4}))?$/.exec(neededFlag(request, 'sheets'));
  if (match === null) throw refuse('--sheets', request.context.text('cli.access.notSheets'));
  const [, first = '', last = first] = match;
  const { dossierId, revision, actor } = await subjectOf(request);
  const sheets = { firstSheet: Number(first), lastSheet: Number(last), level: levelOf(request) };
  return done(request, await withholdDocument(request.deps, { dossierId, revision, actor, ...sheets }));
}

async function subjectOf(request: AccessRequest): Promise<AccessSubject> {
  const { id: dossierId, revision } = await dossierOf(request);
  return { dossierId, documentId: flag(request, 'document'), revision, actor: actorOf() };
}

function decisionOf(request: AccessRequest) {
  const [number, body] = [neededFlag(request, 'number'), neededFlag(request, 'body')];
  neededFlag(request, 'date');
  return { number, date: dayOf(request, 'date'), body };
}

type Named = Exclude<GroupCode, '8'>;
const NAMED = GROUP_CODES.filter((code): code is Named => code !== IN_PROCESSING);

function groupsOf(request: AccessRequest): readonly Named[] {
  const given = neededFlag(request, 'groups');
  if (given === 'none') return [];
  const codes = given.split(',').map((part) => part.trim());
  const known = NAMED.filter((code) => codes.includes(code));
  if (known.length !== new Set(codes).size) throw notOneOf(request, 'groups', NAMED);
  return known;
}

function levelOf(request: AccessRequest): SecrecyLevel | null {
  const given = flag(request, 'level');
  if (given === undefined || isSecrecyLevel(given)) return given ?? null;
  throw notOneOf(request, 'level', SECRECY_LEVELS);
}

function notOneOf({ context }: AccessRequest, name: string, allowed: readonly string[]) {
  return refuse(`--${name}`, context.text('cli.access.oneOf', { allowed: allowed.join(', ') }));
}

function done({ context }: AccessRequest, dossier: Dossier): number {
  const { temporaryNumber: number, revision } = dossier;
  if (context.json) context.output.out(JSON.stringify(dossier));
  context.output.err(context.text('cli.access.done', { number, revision }));
  return 0;
}
