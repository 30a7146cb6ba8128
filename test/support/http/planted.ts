import { expect } from 'chai';
import type { Response } from 'supertest';
import type { PartialDate } from '../../../src/domain/archive/partial-date.ts';
import type { Role } from '../../../src/ports/store/accounts.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aFonds, aNode, FONDS_ID } from '../archive/dossiers.ts';
import { aDocument, aReadFile, aScanFile, aValue } from '../store/builders.ts';
import { as, type TestApp } from './client.ts';

/** Stands in what is secret and nowhere else. */
export const SECRET = 'Kxqzvw';
/** Stands in what is used under conditions: for those who work, not for readers. */
export const CONDITIONAL_WORD = 'Pjgzyk';
/** As `SECRET`, and nowhere at all. */
export const NOWHERE = 'Wnrzhf';
export const NODE = 'a'.repeat(32);
export const EMPTY_NODE = 'b'.repeat(32);

export interface Planted {
  readonly secret: string;
  readonly open: string;
  /** In the open dossier. */
  readonly secretDocument: string;
  readonly conditional: string;
  readonly project: string;
  readonly disposal: string;
  /** A scan of the secret dossier, and one of the secret document in the open dossier. */
  readonly scans: readonly [string, string];
}

const COMPLETE = { accessConditions: 'Công khai', language: ['Tiếng Việt'], startDate: '1990', retention: '10 năm' };
const said = (title: string, more: object = {}) => ({ ...COMPLETE, title, endDate: '1991', ...more });

/**
 * An archive in which things became secret after they had been worked on: the ledger, holds, findings and lists are full of
 * what must not be told any more.
 */
export async function plantSecrets(store: OpenStore, app: TestApp): Promise<Planted> {
  await store.fonds.insert(aFonds());
  await store.fonds.insertNodes([aNode(NODE, 0), aNode(EMPTY_NODE, 1)]);
  const scans = [await aScan(store, 1), await aScan(store, 2)] as const;
  await noDossiers(store);
  const made = await send(app, 'operator: post /dossiers', { fondsId: FONDS_ID, dossiers: dossiersOf(scans) });
  const [secret, open, conditional, due] = (made['items'] as readonly { id: string }[]).map(({ id }) => id);
  if (secret === undefined || open === undefined || conditional === undefined || due === undefined)
    throw new Error('Four were made');
  const secretDocument = (await store.dossiers.documents(open))[1]?.id ?? expect.fail('no document');

  await send(app, 'archivist: post /retention/holds', {
    dossierId: conditional,
    reason: `Giữ lại vì ${CONDITIONAL_WORD}`,
  });
  const project = await aProject(app);
  await send(app, `checker: post /dossiers/${secret}/send-back`, {
    ...{ revision: 1, reason: `Sai tên ${SECRET}` },
    findings: [{ field: 'title', note: `Không phải ${SECRET}` }],
  });
  const disposal = await aList(app, secret);
  await send(app, 'archivist: post /retention/holds', { dossierId: secret, reason: `Thanh tra vụ ${SECRET}` });
  for (const scanFileId of scans) await store.hostDocuments.save(scanFileId, { alarm: 'deleted-under-retention' });
  await mark(app, { secret, due, open, secretDocument, conditional });
  await numbered(store, secret);
  return { secret, open, secretDocument, conditional, project, disposal, scans };
}

function dossiersOf([first, second]: readonly [string, string]): readonly object[] {
  // A period that no open dossier has.
  const words = {
    retention: '20 năm',
    annotation: SECRET,
    note: SECRET,
    autograph: SECRET,
    keywords: [SECRET],
    notation: SECRET,
  };
  return [
    {
      ...{ nodeId: NODE, description: said(`Hồ sơ ${SECRET}`, words) },
      documents: [
        { entry: { subject: `Giấy ${SECRET}`, sheetNumber: 1, sheetCount: 2 }, scanDocumentId: `${first}-1` },
      ],
    },
    {
      ...{ nodeId: null, description: said('Hồ sơ thường') },
      documents: [
        { entry: { subject: 'Giấy mời', sheetNumber: 1, sheetCount: 2 } },
        { entry: { subject: SECRET, sheetNumber: 3, sheetCount: 4 }, scanDocumentId: `${second}-1` },
      ],
    },
    { nodeId: null, description: said(`Hồ sơ ${CONDITIONAL_WORD}`) },
    // Without a hold, so that its term has ended.
    { nodeId: null, description: said(`Hồ sơ hết hạn ${SECRET}`) },
  ];
}

