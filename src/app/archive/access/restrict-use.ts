import { CONDITIONAL } from '../../../domain/access/sight.ts';
import type { GroupCode } from '../../../domain/access/restriction-groups.ts';
import { isSecret, type Dossier } from '../../../domain/archive/dossier.ts';
import { isOpenToChange, stateAfterChange } from '../../../domain/workflow/dossier-state.ts';
import type { ArchiveDeps } from '../deps.ts';
import { forbidden } from '../dossiers/require-dossier.ts';
import { refusal } from '../refuse.ts';
import { changeFacts, type AccessSubject, type Known } from './change-facts.ts';

export interface Restriction extends AccessSubject {
  /** None: nothing restricts its use any more; whether it is open, the slip says. */
  readonly groups: readonly Exclude<GroupCode, '8'>[];
  /** What the slip says from then on; left out: what it says now. Material of a group is used under conditions. */
  readonly accessConditions?: OpenConditions;
}
type OpenConditions = 'Công khai' | typeof CONDITIONAL;

/**
 * Names the groups of restricted material (TT 05/2015, Điều 3) that hold for a dossier or document. What is open, or says
 * nothing, is used under conditions from then on; a mark of secrecy stays what it is.
 * @throws as `changeFacts`; RequestError `forbidden-move` where the slip would change after arranging; RecordError where
 * a group or a mark forbids the conditions asked for
 */
export function restrictUse(deps: ArchiveDeps, restriction: Restriction): Promise<Dossier> {
  const { groups, actor } = restriction;
  return changeFacts(deps, { ...restriction, given: { groups } }, (known) => {
    const { facts } = known;
    const now = conditionsOf(known);
    const accessConditions = demandConditions(known, restriction);
    const changed = { facts: { ...facts, groups: [...groups].sort() }, action: 'dossier.restricted' };
    if (accessConditions === undefined || accessConditions === now)
      return { ...changed, values: { before: { groups: facts.groups }, after: { groups } } };
    const before = { groups: facts.groups, accessConditions: now ?? null };
    const values = { before, after: { groups, accessConditions } };
    return { ...changed, values, ...toSay(accessConditions, known, actor) };
  });
}

function conditionsOf({ dossier, document }: Known) {
  return (document?.entry ?? dossier.description).accessConditions;
}

/** Undefined: the slip stays as it is. */
function demandConditions({ dossier, document }: Known, { groups, accessConditions }: Restriction) {
  const isMarked = isSecret(document?.entry ?? dossier.description);
  const isRefused = isMarked ? accessConditions !== undefined : groups.length > 0 && accessConditions === 'Công khai';
  if (isRefused) throw refusal('accessConditions', 'restricted-open');
  if (isMarked) return undefined;
  return groups.length > 0 ? CONDITIONAL : accessConditions;
}

/** What was checked needs a check again, as with every change of the slip. */
function toSay(accessConditions: OpenConditions, { dossier }: Known, editor: string) {
  if (!isOpenToChange(dossier.state)) throw forbidden(dossier);
  const changes = { state: stateAfterChange(dossier.state), checkedBy: null, editor };
  return { conditions: { accessConditions }, changes };
}
