import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { FormDeps, FormRequest } from '../../../../src/app/archive/forms/form-maker.ts';
import { formKinds, makeForm } from '../../../../src/app/archive/forms/make-form.ts';
import { COLUMN_SETS } from '../../../../src/domain/forms/dossiers/inventory.ts';
import type { PartialDate } from '../../../../src/domain/archive/partial-date.ts';
import type { Form, FormCopy, FormLine, FormValues } from '../../../../src/domain/forms/form-model.ts';
import { createFormatsPool, type FormatsPool } from '../../../../src/formats/formats-pool.ts';
import { createPdfFormRenderer } from '../../../../src/formats/pdf-form/pdf-form-renderer.ts';
import { hasMessage, message } from '../../../../src/infra/messages/message.ts';
import { systemClock } from '../../../../src/infra/system.ts';
import type { FormRenderer } from '../../../../src/ports/form-renderer.ts';
import type { OpenStore } from '../../../../src/store/open-store.ts';
import { aDocument, aDossier, aFonds, aNode, dossierId, FONDS_ID } from '../../../support/archive/dossiers.ts';
import { rejection } from '../../../support/rejection.ts';
import { pglite } from '../../../support/store/engines.ts';
import { makeTempDir, removeTempDir } from '../../../support/temp-dir.ts';

interface ReadCopy {
  readonly values: FormValues;
  readonly lines: readonly FormLine[];
  readonly closing: FormValues;
}

/** Reads what a form says, as a template would. */
function keepingRenderer(kept: ReadCopy[]): FormRenderer {
  return {
    ...{ format: 'docx', mediaType: 'application/x-test' },
    draws: (kind) => kind !== 'cover',
    async draw({ copies }: Form) {
      kept.length = 0;
      for await (const copy of copies) kept.push(await read(copy));
      return { copies: kept.length, rows: kept.reduce((sum, { lines }) => sum + lines.length, 0) };
    },
  };
}

async function read({ values, lists, closing }: FormCopy): Promise<ReadCopy> {
  const lines: FormLine[] = [];
  for (const list of Object.values(lists)) for await (const line of list) lines.push(line);
  return { values, lines, closing: closing?.() ?? {} };
}

