import type { IdentifierForm } from './organisation.ts';

/**
 * Codes of dossiers and documents. Each is built from its parts and read back from text; `undefined` where parts make no
 * code that could be read back (a dot in an inventory number, a year inside an identifier), or a text is none.
 */

/** Mã hồ sơ: `H49.64.33.2001.160` (TT 05/2025, PL I; TT 01/2019, Điều 16), `arcFileCode` with the archive in front. */
export interface FileCode {
  /** Mã cơ quan lưu trữ; absent in a SIP. */
  readonly archive?: string;
  /** Identifier of the agency; of a closed fonds its code. */
  readonly agency: string;
  /** Năm hình thành hồ sơ. */
  readonly year: number;
  /** Số và ký hiệu hồ sơ. */
  readonly notation: string;
  /** Mục lục số, at the end, where the archive adds it. */
  readonly inventory?: string;
}

/** What a text alone does not tell. */
export interface CodeReading {
  /** The archive in front, where there is one. */
  readonly archive?: string;
  /** The last part is the number of the inventory. */
  readonly withInventory?: boolean;
}

const LONGEST = 100;
const GROUP = '[\\p{L}\\p{N}_-]+';
const GROUPS = new RegExp(`^${GROUP}(?:\\.${GROUP})*$`, 'u');
const ONE_GROUP = new RegExp(`^${GROUP}$`, 'u');
const YEAR = /^(?:1[89]|20)\d{2}$/;

export function buildFileCode(code: FileCode): string | undefined {
  const { archive, agency, year, notation, inventory } = code;
  const parts = [archive, agency, String(year), notation, inventory].filter((part) => part !== undefined);
  const text = parts.join('.');
  if (!parts.every((part) => GROUPS.test(part)) || text.length > LONGEST) return undefined;
  const back = parseFileCode(text, {
    ...(archive !== undefined && { archive }),
    withInventory: inventory !== undefined,
  });
  return isSameFileCode(back, code) ? text : undefined;
}

/** Whatever stands before the first year is the agency, in either form: `000.00.00.H49`, `H49.64.33`. */
export function parseFileCode(text: string, { archive, withInventory }: CodeReading = {}): FileCode | undefined {
  const clean = tidy(text);
  const rest = archive !== undefined && clean.startsWith(`${archive}.`) ? clean.slice(archive.length + 1) : clean;
  if (!GROUPS.test(rest)) return undefined;
  const groups = rest.split('.');
  const place = groups.findIndex((group, index) => index > 0 && YEAR.test(group));
  const tail = groups.slice(place + 1);
  const inventory = withInventory === true && tail.length > 1 ? tail.pop() : undefined;
  if (place < 1 || tail.length === 0) return undefined;
  return {
    ...(rest !== clean && archive !== undefined && { archive }),
    agency: groups.slice(0, place).join('.'),
    year: Number(groups[place]),
    notation: tail.join('.'),
    ...(inventory !== undefined && { inventory }),
  };
}

/** Without blanks and the ending of a file; letters composed. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .replace(/\.(?:pdf|xml|tiff?|jpe?g)$/iu, '');
}

function isSameFileCode(a: FileCode | undefined, b: FileCode): boolean {
  return (
    a?.archive === b.archive &&
    a?.agency === b.agency &&
    a.year === b.year &&
    a.notation === b.notation &&
    a.inventory === b.inventory
  );
}

/** QCVN 102:2016 has level 1 last, QĐ 20/2020 first. */
export function identifierForm(text: string): IdentifierForm | 'other' {
  if (/^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}$/.test(text)) return 'level-1-last';
  return /^[A-Y]\d{2}(?:\.[A-Z0-9]+)*$/.test(text) && text.length <= 35 ? 'level-1-first' : 'other';
}

/** A document by the code of its dossier and its ordinal in it. */
export interface DocumentCode {
  readonly fileCode: string;
  readonly ordinal: number;
}

/** docCode and arcDocCode (TT 05/2025): the ordinal in seven digits. */
export function buildDocumentCode({ fileCode, ordinal }: DocumentCode): string | undefined {
  return isOrdinal(ordinal) && GROUPS.test(fileCode) ? `${fileCode}.${String(ordinal).padStart(7, '0')}` : undefined;
}

export function parseDocumentCode(text: string): DocumentCode | undefined {
  return readOrdinal(tidy(text), /^(.+)\.(\d{7})$/u);
}

/** docId (TT 05/2025), and the name of its file: the bare ordinal behind the code. The same name has a PDF of TT 02/2019. */
export function buildDocumentId({ fileCode, ordinal }: DocumentCode): string | undefined {
  return isOrdinal(ordinal) && GROUPS.test(fileCode) ? `${fileCode}.${String(ordinal)}` : undefined;
}

export function parseDocumentId(text: string): DocumentCode | undefined {
  return readOrdinal(tidy(text), /^(.+)\.(\d{1,7})$/u);
}

function isOrdinal(ordinal: number): boolean {
  return Number.isInteger(ordinal) && ordinal >= 1 && ordinal <= 9_999_999;
}

