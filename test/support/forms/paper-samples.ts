import type { ArrangementReport } from '../../../src/domain/arrangement/closing-report.ts';
import { stepsOf } from '../../../src/domain/arrangement/steps.ts';
import type { PartialDate } from '../../../src/domain/archive/partial-date.ts';
import type { Receipt } from '../../../src/domain/archive/receipt.ts';
import type { DisposalCase } from '../../../src/domain/disposal/disposal-case.ts';
import type { EliminationItem } from '../../../src/domain/disposal/elimination-item.ts';
import { countVotes, type Vote } from '../../../src/domain/disposal/votes.ts';
import { documentList } from '../../../src/domain/forms/dossiers/document-list.ts';
import type { FormCopy, FormLine } from '../../../src/domain/forms/form-model.ts';
import { arrangementReport, handbackMinutes } from '../../../src/domain/forms/minutes/arrangement-papers.ts';
import type { DisposalFacts } from '../../../src/domain/forms/minutes/disposal-facts.ts';
import { DISPOSAL_PAPERS, disposalPaper } from '../../../src/domain/forms/minutes/disposal-papers.ts';
import { fondsList, fondsStatistics } from '../../../src/domain/forms/minutes/fonds-papers.ts';
import { OPEN_DATES } from '../../../src/domain/forms/minutes/minutes-words.ts';
import { receiptMinutes } from '../../../src/domain/forms/minutes/receipt-minutes.ts';
import { templateLayout, type TemplateKind } from '../../../src/domain/forms/template/template-layouts.ts';
import type { RetentionPeriod } from '../../../src/domain/retention/retention-period.ts';

export const NASTY = 'Hồ sơ <w:p/> & "kỳ họp" {lý do} 😀 của Hội đồng nhân dân';
export const LONG = `Hồ sơ về việc ${'giải quyết kiến nghị của cử tri tại các kỳ họp, '.repeat(24)}năm 2016`;

const HEAD = {
  ...OPEN_DATES,
  ...{ superior: 'Ủy ban nhân dân tỉnh Minh Họa', body: 'Văn phòng Ủy ban nhân dân tỉnh', place: 'Minh Họa' },
  authority: 'Chánh Văn phòng',
  ...{ fonds: 'Phông Ủy ban nhân dân tỉnh Minh Họa', fondsCode: 'P01', signerPosition: 'Chánh Văn phòng' },
  ...{ signer: 'Nguyễn Văn Mẫu', addressee: 'Chủ tịch Ủy ban nhân dân tỉnh' },
};

export function periodText(period: RetentionPeriod): string {
  return period.kind === 'years'
    ? `${String(period.years)} năm`
    : period.kind === 'permanent'
      ? 'Vĩnh viễn'
      : period.kind;
}

export function anItem(ordinal: number, given: Partial<EliminationItem> = {}): EliminationItem {
  const id = `item-${String(ordinal)}`;
  const container = `Hộp ${String(Math.ceil(ordinal / 5))}`;
  return {
    ...{ id, caseId: 'case', ordinal, kind: 'dossier', state: 'listed', reason: 'expired' },
    ...{ dossierId: `d-${String(ordinal)}`, documentId: null },
    record: {
      ...{ title: `Hồ sơ tiếp công dân số ${String(ordinal)}`, container, code: `H49.P01.2010.${String(ordinal)}` },
      ...{ period: 'years:5', documents: 12, pages: 34, paperOriginal: ordinal % 2 === 0 },
    },
    ...given,
  };
}

export const ITEMS: readonly EliminationItem[] = [
  ...Array.from({ length: 11 }, (_, index) => anItem(index + 1)),
  anItem(12, {
    record: { title: NASTY, container: 'Hộp 3', paperOriginal: true, because: 'quá 10 năm', note: 'rách' },
  }),
  anItem(13, {
    reason: 'duplicate',
    record: { title: LONG, container: 'Bó 4', volume: '1a', paperOriginal: false, keptCopy: { text: 'hồ sơ số 15' } },
  }),
  anItem(14, {
    kind: 'document',
    documentId: 'doc',
    record: { title: 'Công văn mời họp', code: 'H49.P01.2010.9.0000001', paperOriginal: true, pages: 2 },
  }),
  anItem(15, {
    state: 'kept',
    record: { title: 'Hồ sơ xây dựng trụ sở', paperOriginal: true, kept: { by: 'council', reason: 'còn tra cứu' } },
  }),
];

