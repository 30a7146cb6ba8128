import { expect } from 'chai';
import { changesOf, draftOf, entryOf, faultsOf, mergeDrafts } from '../../../../src/web/archive/model/fonds-draft.ts';
import { fillingOf } from '../../../../src/web/archive/model/scheme-filling.ts';
import { aFonds } from '../../../support/archive/dossiers.ts';

const BASE = draftOf({ ...aFonds(), settings: { ...aFonds().settings, inventories: [] }, description: {} });

describe('web/archive/model/fonds-draft', () => {
  const whole = {
    ...BASE,
    ...{ name: ' Phông UBND tỉnh ', code: 'P01', start: '1992', end: '30/6/2025', linearMetres: '12,5' },
    ...{ administrativeHistory: 'Thành lập năm 1992', inventories: [{ number: ' 01 ', kind: 'permanent' as const }] },
  };

  it('makes of what was typed what the service wants, and leaves out what is empty', () => {
    const entry = entryOf(whole);

    expect(entry).to.include({ name: 'Phông UBND tỉnh', code: 'P01', start: '1992', end: '2025-06-30' });
    expect(entry.settings.inventories).to.deep.equal([{ number: '01', kind: 'permanent' }]);
    expect(entry.description).to.deep.equal({ administrativeHistory: 'Thành lập năm 1992', linearMetres: 12.5 });
  });

  it('names what cannot be sent', () => {
    expect(faultsOf(whole)).to.deep.equal({});
    const bad = { ...whole, name: ' ', end: 'hết năm', linearMetres: 'mười', firstNumber: '0' };
    expect(faultsOf(bad)).to.deep.equal({
      name: 'required',
      end: 'date',
      linearMetres: 'number',
      firstNumber: 'number',
    });
    const twice = [...whole.inventories, { number: '01', kind: 'any' as const }];
    expect(faultsOf({ ...whole, inventories: twice })).to.deep.equal({ inventories: 'inventories' });
  });

  it('sends only what was changed', () => {
    expect(changesOf(whole, whole)).to.deep.equal({});
    expect(changesOf({ ...whole, end: '30/06/2025' }, whole)).to.deep.equal({});
    expect(changesOf({ ...whole, code: '' }, whole)).to.deep.equal({ code: null });
  });

  it('keeps of two people what only one of them changed, and tells what both changed', () => {
    const mine = { ...whole, code: 'P02', note: 'của tôi' };
    const theirs = { ...whole, code: 'P03', custodialHistory: 'Chỉnh lý năm 2024' };

    const { merged, conflicts } = mergeDrafts(whole, mine, theirs);

    expect(merged).to.include({ code: 'P02', note: 'của tôi', custodialHistory: 'Chỉnh lý năm 2024' });
    expect(conflicts).to.deep.equal([{ field: 'code', mine: 'P02', theirs: 'P03' }]);
    expect(mergeDrafts(whole, mine, mine).conflicts).to.deep.equal([]);
  });
});

describe('web/archive/model/scheme-filling', () => {
  it('asks for the ready template, for what two lists make, or for nothing', () => {
    expect(fillingOf({ kind: 'none', headings: 'x', times: '' })).to.equal(undefined);
    expect(fillingOf({ kind: 'template', headings: '', times: '' })).to.deep.equal({ template: 'tt13-2011' });
    const divisions = { headings: ['Tổng hợp', 'Đê điều'], times: ['1992', '1993'] };
    const draft = { kind: 'divisions' as const, headings: 'Tổng hợp\n\n Đê điều ', times: '1992\n1993\n' };
    expect(fillingOf(draft)).to.deep.equal({ divisions });
    expect(fillingOf({ ...draft, times: '\n' })).to.equal('incomplete');
  });
});
