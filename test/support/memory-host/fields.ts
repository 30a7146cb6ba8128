import { isSameContent } from '../../../src/domain/metadata/same-content.ts';
import type { HostEvents, HostWriter } from '../../../src/ports/host.ts';
import type { HostConflict, HostPatch, HostPatchResult, HostValueName } from '../../../src/ports/host-values.ts';
import { enter, failure, parseRef, present, require, toDocument, toEvent } from './calls.ts';
import type { MemoryDocument, MemorySystem } from './memory-system.ts';

/** The reference of how values are written: read, decide, write, read again. */
export function createFieldWriter(system: MemorySystem): Pick<Required<HostWriter>, 'applyChanges'> {
  return {
    applyChanges: async (ref, patch, signal) => {
      enter(system, 'applyChanges', signal);
      const { whileWriting } = system;
      system.whileWriting = undefined;
      await whileWriting?.();
      const before = require(system, ref, 'applyChanges');
      const decided = decide(before, patch, system.notesStay);
      const changed = JSON.stringify(decided.shown) !== JSON.stringify(shownOf(before));
      if (changed) {
        system.show(before.name, decided.shown);
        system.writes.set(ref, (system.writes.get(ref) ?? 0) + 1);
      }
      if (system.loseAnswer) {
        system.loseAnswer = false;
        throw failure(system, 'unavailable', 'applyChanges');
      }
      const { fingerprint = '' } = toDocument(require(system, ref, 'applyChanges'), true);
      const { written, conflicts } = decided;
      const notes = decided.shown.notes.filter((note) => decided.told.includes(note));
      const left = patch.withdrawnNotes && { notesLeft: decided.left };
      return {
        changed,
        written,
        before: decided.before,
        conflicts,
        fingerprint,
        notes,
        ...left,
      } satisfies HostPatchResult;
    },
  };
}

type Shown = Pick<MemoryDocument, 'values' | 'marks' | 'requests' | 'notes'>;

function shownOf({ values, marks, requests, notes }: MemoryDocument): Shown {
  return { values, marks: [...marks].sort(), requests, notes };
}

interface Decided extends Pick<HostPatchResult, 'written' | 'before' | 'conflicts'> {
  readonly shown: Shown;
  /** Remarks of ours, which are known by their text here. */
  readonly told: readonly string[];
  /** How many of them should go, and stay. */
  readonly left: number;
}

/** A system that keeps a date of its own of a document shows the date of issue there, unless somebody set another. */
function withOwnDate(document: MemoryDocument, patch: HostPatch): HostPatch {
  const { created } = document.values;
  const { issuedOn } = patch.values;
  if ('created' in patch.values) return withBaseline(patch, patch.baseline.created ?? patch.baseline.issuedOn);
  if (created === undefined || typeof issuedOn !== 'string') return patch;
  const free = patch.baseline.created ?? created;
  if (!isSameContent(created, free)) return patch;
  const values = { ...patch.values, created: issuedOn };
  return withBaseline({ ...patch, values }, free);
}

function withBaseline(patch: HostPatch, created: HostPatch['baseline']['created']): HostPatch {
  return created === undefined ? patch : { ...patch, baseline: { ...patch.baseline, created } };
}

function decide(document: MemoryDocument, asked: HostPatch, notesStay: boolean): Decided {
  const patch = withOwnDate(document, asked);
  const written = { ...patch.baseline };
  const before: Record<string, HostPatch['values'][HostValueName]> = {};
  const values = { ...document.values };
  const conflicts: HostConflict[] = [];
  for (const field of Object.keys(patch.values) as HostValueName[]) {
    const ours = patch.values[field] ?? null;
    const theirs = values[field] ?? null;
    if (!isSameContent(ours, theirs)) {
      if (!isSameContent(theirs, patch.baseline[field])) {
        conflicts.push({ field, ours, theirs });
        continue;
      }
      before[field] = theirs;
      put(values, field, ours);
    }
    put(written, field, ours);
  }
  const marks = new Set([...(patch.marks ?? document.marks), ...(conflicts.length > 0 ? (['conflict'] as const) : [])]);
  const remarks = conflicts.map(({ field, ours, theirs }) => `conflict ${JSON.stringify([field, ours, theirs])}`);
  const { notes, told, left } = bringNotes(document, { patch, remarks, notesStay });
  const shown = {
    values,
    marks: [...marks].sort(),
    requests: document.requests.filter((request) => patch.answered?.includes(request) !== true),
    notes,
  };
  return { written, before, conflicts, shown, told, left };
}

interface Noting {
  readonly patch: HostPatch;
  readonly remarks: readonly string[];
  readonly notesStay: boolean;
}

function bringNotes(
  { notes }: MemoryDocument,
  { patch, remarks, notesStay }: Noting,
): Pick<Decided, 'told' | 'left'> & { readonly notes: readonly string[] } {
  const wanted = [...(patch.notes ?? []), ...remarks];
  const going = notes.filter((note) => !wanted.includes(note) && patch.withdrawnNotes?.includes(note) === true);
  const staying = notesStay ? going : [];
  const kept = notes.filter((note) => !going.includes(note) || staying.includes(note));
  return { notes: [...new Set([...kept, ...wanted])], told: [...wanted, ...staying], left: staying.length };
}

function put(values: Record<string, unknown>, field: HostValueName, value: HostPatch['values'][HostValueName]): void {
  if (value === null) Reflect.deleteProperty(values, field);
  else values[field] = value;
}

/** Hints and the nightly look at everything. */
export function createHints(system: MemorySystem): Pick<Required<HostEvents>, 'resolve' | 'reconcile'> {
  return {
    resolve: (ref, signal) =>
      Promise.resolve().then(() => {
        enter(system, 'resolve', signal);
        const document = present(system, parseRef(system, ref, 'resolve'));
        return document && toEvent(document, { from: document.revision - 1, fields: true });
      }),
    async *reconcile(known, signal) {
      enter(system, 'reconcile', signal);
      const seen = new Set<string>();
      for await (const { ref } of known) {
        seen.add(ref);
        const document = system.documents.get(ref);
        if (document && system.hidden.has(document.name))
          yield { kind: 'problem', code: 'document-hidden', ref, name: document.name };
        else if (document?.removed !== false) yield { kind: 'removed', ref, name: document?.name ?? '' };
      }
      for (const document of system.documents.values())
        if (!document.removed && !seen.has(document.id)) yield toEvent(document, { from: 0, fields: true });
    },
  };
}
