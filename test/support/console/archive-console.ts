import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import { makeDisposalExecution } from '../../../src/app/archive/disposal/disposal-execution.ts';
import { makeRegisterService } from '../../../src/app/archive/registers/register-service.ts';
import { createDossiers, type NewDossier } from '../../../src/app/archive/dossiers/create-dossiers.ts';
import { createAccount } from '../../../src/http/auth/accounts.ts';
import type { HttpDeps } from '../../../src/http/deps.ts';
import { HTTP_DEFAULTS } from '../../../src/http/options.ts';
import { startHttp } from '../../../src/http/start-http.ts';
import { message } from '../../../src/infra/messages/message.ts';
import type { Role } from '../../../src/ports/store/accounts.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aFonds, aNode, FONDS_ID } from '../archive/dossiers.ts';
import { createFakeService } from '../http/fake-service.ts';
import { createOfficeFiles } from '../http/office-files.ts';

/** The real HTTP face over a real store, for the pages of the archive: it has no twin in memory. */
export interface ArchiveConsole {
  readonly url: string;
  readonly store: OpenStore;
  /** Makes an account and returns its secret. */
  addAccount(name: string, role: Role): Promise<string>;
  /** Dossiers at the end of the fonds, as the use case makes them. */
  addDossiers(dossiers: readonly NewDossier[], actor?: string): Promise<void>;
  close(): Promise<void>;
}

const CHEAP = 16;
export const HEADINGS = ['a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)] as const;

/** `folder`: where workbooks are kept; without it none is taken. */
export async function startArchiveConsole(store: OpenStore, folder?: string): Promise<ArchiveConsole> {
  const service = createFakeService();
  const office = folder === undefined ? {} : { office: createOfficeFiles(folder) };
  const own = { ...service.deps, store, clock: { now: () => new Date() }, ...office };
  const disposal = makeDisposalExecution({ ...own, hosts: new Map(), text: message });
  const registers = makeRegisterService({ ...own, queue: { sendAll: () => Promise.resolve() } }, () =>
    Promise.resolve(),
  );
  const deps = { ...own, disposal, registers, formKinds: () => FORM_KINDS, makeForm: askedForm };
  await store.fonds.insert(aFonds());
  await store.fonds.insertNodes([
    aNode(HEADINGS[0], 0, { code: '1', title: 'Tổng hợp' }),
    aNode(HEADINGS[1], 1, { code: '2', title: 'Nông nghiệp, thủy lợi' }),
    aNode(HEADINGS[2], 0, { code: '2.1', title: 'Đê điều', parentId: HEADINGS[1] }),
  ]);
  const http = await startHttp(deps, { ...HTTP_DEFAULTS, port: 0, scryptCost: CHEAP });
  return {
    url: http.url,
    store,
    addAccount: async (name, role) =>
      (await createAccount({ store, clock: deps.clock, scryptCost: CHEAP }, { name, role, actor: 'system' })).secret,
    addDossiers: async (dossiers, actor = 'người biên mục') => {
      await createDossiers(deps, { fondsId: FONDS_ID, dossiers, actor });
    },
    close: () => http.close(500),
  };
}

const FORM_KINDS = [
  { kind: 'cover', subject: 'dossiers', formats: ['pdf'] },
  { kind: 'inventory', subject: 'inventory', formats: ['pdf', 'xlsx'] },
  { kind: 'secret-list', subject: 'fonds', formats: ['pdf', 'docx', 'xlsx'] },
  { kind: 'arrangement-report', subject: 'project', formats: ['docx'] },
  { kind: 'box-labels', subject: 'boxes', formats: ['pdf'] },
  { kind: 'receipt-minutes', subject: 'receipt', formats: ['docx'] },
] as const;

/** In the place of a form: what it was asked for. */
const askedForm: HttpDeps['makeForm'] = ({ kind, format, selection }) => {
  const content = Buffer.from(JSON.stringify(selection));
  const fileName = `${kind}.${format}`;
  return Promise.resolve({
    fileName,
    mediaType: 'application/pdf',
    bytes: content.length,
    content: Readable.from([content]),
  });
};

const MATTERS = [
  'tu bổ đê điều',
  'hội nghị tổng kết',
  'đầu tư công trung hạn',
  'phòng chống thiên tai',
  'thi đua khen thưởng',
];

/** Dossiers as an arranger would describe them, some long, some bare, one in a hundred secret. */
export function manyDossiers(count: number): readonly NewDossier[] {
  return Array.from({ length: count }, (_, index) => {
    const matter = MATTERS[index % MATTERS.length] ?? '';
    const year = 1996 + (index % 25);
    const long =
      index % 7 === 0
        ? ', kèm tờ trình, biên bản nghiệm thu, bảng tổng hợp kinh phí và công văn trao đổi với các sở'
        : '';
    const title = `Hồ sơ về việc ${matter} năm ${String(year)} của Ủy ban nhân dân tỉnh, tập ${String(index + 1)}${long}`;
    const description = {
      ...{ title, startDate: String(year), endDate: index % 3 === 0 ? `${String(year)}-12-31` : `${String(year)}-05` },
      ...(index % 4 > 0 && { retention: { kind: 'years', years: [5, 20, 70][index % 3] } }),
      ...{ language: ['Tiếng Việt'], sheetCount: (index * 7) % 300 },
      ...(index % 100 === 49 && { secrecy: 'Mật' }),
    };
    return { description, nodeId: HEADINGS[index % HEADINGS.length] ?? null };
  });
}
