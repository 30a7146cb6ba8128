import type { SchemaFinding } from '../../../ports/host-schema.ts';
import type { WireWorkflow, WireWorkflowPart } from '../wire-types.ts';
import { compareName } from './compare-common.ts';
import { finding } from './finding.ts';
import type { HostState } from './host-state.ts';
import { joinParts, mend, NO_PART, remark, type Item, type Part } from './item.ts';
import type { Known } from './written.ts';
import { actionBody, compareAction, type WantedAction } from './workflow-action.ts';
import { compareTrigger, triggerBody, type WantedTrigger } from './workflow-trigger.ts';

export interface WorkflowSpec {
  readonly key: string;
  readonly name: string;
  readonly order: number;
  readonly needs: (state: HostState) => SchemaFinding | undefined;
  readonly triggers: (state: HostState) => readonly WantedTrigger[];
  /** One each: two would run twice. */
  readonly action: (state: HostState) => WantedAction;
}

export function workflowItem(spec: WorkflowSpec): Item<'workflow'> {
  const { key, name, order } = spec;
  const partsOf = (found: WireWorkflow, known: Known | undefined, state: HostState) => {
    const triggers = spec.triggers(state);
    return {
      triggers: matchParts(found.triggers, triggers, known?.written.triggers),
      actions: matchParts(found.actions, [spec.action(state)], known?.written.actions),
    };
  };
  return {
    kind: 'workflow',
    key,
    name,
    needs: spec.needs,
    body: (state) => ({
      name,
      order,
      enabled: true,
      triggers: spec.triggers(state).map(triggerBody),
      actions: [actionBody(spec.action(state))],
    }),
    compare(found, known, state) {
      const { triggers, actions } = partsOf(found, known, state);
      const parts = [
        compareName({ kind: 'workflow', name }, found, { known, state }),
        found.enabled ? NO_PART : mend(finding('schema.disabled'), { enabled: true }),
        found.order === order || known === undefined ? NO_PART : remark(finding('schema.order-changed')),
        compareTriggers(triggers),
        compareActions(actions),
      ];
      const difference = joinParts(parts);
      if (difference.patch === undefined) return difference;
      // Whole and with ids: what is left out is removed, what has no id is made anew.
      const whole = { triggers: triggersBody(triggers), actions: actionsBody(actions) };
      return { ...difference, patch: { ...difference.patch, ...whole } };
    },
    written(found, known, state) {
      const { triggers, actions } = partsOf(found, known, state);
      return { triggers: idsIn(triggers), actions: idsIn(actions) };
    },
  };
}

interface Matched<Found, Wanted> {
  /** In the order of the wanted ones; `found` is absent for one that is gone. */
  readonly pairs: readonly { readonly wanted: Wanted; readonly found?: Found }[];
  readonly foreign: readonly Found[];
}

/** Ours by the id that we remember, else by type: an edit in the host's own page may give new ids. */
function matchParts<Found extends WireWorkflowPart, Wanted extends { readonly type: number }>(
  found: readonly Found[],
  wanted: readonly Wanted[],
  ids: readonly number[] = [],
): Matched<Found, Wanted> {
  const left = [...found];
  const take = (fits: (part: Found) => boolean) => {
    const index = left.findIndex(fits);
    return index < 0 ? undefined : left.splice(index, 1)[0];
  };
  const byId = wanted.map((_, index) => take(({ id }) => id === ids[index]));
  const pairs = wanted.map((one, index) => {
    const part = byId[index] ?? take((other) => other['type'] === one.type);
    return { wanted: one, ...(part && { found: part }) };
  });
  return { pairs, foreign: left };
}

type Triggers = Matched<WireWorkflowPart, WantedTrigger>;
type Actions = Matched<WireWorkflow['actions'][number], WantedAction>;

function compareTriggers({ pairs, foreign }: Triggers): Part {
  const findings = pairs.flatMap(({ wanted, found }) =>
    found ? compareTrigger(found, wanted) : [finding('schema.trigger-missing')],
  );
  const remarks = foreign.map(() => finding('schema.trigger-foreign'));
  return findings.length === 0 ? remark(...remarks) : { findings, remarks, patch: {}, action: 'mend' };
}

function compareActions({ pairs, foreign }: Actions): Part {
  const findings = pairs.flatMap(({ wanted, found }) =>
    found ? compareAction(found, wanted) : [finding('schema.action-missing')],
  );
  const remarks = foreign.map(() => finding('schema.action-foreign'));
  return findings.length === 0 ? remark(...remarks) : { findings, remarks, patch: {}, action: 'mend' };
}

function triggersBody({ pairs, foreign }: Triggers): readonly object[] {
  const ours = pairs.map(({ wanted, found }) => ({ ...(found && { id: found.id }), ...triggerBody(wanted) }));
  return [...ours, ...foreign];
}

function actionsBody({ pairs, foreign }: Actions): readonly object[] {
  return [...pairs.map(({ wanted, found }) => actionBody(wanted, found)), ...foreign];
}

function idsIn({ pairs }: Matched<WireWorkflowPart, unknown>): readonly number[] {
  return pairs.flatMap(({ found }) => found?.id ?? []);
}
