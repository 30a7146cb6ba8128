import { expect } from 'chai';
import type { CataloguedDocument } from '../../../../src/domain/cataloguing/catalogued-document.ts';
import type { FieldValue } from '../../../../src/domain/cataloguing/field-value.ts';
import type { PageReading } from '../../../../src/domain/page/page-reading.ts';
import type { PageJudgement } from '../../../../src/domain/quality/judge-file.ts';
import type { StepContext, StepInputs } from '../../../../src/ports/processor.ts';
import { createQuality } from '../../../../src/processors/quality/quality.ts';
import { goodReading, LIMITS } from '../../../support/quality-reading.ts';

const BOX = [700, 1400, 900, 700] as const;
const PAGE: PageReading = {
  ...goodReading(1, 'Căn cứ Luật Lưu trữ'),
  signing: { signature: 'missing', seal: 'missing', box: BOX },
};

function field(value: string): FieldValue {
  return { value, confidence: 0.9, needsReview: false, origin: 'model', evidence: { page: 1, box: BOX, quote: value } };
}

const DOCUMENT: CataloguedDocument = {
  firstPage: 1,
  lastPage: 1,
  fields: {
    documentType: field('Quyết định'),
    issuingBody: field('ỦY BAN NHÂN DÂN TỈNH HẢI SƠN'),
    signerRole: field('CHỦ TỊCH'),
    signatory: field('Trần Thanh Hải'),
  },
};

function judge(signed: boolean): Promise<readonly PageJudgement[]> {
  const files = { identify: { signed }, divide: { documents: [DOCUMENT] }, catalogue: [DOCUMENT] };
  const inputs = {
    file: (name: keyof typeof files) => Promise.resolve(files[name]),
    allPages: () => Promise.resolve([PAGE]),
  } as unknown as StepInputs; // no more is asked
  return createQuality(LIMITS).run(inputs, {} as StepContext); // asks nothing of it
}

describe('processors/quality', () => {
  it('has a person look at a page that should be signed and is not', async () => {
    expect(await judge(false)).to.deep.equal([
      { page: 1, verdict: 'look', findings: [{ code: 'unsigned', box: BOX }] },
    ]);
  });

  it('takes a file with an electronic signature for signed', async () => {
    expect(await judge(true)).to.deep.equal([{ page: 1, verdict: 'good', findings: [] }]);
  });
});
