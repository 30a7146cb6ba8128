import { expect } from 'chai';
import type { PersonCuts } from '../../../../src/domain/division/person-cuts.ts';
import type { StepInputs } from '../../../../src/ports/processor.ts';
import { createDivide } from '../../../../src/processors/divide/divide.ts';
import { aPaper } from '../../../support/page-builder.ts';

const readings = [aPaper(), aPaper(), aPaper()].map((page, index) => ({ ...page, page: index + 1 }));

function divided(cuts?: PersonCuts) {
  const inputs = { allPages: () => Promise.resolve(readings) } as unknown as StepInputs;
  const { signal } = new AbortController();
  return createDivide().run(inputs, { sourcePath: '', name: '', workFolder: '', signal, ...(cuts && { cuts }) });
}

describe('processors/divide', () => {
  it('cuts where the pages say, and where a person says whatever they say', async () => {
    const starts = (division: Awaited<ReturnType<typeof divided>>) => division.documents.map((one) => one.firstPage);

    expect(starts(await divided())).to.deep.equal([1, 2, 3]);
    expect(starts(await divided({ starts: [1, 3], separators: [] }))).to.deep.equal([1, 3]);
    expect(starts(await divided({ starts: [1], separators: [2] }))).to.deep.equal([1, 3]);
  });
});
