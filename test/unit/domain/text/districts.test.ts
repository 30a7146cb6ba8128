import { expect } from 'chai';
import list from '../../../../mappings/reading/districts.json' with { type: 'json' };
import { districtLike, isDistrict } from '../../../../src/domain/text/districts.ts';

describe('domain/text/districts', () => {
  it('knows a district by its letters, with its own marks, in any case', () => {
    expect(districtLike('LỤC NGAN')).to.equal('Lục Ngạn');
    expect(districtLike("CƯ M'GAR")).to.equal('Cư M’gar');
    expect(districtLike('An Bình')).to.equal(undefined);
  });

  it('says nothing where two districts have the same letters', () => {
    for (const name of ['Phú Ninh', 'Phù Ninh', 'Tam Dương', 'Tam Đường']) {
      expect(districtLike(name)).to.equal(undefined);
      expect(isDistrict(name)).to.equal(false);
    }
  });

  it('tells the name from what has the same letters, and not from another placing of a tone', () => {
    expect(isDistrict('HUẾ')).to.equal(true);
    expect(isDistrict('HUỀ')).to.equal(false);
    expect([isDistrict('Hòa Vang'), isDistrict('Hoà Vang')]).to.deep.equal([true, true]);
  });

  it('holds every name once, as it is written', () => {
    expect(new Set(list.districts).size).to.equal(list.districts.length);
    for (const name of list.districts) {
      expect(name).to.equal(name.normalize('NFC').trim());
      expect(name).to.match(/^\p{Lu}[\p{L}’]*(?:[ -]\p{Lu}[\p{L}’]*)*$/u);
    }
  });
});