async function aScan(store: OpenStore, number: number): Promise<string> {
  const document = aDocument(1, 1, { subject: aValue(`Văn bản ${SECRET}`), number: aValue('12') });
  // Lies in no dossier, but in the same file.
  const open = aDocument(2, 2, { subject: aValue('Văn bản thường') });
  const texts = [`Nội dung ${SECRET} số`, 'Nội dung thường số'];
  const id = await aReadFile(store, number, { texts, documents: [document, open] });
  const name = `${SECRET}-${String(number)}.pdf`;
  const { revision = 0 } = (await store.scanFiles.find(id)) ?? {};
  await store.scanFiles.update(id, revision, { state: 'done', pageCount: 2, name, sha256: 'c'.repeat(64) });
  return id;
}

/** What lies in no dossier: a file withheld for its mark, and one that is open and has the content of a hidden one. */
async function noDossiers(store: OpenStore): Promise<void> {
  const content = { sha256: 'c'.repeat(64) };
  await store.scanFiles.insert(aScanFile(3, { ...content, name: `${SECRET}-3.pdf`, state: 'withheld' }));
  await store.scanFiles.insert(aScanFile(4, { ...content, name: 'thuong.pdf', state: 'done' }));
}

/** The words of the slip are known to everybody until somebody finds the mark on a document. */
async function mark(
  app: TestApp,
  {
    secret,
    due,
    open,
    secretDocument,
    conditional,
  }: Pick<Planted, 'secret' | 'open' | 'secretDocument' | 'conditional'> & { readonly due: string },
): Promise<void> {
  const revision = async (id: string) =>
    (await answer(app, `get /dossiers/${id}`)) as { dossier: { revision: number } };
  const change = async (id: string, description: object) => {
    const { dossier } = await revision(id);
    await send(app, `archivist: patch /dossiers/${id}`, { revision: dossier.revision, description });
  };
  for (const id of [secret, due]) await change(id, { secrecy: 'Mật', accessConditions: 'Mật' });
  await change(conditional, { accessConditions: 'Sử dụng có điều kiện' });
  const entry = { subject: SECRET, sheetNumber: 3, sheetCount: 4, secrecy: 'Mật' };
  const { dossier } = await revision(open);
  await send(app, `archivist: put /dossiers/${open}/documents/${secretDocument}`, {
    revision: dossier.revision,
    entry,
  });
}

async function aProject(app: TestApp): Promise<string> {
  const members = [
    { account: 'operator-1', role: 'worker' },
    { account: 'checker-1', role: 'checker' },
    { account: 'archivist-1', role: 'controller' },
  ];
  const entry = { title: 'Chỉnh lý', process: '23', startsOn: '2020-01-06', deadline: '2099-12-31', members };
  const made = await send(app, 'archivist: post /arrangement-projects', {
    ...entry,
    fondsIds: [FONDS_ID],
    receiptIds: [],
  });
  const id = String(made['id']);
  await send(app, `archivist: post /arrangement-projects/${id}/move`, { revision: 1, to: 'running' });
  return id;
}

/** On a list of what has ended its term, with its title as it was then. */
async function aList(app: TestApp, dossierId: string): Promise<string> {
  const made = await send(app, 'archivist: post /disposal-cases', {
    fondsId: FONDS_ID,
    title: 'Hủy',
    formedUntil: '1999',
  });
  const { id } = made['case'] as { id: string };
  const items = [{ kind: 'dossier', reason: 'expired', dossierId }];
  const added = await send(app, `archivist: post /disposal-cases/${id}/items`, { items });
  expect(added['added']).to.equal(1);
  return id;
}

/** As freezing would leave it; what it needs before is not the matter here. */
async function numbered(store: OpenStore, id: string): Promise<void> {
  const { revision = 0 } = (await store.dossiers.find(id)) ?? {};
  const code = `P01.1990.07.${SECRET}`;
  await store.dossiers.update(id, revision, { inventoryNumber: '02', number: 7, numberFrozen: true, code });
  const facts = { eventOn: '1991' as PartialDate, carriedOver: false, revision: 0 };
  const delivery = { deliveredOn: null, construction: false, yearsAllowed: null };
  await store.retention.saveFacts({ dossierId: id, ...facts, ...delivery });
}

async function send(app: TestApp, asked: string, body: object) {
  const [role = '', request = ''] = asked.split(': ');
  const response: Response = await as(app, role as Role, request).send(body);
  expect(response.status, `${request}: ${response.text}`).to.be.lessThan(300);
  return response.body as Readonly<Record<string, unknown>>;
}

async function answer(app: TestApp, request: string): Promise<unknown> {
  return (await as(app, 'archivist', request)).body;
}
