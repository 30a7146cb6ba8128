import type { SchemaFinding } from '../../../ports/host-schema.ts';
import type { ObjectKind, RegisteredObjects } from '../api.ts';
import type { HostState } from './host-state.ts';
import type { Known, Written } from './written.ts';

/** What there is to do to an object, and to say of it. */
export interface Difference {
  readonly findings: readonly SchemaFinding[];
  /** Told, but no reason to act. */
  readonly remarks: readonly SchemaFinding[];
  /** Body of the PATCH; absent when there is nothing to do. */
  readonly patch?: object;
  /**
   * `extend`: what we want has changed; `mend`: somebody changed what must not be changed; `adopt`: a name that a person
   * gave stays, and is known from now on.
   */
  readonly action: 'extend' | 'mend' | 'adopt' | 'unchanged';
  /** It cannot be done, and why. */
  readonly blocked?: SchemaFinding;
}

/** An object that we want in the host. Methods, not function properties: each sees objects of its own kind only. */
export interface Item<Kind extends ObjectKind = ObjectKind> {
  readonly kind: Kind;
  readonly key: string;
  readonly name: string;
  /** Says what is missing, where it cannot be made for want of another object. */
  needs(state: HostState): SchemaFinding | undefined;
  /** Body of the POST. */
  body(state: HostState): object;
  /** @param known undefined for an object that was found by its name */
  compare(found: RegisteredObjects[Kind], known: Known | undefined, state: HostState): Difference;
  /** What is ours of the object as it stands after the step. */
  written(found: RegisteredObjects[Kind], known: Known | undefined, state: HostState): Omit<Written, 'name'>;
  /** Asks the host whether it would take it. */
  probe?(state: HostState, signal?: AbortSignal): Promise<SchemaFinding | undefined>;
}

/** Parts of a difference, put together. */
export interface Part {
  readonly findings: readonly SchemaFinding[];
  readonly remarks?: readonly SchemaFinding[];
  readonly patch?: object;
  readonly action: Difference['action'];
  readonly blocked?: SchemaFinding;
}

export const NO_PART: Part = { findings: [], action: 'unchanged' };

export function mend(finding: SchemaFinding, patch: object): Part {
  return { findings: [finding], patch, action: 'mend' };
}

export function remark(...remarks: readonly SchemaFinding[]): Part {
  return { findings: [], remarks, action: 'unchanged' };
}

const BY_WEIGHT = ['mend', 'extend', 'adopt'] as const satisfies readonly Difference['action'][];

export function joinParts(parts: readonly Part[]): Difference {
  const patches = parts.flatMap(({ patch }) => (patch === undefined ? [] : [patch]));
  const blocked = parts.find((part) => part.blocked !== undefined)?.blocked;
  const action = BY_WEIGHT.find((one) => parts.some((part) => part.action === one)) ?? 'unchanged';
  return {
    findings: parts.flatMap(({ findings }) => findings),
    remarks: parts.flatMap(({ remarks = [] }) => remarks),
    ...(patches.length > 0 && { patch: Object.assign({}, ...patches) as object }), // assign of objects is one
    action,
    ...(blocked && { blocked }),
  };
}
