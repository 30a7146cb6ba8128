import {
  effectiveValue,
  isOfPerson,
  type FieldOpinions,
  type FieldValue,
  type PersonOrigin,
} from '../../../src/domain/cataloguing/field-value.ts';
import type { CataloguedDocument } from '../../../src/domain/cataloguing/catalogued-document.ts';
import type { FieldName } from '../../../src/domain/metadata/field-name.ts';
import { fold } from '../../../src/domain/text/fold.ts';
import { RequestError, StoreError } from '../../../src/ports/errors.ts';
import type {
  DocumentFilter,
  DocumentRow,
  HumanChange,
  PageToRescan,
  ReadingRepository,
  ReadingResult,
  ScanFile,
} from '../../../src/ports/store.ts';
import { keepHumanStarts, type PlannedDocument } from '../../../src/store/queries/readings/keep-human-starts.ts';
import { newestFirst, pageOf } from './paging.ts';
import { sealHostDocument } from './hosts.ts';
import { nextRevision, type MemoryContext, type MemoryState, type PersonValues } from './state.ts';

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
    pagesToRescan: (_filter, page) =>
      alone((state) => {
        const keyOf = (one: PageToRescan) => `${one.scanFileId} ${String(one.page).padStart(6, '0')}`;
        const read = [...state.scanFiles.values()].filter((file) => file.state === 'done' || file.state === 'review');
        const found = read.flatMap(({ id, name, hostId }) =>
          (state.readings.get(id) ?? [])
            .filter(({ verdict }) => verdict === 'rescan')
            .map((one) => ({ scanFileId: id, fileName: name, hostId, page: one.page, findings: one.findings })),
        );
        return pageOf(
          found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
          page,
          keyOf,
        );
      }),
    readings: (id) => alone((state) => state.readings.get(id) ?? []),
    engine: (id) => alone((state) => state.engines.get(id)),
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
    setHumanValue: (change) => alone((state) => setPersonValue(state, change, 'human')),
    setHostValue: (change) => alone((state) => setPersonValue(state, change, 'host')),
    confirmDocument: ({ documentId, revision }) =>
      alone((state) => {
        const row = state.documents.get(documentId);
        if (row === undefined) throw new RequestError('not-found', 'No such document');
        if (row.revision !== revision) throw new StoreError('stale', 'Another revision is there', { retryable: true });
        state.doubtful.delete(documentId);
        state.confirmed.add(documentId);
        const changed = { ...row, revision: nextRevision(state), needsReview: needsReview(state, row) };
        state.documents.set(documentId, changed);
        return changed;
      }),
    reviewOf: (id) =>
      alone((state) => {
        const review = { confirmed: state.confirmed.has(id), doubtsBounds: state.doubtful.has(id) };
        return state.documents.has(id) ? review : undefined;
      }),
    reopenDocument: ({ documentId, revision, doubtsBounds }) =>
      alone((state) => {
        const row = state.documents.get(documentId);
        if (row === undefined) throw new RequestError('not-found', 'No such document');
        if (row.revision !== revision) throw new StoreError('stale', 'Another revision is there', { retryable: true });
        state.confirmed.delete(documentId);
        if (doubtsBounds) state.doubtful.set(documentId, true);
        const needs = state.doubtful.has(documentId) || needsReview(state, row);
        const changed = { ...row, revision: nextRevision(state), needsReview: needs };
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

function setPersonValue(state: MemoryState, change: HumanChange, origin: PersonOrigin): DocumentRow {
  const { documentId, revision, field, value } = change;
  if (value !== undefined && value.origin !== origin) throw notOfAPerson();
  const row = state.documents.get(documentId);
  if (row === undefined) throw new RequestError('not-found', 'No such document');
  if (row.revision !== revision) throw new StoreError('stale', 'Another revision is there', { retryable: true });
  const spoken = state.humanValues.get(documentId) ?? {};
  const said = { ...without(spoken[field] ?? {}, origin), ...(value && { [origin]: value }) };
  const others = without(spoken, field);
  state.humanValues.set(documentId, Object.keys(said).length === 0 ? others : { ...others, [field]: said });
  const fields = withOpinion(row.fields, field, { origin, value });
  if (origin === 'human') state.doubtful.delete(documentId); // a person has looked
  const needs = state.doubtful.has(documentId) || needsReview(state, { ...row, fields });
  const changed = { ...row, revision: nextRevision(state), fields, needsReview: needs };
  state.documents.set(documentId, changed);
  return changed;
}

function notOfAPerson(): RequestError {
  return new RequestError(
    'invalid-request',
    'Values of a person come from a person, those of a machine from a machine',
  );
}

function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const copy = { ...value };
  Reflect.deleteProperty(copy, key);
  return copy;
}

function documentsOf(state: MemoryState, scanFileId: string): readonly DocumentRow[] {
  const rows = [...state.documents.values()].filter((row) => row.scanFileId === scanFileId);
  return rows.sort((a, b) => a.ordinal - b.ordinal);
}

function saveResult(state: MemoryState, { scanFileId, identity, engine, readings, documents }: ReadingResult): void {
  if (documents.some(({ fields }) => entries(fields).some(([, { origin }]) => isOfPerson(origin))))
    throw notOfAPerson();
  const isOther = (state.identities.get(scanFileId) ?? identity).sha256 !== identity.sha256;
  const before = new Map(documentsOf(state, scanFileId).map((row) => [row.id, row]));
  const human = [...before.values()].filter(({ id }) => Object.keys(state.humanValues.get(id) ?? {}).length > 0);
  for (const id of before.keys()) state.documents.delete(id);
  state.identities.set(scanFileId, identity);
  state.engines.set(scanFileId, engine);
  state.readings.set(scanFileId, readings);
  keepHumanStarts(documents, human).forEach((document, index) => {
    const id = `${scanFileId}-${String(document.firstPage)}`;
    const isHuman = human.some((row) => row.id === id);
    if (mustLook(document, { isHuman, isOther, before: before.get(id) })) state.doubtful.set(id, true);
    const machine = document.divided ? machineOpinions(document) : doubted(before.get(id)?.fields ?? {});
    const fields = withHuman(machine, state.humanValues.get(id) ?? {});
    const { firstPage, lastPage } = document;
    const revision = nextRevision(state);
    const row = { id, scanFileId, ordinal: index + 1, firstPage, lastPage, revision, fields };
    state.missing.set(id, document.missing ?? []);
    state.documents.set(id, { ...row, needsReview: state.doubtful.has(id) || needsReview(state, row) });
  });
}

interface AsBefore {
  readonly isHuman: boolean;
  readonly isOther: boolean;
  readonly before: DocumentRow | undefined;
}

/** As the database asks: about work of a person on other content or in other bounds, and about bounds newly unsure. */
function mustLook(document: PlannedDocument, { isHuman, isOther, before }: AsBefore): boolean {
  if (isHuman && (isOther || !document.divided)) return true;
  return document.boundsUnsure === true && (isOther || before?.lastPage !== document.lastPage);
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
    Object.fromEntries(
      Object.values(opinions).map((value) => [
        value.origin,
        isOfPerson(value.origin) ? value : { ...value, needsReview: true },
      ]),
    );
  return entries(fields).reduce<Fields>((all, [name, opinions]) => ({ ...all, [name]: doubt(opinions) }), {});
}

function withHuman(machine: Fields, people: PersonValues): Fields {
  return entries(people).reduce<Fields>(
    (fields, [name, said]) => ({ ...fields, [name]: { ...fields[name], ...said } }),
    machine,
  );
}

function entries<T>(record: Readonly<Partial<Record<FieldName, T>>>): readonly (readonly [FieldName, T])[] {
  // Keys of a record of field names are field names; Object.entries says string.
  return Object.entries(record) as unknown as readonly (readonly [FieldName, T])[];
}

function withOpinion(
  fields: Fields,
  name: FieldName,
  { origin, value }: { readonly origin: PersonOrigin; readonly value: FieldValue | undefined },
): Fields {
  const others: FieldOpinions = without(fields[name] ?? {}, origin);
  const opinions: FieldOpinions = value === undefined ? others : { ...others, [origin]: value };
  const rest = without(fields, name);
  return Object.keys(opinions).length === 0 ? rest : { ...rest, [name]: opinions };
}

function needsReview(state: MemoryState, row: Omit<DocumentRow, 'needsReview'>): boolean {
  const unsure = entries(row.fields).some(([, opinions]) => effectiveValue(opinions)?.needsReview === true);
  if (unsure || state.confirmed.has(row.id)) return unsure;
  return (state.missing.get(row.id) ?? []).some((field) => effectiveValue(row.fields[field] ?? {}) === undefined);
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
    (filter.documentType === undefined ||
      fold(String(effectiveValue(row.fields.documentType ?? {})?.value)) === fold(filter.documentType));
}

function forgetTextBefore(state: MemoryState, id: string): void {
  const file = state.scanFiles.get(id);
  for (const [key, { textBefore, ...rest }] of [...state.hostDeliveries]) {
    if (textBefore !== undefined && rest.hostId === file?.hostId && rest.ref === file.ref)
      state.hostDeliveries.set(key, rest);
  }
}

function purge(state: MemoryState, id: string): void {
  for (const row of documentsOf(state, id)) {
    state.documents.delete(row.id);
    state.humanValues.delete(row.id);
    state.doubtful.delete(row.id);
  }
  for (const [sequence, { subject }] of [...state.ledgerValues])
    if (subject === id) state.ledgerValues.delete(sequence);
  sealHostDocument(state, id);
  forgetTextBefore(state, id);
  const divided = state.divisions.get(id);
  if (divided !== undefined) {
    const { scanFileId, sha256, cuts } = divided;
    state.divisions.set(id, { scanFileId, sha256, ...(cuts && { cuts }) });
  }
  state.readings.delete(id);
  state.identities.delete(id);
  state.engines.delete(id);
  const { sha256 } = state.scanFiles.get(id) ?? {};
  const twins = [...state.scanFiles.values()].filter((file) => sha256 && file.sha256 === sha256);
  // An artifact is kept once for all files of equal content, under whichever came first.
  const sameContent = new Set([id, ...twins.map((file) => file.id)]);
  for (const artifact of [...state.artifacts.values()])
    if (sameContent.has(artifact.scanFileId)) state.artifacts.delete(artifact.fingerprint);
}