describe('app/archive/forms', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let pool: FormatsPool;
  let folder: string;
  let deps: FormDeps;
  const kept: ReadCopy[] = [];

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
    const renderers = [createPdfFormRenderer(pool), keepingRenderer(kept)];
    deps = {
      ...{
        store,
        clock: systemClock,
        renderers,
        text: (key, details) => message(key, details),
        consoleUrl: 'https://luu-tru.example/',
      },
      inventoryColumns: COLUMN_SETS.state,
    };
    await seed();
  });

  const date = (text: string) => text as PartialDate;

  /** Bodies, headings; a permanent dossier with documents, one of ten years, one that is secret, one conditional. */
  async function seed(): Promise<void> {
    const body = (id: string, name: string, superiorId?: string) => ({
      ...{ id, mergedInto: null, revision: 1 },
      record: { names: [{ value: name }], ...(superiorId !== undefined && { superiorId }) },
    });
    const [province, office] = ['c'.repeat(32), 'd'.repeat(32)];
    await store.organisations.insert([body(province, 'Ủy ban nhân dân tỉnh Mẫu')]);
    await store.organisations.insert([body(office, 'Văn phòng Ủy ban nhân dân tỉnh Mẫu', province)]);
    await store.fonds.insert(
      aFonds({ creatorId: office, name: 'Văn phòng tỉnh Mẫu', description: { archiveCode: 'L01' } }),
    );
    await store.fonds.insertNodes([aNode('n1', 0), aNode('n2', 1), aNode('n1a', 0, { parentId: 'n1' })]);
    const official = (number: number, boxNumber: number) => ({
      ...{ state: 'boxed' as const, inventoryNumber: '01', number, numberFrozen: true, boxNumber },
      code: `H01.2015.${String(number)}`,
    });
    const permanent = { kind: 'permanent' } as const;
    await store.dossiers.insert([
      aDossier(1, {
        ...{ ...official(1, 3), nodeId: 'n1a' },
        description: {
          title: 'Hồ sơ đê điều',
          retention: permanent,
          notation: 'TH',
          sheetCount: 25,
          startDate: date('2015-01-05'),
        },
      }),
      aDossier(2, { ...official(2, 3), description: { title: 'Hồ sơ KÍN', retention: permanent, secrecy: 'Mật' } }),
      aDossier(3, {
        ...{ ...official(3, 4), nodeId: 'n2' },
        description: { title: 'Hồ sơ có điều kiện', accessConditions: 'Sử dụng có điều kiện', startDate: date('2018') },
      }),
      aDossier(4, { inventoryNumber: '02', description: { title: 'Hồ sơ tạm' } }),
    ]);
    await store.dossiers.insertDocuments([
      aDocument(1, 1, {
        ...{
          referenceNumber: '15/QĐ-UBND',
          issuedOn: '2015-01-05',
          issuingBody: 'UBND tỉnh Mẫu',
          documentType: 'Quyết định',
        },
        ...{ subject: 'Về đê điều', sheetNumber: 1, sheetCount: 4 },
      }),
      aDocument(1, 2, {
        subject: 'Tờ trình KÍN',
        documentType: 'Tờ trình',
        secrecy: 'Mật',
        sheetNumber: 7,
        sheetCount: 2,
      }),
    ]);
  }

  function request(kind: string, given: Partial<FormRequest> = {}): FormRequest {
    return {
      ...{ kind, format: 'docx', selection: { fondsId: FONDS_ID }, options: {}, given: {} },
      ...{ viewer: { sight: 'everything' }, actor: 'an', path: join(folder, `${kind}.out`), ...given },
    };
  }
  const inventory = { fondsId: FONDS_ID, inventoryNumber: '01' };
  const cellsOf = (key: string) => (kept[0]?.lines ?? []).map(({ cells }) => cells[key]);

  it('lists the dossiers of one inventory under their headings and closes with their number in words', async () => {
    const made = await makeForm(
      deps,
      request('inventory', { selection: inventory, given: { place: 'Mẫu', fonds: 'khác' } }),
    );

    expect(kept[0]?.values).to.deep.equal({
      ...{ fonds: 'Phông Văn phòng tỉnh Mẫu', fondsCode: 'P01', archive: 'L01', inventoryNumber: '01', place: 'Mẫu' },
      ...{ body: 'Văn phòng Ủy ban nhân dân tỉnh Mẫu', superior: 'Ủy ban nhân dân tỉnh Mẫu' },
    });
    expect(cellsOf('text').filter((text) => text !== undefined)).to.deep.equal([
      ...['I. Đề mục n1', '1. Đề mục n1a', 'I. Đề mục n1', 'II. Đề mục n2'],
    ]);
    const rows = (kept[0]?.lines ?? []).filter(({ kind }) => kind === 'row').map(({ cells }) => cells);
    expect(rows.map(({ ordinal, box, number, title }) => [ordinal, box, number, title])).to.deep.equal([
      ['1', '3', '01.TH', 'Hồ sơ đê điều'],
      ['2', '3', '02', 'Hồ sơ KÍN'],
      ['3', '4', '03', 'Hồ sơ có điều kiện'],
    ]);
    expect(rows[0]).to.include({ time: '05/01/2015 – 2016', period: 'Vĩnh viễn', sheets: '25' });
    expect(kept[0]?.closing).to.include({ count: '3', countInWords: 'Ba', permanentCount: '2', fixedTermCount: '1' });
    expect(made).to.include({ fileName: 'inventory-P01-01.docx', mediaType: 'application/x-test', masked: 0 });
  });

  it('prints placeholders for whom the rest is not meant: numbers stay whole, nothing else is told', async () => {
    const own = { selection: inventory, viewer: { sight: 'no-secrets' } as const };
    const made = await makeForm(deps, request('inventory', own));
    expect(made.masked).to.equal(1);
    expect(cellsOf('title').filter((title) => title !== undefined)).to.deep.equal([
      ...['Hồ sơ đê điều', message('dossier.secret'), 'Hồ sơ có điều kiện'],
    ]);
    expect(JSON.stringify(kept)).not.to.include('KÍN');
    const secret = kept[0]?.lines.find(({ cells }) => cells['title'] === message('dossier.secret'));
    expect(secret?.cells).to.include({ ordinal: '2', number: '02', box: '3' });
    expect(secret?.cells).not.to.have.any.keys('period', 'time', 'note', 'code');

    expect(kept[0]?.closing).to.deep.equal({ count: '3', countInWords: 'Ba' });

    const reader = await makeForm(deps, request('inventory', { selection: inventory, viewer: { sight: 'open' } }));
    expect(reader.masked).to.equal(2);
    expect(JSON.stringify(kept)).not.to.match(/KÍN|có điều kiện|Đề mục n2/u);
  });

  it('keeps the place and the sheet of a secret document in the list of an open dossier', async () => {
    const selection = { ids: [dossierId(1)] };
    await makeForm(deps, request('document-list', { selection, viewer: { sight: 'no-secrets' } }));
    expect((kept[0]?.lines ?? []).map(({ cells }) => cells)).to.deep.equal([
      {
        ...{ ordinal: '1', reference: '15/QĐ-UBND', date: '05/01/2015', issuer: 'UBND tỉnh Mẫu', sheet: '1' },
        subject: 'Quyết định Về đê điều',
      },
      { ordinal: '2', sheet: '7', subject: message('dossier.secret') },
    ]);
    await makeForm(deps, request('document-list', { selection }));
    expect(cellsOf('subject')).to.deep.equal(['Quyết định Về đê điều', 'Tờ trình KÍN']);
  });

  it('of a whole fonds makes lists of documents only where there are documents', async () => {
    const made = await makeForm(deps, request('document-list'));
    expect([made.copies, made.rows]).to.deep.equal([1, 2]);
    const named = await makeForm(deps, request('document-list', { selection: { ids: [dossierId(4), dossierId(1)] } }));
    expect(named.copies).to.equal(2);
    expect(kept.map(({ values }) => values['title'])).to.deep.equal(['Hồ sơ tạm', 'Hồ sơ đê điều']);
  });

  it('counts the sheets of the closing note from the list of documents', async () => {
    await makeForm(deps, request('closing-note', { selection: { ids: [dossierId(1)] } }));
    expect(kept[0]?.values).to.include({ firstSheet: '1', lastSheet: '8', missing: '5-6', sheets: '25' });
    expect(kept[0]?.values).to.include({ sheetsInWords: 'Hai mươi lăm' });
    expect(kept[0]?.values).to.include({ from: 'ngày 05/01/2015', until: 'năm 2016' });
    expect(kept[0]?.values).not.to.have.property('doubled');
  });

  it('leads from the code of a slip to the record, in the console or by its code', async () => {
    const slips = request('description-slip', { selection: { ids: [dossierId(1), dossierId(4)] } });
    await makeForm(deps, slips);
    expect(kept.map(({ values }) => values['link'])).to.deep.equal([
      `https://luu-tru.example/d/${dossierId(1)}`,
      `https://luu-tru.example/d/${dossierId(4)}`,
    ]);
    const { renderers, text } = deps;
    await makeForm({ store, clock: systemClock, renderers, text, inventoryColumns: COLUMN_SETS.state }, slips);
    expect(kept.map(({ values }) => values['link'])).to.deep.equal(['H01.2015.1', 'P01/T4']);
  });

  it('labels the boxes of the register and those that dossiers were only put into', async () => {
    const box = {
      fondsId: FONDS_ID,
      inventoryNumber: '01',
      firstDossier: 90,
      lastDossier: 99,
      placeId: null,
      note: null,
    };
    await store.places.insertBoxes([
      { ...box, id: 'b'.repeat(32), number: 3, retention: { kind: 'permanent' }, revision: 1 },
      { ...box, id: '9'.repeat(32), number: 9, retention: null, revision: 1 },
    ]);
    await makeForm(deps, request('box-labels', { viewer: { sight: 'open' } }));
    const told = kept.map(({ values }) => [
      values['box'],
      values['firstDossier'],
      values['lastDossier'],
      values['years'],
      values['period'],
    ]);
    expect(told).to.deep.equal([
      ['3', '1', '2', '2015 – 2016', 'Vĩnh viễn'],
      ['4', '3', '3', undefined, undefined],
      ['9', '90', '99', undefined, undefined],
    ]);
    await makeForm(deps, request('box-labels', { selection: { ids: ['9'.repeat(32)] } }));
    expect(kept.map(({ values }) => values['box'])).to.deep.equal(['9']);
  });

  it('tells the ledger who had what printed, and nothing of its content', async () => {
    await makeForm(
      deps,
      request('cover', { format: 'pdf', selection: { ids: [dossierId(2)] }, viewer: { sight: 'open' } }),
    );
    const { items } = await store.ledger.list({ subject: dossierId(2) }, { limit: 5 });
    expect(items).to.have.length(1);
    expect(items[0]).to.include({ action: 'form.made', actor: 'an' });
    expect(items[0]?.body).to.deep.equal({
      kind: 'cover',
      format: 'pdf',
      copies: 1,
      rows: 0,
      masked: 1,
      ids: [dossierId(2)],
    });
  });

  it('makes every form as PDF', async () => {
    const own = ['case', 'project', 'receipt'];
    const kinds = formKinds(deps).filter(({ subject }) => !own.includes(subject));
    expect(kinds).to.have.length.at.least(8);
    for (const { kind, formats } of kinds) {
      expect(formats).to.include('pdf');
      expect(hasMessage(`form.kind.${kind}`), kind).to.equal(true);
      const path = join(folder, `${kind}.pdf`);
      const made = await makeForm(deps, request(kind, { format: 'pdf', path, selection: inventory }));
      expect(made.pages, kind).to.be.greaterThan(0);
      expect(existsSync(path)).to.equal(true);
    }
  });

  it('says what it cannot do', async () => {
    const codeOf = async (given: FormRequest) =>
      (await rejection(makeForm(deps, given))) as { code: string; details: object };
    expect(await codeOf(request('letter'))).to.include({ code: 'not-found' });
    expect((await codeOf(request('cover'))).details).to.include({ field: 'format' });
    expect((await codeOf(request('inventory'))).details).to.deep.equal({ field: 'inventoryNumber' });
    expect((await codeOf(request('cover', { format: 'pdf', selection: {} }))).details).to.deep.equal({
      field: 'fondsId',
    });
    const unknown = { fondsId: FONDS_ID, ids: ['0'.repeat(32)] };
    expect(await codeOf(request('document-list', { selection: unknown }))).to.include({ code: 'not-found' });
    expect(await codeOf(request('box-labels', { selection: unknown }))).to.include({ code: 'not-found' });
    const tooMany = { columns: ['number', 'code', 'note'] as const };
    expect((await codeOf(request('inventory', { selection: inventory, options: tooMany }))).details).to.include({
      field: 'columns',
    });
    expect((await store.ledger.list({}, { limit: 5 })).items).to.have.length(0);
  });
});
