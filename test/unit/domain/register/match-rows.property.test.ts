import { expect } from 'chai';
import fc from 'fast-check';
import type { ScannedFacts } from '../../../../src/domain/register/comparable.ts';
import { fillFromRow } from '../../../../src/domain/register/fill-from-row.ts';
import { matchRows } from '../../../../src/domain/register/match-rows.ts';
import type { RegisterRow } from '../../../../src/domain/register/register.ts';
import type { PartialDate } from '../../../../src/domain/archive/partial-date.ts';
import { aRow } from '../../../support/archive/register-rows.ts';
import { aValue } from '../../../support/store/builders.ts';

const word = fc.constantFrom(
  'giao',
  'ban',
  'tuần',
  'đường',
  'trường',
  'quyết',
  'toán',
  '2015',
  '2016',
  'đất',
  'rừng',
  'nước',
);
const subject = fc.array(word, { minLength: 1, maxLength: 7 }).map((words) => words.join(' '));
const number = fc.integer({ min: 1, max: 12 }).map(String);
const date = fc.constantFrom('2015-03-05', '2015-03-06', '2016-03-05', '2015-03', '2015') as fc.Arbitrary<PartialDate>;
const notation = fc.constantFrom('QĐ-UBND', 'GM-UBND');

const entry = fc.record({
  ...{ number: fc.option(number), notation: fc.option(notation), date: fc.option(date), subject: fc.option(subject) },
  ...{ documentType: fc.constant(null), signer: fc.constant(null), issuer: fc.constant(null) },
  ...{ recipient: fc.constant(null), arrivalNumber: fc.constant(null), arrivedOn: fc.constant(null) },
});
const rows = fc
  .array(entry, { maxLength: 25 })
  .map((entries) =>
    entries.map((one, at): RegisterRow => ({ id: `r${String(at)}`, registerId: 'r', line: at + 1, entry: one })),
  );
const facts = fc.record(
  {
    number: fc.record({ value: number, sure: fc.boolean() }),
    date: fc.record({ value: date, sure: fc.boolean() }),
    ...{ subject, notation },
  },
  { requiredKeys: [] },
);
const documents = fc
  .array(facts, { maxLength: 25 })
  .map((some) => some.map((one, at): ScannedFacts => ({ id: `d${String(at)}`, ...one })));

