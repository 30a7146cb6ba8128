import type { RegisterColumn, RegisterKind } from '../register-types.ts';

/** What a person says of a register before it is taken in. */
export interface ImportHead {
  readonly kind: RegisterKind;
  readonly year: string;
  readonly title: string;
}

/** By heading, where a person chose otherwise; null: left out. */
export type NamedColumns = Readonly<Record<string, RegisterColumn | null>>;

export interface ImportDraft {
  readonly file: File;
  readonly kind: RegisterKind;
  readonly year: number;
  readonly title: string;
  readonly columns: NamedColumns;
}

/** What stands in the dialog. */
export interface ImportForm {
  readonly file: File | undefined;
  readonly head: ImportHead;
  readonly columns: NamedColumns;
}

const YEAR_IN_NAME = /(?:19|20)\d\d/u;

export function isYear(year: string): boolean {
  return /^(?:19|20)\d\d$/u.test(year.trim());
}

/** What can be tried: undefined while something is missing. */
export function draftOf({ file, head, columns }: ImportForm): ImportDraft | undefined {
  if (file === undefined || !isYear(head.year)) return undefined;
  return { file, kind: head.kind, year: Number(head.year), title: head.title.trim(), columns };
}

/** Another file brings its own columns, and the year in its name unless a person typed one. */
export function withFile({ file, head }: ImportForm, chosen: File): ImportForm {
  const isOwnYear = head.year === '' || head.year === yearOf(file);
  const year = (isOwnYear ? yearOf(chosen) : undefined) ?? head.year;
  return { file: chosen, head: { ...head, year }, columns: {} };
}

function yearOf(file: File | undefined): string | undefined {
  return file && YEAR_IN_NAME.exec(file.name)?.[0];
}

/** The same import to the service. */
export function isSameDraft(one: ImportDraft | undefined, other: ImportDraft | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const isSameHead = one.kind === other.kind && one.year === other.year && one.title === other.title;
  return one.file === other.file && isSameHead && isSameColumns(one.columns, other.columns);
}

function isSameColumns(one: NamedColumns, other: NamedColumns): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
