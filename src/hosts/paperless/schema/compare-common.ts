import type { ObjectKind } from '../api.ts';
import type { WireNamed } from '../wire-types.ts';
import { finding } from './finding.ts';
import type { HostState } from './host-state.ts';
import { mend, NO_PART, remark, type Part } from './item.ts';
import type { Known } from './written.ts';
import { sameName } from './names.ts';

interface Named {
  readonly kind: ObjectKind;
  readonly name: string;
}

/**
 * A name that a person gave stays, and is told of until it was taken note of by `apply`. One that is still ours follows the schema: a label that was reworded there is reworded
 * here, unless somebody else's object has the name by now.
 */
export function compareName(
  wanted: Named,
  found: { readonly id: number; readonly name: string },
  { known, state }: { readonly known: Known | undefined; readonly state: HostState },
): Part {
  const last = known?.written.name ?? found.name;
  const label = known?.label ?? wanted.name;
  if (sameName(found.name, wanted.name)) return NO_PART;
  if (!sameName(found.name, last)) return compareGiven(found.name, { last, given: known?.written.given });
  if (sameName(label, wanted.name) || !sameName(last, label)) return NO_PART;
  const taken = state.all(wanted.kind).some((other) => other.id !== found.id && sameName(other.name, wanted.name));
  if (taken) return remark(finding('schema.name-taken', { name: wanted.name }));
  return {
    findings: [finding('schema.reworded', { was: found.name, now: wanted.name })],
    patch: { name: wanted.name },
    action: 'extend',
  };
}

function compareGiven(
  now: string,
  { last, given }: { readonly last: string; readonly given: string | undefined },
): Part {
  if (given !== undefined && sameName(now, given)) return NO_PART;
  return { findings: [finding('schema.renamed', { was: last, now })], action: 'adopt' };
}

/** The host would give our names to documents by itself: a machine's guess that looks like ours. */
export function compareMatching(found: WireNamed): Part {
  if (found.matching_algorithm === undefined || found.matching_algorithm === 0) return NO_PART;
  return mend(finding('schema.matching-on'), { matching_algorithm: 0, match: '' });
}

/** What has an owner is private to all others; only the owner and superusers may change that. */
export function compareOwner(found: { readonly owner?: number | null }, { probe }: HostState): Part {
  if (found.owner === undefined || found.owner === null) return NO_PART;
  if (probe.superuser || probe.userId === found.owner) return mend(finding('schema.owner-set'), { owner: null });
  return { findings: [], action: 'unchanged', blocked: finding('schema.owner-other', { owner: found.owner }) };
}

/** Of every object that can be matched and owned. */
export const UNOWNED = { matching_algorithm: 0, match: '', owner: null };
