import { expect } from 'chai';
import { ConnectionError } from '../../../../src/web/api/errors.ts';
import type { ChangeResults, Dossier, RowChange } from '../../../../src/web/archive/archive-types.ts';
import { dossierColumns } from '../../../../src/web/archive/grid/columns.ts';
import { DraftBook, type DraftBookDeps } from '../../../../src/web/archive/grid/draft-book.ts';
import { takeBackRows } from '../../../../src/web/archive/grid/take-back-rows.ts';

const { byId: columns } = dossierColumns({
  language: 'vi',
  headings: [],
  label: String,
  stateLabel: String,
});

function aRow(number: number, parts: Partial<Dossier> = {}): Dossier {
  return {
    ...{ id: String(number).padStart(32, '0'), fondsId: 'f'.repeat(32), nodeId: null, state: 'described' },
    ...{ position: number, temporaryNumber: number, inventoryNumber: null, number: null, numberFrozen: false },
    ...{ code: null, boxNumber: null, editors: [], checkedBy: null, retentionDecision: null, revision: 1 },
    ...{ description: { title: `Hồ sơ ${String(number)}` }, masked: false, ...parts },
  };
}

type Answer = (changes: readonly RowChange[]) => ChangeResults;

type Kept = ConstructorParameters<typeof DraftBook>[2];

function aBook(answer: Answer, kept?: Kept, refuse?: (dossier: Dossier) => boolean) {
  const removals: string[] = [];
  /** Rows that it refuses stay; an error ends the call. */
  const remove = (dossiers: readonly Dossier[]) => {
    const went = dossiers.filter((dossier) => refuse?.(dossier) !== true);
    if (went.length > 0)
      removals.push(went.map(({ id, revision }) => `${String(Number(id))} at ${String(revision)}`).join(', '));
    return went.length;
  };
  const sent: (readonly RowChange[])[] = [];
  const saved: Dossier[] = [];
  const created: (readonly [string, string])[] = [];
  let last: Parameters<DraftBookDeps['keep']>[0] = [];
  const deps: DraftBookDeps = {
    send: (changes) => {
      sent.push(changes);
      return Promise.resolve().then(() => answer(changes));
    },
    onSaved: (dossiers) => void saved.push(...dossiers),
    onCreated: (rowId, { id }) => void created.push([rowId, id]),
    remove: (dossiers) => Promise.resolve(dossiers).then(remove),
    onRemoved: () => void removals.push('looked at anew'),
    keep: (drafts) => void (last = drafts),
  };
  return { book: new DraftBook(deps, columns, kept), sent, saved, created, removals, kept: () => last };
}

const takesAll: Answer = (changes) => ({
  items: changes.map(({ id, revision, description }) => ({
    id,
    dossier: aRow(Number(id), { revision: revision + 1, description: { title: 'x', ...description } }),
  })),
});

const stale = (fields: readonly object[], revision = 2) => ({
  ...{ type: '', title: '', status: 409, detail: '', code: 'stale', requestId: '' },
  conflict: { revision, fields: fields as { field: string; stored: unknown; given: unknown }[] },
});

