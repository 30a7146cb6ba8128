import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SEPARATOR_KINDS, type SeparatorSheet } from '../../../src/domain/division/separator-sheet.ts';
import { loadLabelled } from '../catalogue/labelled.ts';
import type { TruthSide } from './judge-stream.ts';

export interface LabelledSide extends TruthSide {
  readonly imagePath: string;
}

/** Of the sides of one file: what begins where. */
export interface LabelledFile {
  readonly path: string;
  readonly starts: readonly number[];
  readonly separators: readonly (SeparatorSheet & { readonly page: number })[];
}

/** The sides of one scan: an image each, or one file of them all. */
export type LabelledStream = { readonly name: string } & (
  { readonly sides: readonly LabelledSide[] } | { readonly file: LabelledFile }
);

interface ImagesRecord {
  readonly id: string;
  readonly stream: readonly {
    readonly image: string;
    readonly first?: boolean;
    readonly separator?: SeparatorSheet;
  }[];
}

interface FileRecord {
  readonly id: string;
  readonly file: string;
  readonly starts: readonly number[];
  readonly separators?: LabelledFile['separators'];
}

const SEE = 'see docs/truth-format.md';

/**
 * The streams of a labelled folder (`docs/truth-format.md`); in a folder without any, its documents in the order of
 * their names are one. @throws Error with advice
 */
export function loadStreams(folder: string): readonly LabelledStream[] {
  if (!existsSync(folder)) throw new Error(`No labelled folder at ${folder}: ${SEE}`);
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const records = names.toSorted().map((name): unknown => parsed(join(folder, name)));
  const streams = records.flatMap((record): LabelledStream[] => {
    if (isImages(record)) return [imagesOf(folder, record)];
    return isFile(record) ? [fileOf(folder, record)] : [];
  });
  return streams.length > 0 ? streams : [streamOfDocuments(folder)];
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path} is no JSON: ${SEE}`, { cause: error });
  }
}

function isImages(record: unknown): record is ImagesRecord {
  return typeof record === 'object' && record !== null && 'stream' in record && Array.isArray(record.stream);
}

function isFile(record: unknown): record is FileRecord {
  return typeof record === 'object' && record !== null && 'file' in record && 'starts' in record;
}

function imagesOf(folder: string, { id, stream }: ImagesRecord): LabelledStream {
  const sides = stream.map(({ image, first = false, separator }, i) => ({
    ...{ page: i + 1, first, what: image, imagePath: there(folder, image, id) },
    ...(separator !== undefined && { separator: checked(separator, image) }),
  }));
  return { name: id, sides };
}

function fileOf(folder: string, { id, file, starts, separators = [] }: FileRecord): LabelledStream {
  const arePages = Array.isArray(starts) && starts.every((page) => Number.isInteger(page) && page >= 1);
  if (!arePages) throw new Error(`${id}: starts are to be page numbers from 1: ${SEE}`);
  for (const sheet of separators) checked(sheet, `${id}, page ${String(sheet.page)}`);
  const both = separators.find(({ page }) => starts.includes(page));
  if (both) throw new Error(`${id}: page ${String(both.page)} cannot be a separator and begin a document: ${SEE}`);
  return { name: id, file: { path: there(folder, file, id), starts, separators } };
}

function there(folder: string, name: string, id: string): string {
  const path = join(folder, name);
  if (!existsSync(path)) throw new Error(`${path}, of which ${id} tells, is not there: ${SEE}`);
  return path;
}

function checked(sheet: SeparatorSheet, what: string): SeparatorSheet {
  if (SEPARATOR_KINDS.includes(sheet.kind) && typeof sheet.label === 'string') return sheet;
  throw new Error(`The separator of ${what} has no kind and label: ${SEE}`);
}

function streamOfDocuments(folder: string): LabelledStream {
  const pages = loadLabelled(folder).flatMap(({ id, pages: own }) =>
    own.map(({ imagePath }, i) => ({ imagePath, first: i === 0, what: `${id}, page ${String(i + 1)}` })),
  );
  return { name: folder, sides: pages.map((side, i) => ({ ...side, page: i + 1 })) };
}

/** What the label says of each side of a file of so many. @throws Error where it tells of sides that the file has not */
export function sidesOfFile({ path, starts, separators }: LabelledFile, count: number): readonly TruthSide[] {
  const beyond = [...starts, ...separators.map(({ page }) => page)].find((page) => page > count);
  if (beyond !== undefined)
    throw new Error(`${path} has ${String(count)} pages, its label tells of page ${String(beyond)}: ${SEE}`);
  const sheets = new Map(separators.map((sheet) => [sheet.page, sheet]));
  return Array.from({ length: count }, (_, i): TruthSide => {
    const page = i + 1;
    const separator = sheets.get(page);
    return { page, first: starts.includes(page), what: `page ${String(page)}`, ...(separator && { separator }) };
  });
}