describe('domain/register: properties of matching', () => {
  it('is the same whatever the order, and a row is at most one document’s', () => {
    fc.assert(
      fc.property(rows, documents, fc.nat(), (some, scans, turn) => {
        const outcomes = matchRows({ rows: some, documents: scans });
        const turned = <Item>(items: readonly Item[]) => {
          const at = items.length === 0 ? 0 : turn % items.length;
          return [...items.slice(at), ...items.slice(0, at)].reverse();
        };
        const paired = outcomes.flatMap((one) => (one.state === 'paired' ? [one.pair.rowId] : []));
        expect(new Set(paired).size).to.equal(paired.length);
        expect(matchRows({ rows: turned(some), documents: turned(scans) })).to.deep.equal(outcomes);
        expect(outcomes.map(({ documentId }) => documentId).sort()).to.deep.equal(scans.map(({ id }) => id).sort());
      }),
      { numRuns: 150 },
    );
  });

  it('a pair never contradicts what was read with certainty', () => {
    fc.assert(
      fc.property(rows, documents, (some, scans) => {
        for (const outcome of matchRows({ rows: some, documents: scans })) {
          if (outcome.state !== 'paired') continue;
          const row = some.find(({ id }) => id === outcome.pair.rowId);
          const scan = scans.find(({ id }) => id === outcome.documentId);
          if (scan?.number?.sure === true && typeof row?.entry.number === 'string')
            expect(row.entry.number).to.equal(scan.number.value);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('a row never speaks where a person has spoken', () => {
    const origin = fc.constantFrom('human' as const, 'host' as const);
    fc.assert(
      fc.property(entry, origin, fc.boolean(), (one, by, read) => {
        const person = {
          [by]: aValue('x', { origin: by }),
          ...(read && { model: aValue('y', { needsReview: true }) }),
        };
        const filled = fillFromRow({
          row: { id: 'r', registerId: 'r', line: 1, entry: one },
          fields: { number: person, issuedOn: person, referenceNumber: person },
          doubtful: { numbers: new Set(), dates: new Set() },
        });
        expect(filled).to.deep.equal({});
      }),
    );
  });
});

describe('domain/register: a row that two scans say', () => {
  const subject = 'Về việc giao biên chế công chức năm 2016 cho các cơ quan hành chính';
  const row: RegisterRow = {
    ...{ id: 'r1', registerId: 'r', line: 1 },
    entry: {
      ...{ number: '512', notation: 'KH-SGDĐT', date: '2016-03-05' as PartialDate, subject },
      ...{ documentType: null, signer: null, issuer: null, recipient: null, arrivalNumber: null, arrivedOn: null },
    },
  };
  const number = { value: '512', sure: true };
  const whole: ScannedFacts = { id: 'whole', number, subject, notation: 'KH-SGDĐT', date: { value: '2016-03-05' as PartialDate, sure: true } }; // prettier-ignore

  it('is shown to a person with the scan of which no date was read: it may have been scanned twice', () => {
    const undated: ScannedFacts = { id: 'undated', number, subject, notation: 'KH-SGDĐT' };
    const [again, first] = matchRows({ rows: [row], documents: [whole, undated] });

    expect(again).to.deep.include({ documentId: 'undated', state: 'doubtful', doubt: 'near-documents' });
    expect(first).to.deep.include({ documentId: 'whole', state: 'paired' });
  });

  it('is not shown with a letter of another number', () => {
    const other: ScannedFacts = { id: 'other', number: { value: '77', sure: true }, subject, notation: 'KH-SGDĐT' };
    const [again] = matchRows({ rows: [row], documents: [whole, other] });

    expect(again).to.deep.equal({ documentId: 'other', state: 'unmatched' });
  });
});

describe('domain/register: a row of the same number, notation and day', () => {
  const same = { number: '15', notation: 'QĐ-UBND', date: '2012-01-05' as PartialDate };
  const row = aRow(1, { ...same, subject: 'Khen thưởng' });
  const scan = (sure: boolean, subject: string): ScannedFacts => ({
    ...{ id: 'd', notation: same.notation, subject, number: { value: '15', sure }, date: { value: same.date, sure } },
  });
  const LONG =
    'Về việc tặng giấy khen cho các tập thể và cá nhân có thành tích xuất sắc trong phong trào thi đua năm 2011';
  const doubted = { documentId: 'd', state: 'doubtful', doubt: 'other-subject' };

  it('is shown to a person where the subject is another one, also among rows of that subject', () => {
    const [only] = matchRows({ rows: [row], documents: [scan(true, LONG)] });
    expect(only).to.deep.include(doubted);

    const others = Array.from({ length: 60 }, (_, at) =>
      aRow(at + 2, { number: String(at + 100), notation: 'QĐ-UBND', date: '2013-06-07' as PartialDate, subject: LONG }),
    );
    const [among] = matchRows({ rows: [row, ...others], documents: [scan(true, LONG)] });
    expect(among?.state).to.equal('doubtful');
    expect(among?.state === 'doubtful' && among.candidates.map(({ rowId }) => rowId)).to.contain('r1');
  });

  it('is shown also where the row is more surely another scan’s', () => {
    const [first, other] = matchRows({
      rows: [row],
      documents: [scan(true, LONG), { ...scan(true, 'Khen thưởng'), id: 'e' }],
    });
    expect(first).to.deep.include({ documentId: 'd', state: 'doubtful', doubt: 'near-documents' });
    expect(other).to.deep.include({ documentId: 'e', state: 'paired' });
  });

  it('keeps a row of the same subject and another notation from being taken unseen', () => {
    const twin = aRow(2, { ...same, notation: 'TB-UBND', subject: LONG });
    const [outcome] = matchRows({ rows: [row, twin], documents: [scan(true, LONG)] });
    expect(outcome).to.deep.include({ documentId: 'd', state: 'doubtful', doubt: 'near-rows' });
  });

  it('says nothing where number and date were both read doubtfully', () => {
    const [outcome] = matchRows({ rows: [row], documents: [scan(false, LONG)] });
    expect(outcome).to.deep.equal({ documentId: 'd', state: 'unmatched' });
  });
});
