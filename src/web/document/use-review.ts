import { useReducer } from 'react';
import type { DocumentDetail, FieldContent, FieldName } from '../api/types.ts';
import { checkDraft, toDraft } from '../model/field-draft.ts';
import type { FieldDefinition } from '../model/field-definition.ts';
import {
  effectiveOf,
  emptyCoreFields,
  fieldState,
  fieldsToReview,
  neighbourToReview,
  openFields,
} from '../model/review-order.ts';
import { initialReview, reduceReview, type Fault, type ReviewState } from './review-state.ts';
import { useSending } from './use-sending.ts';

export interface ReviewOptions {
  readonly document: DocumentDetail;
  readonly definitions: readonly FieldDefinition[];
  /** Open the first doubtful field at once. */
  readonly startEditing: boolean;
  /** Called whenever a field is chosen, so that its page is shown. */
  readonly onChoose: (field: FieldName) => void;
}

export interface Review {
  readonly state: ReviewState;
  /** Doubtful fields that are not on their way to the service. */
  readonly toReview: readonly FieldName[];
  /** Core fields without a value that the person has not passed by. */
  readonly emptyLeft: readonly FieldName[];
  readonly choose: (field: FieldName | undefined, editing: boolean) => void;
  readonly type: (field: FieldName, draft: string) => void;
  readonly cancel: (field: FieldName) => void;
  /** Enter: keeps what is typed, or says that a doubtful value is right; then the next doubtful field. */
  readonly submit: (field: FieldName) => void;
  /** Tab: keeps what was changed, says nothing of the rest; then the next (or previous) doubtful field. */
  readonly leave: (field: FieldName, back: boolean) => void;
  readonly takeBack: (field: FieldName) => void;
  /** Fields that would be confirmed unsure, or empty where they should not be; none while something typed cannot be kept: that comes first. */
  readonly unsettled: () => readonly FieldName[];
  /** Keeps everything typed, then confirms the document; false when something stands against it. */
  readonly confirm: () => Promise<boolean>;
  readonly reloaded: () => void;
}

/** What the person typed in a field, against what stands there. */
type Typed =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'value'; readonly value: FieldContent; readonly draft: string }
  | { readonly kind: 'fault'; readonly fault: Fault };

function readTyped({ document, definitions }: ReviewOptions, state: ReviewState, field: FieldName): Typed {
  const definition = definitions.find(({ name }) => name === field);
  const draft = state.drafts[field];
  if (!definition || draft === undefined) return { kind: 'unchanged' };
  const before = effectiveOf(document, field)?.value;
  if (draft.trim() === toDraft(definition, before).trim()) return { kind: 'unchanged' };
  const checked = checkDraft(definition, draft);
  return checked.kind === 'value' ? { kind: 'value', value: checked.value, draft } : { kind: 'fault', fault: checked };
}

function unsettledFields(options: ReviewOptions, state: ReviewState): readonly FieldName[] {
  const { definitions, document } = options;
  const waiting = definitions.map(({ name }) => name).filter((field) => !state.saving.includes(field));
  const typed = new Map(waiting.map((field) => [field, readTyped(options, state, field).kind]));
  if ([...typed.values()].includes('fault')) return [];
  return openFields(definitions, document).filter((field) => typed.get(field) === 'unchanged');
}

/** The work on one document: what is typed, where the person is, and what goes to the service. */
export function useReview(options: ReviewOptions): Review {
  const { document, definitions, startEditing, onChoose } = options;
  const doubtful = fieldsToReview(definitions, document);
  const empty = emptyCoreFields(definitions, document);
  const order = definitions.map(({ name }) => name);
  const isAskedFor = (name: FieldName) => doubtful.includes(name) || empty.includes(name);
  const first = startEditing ? order.find(isAskedFor) : undefined;
  const [state, dispatch] = useReducer(reduceReview, first, initialReview);
  const sending = useSending({ id: document.id, dispatch, onChoose });
  const toReview = doubtful.filter((name) => !state.saving.includes(name));
  const emptyLeft = empty.filter((name) => !state.saving.includes(name) && !state.passed.includes(name));

  const choose = (field: FieldName | undefined, editing: boolean) => {
    dispatch({ kind: 'go', field, editing });
    if (field !== undefined) onChoose(field);
  };
  /** False when what is typed cannot be sent; the fault is then shown. */
  const keep = (field: FieldName, typed: Typed): boolean => {
    if (typed.kind === 'fault') dispatch({ kind: 'fault', field, fault: typed.fault });
    if (typed.kind === 'value') void sending.correct(field, typed.value, typed.draft);
    return typed.kind !== 'fault';
  };
  const leave = (field: FieldName, back: boolean) => {
    const typed = readTyped(options, state, field);
    if (!keep(field, typed)) return;
    if (typed.kind === 'unchanged' && empty.includes(field)) dispatch({ kind: 'pass', field });
    const next = neighbourToReview(order, [...toReview, ...emptyLeft], { from: field, back });
    choose(next, next !== undefined);
  };
  const submit = (field: FieldName) => {
    const value = effectiveOf(document, field);
    const isUnchanged = readTyped(options, state, field).kind === 'unchanged';
    if (isUnchanged && value?.needsReview === true) void sending.correct(field, value.value, state.drafts[field]);
    leave(field, false);
  };
  /** A write that fails stops the ones behind it: they name a revision that was never made. */
  const confirm = (): Promise<boolean> => {
    const waiting = order.filter((field) => !state.saving.includes(field));
    return waiting.every((field) => keep(field, readTyped(options, state, field)))
      ? sending.confirm()
      : Promise.resolve(false);
  };

  return {
    state,
    toReview,
    emptyLeft,
    choose,
    submit,
    leave,
    unsettled: () => unsettledFields(options, state),
    confirm,
    type: (field, draft) => dispatch({ kind: 'type', field, draft }),
    cancel: (field) => dispatch({ kind: 'cancel', field }),
    takeBack: (field) => {
      if (fieldState(document, field)?.opinions.human) void sending.takeBack(field);
    },
    reloaded: () => dispatch({ kind: 'stale', stale: false }),
  };
}
