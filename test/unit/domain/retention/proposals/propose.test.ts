import type { PartialDate } from '../../../../../src/domain/archive/partial-date.ts';
import { expect } from 'chai';
import fc from 'fast-check';
import { readSchedule, readTitles } from '../../../../../scripts/bench/retention/labelled-titles.ts';
import { wearTitle } from '../../../../../scripts/bench/retention/worn-titles.ts';
import { countPrecedents } from '../../../../../src/domain/retention/proposals/precedents.ts';
import {
  proposeForDossier,
  type DossierProposal,
} from '../../../../../src/domain/retention/proposals/propose-for-dossier.ts';
import { proposeForTitle } from '../../../../../src/domain/retention/proposals/propose-for-title.ts';
import { indexSchedules } from '../../../../../src/domain/retention/proposals/schedule-index.ts';
import { comparePeriods } from '../../../../../src/domain/retention/retention-period.ts';
import { pricedRows } from '../../../../../src/domain/retention/retention-schedule.ts';

const COMMON = readSchedule('tt-09-2011-bnv');
const ROWS = new Set(pricedRows(COMMON).map(({ id }) => id));
const index = indexSchedules([COMMON]);
const TITLES = readTitles('titles.tsv').map(({ title }) => title);

const propose = (title: string) => proposeForTitle(title, { index });
const first = (title: string) => propose(title)[0]?.row.id.replace('tt-09-2011-bnv/', '');

/** Titles of the kind that come, worn ones, and any text at all. */
const anyTitle = fc.oneof(
  fc.constantFrom(...TITLES),
  fc.tuple(fc.constantFrom(...TITLES), fc.nat()).map(([title, seed]) => wearTitle(title, seed)),
  fc.string({ unit: 'grapheme' }),
);

