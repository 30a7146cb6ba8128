import type { FieldName } from '../api/types.ts';
import type { Checked } from '../model/field-draft.ts';

export type Fault = Extract<Checked, { kind: 'error' }>;

/** What a person is doing with one document; what is typed lives here until the service has it. */
export interface ReviewState {
  readonly active: FieldName | undefined;
  readonly editing: boolean;
  readonly drafts: Readonly<Partial<Record<FieldName, string>>>;
  readonly faults: Readonly<Partial<Record<FieldName, Fault>>>;
  /** Refusals of the service, shown at the field. */
  readonly refusals: Readonly<Partial<Record<FieldName, unknown>>>;
  /** Empty fields that the person looked at and left empty: not asked for again. */
  readonly passed: readonly FieldName[];
  /** Being written; no longer counted as "to review". */
  readonly saving: readonly FieldName[];
  /** Somebody else changed the document: nothing can be written before it is loaded anew. */
  readonly stale: boolean;
  /** Counts moves made by the person; the focus follows them. */
  readonly moves: number;
}

export type ReviewAction =
  | { readonly kind: 'go'; readonly field: FieldName | undefined; readonly editing: boolean }
  | { readonly kind: 'type'; readonly field: FieldName; readonly draft: string }
  | { readonly kind: 'fault'; readonly field: FieldName; readonly fault: Fault }
  | { readonly kind: 'pass'; readonly field: FieldName }
  | { readonly kind: 'cancel'; readonly field: FieldName }
  | { readonly kind: 'saving'; readonly field: FieldName }
  | { readonly kind: 'saved'; readonly field: FieldName; readonly draft: string | undefined }
  | { readonly kind: 'refused'; readonly field: FieldName; readonly error: unknown; readonly stale: boolean }
  | { readonly kind: 'stale'; readonly stale: boolean };

export function initialReview(first: FieldName | undefined): ReviewState {
  return {
    active: first,
    editing: first !== undefined,
    drafts: {},
    faults: {},
    refusals: {},
    passed: [],
    saving: [],
    stale: false,
    moves: 0,
  };
}

export function reduceReview(state: ReviewState, action: ReviewAction): ReviewState {
  switch (action.kind) {
    case 'go':
      return { ...state, active: action.field, editing: action.editing, moves: state.moves + 1 };
    case 'type':
      return {
        ...state,
        drafts: { ...state.drafts, [action.field]: action.draft },
        faults: without(state.faults, action.field),
        refusals: without(state.refusals, action.field),
      };
    case 'fault':
      return { ...goTo(state, action.field), faults: { ...state.faults, [action.field]: action.fault } };
    case 'pass':
      return { ...state, passed: [...state.passed, action.field] };
    case 'cancel':
      return { ...forget(state, action.field), editing: false, moves: state.moves + 1 };
    case 'saving':
      return { ...state, saving: [...state.saving, action.field] };
    case 'saved':
      return saved(state, action.field, action.draft);
    case 'refused':
      return {
        ...goTo(state, action.field),
        saving: dropped(state.saving, action.field),
        refusals: action.stale ? state.refusals : { ...state.refusals, [action.field]: action.error },
        stale: state.stale || action.stale,
      };
    case 'stale':
      return { ...state, stale: action.stale, moves: state.moves + 1 };
  }
}

/** Back to a field that needs the person again. */
function goTo(state: ReviewState, field: FieldName): ReviewState {
  return { ...state, active: field, editing: true, moves: state.moves + 1 };
}

/** What was typed on while the earlier text was on its way stays a draft. */
function saved(state: ReviewState, field: FieldName, draft: string | undefined): ReviewState {
  const after = state.drafts[field] === draft ? forget(state, field) : state;
  return { ...after, saving: dropped(state.saving, field) };
}

function forget(state: ReviewState, field: FieldName): ReviewState {
  return {
    ...state,
    drafts: without(state.drafts, field),
    faults: without(state.faults, field),
    refusals: without(state.refusals, field),
  };
}

/** One entry fewer: the same field may be on its way twice. */
function dropped(fields: readonly FieldName[], field: FieldName): readonly FieldName[] {
  const at = fields.indexOf(field);
  return at < 0 ? fields : fields.toSpliced(at, 1);
}

function without<T>(
  table: Readonly<Partial<Record<FieldName, T>>>,
  field: FieldName,
): Readonly<Partial<Record<FieldName, T>>> {
  return Object.fromEntries(Object.entries(table).filter(([name]) => name !== field));
}
