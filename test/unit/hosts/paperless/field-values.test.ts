import { expect } from 'chai';
import fc from 'fast-check';
import { decodeValue, encodeValue, isDay, isRefusal, sameValue } from '../../../../src/hosts/paperless/field-values.ts';
import type { RegisteredField } from '../../../../src/hosts/paperless/registered.ts';
import type { WireDataType } from '../../../../src/hosts/paperless/wire-types.ts';

function aField(type: WireDataType, given: Partial<RegisteredField> = {}): RegisteredField {
  return { id: 1, name: '01. Trường', type, options: [], partial: undefined, ...given };
}

const options = [
  { id: 'mat', value: 'Mật' },
  { id: 'toimat', value: 'Tối mật' },
];

describe('hosts/paperless/field-values', () => {
  it('sends each type as the host wants it', () => {
    const sent = [
      [aField('string'), 'Đà Lạt '.normalize('NFD'), 'Đà Lạt'],
      [aField('string'), ['Một', 'Hai'], 'Một; Hai'],
      [aField('longtext'), ['Một', 'Hai'], 'Một\nHai'],
      [aField('longtext'), 12, '12'],
      [aField('url'), 'http://10.0.0.5:8484/files/1', 'http://10.0.0.5:8484/files/1'],
      [aField('date'), '2015-01-05', '2015-01-05'],
      [aField('boolean'), false, false],
      [aField('integer'), -2147483648, -2147483648],
      [aField('float'), 1.5, 1.5],
      [aField('monetary'), 'VND1500000.00', 'VND1500000.00'],
      [aField('select', { options }), 'Tối mật'.normalize('NFD'), 'toimat'],
      [aField('string'), null, null],
      [aField('longtext'), [], null],
    ] as const;

    for (const [field, value, raw] of sent)
      expect(encodeValue(field, value), String(value)).to.deep.equal(new Map([[1, raw]]));
  });

  it('refuses what the host could not hold, or would half write', () => {
    const refused = [
      [aField('string'), 'Đ'.repeat(129), 'too-long'],
      [aField('string'), true, 'wrong-type'],
      [aField('string'), 'a\0b', 'wrong-type'],
      [aField('longtext'), 'a\ud800', 'wrong-type'],
      [aField('url'), `http://x/${'a'.repeat(200)}`, 'too-long'],
      [aField('url'), 'không phải địa chỉ', 'wrong-type'],
      [aField('date'), '2015-02-30', 'wrong-type'],
      [aField('date'), '2015-01', 'wrong-type'],
      [aField('date'), '05/01/2015', 'wrong-type'],
      [aField('boolean'), 'true', 'wrong-type'],
      [aField('integer'), 2147483648, 'wrong-type'],
      [aField('of a later release' as WireDataType), 'a', 'wrong-type'], // a person may have changed the type
      [aField('integer'), 1.5, 'wrong-type'],
      [aField('integer'), '12', 'wrong-type'],
      [aField('float'), Infinity, 'wrong-type'],
      [aField('monetary'), 'VND1500000', 'wrong-type'],
      [aField('documentlink'), 'x', 'wrong-type'],
      [aField('select', { options }), 'mat', 'not-an-option'],
    ] as const;

    for (const [field, value, why] of refused) expect(encodeValue(field, value), String(value)).to.equal(why);
  });

  it('takes 128 letters, counted as the host counts them', () => {
    const letters = '𝕍'.repeat(128);

    expect(encodeValue(aField('string'), letters)).to.deep.equal(new Map([[1, letters]]));
  });

  it('puts a date without its day into the field for it, and empties the other one', () => {
    const field = aField('date', { partial: { id: 2, type: 'string' } });

    expect(encodeValue(field, '2015-01')).to.deep.equal(
      new Map<number, unknown>([
        [1, null],
        [2, '2015-01'],
      ]),
    );
    expect(encodeValue(field, '2015-01-05')).to.deep.equal(
      new Map<number, unknown>([
        [1, '2015-01-05'],
        [2, null],
      ]),
    );
    expect(encodeValue(field, null)).to.deep.equal(
      new Map([
        [1, null],
        [2, null],
      ]),
    );
    expect(encodeValue(field, 'năm 2015')).to.equal('wrong-type');
    expect(
      decodeValue(
        'issuedOn',
        field,
        new Map<number, unknown>([
          [1, null],
          [2, '2015-01'],
        ]),
      ),
    ).to.equal('2015-01');
  });

  it('reads what people type: lists by line, options of theirs by label, nothing for blanks', () => {
    expect(decodeValue('recipients', aField('longtext'), new Map([[1, 'Như trên\r\n\r\n Lưu: VT ']]))).to.deep.equal([
      'Như trên',
      'Lưu: VT',
    ]);
    expect(decodeValue('keywords', aField('string'), new Map([[1, 'một; hai']]))).to.deep.equal(['một', 'hai']);
    expect(
      decodeValue(
        'secrecy',
        aField('select', { options: [...options, { id: 'x1', value: 'Nội bộ' }] }),
        new Map([[1, 'x1']]),
      ),
    ).to.equal('Nội bộ');
    for (const nothing of [null, undefined, '', ' \n'])
      expect(decodeValue('subject', aField('longtext'), new Map([[1, nothing]]))).to.equal(undefined);
    expect(decodeValue('retentionHold', aField('boolean'), new Map([[1, false]]))).to.equal(false);
  });

  it('reads back what it sent', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.constantFrom('string', 'longtext'),
        (text, type) => {
          const field = aField(type);
          const encoded = encodeValue(field, text);
          if (isRefusal(encoded)) return;

          expect(sameValue(decodeValue('subject', field, encoded), text)).to.equal(true);
        },
      ),
    );
  });

  it('knows the days of the calendar', () => {
    expect(['2016-02-29', '1899-12-31', '2015-12-31'].map(isDay)).to.deep.equal([true, true, true]);
    expect(
      ['2015-02-29', '2015-13-01', '2015-1-1', '0999-01-01', '2015-01', '', '2015-01-05T00'].map(isDay),
    ).to.deep.equal([false, false, false, false, false, false, false]);
  });
});
