import { CONDITIONAL } from '../../../domain/access/sight.ts';
import type { GroupCode } from '../../../domain/access/restriction-groups.ts';
import { isSecret, type Dossier } from '../../../domain/archive/dossier.ts';
import { isOpenToChange, stateAfterChange } from '../../../domain/workflow/dossier-state.ts';
import type { ArchiveDeps } from '../deps.ts';
import { forbidden } from '../dossiers/require-dossier.ts';
import { changeFacts, type AccessSubject, type Known } from './change-facts.ts';

export interface Restriction extends AccessSubject {
  /** None: nothing restricts its use any more; whether it is open is for the slip to say. */
  readonly groups: readonly Exclude<GroupCode, '8'>[];
}

/**
 * Names the groups of restricted material (TT 05/2015, Điều 3) that hold for a dossier or document. What is open, or says
 * nothing, is used under conditions from then on; a mark of secrecy stays what it is.
 * @throws as `changeFacts`; RequestError `forbidden-move` where the slip would change after arranging
 */
export function restrictUse(deps: ArchiveDeps, restriction: Restriction): Promise<Dossier> {
  const { groups, actor } = restriction;
  return changeFacts(deps, { ...restriction, given: { groups } }, (known) => {
    const { facts } = known;
    const values = { before: { groups: facts.groups }, after: { groups } };
    const outcome = { facts: { ...facts, groups: [...groups].sort() }, action: 'dossier.restricted', values };
    return groups.length === 0 || isConditional(known) ? outcome : { ...outcome, ...nowConditional(known, actor) };
  });
}

function isConditional({ dossier, document }: Known): boolean {
  const said = document?.entry ?? dossier.description;
  return isSecret(said) || said.accessConditions === CONDITIONAL;
}

/** What was checked needs a check again, as with every change of the slip. */
function nowConditional({ dossier }: Known, editor: string) {
  if (!isOpenToChange(dossier.state)) throw forbidden(dossier);
  const changes = { state: stateAfterChange(dossier.state), checkedBy: null, editor };
  return { conditions: { accessConditions: CONDITIONAL }, changes };
}
