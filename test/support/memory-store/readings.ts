import { effectiveValue, type FieldOpinions, type FieldValue } from '../../../src/domain/cataloguing/field-value.ts';
import type { CataloguedDocument } from '../../../src/domain/cataloguing/catalogued-document.ts';
import type { FieldName } from '../../../src/domain/metadata/field-name.ts';
import { RequestError, StoreError } from '../../../src/ports/errors.ts';
import type {
  DocumentFilter,
  DocumentRow,
  ReadingRepository,
  ReadingResult,
  ScanFile,
} from '../../../src/ports/store.ts';
import { keepHumanStarts } from '../../../src/store/queries/readings/keep-human-starts.ts';
import { newestFirst, pageOf } from './paging.ts';
import type { MemoryContext, MemoryState } from './state.ts';

export function memoryReadings({ alone }: MemoryContext): ReadingRepository {
  return {
    saveResult: (result) =>
      alone((state) => {
        saveResult(state, result);
      }),
    pages: (id) =>
      alone((state) =>
        (state.readings.get(id) ?? []).map(({ page, verdict, blank, confidence }) => ({
          page,
          verdict,
          blank,
          confidence,
        })),
      ),
    readings: (id) => alone((state) => state.readings.get(id) ?? []),
    identity: (id) => alone((state) => state.identities.get(id)),
    page: (id, page) => alone((state) => state.readings.get(id)?.find((reading) => reading.page === page)),
    documents: (id) => alone((state) => documentsOf(state, id)),
    document: (id) => alone((state) => state.documents.get(id)),
    listDocuments: (filter, page) =>
      alone((state) => {
        const found = [...state.documents.values()].flatMap((row) => withFile(state, row)).filter(isWanted(filter));
        const rows = found.sort((a, b) => (a.key < b.key ? -1 : 1));
        const cut = pageOf(rows, page, (row) => row.key);
        return { ...cut, items: cut.items.map((row) => without(row, 'key')) };
      }),
    setHumanValue: ({ documentId, revision, field, value }) =>
      alone((state) => {
        const row = state.documents.get(documentId);
        if (row === undefined) throw new RequestError('not-found', 'No such document');
        if (row.revision !== revision) throw new StoreError('stale', 'Another revision is there', { retryable: true });
        const others = without(state.humanValues.get(documentId) ?? {}, field);
        state.humanValues.set(documentId, value === undefined ? others : { ...others, [field]: value });
        const fields = withOpinion(row.fields, field, value);
        state.doubtful.delete(documentId); // a person has looked
        const changed = { ...row, revision: revision + 1, fields, needsReview: needsReview(fields) };
        state.documents.set(documentId, changed);
        return changed;
      }),
    purge: (id) =>
      alone((state) => {
        purge(state, id);
      }),
  };
}

type Fields = DocumentRow['fields'];

function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const copy = { ...value };
  Reflect.deleteProperty(copy, key);
  return copy;
}

function documentsOf(state: MemoryState, scanFileId: string): readonly DocumentRow[] {
  const rows = [...state.documents.values()].filter((row) => row.scanFileId === scanFileId);
  return rows.sort((a, b) => a.ordinal - b.ordinal);
}

function saveResult(state: MemoryState, { scanFileId, identity, readings, documents }: ReadingResult): void {
  const isOther = (state.identities.get(scanFileId) ?? identity).sha256 !== identity.sha256;
  const before = new Map(documentsOf(state, scanFileId).map((row) => [row.id, row]));
  const human = [...before.values()].filter(({ id }) => Object.keys(state.humanValues.get(id) ?? {}).length > 0);
  for (const id of before.keys()) state.documents.delete(id);
  state.identities.set(scanFileId, identity);
  state.readings.set(scanFileId, readings);
  keepHumanStarts(documents, human).forEach((document, index) => {
    const id = `${scanFileId}-${String(document.firstPage)}`;
    const isHuman = human.some((row) => row.id === id);
    if (isHuman && (isOther || !document.divided)) state.doubtful.set(id, true);
    const machine = document.divided ? machineOpinions(document) : doubted(before.get(id)?.fields ?? {});
    const fields = withHuman(machine, state.humanValues.get(id) ?? {});
    state.documents.set(id, {
      id,
      scanFileId,
      ordinal: index + 1,
      firstPage: document.firstPage,
      lastPage: document.lastPage,
      needsReview: state.doubtful.has(id) || needsReview(fields),
      revision: (before.get(id)?.revision ?? 0) + 1,
      fields,
    });
  });
}

function machineOpinions(document: CataloguedDocument): Fields {
  return entries(document.fields).reduce<Fields>(
    (fields, [name, value]) => ({ ...fields, [name]: { [value.origin]: value } }),
    {},
  );
}

/** What the machine once read of a document that it does not see any more: for a person to look at. */
function doubted(fields: Fields): Fields {
  const doubt = (opinions: FieldOpinions): FieldOpinions =>
    Object.fromEntries(Object.entries(opinions).map(([origin, value]) => [origin, { ...value, needsReview: true }]));
  return entries(fields).reduce<Fields>((all, [name, opinions]) => ({ ...all, [name]: doubt(opinions) }), {});
}

function withHuman(machine: Fields, human: Readonly<Partial<Record<FieldName, FieldValue>>>): Fields {
  return entries(human).reduce((fields, [name, value]) => withOpinion(fields, name, value), machine);
}

function entries<T>(record: Readonly<Partial<Record<FieldName, T>>>): readonly (readonly [FieldName, T])[] {
  // Keys of a record of field names are field names; Object.entries says string.
  return Object.entries(record) as unknown as readonly (readonly [FieldName, T])[];
}

function withOpinion(fields: Fields, name: FieldName, value: FieldValue | undefined): Fields {
  const others: FieldOpinions = without(fields[name] ?? {}, 'human');
  const opinions: FieldOpinions = value === undefined ? others : { ...others, human: value };
  const rest = without(fields, name);
  return Object.keys(opinions).length === 0 ? rest : { ...rest, [name]: opinions };
}

function needsReview(fields: Fields): boolean {
  return entries(fields).some(([, opinions]) => effectiveValue(opinions)?.needsReview === true);
}

interface Listed extends DocumentRow {
  readonly key: string;
  readonly fileName: string;
  readonly state: ScanFile['state'];
}

function withFile(state: MemoryState, row: DocumentRow): readonly Listed[] {
  const file = state.scanFiles.get(row.scanFileId);
  if (file === undefined) return [];
  const key = `${newestFirst(file.receivedAt)} ${file.id} ${String(row.ordinal).padStart(6, '0')}`;
  return [{ ...row, key, fileName: file.name, state: file.state }];
}

function isWanted(filter: DocumentFilter): (row: Listed) => boolean {
  return (row) =>
    (filter.needsReview === undefined || row.needsReview === filter.needsReview) &&
    (filter.state === undefined || row.state === filter.state) &&
    (filter.scanFileId === undefined || row.scanFileId === filter.scanFileId) &&
    (filter.documentType === undefined || effectiveValue(row.fields.documentType ?? {})?.value === filter.documentType);
}

function purge(state: MemoryState, id: string): void {
  for (const row of documentsOf(state, id)) {
    state.documents.delete(row.id);
    state.humanValues.delete(row.id);
    state.doubtful.delete(row.id);
  }
  state.readings.delete(id);
  state.identities.delete(id);
  for (const artifact of [...state.artifacts.values()])
    if (artifact.scanFileId === id) state.artifacts.delete(artifact.fingerprint);
}