const MEMBERS = [
  {
    id: 'a',
    name: 'Trần Thị An',
    position: 'Phó Chánh Văn phòng',
    unit: 'Văn phòng',
    role: 'chairman',
    capacity: 'leadership',
  },
  { id: 'b', name: 'Lê Văn Bình', position: 'Lưu trữ viên', unit: 'Lưu trữ', role: 'secretary', capacity: 'archivist' },
  {
    id: 'c',
    name: 'Phạm Thị Cúc',
    position: 'Trưởng phòng',
    unit: 'Phòng Nội chính',
    role: 'member',
    capacity: 'owning-unit',
  },
  {
    id: 'd',
    name: 'Võ Văn Dũng',
    position: 'Chuyên viên',
    unit: 'Phòng Tổng hợp',
    role: 'member',
    capacity: 'specialist',
  },
] as const;

export function aCase(regime: DisposalCase['regime']): DisposalCase {
  const signed = { signer: 'Trần Thị An', signerPosition: 'KT. Chánh Văn phòng\nPhó Chánh Văn phòng' };
  return {
    ...{
      id: 'case',
      fondsId: 'fonds',
      regime,
      secret: false,
      state: 'decided',
      openedOn: '2026-01-05',
      openedBy: 'an',
    },
    ...{ decidedOn: '2026-02-03', begunAt: null, destroyedOn: null, keptUntil: null, fileId: null, revision: 1 },
    record: {
      title: 'Hủy tài liệu năm 2026',
      opinionRequired: true,
      explanation: {
        formation:
          'Khối tài liệu hình thành trong hoạt động của Ủy ban nhân dân tỉnh từ năm 2005 đến năm 2012.\nTài liệu bó gói, chưa lập hồ sơ.',
        ...{ reviewed: '33,8 mét giá', kept: '30,1 mét giá', startedOn: '2025-09-01', finishedOn: '2025-12-31' },
        ...{
          expired: 'Hồ sơ tiếp công dân, công văn trao đổi.',
          duplicate: 'Bản sao văn bản của tỉnh.',
          other: 'Không có.',
        },
      },
      papers: {
        'council-decision': { number: '15/QĐ-VPUBND', date: '2026-01-08', ...signed },
        'council-minutes': { date: '2026-01-20' },
        submission: { number: '07/TTr-VPUBND', date: '2026-01-22', ...signed },
        'opinion-request': { number: '120/VPUBND-LT', date: '2026-01-23' },
        opinion: { number: '33/SNV-QLVTLT', date: '2026-01-30' },
        decision: { number: '41/QĐ-UBND', date: '2026-02-03', ...signed },
        'handover-minutes': { date: '2026-02-10' },
        'destruction-minutes': { date: '2026-02-12' },
      },
      members: MEMBERS,
      session: {
        ...{ heldOn: '2026-01-20', from: '08:30', to: '11:00', place: 'phòng họp số 2', present: ['a', 'b', 'c'] },
        content: 'Hội đồng xem từng bó của Hộp 1 đến Hộp 3.',
      },
      opinion: { agrees: true, issuer: 'Sở Nội vụ' },
      handover: { from: 'Lê Văn Bình', to: 'Đỗ Thị Em', place: 'kho lưu trữ' },
      destruction: {
        ...{ method: 'Nghiền thành bột giấy', place: 'nhà máy giấy', from: '09:00', to: '15:45' },
        people: [{ name: 'Lê Văn Bình', position: 'Lưu trữ viên', unit: 'Lưu trữ' }, { name: 'Đỗ Thị Em' }],
        evidence: [{ name: 'anh-huy-01.jpg', sha256: 'ab'.repeat(32), bytes: 12 }],
      },
    },
  };
}

const VOTES: readonly Vote[] = [
  ...['a', 'b', 'c'].map((memberId) => ({ memberId, itemId: null, choice: 'destroy' as const })),
  { memberId: 'c', itemId: 'item-3', choice: 'keep', reason: 'còn vụ việc liên quan' },
  { memberId: 'b', itemId: 'item-15', choice: 'keep', reason: 'còn tra cứu' },
  { memberId: 'c', itemId: 'item-15', choice: 'keep', reason: 'còn tra cứu' },
];