describe('web/archive/grid/draft-book', () => {
  it('sends the cells of a row in one change with the revision that was seen, and is empty then', async () => {
    const { book, sent, saved } = aBook(takesAll);

    book.set(aRow(1), 'title', 'Hồ sơ đê điều');
    book.set(aRow(1), 'startDate', '5/2015');
    book.set(aRow(1), 'retention', 'vv');
    await book.save();

    const description = { title: 'Hồ sơ đê điều', startDate: '2015-05', retention: { kind: 'permanent' } };
    expect(sent).to.deep.equal([[{ id: aRow(1).id, revision: 1, description }]]);
    expect(saved.map(({ revision }) => revision)).to.deep.equal([2]);
    expect(book.all()).to.deep.equal([]);
  });

  it('keeps a value that cannot be stored at its cell and sends the others', async () => {
    const { book, sent } = aBook(takesAll);

    book.set(aRow(1), 'startDate', '31/02/2015');
    book.set(aRow(1), 'sheetCount', '12');
    await book.save();

    expect(sent[0]?.[0]?.description).to.deep.equal({ sheetCount: 12 });
    expect(book.get(aRow(1).id)?.cells.get('startDate')?.text).to.equal('31/02/2015');
  });

  it('has nothing to send where the value that stands there is typed again', () => {
    const { book } = aBook(takesAll);

    book.set(aRow(1), 'title', 'khác');
    book.set(aRow(1), 'title', ' Hồ sơ 1 ');

    expect(book.all()).to.deep.equal([]);
  });

  it('sends again by itself where others changed other fields only', async () => {
    let calls = 0;
    const { book, sent } = aBook((changes) => {
      calls += 1;
      if (calls > 1) return takesAll(changes);
      const fields = [{ field: 'title', stored: 'Hồ sơ 1', given: 'Mới' }];
      return { items: [{ id: aRow(1).id, problem: stale(fields, 5) }] };
    });

    book.set(aRow(1), 'title', 'Mới');
    await book.save();

    expect(sent.map(([change]) => change?.revision)).to.deep.equal([1, 5]);
    expect(book.all()).to.deep.equal([]);
  });

  it('keeps both values where somebody wrote the same field, and sends what the person chooses', async () => {
    let calls = 0;
    const { book, sent } = aBook((changes) => {
      calls += 1;
      if (calls > 1) return takesAll(changes);
      const fields = [
        { field: 'title', stored: 'Của người khác', given: 'Của tôi' },
        { field: 'note', stored: 'Ghi chú khác', given: 'Ghi chú tôi' },
      ];
      return { items: [{ id: aRow(1).id, problem: stale(fields) }] };
    });

    book.set(aRow(1), 'title', 'Của tôi');
    book.set(aRow(1), 'note', 'Ghi chú tôi');
    await book.save();
    const draft = book.get(aRow(1).id);
    await book.save();
    const before = sent.length;
    await book.settle(aRow(1).id, new Set(['title']));

    expect(draft?.status).to.equal('conflict');
    expect(draft?.conflict?.fields).to.deep.equal([
      { column: 'title', stored: 'Của người khác', given: 'Của tôi' },
      { column: 'note', stored: 'Ghi chú khác', given: 'Ghi chú tôi' },
    ]);
    expect(before, 'nothing goes out before the person chose').to.equal(1);
    expect(sent[1]).to.deep.equal([{ id: aRow(1).id, revision: 2, description: { title: 'Của tôi' } }]);
    expect(book.all()).to.deep.equal([]);
  });

  it('keeps what was typed while the service is away, over a reload too, and sends it later', async () => {
    let away = true;
    const answer: Answer = (changes) => {
      if (away) throw new ConnectionError('gone');
      return takesAll(changes);
    };
    const { book, kept } = aBook(answer);
    book.set(aRow(1), 'title', 'Gõ khi mất mạng');
    await book.save();
    const status = book.get(aRow(1).id)?.status;

    const later = aBook(answer, kept());
    away = false;
    await later.book.save();

    expect(status).to.equal('unsent');
    expect(later.saved[0]?.description.title).to.equal('Gõ khi mất mạng');
    expect(later.kept()).to.deep.equal([]);
  });

  it('sends what was typed while the row was under way afterwards', async () => {
    const { book, sent } = aBook((changes) => {
      if (sent.length === 1) book.set(aRow(1), 'title', 'lần hai');
      return takesAll(changes);
    });

    book.set(aRow(1), 'title', 'lần một');
    await book.save();
    await book.save();

    expect(sent.map(([change]) => [change?.revision, change?.description?.['title']])).to.deep.equal([
      [1, 'lần một'],
      [2, 'lần hai'],
    ]);
  });

  it('keeps a refused row with the words of the service at the cell, until it is typed anew', async () => {
    const { book, sent } = aBook((changes) => {
      if (sent.length > 1) return takesAll(changes);
      const errors = [{ field: 'notation', message: 'Không đúng dạng.' }];
      const problem = { type: '', title: '', status: 400, detail: 'Sai', code: 'invalid', requestId: '', errors };
      return { items: [{ id: aRow(1).id, problem }] };
    });

    book.set(aRow(1), 'notation', 'TCCB');
    await book.save();
    const refused = book.get(aRow(1).id);
    await book.save();
    book.set(aRow(1), 'notation', 'VP');
    await book.save();

    expect([refused?.status, refused?.cells.get('notation')?.refusal]).to.deep.equal(['refused', 'Không đúng dạng.']);
    expect(sent.length, 'not sent again as it was').to.equal(2);
    expect(book.all()).to.deep.equal([]);
  });

  it('waits with a new row until it has a title, and gives it the id of the service then', async () => {
    const { book, sent, created } = aBook((changes) => ({
      items: changes.map(({ id }) => ({ id, dossier: aRow(7) })),
    }));
    const fresh = aRow(0, { id: 'new-1', revision: 0, nodeId: 'n1', description: { title: '' } });

    book.set(fresh, 'startDate', '2015');
    await book.save();
    const early = sent.length;
    book.set(fresh, 'title', 'Hồ sơ mới');
    await book.save();

    expect(early).to.equal(0);
    const description = { startDate: '2015', title: 'Hồ sơ mới' };
    expect(sent).to.deep.equal([[{ id: 'new-1', revision: 0, nodeId: 'n1', description }]]);
    expect(created).to.deep.equal([['new-1', aRow(7).id]]);
    expect(book.all()).to.deep.equal([]);
  });
});