describe('domain/retention/proposals', () => {
  it('find the row in other words, another order, abbreviations, without marks and with a slip', () => {
    expect(first('Hồ sơ về việc bổ nhiệm lại Trưởng phòng năm 2013')).to.equal('3/48');
    expect(first('HO SO BO NHIEM, DIEU DONG CAN BO NAM 2013')).to.equal('3/48');
    expect(first('BC công tác TĐKT quý I năm 2014')).to.equal('10/127/c');
    expect(first('Báo cáo công tác thi đua, khen thuởng năm 2014')).to.equal('10/127/a');
    expect(first('Sổ đăng ký công văn đến năm 2010')).to.equal('12.1/151');
  });

  it('choose the sub-item by the span of time, the condition, the body', () => {
    expect(first('Báo cáo tài chính và quyết toán năm 2010')).to.equal('5/76/a');
    expect(first('Báo cáo tài chính và quyết toán quý 2 năm 2010')).to.equal('5/76/b');
    expect(first('Vụ tai nạn lao động nghiêm trọng tại công trường')).to.equal('4.1/64/a');
    expect(first('Vụ tai nạn lao động không nghiêm trọng tại công trường')).to.equal('4.1/64/b');
  });

  it('tell the words of the title that led there, as they stand in it', () => {
    const [proposal] = propose('Hồ sơ kỷ luật cán bộ ở huyện Tân Phú');
    expect(proposal?.words).to.include.members(['kỷ', 'luật', 'cán', 'bộ']);
    expect(proposal?.words).not.to.include('Phú');
  });

  it('say when the title does not tell the sub-items apart', () => {
    expect(propose('Hồ sơ thanh tra các vụ việc')[0]?.open).to.equal(true);
    expect(propose('Hồ sơ thanh tra các vụ việc nghiêm trọng')[0]?.open).to.equal(false);
  });

  it('propose nothing where nothing fits', () => {
    for (const { title } of readTitles('without-item.tsv')) expect(propose(title), title).to.deep.equal([]);
    expect(propose('')).to.deep.equal([]);
    expect(proposeForTitle('Hồ sơ kỷ luật cán bộ', { index: indexSchedules([]) })).to.deep.equal([]);
  });

  it('cite rows that exist only, whatever the title and the decisions are', () => {
    fc.assert(
      fc.property(anyTitle, fc.array(fc.tuple(anyTitle, fc.string()), { maxLength: 5 }), (title, decided) => {
        const made = countPrecedents(
          [...decided, [title, 'no/such/row'] as const].map(([one, rowId]) => ({ title: one, rowId })),
        );
        for (const { row, confidence } of proposeForTitle(title, { index, precedents: made })) {
          expect(ROWS.has(row.id)).to.equal(true);
          expect(confidence).to.be.within(0, 1);
        }
      }),
    );
  });

  it('are the same for the same title, and in another index of the same schedule', () => {
    const again = indexSchedules([COMMON]);
    fc.assert(
      fc.property(anyTitle, (title) => {
        expect(proposeForTitle(title, { index: again })).to.deep.equal(propose(title));
      }),
    );
  });

  describe('with decisions of this archive', () => {
    const title = 'Giấy tờ đò ngang bến Cũ năm 2001';
    const decided = (count: number, rowId: string) =>
      Array.from({ length: count }, (_, at) => ({ title: `Giấy tờ đò ngang bến Cũ năm ${String(1990 + at)}`, rowId }));

    it('propose what was decided for like titles, and say how often', () => {
      expect(propose(title)).to.deep.equal([]);
      const precedents = countPrecedents(decided(12, 'tt-09-2011-bnv/12.2/163'));
      const [proposal] = proposeForTitle(title, { index, precedents });
      expect(proposal?.row.id).to.equal('tt-09-2011-bnv/12.2/163');
      expect(proposal?.precedents).to.deep.equal({ same: 12, all: 12 });
      expect(proposal?.confidence).to.be.above(0.9);
    });

    it('are less sure where people decided differently', () => {
      const split = [...decided(6, 'tt-09-2011-bnv/12.2/163'), ...decided(6, 'tt-09-2011-bnv/12.2/162')];
      const [one, other] = proposeForTitle(title, { index, precedents: countPrecedents(split) });
      expect(one?.precedents).to.deep.equal({ same: 6, all: 12 });
      expect(one?.confidence).to.be.below(0.5);
      expect(other?.precedents.same).to.equal(6);
    });

    it('do not touch titles that are not like them', () => {
      const precedents = countPrecedents(decided(12, 'tt-09-2011-bnv/12.2/163'));
      const other = 'Hồ sơ kỷ luật cán bộ năm 2001';
      expect(proposeForTitle(other, { index, precedents })).to.deep.equal(propose(other));
    });
  });

  describe('for a dossier', () => {
    const dossier = (title: string, ...documents: string[]) => proposeForDossier({ title, documents }, { index });

    it('take the longest of what title and documents call for, and say which document it was', () => {
      const made = dossier(
        'Công văn trao đổi về công tác đào tạo, tổ chức cán bộ năm 2012',
        'Công văn trao đổi về công tác tổ chức, cán bộ',
        'Quyết định kỷ luật cán bộ',
      );
      expect(made.longest.map(({ period, source }) => ({ period, source }))).to.deep.equal([
        { period: { kind: 'years', years: 70 }, source: { kind: 'document', at: 1 } },
      ]);
      expect(made.longest[0]?.proposal.row.id).to.equal('tt-09-2011-bnv/3/50');
    });

    it('are permanent where the law says so, with the rule beside the cited row', () => {
      const made = dossier('Công văn trao đổi về công tác kế hoạch chương trình mục tiêu quốc gia năm 2025');
      expect(made.longest[0]?.period).to.deep.equal({ kind: 'permanent' });
      expect(made.longest[0]?.proposal.row.scheduleId).to.equal('tt-09-2011-bnv');
      expect(made.byLaw.map(({ rule }) => rule)).to.deep.equal(['national-project']);
    });

    it('leave a rule of the law out for what was formed before it was in force', () => {
      const title = 'Công văn trao đổi về công tác kế hoạch chương trình mục tiêu quốc gia';
      const of = (formed: string) =>
        proposeForDossier({ title, documents: [], formed: formed as PartialDate }, { index });
      expect(of('2019-12').byLaw).to.deep.equal([]);
      expect(of('2019-12').longest[0]?.period).not.to.deep.equal({ kind: 'permanent' });
      expect(of('2026').byLaw.map(({ rule }) => rule)).to.deep.equal(['national-project']);
    });

    it('are none without a row that is cited, even where the law has a word', () => {
      const made = proposeForDossier({ title: 'Bảo vật quốc gia', documents: [] }, { index: indexSchedules([]) });
      expect(made).to.deep.equal({
        proposals: [],
        longest: [],
        byLaw: [{ rule: 'special-value', words: 'Bảo vật quốc gia' }],
      });
    });

    it('never get shorter by one more document', () => {
      const covers = (longer: DossierProposal, { longest }: DossierProposal) =>
        longest.every(({ period }) =>
          longer.longest.some((one) => ['equal', 'longer'].includes(comparePeriods(one.period, period))),
        );
      fc.assert(
        fc.property(anyTitle, fc.array(anyTitle, { maxLength: 4 }), anyTitle, (title, documents, more) => {
          const before = dossier(title, ...documents);
          expect(covers(dossier(title, ...documents, more), before)).to.equal(true);
          expect(covers(dossier(title, more, ...documents), before)).to.equal(true);
        }),
      );
    });
  });
});