export function disposalFacts(regime: DisposalCase['regime'] = '2011', items = ITEMS): DisposalFacts {
  const subject = aCase(regime);
  const { members = [], session } = subject.record;
  const count = countVotes({ members, present: new Set(session?.present), votes: VOTES });
  const ruled = { choice: 'destroy', reason: 'đã có bản số hóa' } as const;
  const tallies = items.map(({ id }) => count({ id, ruling: id === 'item-7' ? ruled : null }));
  return { case: subject, items, tallies, deadline: regime === '2024' ? '2026-02-18' : null, periodText };
}

const REPORT: ArrangementReport = {
  ...{ title: 'Chỉnh lý tài liệu tồn đọng giai đoạn 2005–2012', process: '23', state: 'closed' },
  contract: { number: '12/2025/HĐ-CL', date: '2025-03-01' as PartialDate },
  parties: [
    {
      role: 'client',
      organisation: 'Văn phòng Ủy ban nhân dân tỉnh',
      person: 'Trần Thị An',
      office: 'Phó Chánh Văn phòng',
    },
    { role: 'contractor', organisation: 'Công ty Lưu trữ Minh Họa', person: 'Đặng Văn Giang', office: 'Giám đốc' },
  ],
  fonds: [{ code: 'P01', name: 'Phông Ủy ban nhân dân tỉnh Minh Họa' }],
  ...{ startsOn: '2025-03-05', deadline: '2025-12-31', workedFrom: '2025-03-06', workedTo: '2025-12-20' },
  before: {
    ...{
      metres: 338.5,
      plannedMetres: 338,
      bundles: 3385,
      bundlesBy: { loose: 2385, 'roughly-filed': 1000 },
      boxes: 40,
      dossiers: null,
    },
    receipts: [
      {
        ...{ number: '01', receivedOn: '2025-03-05' as PartialDate, linearMetres: 338.5 },
        record: {
          material: 'Tài liệu 2005–2012',
          giver: { organisation: 'VP' },
          receiver: { organisation: 'CT' },
          condition: 'mixed',
        },
      },
    ],
  },
  after: {
    ...{
      dossiers: 12_005,
      permanent: 4_200,
      fixedTerm: 7_805,
      withoutPeriod: 0,
      documents: 150_000,
      sheets: 1_200_345,
    },
    byPeriod: [
      { period: { kind: 'permanent' }, eliminated: false, dossiers: 4200, documents: 70_000, sheets: 600_000 },
      { period: { kind: 'years', years: 20 }, eliminated: false, dossiers: 7805, documents: 80_000, sheets: 600_345 },
    ],
    ...{ boxes: 2800, metres: 280, metresFrom: 'boxes' },
  },
  eliminated: { dossiers: 1500, metres: 48.5, bundles: 485 },
  members: [],
  work: [{ account: 'cl-01', bundles: 500, dossiersDescribed: 1800, dossiersChecked: 0 }],
  steps: stepsOf('23').map((step) => ({ step, done: 10, total: 10 })),
  left: [],
};

const RECEIPT: Receipt = {
  ...{
    id: 'r',
    fondsId: 'f',
    number: '01/BB',
    receivedOn: '2025-03-05' as PartialDate,
    linearMetres: 33.8,
    revision: 1,
  },
  record: {
    material: NASTY,
    giver: { organisation: 'Phòng Nội chính', person: 'Phạm Thị Cúc', office: 'Trưởng phòng' },
    receiver: { organisation: 'Lưu trữ cơ quan', person: 'Lê Văn Bình', office: 'Lưu trữ viên' },
    ...{ start: '2005' as PartialDate, end: '2012-06' as PartialDate, boxes: 40, bundles: 338, dossiers: 1205 },
    ...{
      electronicDossiers: 0,
      electronicFiles: 0,
      state: 'Bó gói, chưa lập hồ sơ',
      condition: 'loose',
      listAttached: true,
    },
  },
};

function rows(count: number, cells: (index: number) => FormCopy['values']): readonly FormLine[] {
  return Array.from({ length: count }, (_, index) => ({ kind: 'row', cells: cells(index + 1) }));
}

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  for (const item of items) yield await Promise.resolve(item);
}

