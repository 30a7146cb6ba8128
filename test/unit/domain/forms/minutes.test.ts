import { expect } from 'chai';
import fc from 'fast-check';
import type { FormCopy, FormLine, FormValues } from '../../../../src/domain/forms/form-model.ts';
import { DISPOSAL_PAPERS, disposalPaper } from '../../../../src/domain/forms/minutes/disposal-papers.ts';
import { countText, dateWords, timeWords } from '../../../../src/domain/forms/minutes/minutes-words.ts';
import { authorityOf } from '../../../../src/domain/forms/minutes/registered.ts';
import { aCase, anItem, disposalFacts, ITEMS, periodText } from '../../../support/forms/paper-samples.ts';

function rows({ lists }: FormCopy, key: string): readonly FormValues[] {
  const list = lists[key] ?? [];
  if (!(Symbol.iterator in list)) throw new Error(`${key} is read once`);
  return [...list].map((line: FormLine) => line.cells);
}

describe('words of minutes', () => {
  it('dates are written as the decree asks: zeros for days below ten and for the first two months', () => {
    expect(['2020-01-05', '2020-02-29', '2020-03-09', '2020-12-31'].map((day) => dateWords(day))).to.deep.equal([
      'ngày 05 tháng 01 năm 2020',
      'ngày 29 tháng 02 năm 2020',
      'ngày 09 tháng 3 năm 2020',
      'ngày 31 tháng 12 năm 2020',
    ]);
    expect([dateWords('2020-05'), dateWords('2020'), dateWords(null)]).to.deep.equal([
      'tháng 5 năm 2020',
      'năm 2020',
      undefined,
    ]);
  });

  it('hours and counts', () => {
    expect([timeWords('08:05'), timeWords(undefined), countText(1_234_567), countText(33.85)]).to.deep.equal([
      '8 giờ 05 phút',
      undefined,
      '1.234.567',
      '33,85',
    ]);
  });

  it('in whose name somebody decides', () => {
    const positions = ['KT. Chánh Văn phòng\nPhó Chánh Văn phòng', 'TM. Ủy ban nhân dân', 'Giám đốc', 'Q. Trưởng ban'];
    expect(positions.map(authorityOf)).to.deep.equal(['Chánh Văn phòng', 'Ủy ban nhân dân', 'Giám đốc', 'Trưởng ban']);
  });
});

