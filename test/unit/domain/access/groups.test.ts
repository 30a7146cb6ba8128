import { expect } from 'chai';
import { proposeGroups } from '../../../../src/domain/access/propose-groups.ts';
import { GROUP_CODES, groupsInForce, RESTRICTION_GROUPS } from '../../../../src/domain/access/restriction-groups.ts';
import { DOSSIER_STATES } from '../../../../src/domain/workflow/dossier-state.ts';

describe('groups of material of restricted use', () => {
  it('are the eight of TT 05/2015, each with its title; words stand for items of the first six alone', () => {
    expect(RESTRICTION_GROUPS.map(({ code }) => code)).to.deep.equal(GROUP_CODES);
    expect(RESTRICTION_GROUPS.map(({ items }) => items.length)).to.deep.equal([6, 5, 8, 2, 9, 4, 0, 0]);
  });

  it('are proposed with the item and the words that matched', () => {
    const cases: [string, string[]][] = [
      ['Hồ sơ giải quyết đơn khiếu nại, tố cáo của công dân năm 2016', ['5: khiếu nại, tố cáo']],
      ['HỒ SƠ THANH TRA việc quản lý đất đai', ['5: THANH TRA']],
      ['Hồ sơ gốc cán bộ đã nghỉ hưu', ['6: Hồ sơ gốc']],
      ['Ho so xay dung tru so Uy ban nhan dan', ['3: xay dung tru so']],
      ['Hồ sơ đón đoàn vào và công tác đối ngoại', ['5: đối ngoại, đoàn vào']],
      ['Hồ sơ giá thú và lý lịch', ['6: giá thú', '6: lý lịch']],
      ['Kế hoạch phát triển kinh tế - xã hội năm 2015', []],
      // "thanh tra" is two words there: none of them alone, and not across other marks.
      ['Công tác thành tra soát', []],
    ];
    for (const [title, expected] of cases) {
      const found = proposeGroups({ title });
      expect(
        found.map(({ group, words }) => `${group}: ${words.join(', ')}`),
        title,
      ).to.deep.equal(expected);
      for (const { group, item } of found)
        expect(RESTRICTION_GROUPS.find(({ code }) => code === group)?.items.map((one) => one.title)).to.include(item);
    }
  });

  it('takes damage from the condition of the paper', () => {
    expect(proposeGroups({ title: 'Kế hoạch', physicalCondition: 'Hỏng' })).to.deep.equal([
      { group: '7', item: null, words: ['Hỏng'] },
    ]);
    expect(proposeGroups({ title: 'Kế hoạch', physicalCondition: 'Tốt' })).to.deep.equal([]);
  });

  it('hold by themselves while a dossier is worked on', () => {
    const held = DOSSIER_STATES.filter((state) => groupsInForce([], state).includes('8'));
    expect(held).to.deep.equal([
      ...['receiving', 'sorting', 'described', 'checked', 'numbered', 'digitising'],
      ...['proposed-for-elimination', 'council'],
    ]);
    expect(groupsInForce(['6', '5'], 'described')).to.deep.equal(['5', '6', '8']);
    expect(groupsInForce(['5'], 'handed-over')).to.deep.equal(['5']);
  });
});