function dossierRow(index: number): FormCopy['values'] {
  const title = index === 2 ? NASTY : index === 3 ? LONG : `Hồ sơ kỳ họp thứ ${String(index)}`;
  return {
    ...{ ordinal: String(index), number: String(index), title, time: '05/01/2016 – 12/2016', period: 'Vĩnh viễn' },
    ...{ sheets: '120', box: '3', inventory: '01', note: index === 4 ? 'rách' : '', compiler: 'Phòng Tổng hợp' },
  };
}

function listCopy(): FormCopy {
  const heading = (level: 1 | 2 | 3, text: string): FormLine => ({ kind: 'heading', level, cells: { text } });
  const headings = [heading(1, 'I. Tổng hợp'), heading(2, '1. Chỉ đạo chung'), heading(3, 'a) Kỳ họp & <khác>')];
  const values = { ...HEAD, inventoryNumber: '01', year: '2016', years: '2016', decision: '15/QĐ-UBND' };
  const closing = { count: '9', countInWords: 'Chín', permanentCount: '9', fixedTermCount: '0' };
  return { values: { ...values, ...closing }, lists: { dossiers: [...headings, ...rows(9, dossierRow)] } };
}

const DOCUMENT_LIST: FormCopy = {
  values: { number: '15', inventoryNumber: '01', box: '3', title: NASTY, years: '2016' },
  lists: {
    documents: rows(4, (index) => ({
      ...{ ordinal: String(index), reference: `${String(index)}/QĐ-UBND`, date: '05/01/2016', issuer: 'UBND tỉnh' },
      ...{ subject: index === 2 ? LONG : 'Quyết định về việc khen thưởng', sheet: String(index), note: '' },
    })),
  },
};

/** One copy of each form that has a template; texts that could break out of XML are among them. */
export function sampleCopy(kind: TemplateKind): FormCopy {
  const made = SAMPLES[kind]();
  return { ...made, values: { ...HEAD, ...made.values } };
}

export function sampleForm(kind: TemplateKind) {
  const layout = kind === 'document-list' ? documentList('nd30') : templateLayout(kind);
  return { kind, title: kind, layout, copies: [sampleCopy(kind)] };
}

const ARRANGED = {
  report: REPORT,
  documents: [
    { kind: 'handback-minutes', date: '2025-12-25' as PartialDate },
    { kind: 'closing-report', number: '99/BC-VPUBND', date: '2025-12-28' as PartialDate },
    { kind: 'inventory', number: '02 quyển' },
  ],
  documentTitle: (kind: string) => `Tài liệu ${kind}`,
  periodText,
} as const;

const SAMPLES: Readonly<Record<TemplateKind, () => FormCopy>> = {
  ...(Object.fromEntries(DISPOSAL_PAPERS.map((kind) => [kind, () => disposalPaper(kind, disposalFacts())])) as Record<
    (typeof DISPOSAL_PAPERS)[number],
    () => FormCopy
  >),
  'arrangement-report': () => arrangementReport(ARRANGED),
  'handback-minutes': () => handbackMinutes(ARRANGED),
  'receipt-minutes': () => receiptMinutes(RECEIPT),
  'fonds-statistics': () =>
    fondsStatistics(
      {
        countedOn: '2026-01-05',
        periods: [{ period: null, dossiers: 3, documents: 4, sheets: 5 }, ...REPORT.after.byPeriod],
        inventories: [{ inventory: '01', dossiers: 12_008, boxes: 2800, sheets: 1_200_350 }],
        states: [{ state: 'numbered', dossiers: 12_008 }],
      },
      { periodText, stateText: (state) => `trạng thái ${state}` },
    ),
  'secret-list': () =>
    fondsList('secrets', each([{ inventory: '01', box: 2, number: '7', title: NASTY, sheet: '1-3', secrecy: 'Mật' }])),
  'restricted-list': () =>
    fondsList('restricted', each([{ inventory: '01', number: '8', title: LONG, time: '2010', groups: '1, 8' }])),
  inventory: listCopy,
  'transfer-list': listCopy,
  'file-plan': listCopy,
  'document-list': () => DOCUMENT_LIST,
};
