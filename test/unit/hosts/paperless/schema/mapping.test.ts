import { expect } from 'chai';
import { readMapping } from '../../../../../src/hosts/paperless/schema/mapping.ts';
import { LONGEST_OPTION_ID, markedOptionId, optionIdOf } from '../../../../../src/hosts/paperless/schema/option-id.ts';
import { fieldSpecs } from '../../../../../src/hosts/paperless/schema/wanted-fields.ts';
import { ConfigError } from '../../../../../src/ports/errors.ts';
import { bundledSchema } from '../../../../support/paperless/schema-bench.ts';

describe('hosts/paperless/schema: mappings', () => {
  const mapping = readMapping();
  const wanted = bundledSchema();
  const specs = fieldSpecs(wanted, mapping);

  it('shows every field of the record, and numbers each by a number of its own', () => {
    const keys = specs.map(({ key }) => key);
    const whole = specs.filter(({ key }) => !key.endsWith('.partial'));
    const numbers = whole.map(({ name }) => name.slice(0, 2));

    expect(keys).to.include.members(wanted.fields.map(({ key }) => key));
    expect(keys.some((key) => key.startsWith('caseNumber'))).to.equal(false);
    expect(new Set(numbers).size).to.equal(numbers.length);
    expect(whole.every(({ name }) => Number(name.slice(0, 2)) < mapping.values.firstFreeNumber)).to.equal(true);
  });

  it('names fields in the mapping as the schema labels them', () => {
    for (const { key, name } of specs) {
      const value = mapping.values.values[key.replace('.partial', '')];
      expect([value?.name, value?.partial?.name]).to.include(name);
    }
  });

  it('says the same of kinds as the schema: what may be long is long, what is a choice is one', () => {
    const types = {
      text: 'string',
      'long-text': 'longtext',
      'partial-date': 'date',
      integer: 'integer',
      choice: 'select',
      list: 'longtext',
    };
    for (const { key, kind } of wanted.fields)
      expect(specs.find((spec) => spec.key === key)?.dataType).to.equal(types[kind as keyof typeof types], key);
  });

  it('has an id for every option, which the host takes', () => {
    for (const { key, options } of specs) {
      const mapped = Object.values(mapping.values.values[key]?.options ?? {});
      expect(options.map(({ id }) => id)).to.deep.equal(mapped, key);
      expect(new Set(mapped).size).to.equal(mapped.length);
    }
  });

  it('speaks in types, views and paths only of what there is', () => {
    const fields = new Set(specs.map(({ key }) => key));
    const tags = new Set([
      'root',
      ...Object.keys(mapping.states.marks).map((key) => `mark:${key}`),
      ...Object.keys(mapping.states.requests).map((key) => `request:${key}`),
    ]);
    const types = new Set(wanted.documentTypes.map(({ value }) => value));
    const { base, additions, instead } = mapping.documentTypes;

    for (const key of [base, ...Object.values(additions), ...Object.values(instead)].flat())
      expect(fields).to.include(key);
    for (const type of [...Object.keys(additions), ...Object.keys(instead)]) expect(types).to.include(type);
    for (const view of mapping.views.views) {
      for (const tag of [...(view.all ?? []), ...(view.any ?? [])]) expect(tags).to.include(tag);
      for (const [, key] of JSON.stringify(view).matchAll(/(?:field|option):([A-Za-z.]+)/g))
        expect(fields).to.include(key);
    }
    for (const [, key] of JSON.stringify(mapping.storagePaths.paths).matchAll(/field:([A-Za-z.]+)/g))
      expect(fields).to.include(key);
  });

  it('is written in composed letters throughout', () => {
    const text = JSON.stringify(mapping);

    expect(text).to.equal(text.normalize('NFC'));
  });

  it('is refused by its place when it is not valid', () => {
    const broken = { ...mapping, states: { ...mapping.states, root: { name: 'x', colour: 'red' } } };

    expect(() => readMapping(broken))
      .to.throw(ConfigError)
      .with.nested.property('details.option', 'mappings/paperless: states.root.colour');
  });
});

describe('hosts/paperless/schema: ids of options', () => {
  for (const [value, id] of [
    ['Hẹn giờ', 'hengio'],
    ['Đã đóng', 'dadong'],
    ['Đến khi văn bản hết hiệu lực', 'denkhivanb-ff'],
  ] as const)
    it(`of “${value}” is short and ASCII`, () => {
      expect(optionIdOf(value)).to.match(/^[a-z0-9-]+$/);
      expect(optionIdOf(value).length).to.be.at.most(LONGEST_OPTION_ID);
      expect(optionIdOf(value).startsWith(id.slice(0, 10))).to.equal(true);
    });

  it('differ where the readable part does not, in whatever form the letters come', () => {
    expect(markedOptionId('Mật', 'mat')).not.to.equal(markedOptionId('Mất', 'mat'));
    expect(markedOptionId('Mật'.normalize('NFD'), 'mat')).to.equal(markedOptionId('Mật', 'mat'));
    expect(optionIdOf('漢喃')).to.match(/^-[0-9a-f]{5}$/);
  });
});