describe('web/archive/grid/take-back-rows', () => {
  const fresh = (number: number) => aRow(0, { id: `new-${String(number)}`, revision: 0, description: { title: '' } });
  /** Stores new rows by their number, others with the next revision. */
  const stores: Answer = (changes) => ({
    items: changes.map(({ id, revision }) => ({
      id,
      dossier: aRow(Number(id.replace('new-', '')), { revision: revision + 1 }),
    })),
  });
  const noNews = () => undefined;

  it('removes stored rows at the revision that was seen last, in one call, and drops what was not stored', async () => {
    const { book, removals, kept } = aBook(stores);
    for (const number of [1, 2]) book.set(fresh(number), 'title', 'Dán');
    await book.save();
    book.set(book.latest(fresh(1)), 'note', 'gõ thêm');
    await book.save();
    book.set(fresh(3), 'startDate', '2015');

    const progress: number[] = [];
    const outcome = await takeBackRows(book, ['new-1', 'new-2', 'new-3'], (done) => progress.push(done));

    expect(outcome).to.deep.equal({ removed: 3, kept: 0, unreached: [] });
    expect(removals).to.deep.equal(['1 at 2, 2 at 1', 'looked at anew']);
    expect([progress, kept(), book.all()]).to.deep.equal([[3], [], []]);
  });

  it('keeps rows that the service will not remove, and those into which something unsaved was typed', async () => {
    const { book, removals } = aBook(stores, undefined, ({ id }) => Number(id) === 1);
    for (const number of [1, 2, 3]) book.set(fresh(number), 'title', 'Dán');
    await book.save();
    book.set(book.latest(fresh(2)), 'note', 'chưa lưu');

    const outcome = await takeBackRows(book, ['new-1', 'new-2', 'new-3'], noNews);

    expect(outcome).to.deep.equal({ removed: 1, kept: 2, unreached: [] });
    expect(removals).to.deep.equal(['3 at 1', 'looked at anew']);
    expect(book.all().map(({ cells }) => cells.get('note')?.text)).to.deep.equal(['chưa lưu']);
  });

  it('stops where the service is away, and names the rows that are still to go', async () => {
    const { book, removals } = aBook(stores, undefined, ({ id }) => {
      if (Number(id) <= 2) throw new ConnectionError(undefined);
      return false;
    });
    const ids = Array.from({ length: 502 }, (_, index) => `new-${String(index + 1)}`);
    for (const index of ids.keys()) book.set(fresh(index + 1), 'title', 'Dán');
    await book.save();

    const outcome = await takeBackRows(book, ids, noNews);

    expect(outcome).to.deep.equal({ removed: 500, kept: 0, unreached: ['new-1', 'new-2'] });
    expect(removals).to.have.lengthOf(2);
  });

  it('waits for rows that are under way', async () => {
    const { book, removals } = aBook(stores);
    book.set(fresh(1), 'title', 'Dán');
    const saving = book.save();

    const outcome = await takeBackRows(book, ['new-1'], noNews);
    await saving;

    expect(outcome.removed).to.equal(1);
    expect(removals).to.deep.equal(['1 at 1', 'looked at anew']);
  });
});
