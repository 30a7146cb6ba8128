import { partialDate, type PartialDate } from '../../../src/domain/archive/partial-date.ts';
import type { FieldOpinions, FieldValue } from '../../../src/domain/cataloguing/field-value.ts';
import type { FieldName } from '../../../src/domain/metadata/field-name.ts';
import type { Random } from '../../pages/random.ts';
import { swapDigits, type TrueDocument } from './made-register.ts';

export interface ReadScan {
  readonly id: string;
  readonly truth: TrueDocument;
  readonly fields: Readonly<Partial<Record<FieldName, FieldOpinions>>>;
}

/** Shares as seen on real scans (digit reader, tesseract); a value that looks certain and is wrong is one in 200. */
const SHARES = {
  unscanned: 0.1,
  twice: 0.004,
  handNumber: 0.6,
  handDate: 0.55,
  word: 0.02,
  noSubject: 0.02,
  wrongSubject: 0.01,
} as const;

/** What machine reading makes of scans of these documents: some were never scanned, some twice. */
export function readScans(random: Random, documents: readonly TrueDocument[], most: number): readonly ReadScan[] {
  const scanned = documents.filter(() => !random.chance(SHARES.unscanned)).slice(0, most);
  return scanned.flatMap((truth) => {
    const scan = () => fieldsOf(random, truth, documents);
    const once = { id: truth.id, truth, fields: scan() };
    return random.chance(SHARES.twice) ? [once, { ...once, id: `${truth.id}b`, fields: scan() }] : [once];
  });
}

function fieldsOf(random: Random, truth: TrueDocument, all: readonly TrueDocument[]): ReadScan['fields'] {
  const subject = random.chance(SHARES.wrongSubject) ? random.pick(all).subject : truth.subject;
  return {
    number: opinion(
      random,
      random.chance(SHARES.handNumber) ? { ...HAND, value: truth.number } : { ...PRINT, value: truth.number },
      swapDigits,
    ),
    issuedOn: opinion(
      random,
      random.chance(SHARES.handDate) ? { ...HAND, value: truth.date } : { ...PRINT, value: truth.date },
      otherDay,
    ),
    ...texts(
      {
        documentType: [truth.documentType, 0.97],
        notation: [truth.notation, 0.93],
        signatory: [truth.signer, 0.85],
        issuingBody: [truth.issuer, 0.9],
      },
      random,
    ),
    ...(!random.chance(SHARES.noSubject) && texts({ subject: [wear(random, subject), 1] }, random)),
  };
}

/** Read right and certain, right and doubtful, wrong and doubtful, wrong and certain; the rest is not read. */
const HAND = { sureRight: 0.6, right: 0.2, wrong: 0.08, sureWrong: 0.006 } as const;
const PRINT = { sureRight: 0.93, right: 0.03, wrong: 0.015, sureWrong: 0.003 } as const;

interface Reading {
  readonly sureRight: number;
  readonly right: number;
  readonly wrong: number;
  readonly sureWrong: number;
  readonly value: string;
}

function opinion(random: Random, reading: Reading, spoil: (random: Random, value: string) => string): FieldOpinions {
  const at = random.next();
  const { value, sureRight, right, wrong, sureWrong } = reading;
  if (at < sureRight) return { model: model(value, false) };
  if (at < sureRight + right) return { model: model(value, true) };
  if (at < sureRight + right + wrong) return { model: model(spoil(random, value), true) };
  return at < sureRight + right + wrong + sureWrong ? { model: model(spoil(random, value), false) } : {};
}

function model(value: string, needsReview: boolean): FieldValue {
  return { value, needsReview, origin: 'model', confidence: needsReview ? 0.6 : 0.99 };
}

function otherDay(random: Random, date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  const other: PartialDate | undefined = random.chance(0.7)
    ? partialDate(year ?? 0, month, random.whole(1, 28))
    : partialDate(year ?? 0, random.whole(1, 12), day);
  return random.chance(0.2) ? date.slice(0, 7) : (other ?? date);
}

function texts(wanted: Readonly<Partial<Record<FieldName, readonly [string, number]>>>, random: Random) {
  const read = Object.entries(wanted).map(([name, [value, share]]) => {
    const text = random.chance(share) ? value : wear(random, value);
    return [name, random.chance(0.03) ? {} : { model: model(text, false) }] as const;
  });
  return Object.fromEntries(read) as ReadScan['fields'];
}

/** Letters lost, changed, and words run together. */
function wear(random: Random, text: string): string {
  const words = text.split(' ').map((word) => {
    if (!random.chance(SHARES.word)) return word;
    const at = random.whole(0, word.length - 1);
    return word.slice(0, at) + random.pick(['', 'l', 'i', 'r', 'n', 'c', 'o', 'e', '1']) + word.slice(at + 1);
  });
  return random.chance(0.03) ? words.slice(0, Math.ceil(words.length * 0.7)).join(' ') : words.join(' ');
}
