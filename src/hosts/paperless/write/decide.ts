import type { HostConflict, HostPatch, HostValueName } from '../../../ports/host-values.ts';
import type { CustomFieldValue, DocumentChanges } from '../api.ts';
import {
  cleanText,
  encodeValue,
  isBlank,
  isRefusal,
  LONGEST_STRING,
  lengthOf,
  sameValue,
  type HostContent,
  type Refusal,
} from '../field-values.ts';
import type { Registered } from '../registered.ts';
import { cellsOf, readShown } from '../shown.ts';
import type { WireDocument } from '../wire-types.ts';
import { decideCreated, type CreatedDecision, type Dating } from './created.ts';
import { fileTitle, isFileTitle, titleOf } from './title.ts';

type Values = Partial<Record<HostValueName, HostContent>>;

/** Something that people are told of in a note; `why` is a key of the message table. */
export interface Remark {
  readonly field: HostValueName;
  readonly ours: HostContent;
  readonly theirs?: HostContent;
  readonly why: Refusal | 'created';
}

/** What must be sent so that a document shows a patch, and what is left alone. */
export interface ValueDecision {
  /** Custom fields by the host's id; others stay. */
  readonly cells: Readonly<Record<number, CustomFieldValue>>;
  /** Only fields that are one value: lists are never sent whole. */
  readonly changes: Pick<DocumentChanges, 'title' | 'created' | 'document_type'>;
  /** What stands there, of the values to be sent. */
  readonly before: HostPatch['values'];
  /** The baseline once all stands there. */
  readonly written: Readonly<Values>;
  readonly conflicts: readonly HostConflict[];
  /** Values that the host cannot hold, a date of the document that a person set. */
  readonly remarks: readonly Remark[];
}

type Verdict = 'stands' | 'write' | 'theirs';

export interface Deciding extends Dating {
  readonly patch: HostPatch;
}

interface Work {
  readonly document: WireDocument;
  readonly registered: Registered;
  readonly patch: HostPatch;
  readonly standing: ReadonlyMap<number, unknown>;
  readonly shown: Readonly<Values>;
  readonly cells: Record<number, CustomFieldValue>;
  readonly changes: { title?: string; created?: string; document_type?: number | null };
  readonly before: Partial<Record<HostValueName, HostContent | null>>;
  readonly written: Values;
  readonly conflicts: HostConflict[];
  readonly remarks: Remark[];
}

/** Decides value by value. Sends nothing, so it also tells what is still missing after a write. */
export function decideValues(document: WireDocument, registered: Registered, dating: Deciding): ValueDecision {
  const { patch } = dating;
  const work: Work = {
    document,
    registered,
    patch,
    standing: cellsOf(document),
    shown: readShown(document, registered).values,
    cells: {},
    changes: {},
    before: {},
    written: { ...patch.baseline },
    conflicts: [],
    remarks: [],
  };
  for (const name of Object.keys(patch.values) as HostValueName[]) decideOne(work, name); // keys of a typed record
  settleCreated(work, decideCreated(document, dating));
  if (patch.values.title === undefined) decideMadeTitle(work);
  return work;
}

/**
 * Ours, a person's, or free. A field that a person emptied is theirs too: it had our value, and no longer has.
 * After an own write the same question tells whether it arrived: what stands is then ours, still what stood before, or
 * of somebody who came between.
 */
function judge(ours: HostContent | null, theirs: HostContent | undefined, baseline: HostContent | undefined): Verdict {
  if (sameValue(ours, theirs)) return 'stands';
  return sameValue(theirs, baseline) ? 'write' : 'theirs';
}

function decideOne(work: Work, name: HostValueName): void {
  const ours = work.patch.values[name] ?? null;
  if (name === 'title') decideTitle(work, ours);
  else if (name === 'documentType') decideType(work, ours);
  else decideField(work, name, ours);
}

function decideField(work: Work, name: HostValueName, ours: HostContent | null): void {
  const field = work.registered.fields.get(name);
  if (!field) return; // not registered with this host: shown nowhere, so never said to be written
  const theirs = work.shown[name];
  const verdict = settle(work, { name, ours, theirs });
  if (verdict !== 'write') return;
  const encoded = encodeValue(field, ours);
  if (isRefusal(encoded)) {
    refuse(work, { name, ours, why: encoded });
    return;
  }
  for (const [id, value] of encoded) {
    const stands = work.standing.get(id) ?? null;
    // An empty field is not added, only emptied.
    if (value !== stands && !(value === null && stands === '')) work.cells[id] = value;
  }
}

