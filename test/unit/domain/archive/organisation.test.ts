import { expect } from 'chai';
import fc from 'fast-check';
import units from '../../../../schemas/archive/units/vinh-long.json' with { type: 'json' };
import { organisationsOfUnits, type UnitData } from '../../../../src/domain/archive/administrative-unit.ts';
import { isValidOn, overlaps, type Dated } from '../../../../src/domain/archive/dated.ts';
import { lookUpName, type Named } from '../../../../src/domain/archive/organisation-lookup.ts';
import {
  foldName,
  latestName,
  nameOn,
  namesOf,
  organisationFaults,
} from '../../../../src/domain/archive/organisation-names.ts';
import type { OrganisationRecord } from '../../../../src/domain/archive/organisation.ts';
import { partialDate, type PartialDate } from '../../../../src/domain/archive/partial-date.ts';

const on = (text: string) => text as PartialDate;
const named = (
  ...names: readonly (readonly [string, (string | undefined)?, (string | undefined)?])[]
): OrganisationRecord => ({
  names: names.map(([value, from, to]) => ({
    value,
    ...(from !== undefined && { from: on(from) }),
    ...(to !== undefined && { to: on(to) }),
  })),
});

const anyDate = fc
  .record({
    year: fc.integer({ min: 2010, max: 2014 }),
    month: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
    day: fc.option(fc.integer({ min: 1, max: 28 }), { nil: undefined }),
  })
  .map(({ year, month, day }) => partialDate(year, month, day) ?? on('2010'));
