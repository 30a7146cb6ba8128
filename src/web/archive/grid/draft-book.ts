import { isSameValue } from '../../../domain/archive/value-conflict.ts';
import type { Problem } from '../../api/types.ts';
import type { ChangeResults, Dossier, RowChange } from '../archive-types.ts';
import type { CellCheck, Column } from './columns.ts';
import { isPassing, problemOf } from './passing-error.ts';

export interface CellDraft {
  readonly text: string;
  readonly check: CellCheck;
  /** Why the service refused the value. */
  readonly refusal?: string;
}

/** `unsent`: the service was not reached; `refused`: it said no; `conflict`: somebody else wrote the same field meanwhile. */
export type DraftStatus = 'editing' | 'saving' | 'unsent' | 'refused' | 'conflict';

export interface ConflictField {
  readonly column: string;
  readonly stored: unknown;
  readonly given: unknown;
}

/** What a person typed into a row and the service has not taken yet. Never changed in place. */
export interface RowDraft {
  /** The row as the person saw it when the typing began. */
  readonly base: Dossier;
  readonly cells: ReadonlyMap<string, CellDraft>;
  readonly status: DraftStatus;
  /** Of `refused`: what the service said of the whole row. */
  readonly problem?: Problem;
  readonly conflict?: { readonly revision: number; readonly fields: readonly ConflictField[] };
}

export interface DraftBookDeps {
  /** @throws ConnectionError where the service does not answer; ApiError where it refuses the whole call */
  readonly send: (changes: readonly RowChange[]) => Promise<ChangeResults>;
  readonly onSaved: (dossiers: readonly Dossier[]) => void;
  /** A new row is stored now and has its own id. */
  readonly onCreated: (rowId: string, dossier: Dossier) => void;
  /** Takes stored rows away at their revisions; how many went, the others were changed since or hold something. */
  readonly remove: (dossiers: readonly Dossier[]) => Promise<number>;
  readonly onRemoved: () => void;
  /** Called with what must outlive a reload of the page. */
  readonly keep: (drafts: readonly KeptDraft[]) => void;
}

export interface KeptDraft {
  readonly base: Dossier;
  readonly cells: Readonly<Record<string, string>>;
}

/** As many rows as one call takes. */
const MOST_ROWS = 200;

/**
 * Keeps what is typed until the service has it: a row is sent when the person leaves it, with the revision that they saw.
 * Where only other fields changed meanwhile the row is sent again by itself; where the same field did, both values are kept
 * for the person to choose from. Nothing typed is dropped but by the person.
 */
export class DraftBook {
  readonly #deps: DraftBookDeps;
  readonly #drafts = new Map<string, RowDraft>();
  readonly #listeners = new Set<() => void>();
  readonly #saved = new Map<string, Dossier>();
  #version = 0;

  #columns: ReadonlyMap<string, Column>;

  constructor(deps: DraftBookDeps, columns: ReadonlyMap<string, Column>, kept: readonly KeptDraft[] = []) {
    this.#deps = deps;
    this.#columns = columns;
    for (const { base, cells } of kept) {
      for (const [column, text] of Object.entries(cells)) this.#put(base, column, text);
      const draft = this.#drafts.get(base.id);
      if (draft) this.#drafts.set(base.id, { ...draft, status: 'unsent' });
    }
  }

