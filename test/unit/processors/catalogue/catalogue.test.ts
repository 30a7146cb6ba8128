import { expect } from 'chai';
import { REQUIRED_FIELDS } from '../../../../src/domain/cataloguing/merge.ts';
import type { PageReading } from '../../../../src/domain/page/page-reading.ts';
import type { Artifacts, StepInputs } from '../../../../src/ports/processor.ts';
import { createCatalogue } from '../../../../src/processors/catalogue/catalogue.ts';
import { createDivide } from '../../../../src/processors/divide/divide.ts';
import { aPage } from '../../../support/page-builder.ts';

const blank = aPage([]);
const unreadable: PageReading = { ...blank, blank: false, verdict: 'rescan', findings: [{ code: 'unreadable' }] };

/** What divide and catalogue make of these pages. */
async function documentsOf(...pages: readonly PageReading[]): Promise<Artifacts['catalogue']> {
  const readings = pages.map((page, index) => ({ ...page, page: index + 1 }));
  const context = { sourcePath: '', name: '', workFolder: '', signal: new AbortController().signal };
  const inputs = {
    allPages: () => Promise.resolve(readings),
    file: () => divide.run(inputs, context),
  } as unknown as StepInputs;
  const [divide, catalogue] = [createDivide(), createCatalogue()];
  return catalogue.run(inputs, context);
}

describe('processors/catalogue', () => {
  it('makes no document of blank sides alone', async () => {
    expect(await documentsOf(blank)).to.deep.equal([]);
  });

  it('asks a person about a document in which nothing could be read', async () => {
    const documents = await documentsOf(unreadable, blank);

    expect(documents).to.have.length(1);
    expect(documents[0]).to.deep.include({ firstPage: 1, lastPage: 2, missing: REQUIRED_FIELDS });
  });
});
