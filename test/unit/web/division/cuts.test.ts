import { expect } from 'chai';
import type { FileDivision } from '../../../../src/web/division/division-types.ts';
import { cutRows, spanOf } from '../../../../src/web/division/model/cut-rows.ts';
import {
  byMachine,
  changesOf,
  reapply,
  refusalOf,
  startWork,
  toggleSeparator,
  toggleStart,
  undo,
  withPast,
  type CutWork,
} from '../../../../src/web/division/model/cuts.ts';

const none = { confidence: 1, annexes: [], doubts: [], typed: 0, inDossier: false, inRegister: false };

/** Sheet 1 with blank back 2, documents 3–5 and 6–8 (7 blank). */
const DIVISION: FileDivision = {
  revision: 4,
  byPerson: false,
  documents: [
    { ...none, firstPage: 3, lastPage: 5 },
    { ...none, firstPage: 6, lastPage: 8, typed: 2 },
  ],
  separators: [{ page: 1, kind: 'document', label: '001' }],
};
const SIDES = [1, 2, 3, 4, 5, 6, 7, 8].map((page) => ({ page, blank: page === 2 || page === 7 }));

describe('web/division/model/cuts', () => {
  const start = () => startWork(DIVISION, SIDES);
  const shown = ({ cuts, sides }: CutWork) =>
    cutRows(cuts, sides).map((row) => `${row.kind} ${String(spanOf(row).first)}-${String(spanOf(row).last)}`);

  it('shows every side once, with the sheet and its back apart', () => {
    expect(shown(start())).to.deep.equal(['separator 1-1', 'blank 2-2', 'document 3-5', 'document 6-8']);
  });

  it('cuts before a page and joins it again', () => {
    const cut = toggleStart(start(), 5);

    expect(shown(cut)).to.include.members(['document 3-4', 'document 5-5']);
    expect(changesOf(cut)).to.deep.equal({ cut: [5], joined: [], sheets: [], noSheets: [] });
    expect(toggleStart(cut, 5).cuts).to.deep.equal(start().cuts);
  });

  it('says why a page must begin a document', () => {
    expect(refusalOf(start(), 3), 'behind a sheet').to.equal('first');
    expect(refusalOf(start(), 6), 'with typed values').to.equal('kept');
    const settled = {
      ...DIVISION,
      documents: DIVISION.documents.map((one) => ({ ...one, typed: 0, inRegister: true })),
    };
    expect(refusalOf(startWork(settled, SIDES), 6), 'settled in a register').to.equal('kept');
    expect(refusalOf(start(), 1), 'a sheet').to.equal('separator');
    expect(refusalOf(start(), 4)).to.equal(undefined);
    expect(toggleStart(start(), 6)).to.deep.equal(start());
  });

  it('makes a page a sheet and takes that back; what follows begins a document', () => {
    const sheet = toggleSeparator(start(), 4);

    expect(shown(sheet)).to.deep.equal([
      ...['separator 1-1', 'blank 2-2', 'document 3-3', 'separator 4-4', 'document 5-5', 'document 6-8'],
    ]);
    expect(shown(toggleSeparator(sheet, 1))[0]).to.equal('document 1-2');
    expect(toggleSeparator(start(), 6), 'with typed values').to.deep.equal(start());
  });

  it('goes back step by step', () => {
    const two = toggleSeparator(toggleStart(start(), 5), 4);

    expect(undo(two).cuts).to.deep.equal(toggleStart(start(), 5).cuts);
    expect(undo(undo(two)).cuts).to.deep.equal(start().cuts);
    expect(undo(start())).to.deep.equal(start());
  });

  it('shows what the machine would cut, with the first pages on which people worked', () => {
    const machine = { starts: [3, 4], separators: [1, 6] };

    const work = byMachine(toggleStart(start(), 5), { ...DIVISION, byPerson: true, machine });

    expect(work && shown(work)).to.deep.equal([
      ...['separator 1-1', 'blank 2-2', 'document 3-3', 'document 4-5', 'document 6-8'],
    ]);
    expect(work && changesOf(work)).to.deep.equal({ cut: [4], joined: [], sheets: [], noSheets: [] });
    expect(byMachine(start(), DIVISION), 'of which nothing is known').to.equal(undefined);
  });

  it('takes earlier cuts up again on what stands there now, but for pages that must stay', () => {
    const machine = startWork({ ...DIVISION, documents: [{ ...none, firstPage: 3, lastPage: 8 }] }, SIDES);
    const typed = startWork({ ...DIVISION, documents: [{ ...none, firstPage: 3, lastPage: 3 }, { ...none, firstPage: 4, lastPage: 8, typed: 1 }] }, SIDES); // prettier-ignore
    const earlier = [toggleStart(start(), 8).cuts];

    expect(undo(withPast(machine, earlier)).cuts.starts).to.deep.equal([3, 6, 8]);
    expect(changesOf(undo(withPast(machine, earlier))).cut).to.deep.equal([6, 8]);
    expect(undo(withPast(typed, earlier)).cuts.starts).to.deep.equal([3, 4, 6, 8]);
  });

  it('keeps the changes of a person when somebody else was faster, and no first page that must stay is lost', () => {
    const mine = toggleStart(toggleStart(start(), 5), 8);
    const theirs = startWork(
      {
        ...DIVISION,
        documents: [
          { ...none, firstPage: 3, lastPage: 3 },
          { ...none, firstPage: 4, lastPage: 8, typed: 1 },
        ],
      },
      SIDES,
    );

    expect(reapply(mine, theirs).cuts.starts).to.deep.equal([3, 4, 5, 8]);
    const joined = toggleStart(startWork(theirsWithoutValues(theirs), SIDES), 4);
    expect(reapply(joined, theirs).cuts.starts).to.deep.equal([3, 4]);
  });
});

function theirsWithoutValues({ base }: CutWork): FileDivision {
  const documents = base.starts.map((firstPage) => ({ ...none, firstPage, lastPage: firstPage }));
  return { ...DIVISION, documents };
}