function decideType(work: Work, ours: HostContent | null): void {
  if (settle(work, { name: 'documentType', ours, theirs: work.shown.documentType }) !== 'write') return;
  const id = typeof ours === 'string' ? work.registered.documentTypes.get(cleanText(ours)) : undefined;
  if (id === undefined && !isBlank(ours)) refuse(work, { name: 'documentType', ours, why: 'not-an-option' });
  else work.changes.document_type = id ?? null;
}

/**
 * A title that is asked for by name: one that no person gave counts as none. Ours is taken back by that of the file: what
 * we wrote last, or what is made of values of ours.
 */
function decideTitle(work: Work, asked: HostContent | null): void {
  const { document, patch } = work;
  if (asked === null) {
    const titles = [patch.baseline.title, titleOf(patch.baseline)].filter((title) => title !== undefined);
    if (titles.some((title) => sameValue(document.title, title))) work.changes.title = fileTitle(document);
    Reflect.deleteProperty(work.written, 'title');
    return;
  }
  const ours = String(asked);
  const theirs = isFileTitle(document) && isBlank(patch.baseline.title) ? undefined : cleanText(document.title);
  if (settle(work, { name: 'title', ours, theirs }) !== 'write') return;
  work.before.title = document.title;
  if (lengthOf(cleanText(ours)) > LONGEST_STRING) refuse(work, { name: 'title', ours, why: 'too-long' });
  else work.changes.title = cleanText(ours);
}

/** A title made of the values. That of a person stays, and nobody needs to be told so. */
function decideMadeTitle(work: Work): void {
  const { document, patch } = work;
  const shown: Values = { ...work.shown };
  for (const [name, value] of Object.entries(patch.values) as [HostValueName, HostContent | null][]) {
    if (work.conflicts.some(({ field }) => field === name) || isRefused(work, name)) continue;
    if (value === null) Reflect.deleteProperty(shown, name);
    else shown[name] = value;
  }
  const ours = titleOf(shown);
  if (ours === undefined) return;
  const mine = patch.baseline.title;
  const isFree = mine === undefined ? isFileTitle(document) : sameValue(mine, document.title);
  if (sameValue(ours, document.title)) work.written.title = ours;
  else if (isFree) {
    work.changes.title = ours;
    work.before.title = document.title;
    work.written.title = ours;
  }
}

function settleCreated(work: Work, decision: CreatedDecision | undefined): void {
  const { document, conflicts, remarks, before, written, changes } = work;
  if (decision === undefined || conflicts.some(({ field }) => field === 'issuedOn')) return;
  const { kind, day } = decision;
  if (kind === 'theirs') {
    remarks.push({ field: 'issuedOn', ours: day, theirs: document.created, why: 'created' });
    return;
  }
  written.created = day;
  if (kind === 'stands') return;
  changes.created = day;
  before.created = document.created;
}

function settle(
  work: Work,
  {
    name,
    ours,
    theirs,
  }: {
    readonly name: HostValueName;
    readonly ours: HostContent | null;
    readonly theirs: HostContent | undefined;
  },
): Verdict {
  const verdict = judge(ours, theirs, work.patch.baseline[name]);
  if (verdict === 'theirs') {
    work.conflicts.push({ field: name, ours: isBlank(ours) ? null : ours, theirs: theirs ?? null });
    return verdict;
  }
  if (verdict === 'write') work.before[name] = theirs ?? null;
  if (ours === null || isBlank(ours)) Reflect.deleteProperty(work.written, name);
  else work.written[name] = ours;
  return verdict;
}

function refuse(
  work: Work,
  { name, ours, why }: { readonly name: HostValueName; readonly ours: HostContent | null; readonly why: Refusal },
): void {
  const { baseline } = work.patch;
  Reflect.deleteProperty(work.before, name);
  Reflect.deleteProperty(work.written, name);
  if (baseline[name] !== undefined) work.written[name] = baseline[name];
  if (ours !== null) work.remarks.push({ field: name, ours, why });
}

function isRefused(work: Work, name: HostValueName): boolean {
  return work.remarks.some(({ field, why }) => field === name && why !== 'created');
}