const anyDay = fc
  .tuple(fc.integer({ min: 2009, max: 2015 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => partialDate(year, month, day) ?? on('2010-01-01'));
const anySpan: fc.Arbitrary<Dated> = fc
  .record({ from: fc.option(anyDate, { nil: undefined }), to: fc.option(anyDate, { nil: undefined }) })
  .map(({ from, to }) => ({ ...(from && { from }), ...(to && { to }) }));

describe('domain/archive/dated', () => {
  it('holds on every day that a partial date can mean', () => {
    const year: Dated = { from: on('2015'), to: on('2016-02') };

    const days = ['2014-12-31', '2015-01-01', '2016-02-29', '2016-03-01', '2016-03', '2014'];
    expect(days.map((day) => isValidOn(year, on(day)))).to.deep.equal([false, true, true, false, false, false]);
    expect(isValidOn(year, undefined)).to.equal(true);
  });

  it('lets one span follow another within the same month or year, but not on the same day', () => {
    expect(overlaps({ to: on('2015') }, { from: on('2015') })).to.equal(false);
    expect(overlaps({ to: on('2015-06') }, { from: on('2015-06') })).to.equal(false);
    expect(overlaps({ to: on('2015-06-30') }, { from: on('2015-06-30') })).to.equal(true);
    expect(overlaps({ to: on('2015') }, { from: on('2015-06') })).to.equal(true);
    expect(overlaps({}, { from: on('2015') })).to.equal(true);
    expect(overlaps({ to: on('2014') }, { to: on('2016') })).to.equal(true);
  });
});

describe('domain/archive/organisation-names', () => {
  it('gives at most one name on any day, whatever spans were accepted (property)', () => {
    fc.assert(
      fc.property(fc.array(anySpan, { minLength: 1, maxLength: 4 }), anyDay, (spans, day) => {
        const record = { names: spans.map((span, index) => ({ value: `Tên ${String(index)}`, ...span })) };
        fc.pre(organisationFaults(record).length === 0);

        const valid = record.names.filter((name) => isValidOn(name, day));
        const name = nameOn(record, day);

        expect(valid.length).to.be.at.most(2);
        if (valid.length === 0) expect(name).to.equal(undefined);
        else expect(valid.map(({ value }) => value)).to.include(name);
        // The same whatever the order in which somebody typed them.
        expect(nameOn({ names: [...record.names].reverse() }, day)).to.equal(name);
      }),
      { numRuns: 500 },
    );
  });

  it('changes the name with the day', () => {
    const record = named(['Sở A', undefined, '2015'], ['Sở B', '2015', '2020-06-30'], ['Sở C', '2020-07-01']);

    expect(organisationFaults(record)).to.deep.equal([]);
    expect(
      ['2014-01-01', '2015-03-01', '2020-06-30', '2020-07-01'].map((day) => nameOn(record, on(day))),
    ).to.deep.equal(['Sở A', 'Sở B', 'Sở B', 'Sở C']);
    expect(latestName(record)).to.equal('Sở C');
  });

  it('refuses two names at one time, spans that end before they begin, and identifiers of another form', () => {
    const record: OrganisationRecord = {
      ...named(['A', '2010', '2015-01-01'], ['B', '2015-01-01']),
      abbreviations: [{ value: 'X', from: on('2020'), to: on('2019') }],
      identifiers: [
        { form: 'level-1-last', value: '000.00.00.H61' },
        { form: 'level-1-first', value: 'H61.64.33' },
        { form: 'level-1-last', value: 'H61' },
        { form: 'level-1-first', value: '000.00.00.H61' },
        { form: 'level-1-first', value: `H61.${'1'.repeat(40)}` },
      ],
    };

    expect(organisationFaults(record)).to.deep.equal([
      { field: 'abbreviations.0', reason: 'span-reversed' },
      { field: 'names.1', reason: 'names-overlap' },
      { field: 'identifiers.2', reason: 'identifier-form' },
      { field: 'identifiers.3', reason: 'identifier-form' },
      { field: 'identifiers.4', reason: 'identifier-form' },
    ]);
  });

  it('takes the ways to write one name for one', () => {
    const ways = ['ỦY BAN NHÂN DÂN\nTỈNH VĨNH LONG', 'Uỷ ban nhân dân tỉnh Vĩnh Long', 'UBND tỉnh Vĩnh Long,'];

    expect(new Set(ways.map(foldName))).to.deep.equal(new Set(['uy ban nhan dan tinh vinh long']));
    expect(foldName('H61.12')).to.not.equal(foldName('H611.2'));
  });
});

describe('domain/archive/organisation-lookup', () => {
  const known = (organisationId: string, record: OrganisationRecord): Named[] =>
    namesOf(record).map((name) => ({ organisationId, ...name }));
  const LIST = [
    ...known('ubnd', { ...named(['Ủy ban nhân dân tỉnh Vĩnh Long', undefined, '2025-06-30']), abbreviations: [{ value: 'UBND' }] }),
    ...known('new', { ...named(['Ủy ban nhân dân tỉnh Vĩnh Long', '2025-07-01']), abbreviations: [{ value: 'UBND' }] }),
    ...known('office', named(['Văn phòng Ủy ban nhân dân tỉnh Vĩnh Long'])),
  ]; // prettier-ignore

  it('finds by the day, as written or misread', () => {
    const find = (text: string, day?: string) =>
      lookUpName(LIST, text, day === undefined ? undefined : on(day)).map(({ organisationId, confidence }) => [
        organisationId,
        confidence,
      ]);

    expect(find('UBND TỈNH VĨNH LONG', '2018')).to.deep.equal([
      ['ubnd', 1],
      ['new', 0.4],
    ]);
    expect(find('ỦY BAN NHÂN DÂN TỈNH VĨNH LONG', '2026-01-02')[0]).to.deep.equal(['new', 1]);
    expect(find('Văn phòng UBND tinh Vĩmh Lorg', '2018')[0]?.[0]).to.equal('office');
    expect(find('Sở Nội vụ', '2018')).to.deep.equal([]);
    expect(find('HĐND tỉnh Vĩnh Long', '2018')).to.deep.equal([]);
  });

  it('says less where several use the same abbreviation', () => {
    const [first, second] = lookUpName(LIST, 'UBND');

    expect([first?.confidence, second?.confidence]).to.deep.equal([0.5, 0.5]);
  });
});

describe('domain/archive/administrative-unit', () => {
  const entries = organisationsOfUnits(units as unknown as UnitData);
  const named1 = (name: string) => entries.filter(({ names }) => names[0]?.value === name);

  it('gives the bodies of the province before and after 01/7/2025, the old followed by the new', () => {
    const [before, after] = named1('Ủy ban nhân dân tỉnh Vĩnh Long');

    expect(before?.names[0]).to.include({ to: '2025-06-30' });
    expect(after?.names[0]).to.include({ from: '2025-07-01' });
    expect(before?.identifiers?.map(({ form, value }) => `${form} ${value}`)).to.deep.equal([
      'level-1-last 000.00.00.H61',
      'level-1-first H61',
    ]);
    expect(before?.successors?.map(({ organisation, on: day }) => [organisation, day])).to.deep.equal([
      [after?.key, '2025-07-01'],
    ]);
    const followers = entries.filter(({ successors }) => successors?.[0]?.organisation === after?.key);
    expect(followers.map(({ unitCode }) => unitCode)).to.deep.equal(['83', '84', '86']);
  });

  it('gives a committee and a council for each district before and each commune after, with valid records', () => {
    const levels = Map.groupBy(entries, ({ level }) => level);

    expect([levels.get('district')?.length, levels.get('commune')?.length]).to.deep.equal([2 * 26, 2 * 124]);
    expect(named1('Ủy ban nhân dân huyện Châu Thành').map(({ superior }) => superior)).to.have.length(2);
    expect(entries.flatMap((entry) => organisationFaults(entry))).to.deep.equal([]);
    expect(new Set(entries.map(({ key }) => key)).size).to.equal(entries.length);
  });
});
