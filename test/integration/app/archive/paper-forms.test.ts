import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { addItems, proposeExpired } from '../../../../src/app/archive/disposal/list-items.ts';
import type { FormDeps, FormRequest } from '../../../../src/app/archive/forms/form-maker.ts';
import { formKinds, makeForm } from '../../../../src/app/archive/forms/make-form.ts';
import { COLUMN_SETS } from '../../../../src/domain/forms/dossiers/inventory.ts';
import { DISPOSAL_PAPERS } from '../../../../src/domain/forms/minutes/disposal-papers.ts';
import { createDocxFormRenderer } from '../../../../src/formats/docx/docx-form-renderer.ts';
import { createFormatsPool, type FormatsPool } from '../../../../src/formats/formats-pool.ts';
import { createPdfFormRenderer } from '../../../../src/formats/pdf-form/pdf-form-renderer.ts';
import { hasMessage, message } from '../../../../src/infra/messages/message.ts';
import { RequestError } from '../../../../src/ports/errors.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { PROJECT_ID, RECEIPT_ID, seedProject } from '../../../support/archive/arrangement.ts';
import { aDossier, FONDS_ID } from '../../../support/archive/dossiers.ts';
import { disposalDeps, NOW, openTestCase, toHandover } from '../../../support/archive/disposal.ts';
import { readDocx } from '../../../support/office/read-docx.ts';
import { rejection } from '../../../support/rejection.ts';
import { pglite } from '../../../support/store/engines.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

