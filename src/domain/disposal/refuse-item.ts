import type { DueState } from '../retention/due-date.ts';
import { comparePeriods, type RetentionPeriod } from '../retention/retention-period.ts';
import { canMoveDossier, type DossierState } from '../workflow/dossier-state.ts';
import { needsKeptCopy, reasonFacts, type EliminationReason, type ItemKind } from './elimination-reasons.ts';

/** Why something may not stand on an elimination list; messages `disposal.refused.<code>`. */
export type ItemRefusal =
  | 'other-fonds'
  | 'destroyed'
  | 'state'
  | 'permanent-by-law'
  | 'permanent'
  | 'permanent-original'
  | 'on-hold'
  | 'not-decided'
  | 'no-due-date'
  | 'not-yet-due'
  | 'secret-list'
  | 'open-list'
  | 'on-another-list'
  | 'disposal-file'
  | 'reason-of-kind'
  | 'kept-copy-missing'
  | 'kept-copy-itself'
  | 'kept-copy-goes'
  | 'kept-copy-shorter';

/** What is known of the dossier that is listed, or in which the listed document lies. */
export interface ItemDossier {
  readonly state: DossierState;
  readonly sameFonds: boolean;
  readonly secret: boolean;
  /** Null: nobody decided on one. */
  readonly period: RetentionPeriod | null;
  readonly permanentBecause: readonly string[];
  readonly held: boolean;
  readonly due: DueState;
  /** It, or a document of it, stands on another list that is not closed. */
  readonly listedElsewhere: boolean;
  /** It holds the papers of a disposal whose own term has not ended. */
  readonly keepsDisposal: boolean;
}

/** The copy that stays. */
export interface KeptCopy {
  readonly same: boolean;
  /** It is destroyed, or stands on a list itself. */
  readonly goes: boolean;
  readonly period: RetentionPeriod | null;
}

export interface ItemFacts {
  readonly kind: ItemKind;
  readonly reason: EliminationReason;
  /** The list is one of secret material. */
  readonly secretList: boolean;
  /** Undefined for loose material. */
  readonly dossier?: ItemDossier | undefined;
  /** Of a document: it says of itself that it is an original. */
  readonly original?: boolean;
  /** Null: named in words only. Undefined: not named. */
  readonly keptCopy?: KeptCopy | null | undefined;
  /** The dossier was taken onto this list already: its state is that of the list. */
  readonly onThisList?: boolean;
}

/** The first thing that keeps it off the list; undefined: nothing does. */
export function refuseItem(facts: ItemFacts): ItemRefusal | undefined {
  const { kind, reason, dossier } = facts;
  if (!reasonFacts(reason).for.includes(kind)) return 'reason-of-kind';
  return (dossier && refuseDossier(facts, dossier)) ?? refuseCopy(facts);
}

function refuseDossier(facts: ItemFacts, dossier: ItemDossier): ItemRefusal | undefined {
  const isCopy = facts.kind === 'document' && needsKeptCopy(facts.reason);
  return (
    refuseByPlace(facts, dossier) ?? refusePermanent(facts, dossier, isCopy) ?? refuseByTerm(facts, dossier, isCopy)
  );
}

function refuseByPlace({ kind, secretList, onThisList = false }: ItemFacts, dossier: ItemDossier) {
  const reasons: readonly (readonly [boolean, ItemRefusal])[] = [
    [!dossier.sameFonds, 'other-fonds'],
    [dossier.state === 'destroyed', 'destroyed'],
    [dossier.held, 'on-hold'],
    [dossier.keepsDisposal, 'disposal-file'],
    [dossier.listedElsewhere, 'on-another-list'],
    [dossier.secret && !secretList, 'secret-list'],
    [!dossier.secret && secretList, 'open-list'],
    [kind === 'dossier' && !onThisList && !canMoveDossier(dossier.state, 'proposed-for-elimination'), 'state'],
  ];
  return reasons.find(([is]) => is)?.[1];
}

/** A copy may go from a file that is kept for ever, as long as it is no original; nothing else may. */
function refusePermanent({ original }: ItemFacts, dossier: ItemDossier, isCopy: boolean): ItemRefusal | undefined {
  const byLaw = dossier.permanentBecause.length > 0;
  if (!byLaw && dossier.period?.kind !== 'permanent') return undefined;
  if (isCopy) return original === true ? 'permanent-original' : undefined;
  return byLaw ? 'permanent-by-law' : 'permanent';
}

function refuseByTerm({ reason }: ItemFacts, { period, due }: ItemDossier, isCopy: boolean): ItemRefusal | undefined {
  // What nobody has appraised may turn out to be permanent.
  if (period === null && !isCopy && reason !== 'draft') return 'not-decided';
  if (reason !== 'expired') return undefined;
  if (due === 'open') return 'no-due-date';
  return due === 'due' ? undefined : 'not-yet-due';
}

function refuseCopy({ reason, kind, keptCopy, dossier }: ItemFacts): ItemRefusal | undefined {
  if (!needsKeptCopy(reason)) return undefined;
  if (keptCopy === undefined) return 'kept-copy-missing';
  // Of loose material the kept copy may have no entry yet: words must do.
  if (keptCopy === null) return kind === 'loose' ? undefined : 'kept-copy-missing';
  if (keptCopy.same) return 'kept-copy-itself';
  if (keptCopy.goes) return 'kept-copy-goes';
  const own = dossier?.period ?? null;
  if (own === null) return undefined;
  if (keptCopy.period === null) return 'kept-copy-shorter';
  return comparePeriods(keptCopy.period, own) === 'shorter' ? 'kept-copy-shorter' : undefined;
}