describe('papers of a case of disposal', () => {
  it('call council, list and law by the regime of the case', () => {
    const of = (regime: '2011' | '2024') => disposalPaper('disposal-decision', disposalFacts(regime)).values;
    expect(of('2011')).to.include({
      councilName: 'Hội đồng xác định giá trị tài liệu',
      listName: 'Danh mục tài liệu hết giá trị',
      materialName: 'tài liệu hết giá trị',
    });
    expect(of('2011')['paperBases']).to.match(/^Căn cứ Luật Lưu trữ số 01\/2011\/QH13/);
    expect(of('2011')).not.to.have.property('deadline');
    expect(of('2024')).to.include({
      councilName: 'Hội đồng xét hủy tài liệu lưu trữ',
      listName: 'Danh mục tài liệu hết thời hạn lưu trữ, trùng lặp',
      deadline: 'ngày 18 tháng 02 năm 2026',
    });
    expect(of('2024')['paperBases']?.split('\n')).to.have.length(6);
  });

  it('rest on the papers that came before, with their numbers', () => {
    const bases = disposalPaper('disposal-decision', disposalFacts()).values['paperBases'] ?? '';
    expect(bases.split('\n').slice(1)).to.deep.equal([
      'Căn cứ Quyết định số 15/QĐ-VPUBND ngày 08 tháng 01 năm 2026 về việc thành lập Hội đồng xác định giá trị tài liệu;',
      'Căn cứ Biên bản họp Hội đồng xác định giá trị tài liệu ngày 20 tháng 01 năm 2026;',
      'Căn cứ Văn bản thẩm định số 33/SNV-QLVTLT ngày 30 tháng 01 năm 2026 của Sở Nội vụ;',
      'Xét Tờ trình số 07/TTr-VPUBND ngày 22 tháng 01 năm 2026;',
    ]);
  });

  it('list what goes, not what stays, with the reason and what is kept in its place', () => {
    const list = disposalPaper('elimination-list', disposalFacts());
    const titles = rows(list, 'items').map(({ title }) => title);
    expect(list.values).to.include({ count: '14', countInWords: 'Mười bốn' });
    expect(titles).to.have.length(14).and.not.to.include('Hồ sơ xây dựng trụ sở');
    expect(rows(list, 'items')[12]).to.include({ reason: 'Trùng lặp', note: 'Bản giữ lại: hồ sơ số 15', volume: '1a' });
    // Volumes are numbered within their bundle.
    expect(
      rows(list, 'items')
        .slice(4, 7)
        .map(({ container, volume }) => [container, volume]),
    ).to.deep.equal([
      ['Hộp 1', '5'],
      ['Hộp 2', '1'],
      ['Hộp 2', '2'],
    ]);
  });

  it('note each paper original on the list of digital records, files and documents apart', () => {
    const list = disposalPaper('digital-elimination-list', disposalFacts());
    expect([rows(list, 'items').length, rows(list, 'documents').length]).to.deep.equal([13, 1]);
    expect(rows(list, 'items')[1]).to.include({ note: 'Có bản gốc giấy', period: '5 năm', documentsCount: '12' });
    expect(rows(list, 'items')[0]).not.to.have.property('note');
    const facts = disposalFacts();
    const none = disposalPaper('digital-elimination-list', { ...facts, items: [] });
    expect(rows(none, 'items')).to.deep.equal([{ title: 'Không có' }]);
    expect(rows(none, 'documents')).to.deep.equal([{ subject: 'Không có' }]);
  });

  it('keep dissent by name and reason, what stays with its votes, and say none where there is none', () => {
    const minutes = disposalPaper('council-minutes', disposalFacts());
    expect(minutes.values).to.include({ membersCount: '4', presentCount: '3', chairman: 'Trần Thị An' });
    expect(minutes.values).to.include({
      unanimousCount: '13',
      keptCount: '1',
      ruledCount: '0',
      startTime: '8 giờ 30 phút',
    });
    expect(
      rows(minutes, 'opinions').map(({ name, title, choice, reason = '' }) => [name, title, choice, reason]),
    ).to.deep.equal([
      ['Phạm Thị Cúc', 'Hồ sơ tiếp công dân số 3', 'Giữ lại', 'còn vụ việc liên quan'],
      ['Trần Thị An', 'Hồ sơ xây dựng trụ sở', 'Hủy', ''],
    ]);
    expect(rows(minutes, 'keptItems')[0]).to.include({
      title: 'Hồ sơ xây dựng trụ sở',
      votes: '1/2',
      reason: 'còn tra cứu',
    });
    expect(rows(minutes, 'ruledItems')).to.deep.equal([{ title: 'Không có' }]);
    expect(rows(minutes, 'members')[3]).to.include({ name: 'Võ Văn Dũng', attendance: 'Vắng mặt', role: 'Ủy viên' });
  });

  it('leave open what nobody knows yet', () => {
    const fresh = { ...aCase('2024'), decidedOn: null, record: { title: 'x', opinionRequired: false } };
    for (const kind of DISPOSAL_PAPERS) {
      const { values } = disposalPaper(kind, { case: fresh, items: [], tallies: [], deadline: null, periodText });
      expect(values, kind).not.to.have.any.keys('signer', 'paperNumber', 'signedOn', 'decisionNumber', 'chairman');
      expect(
        Object.values(values).filter((value) => /undefined|null|NaN/.test(value)),
        kind,
      ).to.deep.equal([]);
    }
  });

  it('whatever the list, each item that goes stands in it once and the counts agree', () => {
    const states = fc.array(fc.constantFrom('listed', 'kept', 'destroyed'), { maxLength: 30 });
    fc.assert(
      fc.property(states, (given) => {
        const items = given.map((state, index) => anItem(index + 1, { state: state as 'listed' }));
        const going = given.filter((state) => state !== 'kept').length;
        const facts = disposalFacts('2024', items);
        const containers = rows(disposalPaper('disposal-handover', facts), 'containers');
        expect(rows(disposalPaper('elimination-list', facts), 'items')).to.have.length(going);
        expect(containers.reduce((sum, { count }) => sum + Number(count), 0)).to.equal(going);
      }),
    );
    expect(ITEMS).to.have.length(15);
  });
});
