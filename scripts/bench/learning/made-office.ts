import type { FieldValue, FieldValues } from '../../../src/domain/cataloguing/field-value.ts';
import type { FieldName } from '../../../src/domain/metadata/field-name.ts';
import { chooseAgency } from '../../pages/content/agencies.ts';
import { personName } from '../../pages/content/people.ts';
import type { Random } from '../../pages/random.ts';

/** A document as it is, in the order of its years. */
export interface TrueDocument {
  readonly id: string;
  readonly values: Readonly<Record<LearnedField, string | readonly string[]>> & {
    readonly notation: string;
    readonly issuedOn: string;
  };
}

export const LEARNED_FIELDS = ['issuingBody', 'signatory', 'signerRole', 'addressees'] as const;
export type LearnedField = (typeof LEARNED_FIELDS)[number];

interface Signer {
  readonly name: string;
  readonly role: string;
  readonly from: number;
  readonly to: number;
}

interface Body {
  readonly name: string;
  readonly abbreviation: string;
  readonly signers: readonly Signer[];
}

const [FIRST, LAST] = [2004, 2018];
const BODIES = 25;
const TYPES = ['QĐ', 'TB', 'BC', 'KH', 'TTr'] as const;
const ADDRESSEES = [
  ...['Sở Nội vụ', 'Sở Tài chính', 'Sở Y tế', 'Sở Xây dựng', 'Sở Tư pháp', 'Văn phòng Tỉnh ủy'],
  ...['Ủy ban nhân dân tỉnh', 'Ủy ban nhân dân các huyện', 'Công an tỉnh', 'Kho bạc Nhà nước', 'Cục Thuế'],
];

/** The papers of some bodies over fifteen years: heads and deputies come and go, some are called nearly alike. */
export function makeOffice(random: Random, documents: number): readonly TrueDocument[] {
  const bodies = Array.from({ length: BODIES }, () => bodyOf(random));
  return Array.from({ length: documents }, (_, at) => {
    const year = FIRST + Math.floor((at / documents) * (LAST - FIRST + 1));
    const body = random.pick(bodies);
    const signer = random.pick(body.signers.filter(({ from, to }) => year >= from && year <= to));
    const month = String(random.whole(1, 12)).padStart(2, '0');
    return {
      id: `d${String(at).padStart(6, '0')}`,
      values: {
        ...{ issuingBody: body.name, signatory: signer.name, signerRole: signer.role },
        addressees: random.some(ADDRESSEES, random.whole(1, 3)),
        notation: `${random.pick(TYPES)}-${body.abbreviation}`,
        issuedOn: `${String(year)}-${month}-15`,
      },
    };
  });
}

function bodyOf(random: Random): Body {
  const { issuer, abbreviation, offices, power } = chooseAgency(random);
  const [head, deputy] = offices;
  const lead = power === undefined ? head : `${power} ${head}`;
  const signers: Signer[] = [];
  for (const role of [lead, `KT. ${head} ${deputy}`, `KT. ${head} ${deputy}`]) {
    let from = FIRST;
    while (from <= LAST) {
      const to = Math.min(LAST, from + random.whole(2, 5));
      const before = signers.at(-1);
      // A brother, a namesake: one mark apart.
      const name = before !== undefined && random.chance(0.04) ? misread(random, before.name) : personName(random);
      signers.push({ name, role, from, to });
      from = to + 1;
    }
  }
  return { name: issuer.join(' '), abbreviation, signers };
}

/** What a machine makes of a field: right and sure, right and asked, wrong and asked, the rest wrong and sure. */
interface Shares {
  readonly sureRight: number;
  readonly right: number;
  readonly wrong: number;
}
/** As on hard pages; a value that looks certain and is wrong is one in 200. */
const SHARES: Readonly<Record<LearnedField, Shares>> = {
  issuingBody: { sureRight: 0.8, right: 0.1, wrong: 0.095 },
  signatory: { sureRight: 0.5, right: 0.25, wrong: 0.245 },
  signerRole: { sureRight: 0.72, right: 0.15, wrong: 0.125 },
  addressees: { sureRight: 0.6, right: 0.22, wrong: 0.175 },
};

/** Values of one document as read. */
export function readDocument(random: Random, { values }: TrueDocument): FieldValues {
  const fields: Partial<Record<FieldName, FieldValue>> = {
    notation: model(random.chance(0.05) ? misread(random, values.notation) : values.notation, 0.95),
    issuedOn: model(random.chance(0.02) ? values.issuedOn.replace('-', '-1') : values.issuedOn, 0.95),
  };
  for (const field of LEARNED_FIELDS) fields[field] = reading(random, values[field], SHARES[field]);
  return fields;
}

function reading(random: Random, value: string | readonly string[], { sureRight, right, wrong }: Shares): FieldValue {
  const at = random.next();
  const low = 0.2 + random.next() * 0.64;
  const sure = 0.86 + random.next() * 0.13;
  if (at < sureRight) return model(value, sure);
  if (at < sureRight + right) return model(value, low);
  const spoiled = typeof value === 'string' ? misread(random, value) : value.with(0, misread(random, value[0] ?? ''));
  return model(spoiled, at < sureRight + right + wrong ? low : sure);
}

function model(value: string | readonly string[], confidence: number): FieldValue {
  return { value, confidence, needsReview: confidence < 0.85, origin: 'model' };
}

/** Vowels of one letter with other marks, and letters that look alike: what engines confuse. */
const ALIKE = [
  'aáàảãạăắằẳẵặâấầẩẫậ',
  'eéèẻẽẹêếềểễệ',
  'oóòỏõọôốồổỗộơớờởỡợ',
  'uúùủũụưứừửữự',
  'iíìỉĩịlt',
  'yýỳỷỹỵv',
  'nmr',
  'dđ',
  'ceo',
];

/** One letter in most cases, some in the rest. */
export function misread(random: Random, text: string): string {
  let letters = Array.from(text);
  const times = random.chance(0.7) ? 1 : random.whole(2, 4);
  for (let i = 0; i < times; i += 1) {
    const places = letters.flatMap((letter, at) => (groupOf(letter) === undefined ? [] : [at]));
    if (places.length === 0) return text;
    const at = random.pick(places);
    const letter = letters[at] ?? '';
    const others = Array.from(groupOf(letter) ?? '').filter((other) => other !== letter.toLowerCase());
    const other = random.pick(others);
    letters = letters.with(at, letter === letter.toLowerCase() ? other : other.toUpperCase());
  }
  const spoiled = letters.join('');
  return spoiled === text ? misread(random, text) : spoiled;
}

function groupOf(letter: string): string | undefined {
  return ALIKE.find((group) => group.includes(letter.toLowerCase()));
}