describe('app/archive/forms: papers', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let pool: FormatsPool;
  let folder: string;
  let deps: FormDeps;
  let count = 0;

  before(async () => {
    pool = createFormatsPool({ threads: 1 });
    folder = await makeTempDir();
  });
  after(async () => {
    await pool.dispose();
    await removeTempDir(folder);
  });
  beforeEach(async () => {
    store = await pglite.sharedStore();
    deps = {
      ...{ store, clock: { now: () => NOW }, inventoryColumns: COLUMN_SETS.state },
      renderers: [
        createPdfFormRenderer(pool),
        createDocxFormRenderer({ find: () => Promise.resolve(undefined) }, pool),
      ],
      text: (key, details) => message(key, details),
    };
    await seedProject(store);
    await store.dossiers.insert([
      ...[1, 2, 3].map((number) => aDossier(number, { state: 'handed-over' })),
      aDossier(4, { inventoryNumber: '01', number: 4, description: { title: 'Hồ sơ KÍN', secrecy: 'Mật' } }),
      aDossier(5, { description: { title: 'Hồ sơ thanh tra', accessConditions: 'Sử dụng có điều kiện' } }),
    ]);
  });

  async function make(kind: string, selection: FormRequest['selection'], parts: Partial<FormRequest> = {}) {
    count += 1;
    const path = join(folder, `form-${String(count)}`);
    const request: FormRequest = {
      ...{
        kind,
        format: 'docx',
        selection,
        options: {},
        given: { place: 'Mẫu', signerPosition: 'KT. Chánh Văn phòng' },
      },
      ...{ viewer: { sight: 'everything' }, actor: 'an', path, ...parts },
    };
    const made = await makeForm(deps, request);
    return { ...made, path };
  }

  async function read(...args: Parameters<typeof make>) {
    const { path, ...made } = await make(...args);
    return { ...made, ...(await readDocx(await readFile(path))) };
  }

  async function aCaseToHandover(disposal = disposalDeps(store)): Promise<string> {
    const { id } = await openTestCase(disposal);
    await proposeExpired(disposal, { caseId: id, actor: 'an' });
    const loose = { kind: 'loose', reason: 'worthless', title: 'Báo & <tạp chí>', container: 'Bó 12' } as const;
    await addItems(disposal, { caseId: id, actor: 'an', items: [loose], leaveOut: false });
    await toHandover(disposal, id);
    return id;
  }

  it('every paper has its name, and is drawn as PDF and DOCX', () => {
    const kinds = formKinds(deps).filter(({ subject }) => ['case', 'project', 'receipt'].includes(subject));
    expect(kinds).to.have.length(13);
    for (const { kind, subject, formats } of kinds) {
      expect(hasMessage(`form.kind.${kind}`), kind).to.equal(true);
      expect(hasMessage(`form.subject.${subject}`), subject).to.equal(true);
      expect(formats, kind).to.deep.equal(['pdf', 'docx']);
    }
  });

  it('all papers of a case are made from what is recorded of it, and the ledger tells it', async () => {
    const id = await aCaseToHandover();

    const texts = new Map<string, string>();
    for (const kind of DISPOSAL_PAPERS) texts.set(kind, (await read(kind, { ids: [id] })).text);

    expect(texts.get('elimination-list')).to.include('Báo & <tạp chí>').and.to.include('Viết bằng chữ: Năm');
    expect(texts.get('disposal-decision'))
      .to.include('Số: 99/QĐ-UBND')
      .and.to.include('Hủy 5 tập (hồ sơ), tài liệu (Bằng chữ: năm)')
      .and.to.include('ngày 04 tháng 12 năm 2026')
      .and.to.include('Theo đề nghị của …………');
    expect(texts.get('council-minutes')).to.include('Có mặt 5/5 thành viên. Chủ tọa: Người Một. Thư ký: Người Hai.');
    expect(texts.get('disposal-handover')).to.include('Ông (bà): Người giữ kho');
    const { items } = await store.ledger.list({ subject: id }, { limit: 100 });
    expect(items.filter(({ action }) => action === 'form.made')).to.have.length(DISPOSAL_PAPERS.length);
  });

  it('the same papers are drawn as PDF', async () => {
    const id = await aCaseToHandover();

    const { path, pages } = await make('council-minutes', { ids: [id] }, { format: 'pdf' });

    expect(pages).to.be.at.least(1);
    expect((await readFile(path)).subarray(0, 5).toString()).to.equal('%PDF-');
  });

  it('a case is there for those who may see it alone', async () => {
    const disposal = disposalDeps(store);
    const id = await aCaseToHandover(disposal);
    const secret = await openTestCase(disposal, { secret: true });
    const seen = (caseId: string, viewer: FormRequest['viewer']) =>
      rejection(make('elimination-list', { ids: [caseId] }, { viewer }));

    for (const error of [
      await seen(id, { sight: 'open' }),
      await seen(id, { sight: 'no-secrets', within: [] }),
      await seen(secret.id, { sight: 'no-secrets' }),
      await seen('0'.repeat(32), { sight: 'everything' }),
    ])
      expect(error instanceof RequestError && error.code).to.equal('not-found');
    const two = await rejection(make('elimination-list', { ids: [id, secret.id] }));
    expect(two instanceof RequestError && two.code).to.equal('invalid-request');
  });

  it('a project gives its report and the minutes of the way back; a receipt its own', async () => {
    const report = await read('arrangement-report', { ids: [PROJECT_ID] });
    const back = await read('handback-minutes', { ids: [PROJECT_ID] });
    const receipt = await read('receipt-minutes', { ids: [RECEIPT_ID] });

    expect(report.text).to.include('Tổng số 0,5 mét giá').and.to.include('23 bước').and.to.include('Tài liệu Mẫu');
    expect(
      report.text
        .split('I. TÌNH HÌNH CHUNG')[1]
        ?.split('II. TÀI LIỆU')[0]
        ?.match(/^\d(?=\. )/gmu),
    ).to.deep.equal(['1', '2', '3', '4', '5', '6']);
    expect(back.text).to.include('0,5 mét giá, 5 bó');
    expect(back.tables.some((table) => table.some((row) => row.includes('Không có')))).to.equal(true);
    expect(receipt.text).to.include('Hôm nay, ngày 05 tháng 01 năm 2026').and.to.include('Quy ra mét giá: 0,5 mét');
    const error = await rejection(make('arrangement-report', { ids: [PROJECT_ID] }, { viewer: { sight: 'open' } }));
    expect(error instanceof RequestError && error.code).to.equal('not-found');
  });

  it('a fonds gives its statistics', async () => {
    const { text, tables } = await read('fonds-statistics', { fondsId: FONDS_ID });

    expect(text).to.include('Tổng số: 5 hồ sơ (Bằng chữ: năm hồ sơ)');
    expect(tables.some((table) => table.some((row) => row.join() === '01,1,0,0'))).to.equal(true);
    expect(tables.flat().map(([state]) => state)).to.include('Đã giao nộp');
  });

  it('lists of marked and of restricted material hide from whoever may not see them', async () => {
    const open = await read('secret-list', { fondsId: FONDS_ID });
    const hidden = await read('secret-list', { fondsId: FONDS_ID }, { viewer: { sight: 'no-secrets' } });
    const restricted = await read('restricted-list', { fondsId: FONDS_ID }, { viewer: { sight: 'no-secrets' } });

    expect(open.text).to.include('Hồ sơ KÍN');
    expect([hidden.text.includes('KÍN'), hidden.masked, hidden.text.includes('gồm 1 hồ sơ')]).to.deep.equal([
      false,
      1,
      true,
    ]);
    expect(restricted.text).to.include('Hồ sơ thanh tra').and.not.to.include('KÍN');
  });
});