  /** Rules of the cells from now on: those of headings change with the scheme. */
  setColumns(columns: ReadonlyMap<string, Column>): void {
    this.#columns = columns;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Goes up with every change. */
  readonly version = (): number => this.#version;

  get(id: string): RowDraft | undefined {
    return this.#drafts.get(id);
  }

  all(): readonly RowDraft[] {
    return [...this.#drafts.values()];
  }

  /** Text of a cell as the person sees it. */
  textOf(dossier: Dossier, column: Column): string {
    return this.#drafts.get(dossier.id)?.cells.get(column.id)?.text ?? column.text(dossier);
  }

  /** The row as it was saved last, also where it has an id since. */
  latest(dossier: Dossier): Dossier {
    return this.stored(dossier.id) ?? dossier;
  }

  /** A row that was saved here, as it was saved last; by the id that it has or had. */
  stored(id: string): Dossier | undefined {
    const first = this.#saved.get(id);
    return first && (this.#saved.get(first.id) ?? first);
  }

  /** Resolves when none of these rows is under way. */
  whenSaved(ids: readonly string[]): Promise<void> {
    const isSaved = () => ids.every((id) => this.#drafts.get(id)?.status !== 'saving');
    if (isSaved()) return Promise.resolve();
    return new Promise((resolve) => {
      const leave = this.subscribe(() => {
        if (!isSaved()) return;
        leave();
        resolve();
      });
    });
  }

  /** How many went: the others were changed since or hold something. @throws ConnectionError, ApiError */
  remove(dossiers: readonly Dossier[]): Promise<number> {
    return dossiers.length === 0 ? Promise.resolve(0) : this.#deps.remove(dossiers);
  }

  rowsRemoved(): void {
    this.#deps.onRemoved();
  }

  /** Keeps what was typed into a cell; where it is what stands there, nothing is left to send. */
  set(dossier: Dossier, columnId: string, text: string): void {
    this.#put(dossier, columnId, text);
    this.#changed();
  }

  #put(dossier: Dossier, columnId: string, text: string): void {
    const column = this.#columns.get(columnId);
    if (!column?.canEdit) return;
    const before = this.#drafts.get(dossier.id);
    const base = before?.base ?? newer(dossier, this.#saved.get(dossier.id));
    const cells = new Map(before?.cells);
    const check = column.check(text);
    const isSame = check.kind === 'value' && isSameValue(check.value, column.stored(base));
    // While a value is under way, going back to the former one is a change as well.
    if (isSame && before?.status !== 'saving') cells.delete(columnId);
    else cells.set(columnId, { text, check });
    this.#store(base, cells, before?.status === 'saving' ? 'saving' : 'editing');
  }

  /** Takes back what was typed into a row and not saved. */
  drop(id: string, columnId?: string): void {
    const draft = this.#drafts.get(id);
    if (!draft) return;
    const cells = new Map(columnId === undefined ? [] : draft.cells);
    if (columnId !== undefined) cells.delete(columnId);
    this.#store(draft.base, cells, 'editing');
    this.#changed();
  }

  /** Rows that can be sent: not under way, not refused as they stand, and with something in them that is no fault of form. */
  ready(): readonly string[] {
    return [...this.#drafts].filter(([, draft]) => isReady(draft)).map(([id]) => id);
  }

  /** Rows that were refused may be sent again as they are. */
  retry(): Promise<void> {
    for (const [id, { base, cells, status }] of this.#drafts)
      if (status === 'refused') this.#drafts.set(id, { base, cells: withoutRefusals(cells), status: 'editing' });
    return this.save();
  }

  /** Sends rows, all that are ready where none are named. Resolves when each was taken, refused or not reached. */
  async save(ids: readonly string[] = this.ready()): Promise<void> {
    const ready = new Set(this.ready());
    const rows = ids.filter((id) => ready.has(id));
    for (let at = 0; at < rows.length; at += MOST_ROWS) await this.#saveSome(rows.slice(at, at + MOST_ROWS));
  }

  async #saveSome(ids: readonly string[]): Promise<void> {
    const sent = new Map(ids.flatMap((id) => this.#begin(id)));
    this.#changed();
    try {
      const { items } = await this.#deps.send([...sent.values()].map(({ change }) => change));
      this.#deps.onSaved(items.flatMap(({ dossier }) => dossier ?? []));
      for (const result of items) this.#take(result, sent.get(result.id)?.cells ?? new Map());
    } catch (error) {
      for (const id of ids) this.#fail(id, error);
    }
    this.#changed();
    // Refused for what others wrote beside it: once more with the revision that stands now.
    const again = ids.filter((id) => this.#drafts.get(id)?.status === 'editing' && this.#rebased.has(id));
    for (const id of again) this.#rebased.delete(id);
    if (again.length > 0) await this.save(again);
  }

  readonly #rebased = new Set<string>();

  #begin(id: string): [string, { change: RowChange; cells: RowDraft['cells'] }][] {
    const draft = this.#drafts.get(id);
    if (!draft) return [];
    const cells = new Map([...draft.cells].filter(([, cell]) => isSendable(cell)));
    this.#drafts.set(id, { base: draft.base, cells: draft.cells, status: 'saving' });
    return [[id, { change: toChange(draft.base, cells), cells }]];
  }

  #take({ id, dossier, problem }: ChangeResults['items'][number], sent: RowDraft['cells']): void {
    const draft = this.#drafts.get(id);
    if (!draft) return;
    if (dossier) {
      this.#saved.set(id, dossier).set(dossier.id, dossier);
      // What was typed on while the row was under way is still to be sent.
      const left = [...draft.cells].filter(([column, cell]) => sent.get(column)?.text !== cell.text);
      // A new row gets its id from the service.
      if (dossier.id !== id) {
        this.#drafts.delete(id);
        this.#deps.onCreated(id, dossier);
      }
      this.#store(dossier, new Map(left), 'editing');
    } else if (problem) this.#refuse(draft, problem, sent);
  }

  #refuse(draft: RowDraft, problem: Problem, sent: RowDraft['cells']): void {
    const { base, cells } = draft;
    const { conflict } = problem;
    if (!conflict) {
      const said = new Map(problem.errors?.map(({ field, message }) => [field, message]));
      const marked = new Map([...cells].map(([column, cell]) => [column, withRefusal(cell, said.get(column))]));
      this.#drafts.set(base.id, { base, cells: marked, status: 'refused', problem });
      return;
    }
    const fields = conflict.fields.flatMap(({ field, stored, given }) => {
      const column = this.#columns.get(field);
      const isOurs = column === undefined || !sent.has(field) || isSameValue(stored, column.stored(base));
      return isOurs ? [] : [{ column: field, stored, given }];
    });
    const { revision } = conflict;
    if (fields.length > 0)
      this.#drafts.set(base.id, { base, cells, status: 'conflict', conflict: { revision, fields } });
    else {
      this.#drafts.set(base.id, { base: { ...base, revision }, cells, status: 'editing' });
      this.#rebased.add(base.id);
    }
  }

  #fail(id: string, error: unknown): void {
    const draft = this.#drafts.get(id);
    if (!draft) return;
    const { base, cells } = draft;
    if (isPassing(error)) this.#drafts.set(id, { base, cells, status: 'unsent' });
    else this.#drafts.set(id, { base, cells, status: 'refused', ...problemOf(error) });
  }

  /** The person chose: of each field in conflict whose value stands. What was mine goes out again. */
  async settle(id: string, mine: ReadonlySet<string>): Promise<void> {
    const draft = this.#drafts.get(id);
    if (!draft?.conflict) return;
    const { revision, fields } = draft.conflict;
    const theirs = fields.filter(({ column }) => !mine.has(column)).map(({ column }) => column);
    const cells = new Map([...draft.cells].filter(([column]) => !theirs.includes(column)));
    this.#store({ ...draft.base, revision }, cells, 'editing');
    this.#changed();
    await this.save([id]);
  }

  #store(base: Dossier, cells: RowDraft['cells'], status: DraftStatus): void {
    if (cells.size === 0 && status !== 'saving') this.#drafts.delete(base.id);
    else this.#drafts.set(base.id, { base, cells, status });
  }

  #changed(): void {
    this.#version += 1;
    this.#deps.keep(this.all().map(toKept));
    for (const listener of this.#listeners) listener();
  }
}

/** A list that was asked for before the last save shows an older row. */
function newer(shown: Dossier, saved: Dossier | undefined): Dossier {
  return saved && saved.revision > shown.revision ? saved : shown;
}

const WAITING: ReadonlySet<DraftStatus> = new Set(['saving', 'conflict', 'refused']);

function isReady({ base, cells, status }: RowDraft): boolean {
  if (WAITING.has(status) || (isNew(base) && cells.get('title')?.check.kind !== 'value')) return false;
  return [...cells.values()].some(isSendable);
}

/** A row that the service has not seen yet. */
export function isNew({ revision }: Pick<Dossier, 'revision'>): boolean {
  return revision === 0;
}

function withoutRefusals(cells: RowDraft['cells']): RowDraft['cells'] {
  return new Map([...cells].map(([column, { text, check }]) => [column, { text, check }]));
}

function isSendable({ check, refusal }: CellDraft): boolean {
  return check.kind === 'value' && refusal === undefined;
}

function withRefusal(cell: CellDraft, message: string | undefined): CellDraft {
  return message === undefined ? cell : { ...cell, refusal: message };
}

const BESIDE_DESCRIPTION: ReadonlySet<string> = new Set(['nodeId', 'inventoryNumber']);

function toChange({ id, revision, nodeId }: Dossier, cells: RowDraft['cells']): RowChange {
  const values = [...cells].flatMap(([column, { check }]) =>
    check.kind === 'value' ? [[column, check.value] as const] : [],
  );
  const beside = values.filter(([column]) => BESIDE_DESCRIPTION.has(column));
  const description = values.filter(([column]) => !BESIDE_DESCRIPTION.has(column));
  return {
    ...{ id, revision, ...(revision === 0 && { nodeId }) },
    ...(Object.fromEntries(beside) as Pick<RowChange, 'nodeId' | 'inventoryNumber'>), // their columns give text or null
    ...(description.length > 0 && { description: Object.fromEntries(description) }),
  };
}

function toKept({ base, cells }: RowDraft): KeptDraft {
  return { base, cells: Object.fromEntries([...cells].map(([column, { text }]) => [column, text])) };
}
