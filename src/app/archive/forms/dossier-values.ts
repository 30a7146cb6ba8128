import { numberAndNotation, type Dossier } from '../../../domain/archive/dossier.ts';
import type { DocumentInDossier } from '../../../domain/archive/document-in-dossier.ts';
import { formatPartialDate, parsePartialDate, type PartialDate } from '../../../domain/archive/partial-date.ts';
import { sheetFaults, sheetRanges } from '../../../domain/archive/sheet-numbers.ts';
import type { FormValues } from '../../../domain/forms/form-model.ts';
import { fillForm } from '../../../domain/forms/fill-form.ts';
import { formWord } from '../../../domain/forms/form-words.ts';
import { numberRanges } from '../../../domain/forms/number-ranges.ts';
import { numberWordsCapital } from '../../../domain/forms/number-words.ts';
import type { RetentionPeriod } from '../../../domain/retention/retention-period.ts';
import { known, type FormDeps } from './form-maker.ts';

type Text = FormDeps['text'];

/** A dossier, masked already where it must be, as forms and rows of lists print it. */
export function dossierValues(dossier: Dossier, text: Text): FormValues {
  const { code, number, inventoryNumber, boxNumber, temporaryNumber, description } = dossier;
  const { title, startDate, endDate, retention, notation, sheetCount, pageCount, documentCount } = description;
  const { language, keywords, accessConditions, secrecy, physicalCondition } = description;
  const { informationSign, autograph, annotation, note } = description;
  return known({
    ...{ code, inventoryNumber, temporaryNumber, title, annotation, note, informationSign, autograph },
    ...{ box: boxNumber, sheets: sheetCount, pages: pageCount, documents: documentCount, secrecy },
    ...{ access: accessConditions, condition: physicalCondition },
    number: number === null ? undefined : numberAndNotation(number, notation),
    start: startDate && formatPartialDate(startDate),
    end: endDate && formatPartialDate(endDate),
    from: startDate && spokenDate(startDate),
    until: endDate && spokenDate(endDate),
    time: spanText([startDate, endDate]),
    years: yearsText([startDate, endDate]),
    period: retention && periodText(retention, text),
    language: language?.join('; '),
    keywords: keywords?.join('; '),
    sheetsInWords: sheetCount === undefined ? undefined : numberWordsCapital(sheetCount),
  });
}

/** What the closing note says of the sheets, from the list of documents where it tells them. */
export function closingNoteValues(dossier: Dossier, documents: readonly DocumentInDossier[]): FormValues {
  const ranges = sheetRanges(documents);
  const { sheetCount } = dossier.description;
  if (ranges.length === 0) return sheetCount === undefined ? {} : known({ firstSheet: 1, lastSheet: sheetCount });
  const { doubled, missing } = sheetFaults(ranges);
  return known({
    firstSheet: Math.min(...ranges.map(({ first }) => first)),
    lastSheet: Math.max(...ranges.map(({ last }) => last)),
    doubled: numberRanges(doubled),
    missing: numberRanges(missing),
  });
}

/** A document of the list of a dossier; what is masked has lost its entry before. */
export function documentValues({ ordinal, entry }: DocumentInDossier): FormValues {
  const { referenceNumber, number, notation, issuedOn, issuingBody, documentType, subject, sheetNumber, note } = entry;
  const numbered = [number, notation].filter((part) => part !== undefined).join('/');
  const date = typeof issuedOn === 'string' ? parsePartialDate(issuedOn) : undefined;
  return known({
    ordinal,
    reference: textOf(referenceNumber) ?? numbered,
    date: date && formatPartialDate(date),
    issuer: textOf(issuingBody),
    subject: typeAndSubject(textOf(documentType), textOf(subject)),
    sheet: textOf(sheetNumber),
    note: textOf(note),
  });
}

/** Tên loại và trích yếu; the type is not said twice. */
function typeAndSubject(type: string | undefined, subject: string | undefined): string | undefined {
  if (type === undefined || subject === undefined) return subject ?? type;
  const small = (text: string) => text.normalize('NFC').toLocaleLowerCase('vi');
  return small(subject).startsWith(small(type)) ? subject : `${type} ${subject}`;
}

function textOf(content: DocumentInDossier['entry'][keyof DocumentInDossier['entry']]): string | undefined {
  if (content === undefined) return undefined;
  return typeof content === 'object' ? content.join('; ') : String(content);
}

export function periodText(period: RetentionPeriod, text: Text): string {
  const { kind, ...details } = period;
  return text(`retention.period.${kind}`, details);
}

/** `ngày 05/01/2015`, `tháng 01/2015`, `năm 2015`: nobody writes "ngày 2015". */
function spokenDate(date: PartialDate): string {
  const known = (['date.year', 'date.month', 'date.day'] as const)[date.split('-').length - 1] ?? 'date.day';
  return fillForm(formWord(known), { date: formatPartialDate(date) });
}

type Dates = readonly (PartialDate | undefined)[];

function spanText(dates: Dates): string {
  return [...new Set(dates.filter((date) => date !== undefined).map(formatPartialDate))].join(' – ');
}

export function yearsText(dates: Dates): string {
  const years = dates.filter((date) => date !== undefined).map((date) => date.slice(0, 4));
  const sorted = [...new Set(years)].sort();
  return [...new Set([sorted[0], sorted.at(-1)])].filter((year) => year !== undefined).join(' – ');
}
