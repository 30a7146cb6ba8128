import { expect } from 'chai';
import type { CataloguedDocument } from '../../../../src/domain/cataloguing/catalogued-document.ts';
import type { FieldValue } from '../../../../src/domain/cataloguing/field-value.ts';
import type { FieldName } from '../../../../src/domain/metadata/field-name.ts';
import type { PageReading } from '../../../../src/domain/page/page-reading.ts';
import { signingFindings } from '../../../../src/domain/signature/signing-findings.ts';
import type { Presence } from '../../../../src/domain/signature/signing.ts';
import { aPage, paperLines } from '../../../support/page-builder.ts';

const BOX = [700, 1400, 900, 700] as const;

function page(
  number: number,
  signing?: readonly [signature: Presence, seal: Presence],
  extra: string[] = [],
): PageReading {
  const overlay = extra.map((text, i) => ({ text, x: 120, y: 5 + i * 3, size: 6 }));
  const reading = aPage([...overlay, ...paperLines()], { page: number });
  return signing === undefined
    ? reading
    : { ...reading, signing: { signature: signing[0], seal: signing[1], box: BOX } };
}

function field(value: string, at: number): FieldValue {
  return {
    value,
    confidence: 0.9,
    needsReview: false,
    origin: 'model',
    evidence: { page: at, box: BOX, quote: value },
  };
}

const FIELDS = {
  documentType: 'Quyết định',
  issuingBody: 'ỦY BAN NHÂN DÂN TỈNH HẢI SƠN',
  signerRole: 'TM. ỦY BAN NHÂN DÂN CHỦ TỊCH',
  signatory: 'Trần Thanh Hải',
};

type Changes = Partial<Record<FieldName, string | undefined>>;

function aDocument(
  changes: Changes = {},
  pages: readonly [number, number] = [1, 1],
  signedOn = pages[1],
): CataloguedDocument {
  const values = Object.entries({ ...FIELDS, ...changes }).filter(([, value]) => value !== undefined);
  const fields = Object.fromEntries(values.map(([name, value = '']) => [name, field(value, signedOn)]));
  return { firstPage: pages[0], lastPage: pages[1], fields };
}

function codes(readings: readonly PageReading[], ...documents: readonly CataloguedDocument[]): unknown {
  return [...signingFindings(readings, documents)].map(([at, { code }]) => [at, code]);
}

describe('domain/signature/signing-findings', () => {
  it('tells of a document that names office and signer and bears neither signature nor seal, and where', () => {
    const found = signingFindings([page(1), page(2, ['missing', 'missing'])], [aDocument({}, [1, 2])]);

    expect([...found]).to.deep.equal([[2, { code: 'unsigned', box: BOX }]]);
  });

  it('tells of a seal alone that is missing, where the kind and the office want one', () => {
    const signed = [page(1, ['present', 'missing'])];

    expect(codes(signed, aDocument())).to.deep.equal([[1, 'unsealed']]);
    expect(codes(signed, aDocument({ documentType: 'Giấy mời' }))).to.deep.equal([]);
    expect(codes(signed, aDocument({ signerRole: 'TL. GIÁM ĐỐC TRƯỞNG PHÒNG' }))).to.deep.equal([]);
    expect(codes(signed, aDocument({ issuingBody: 'PHÒNG TỔ CHỨC CÁN BỘ' }))).to.deep.equal([]);
    for (const issuingBody of [
      'CHI BỘ THÔN 4',
      'ĐẢNG ỦY XÃ HẢI SƠN CHI BỘ THÔN 4',
      'BAN GIÁM SÁT ĐẦU TƯ CỦA CỘNG ĐỒNG',
    ])
      expect(codes(signed, aDocument({ issuingBody })), issuingBody).to.deep.equal([]);
  });

  it('says nothing where the image does not tell', () => {
    for (const signing of [
      ['missing', 'unclear'],
      ['unclear', 'missing'],
      ['unclear', 'unclear'],
    ] as const)
      expect(codes([page(1, signing)], aDocument())).to.deep.equal([]);
    expect(codes([page(1)], aDocument())).to.deep.equal([]);
  });

  it('says nothing of what is signed, or sealed though no pen was seen', () => {
    for (const signing of [
      ['present', 'present'],
      ['missing', 'present'],
      ['unclear', 'present'],
    ] as const)
      expect(codes([page(1, signing)], aDocument())).to.deep.equal([]);
  });

  it('says nothing of copies, drafts and papers that several sign', () => {
    const blank = [page(1, ['missing', 'missing'])];

    expect(codes(blank, aDocument({ copyStatus: 'Sao y' }))).to.deep.equal([]);
    expect(codes(blank, aDocument({ copyStatus: 'Bản thảo' }))).to.deep.equal([]);
    expect(codes(blank, aDocument({ documentType: 'Biên bản' }))).to.deep.equal([]);
    expect(codes(blank, aDocument({ signerRole: 'KẾ TOÁN TRƯỞNG; GIÁM ĐỐC' }))).to.deep.equal([]);
  });

  it('says nothing where it is not known what it is, whose it is or who should have signed', () => {
    const blank = [page(1, ['missing', 'missing'])];

    for (const name of ['documentType', 'issuingBody', 'signerRole', 'signatory'] as const)
      expect(codes(blank, aDocument({ [name]: undefined }))).to.deep.equal([]);
  });

  it('takes a document for signed that is signed on another of its pages, or electronically', () => {
    const form = page(2, ['missing', 'missing']);

    expect(codes([page(1, ['present', 'present']), form], aDocument({}, [1, 2]))).to.deep.equal([]);
    expect(codes([page(1, ['present', 'present']), form], aDocument({}, [1, 1]), aDocument({}, [2, 2]))).to.deep.equal([[2, 'unsigned']]); // prettier-ignore
    const overlaid = page(1, ['missing', 'missing'], ['Ký bởi: Sở Nội vụ', 'Ngày ký: 07.02.2025 15:53:02']);
    expect(codes([overlaid], aDocument())).to.deep.equal([]);
  });
});