function readOrdinal(text: string, pattern: RegExp): DocumentCode | undefined {
  const match = pattern.exec(text);
  const [fileCode, ordinal] = [match?.[1], Number(match?.[2])];
  return fileCode !== undefined && GROUPS.test(fileCode) && isOrdinal(ordinal) ? { fileCode, ordinal } : undefined;
}

/** fileCode of SIP_tailieu (TT 05/2025): agency, year, delivery of the year in two digits, ordinal in seven. */
export interface DeliveryCode {
  readonly agency: string;
  readonly year: number;
  readonly delivery: number;
  readonly ordinal: number;
}

export function buildDeliveryCode(code: DeliveryCode): string | undefined {
  const { agency, year, delivery, ordinal } = code;
  const text = [agency, year, String(delivery).padStart(2, '0'), String(ordinal).padStart(7, '0')].join('.');
  const back = parseDeliveryCode(text);
  const isSame =
    back?.agency === agency && back.year === year && back.delivery === delivery && back.ordinal === ordinal;
  return isSame ? text : undefined;
}

export function parseDeliveryCode(text: string): DeliveryCode | undefined {
  const match = /^(.+)\.((?:1[89]|20)\d{2})\.(\d{2})\.(\d{7})$/u.exec(tidy(text));
  const [, agency = '', year, delivery, ordinal] = match ?? [];
  if (!GROUPS.test(agency) || !isOrdinal(Number(ordinal)) || Number(delivery) < 1) return undefined;
  return { agency, year: Number(year), delivery: Number(delivery), ordinal: Number(ordinal) };
}

/**
 * FileCode of TT 02/2019: archive, fonds, inventory (or year), number and notation. The annex was not found: composition
 * as programs have it.
 */
export interface FileCode2019 {
  readonly archive: string;
  readonly fonds: string;
  readonly inventory: string;
  readonly notation: string;
}

export function buildFileCode2019(code: FileCode2019): string | undefined {
  const { archive, fonds, inventory, notation } = code;
  const fits =
    [archive, notation].every((part) => GROUPS.test(part)) && [fonds, inventory].every((part) => ONE_GROUP.test(part));
  return fits ? [archive, fonds, inventory, notation].join('.') : undefined;
}

/** Of an archive of several groups the reader must say which it is; one of the older form is known by its shape. */
export function parseFileCode2019(text: string, { archive }: CodeReading = {}): FileCode2019 | undefined {
  const clean = tidy(text);
  const first = archive ?? /^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}(?=\.)/.exec(clean)?.[0] ?? clean.split('.')[0] ?? '';
  if (!clean.startsWith(`${first}.`) || !GROUPS.test(clean)) return undefined;
  const [fonds, inventory, ...notation] = clean.slice(first.length + 1).split('.');
  if (fonds === undefined || inventory === undefined || notation.length === 0) return undefined;
  return { archive: first, fonds, inventory, notation: notation.join('.') };
}

/** Name of an image file (HD 169/HD-VTLTNN): `Q3-5-1-10-1`; an agency's own archives have no code of the fonds. */
export interface ImageName {
  readonly archive: string;
  /** Null: the place between the hyphens stays empty. */
  readonly fonds: string | null;
  readonly inventory: string;
  readonly dossier: string;
  /** First sheet of the document; absent for a whole dossier. */
  readonly sheet?: number;
  readonly page?: number;
}

const PART = /^[\p{L}\p{N}_.]+$/u;
/** Fonds, inventory, dossier, sheet, page. */
const IMAGE_PARTS = /^([\p{L}\p{N}_.]*)-([\p{L}\p{N}_.]+)-([\p{L}\p{N}_.]+)(?:-([1-9]\d{0,6})(?:-([1-9]\d{0,6}))?)?$/u;

export function buildImageName(name: ImageName): string | undefined {
  const { archive, fonds, inventory, dossier, sheet, page } = name;
  const fits =
    [fonds ?? '0', inventory, dossier].every((part) => PART.test(part)) && /^[\p{L}\p{N}_.-]+$/u.test(archive);
  const numbers = [sheet, page].filter((number) => number !== undefined);
  if (!fits || (sheet === undefined && page !== undefined) || !numbers.every(isOrdinal)) return undefined;
  return [archive, fonds ?? '', inventory, dossier, ...numbers.map(String)].join('-');
}

/** Codes of archives may hold a hyphen (`Q3-8`): then the reader must say which it is. */
export function parseImageName(text: string, { archive }: CodeReading = {}): ImageName | undefined {
  const clean = tidy(text);
  const first = archive ?? clean.split('-', 1)[0] ?? '';
  const rest = first !== '' && clean.startsWith(`${first}-`) ? clean.slice(first.length + 1) : '';
  const [, fonds = '', inventory, dossier, sheet, page] = IMAGE_PARTS.exec(rest) ?? [];
  if (inventory === undefined || dossier === undefined) return undefined;
  return {
    archive: first,
    fonds: fonds === '' ? null : fonds,
    inventory,
    dossier,
    ...numbered('sheet', sheet),
    ...numbered('page', page),
  };
}

function numbered(name: 'sheet' | 'page', digits: string | undefined): Pick<ImageName, 'sheet' | 'page'> {
  return digits === undefined ? {} : { [name]: Number(digits) };
}
