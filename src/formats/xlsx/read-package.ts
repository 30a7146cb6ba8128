import { posix } from 'node:path';
import { FileError } from '../../ports/errors.ts';
import { atMost } from '../xml/at-most.ts';
import { readXml } from '../xml/read-xml.ts';
import { localName } from '../xml/feed-xml.ts';
import type { ZipContainer } from '../zip/open-zip.ts';

const WORKBOOK_TYPES: ReadonlySet<string> = new Set([
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml',
]);
/** `application/vnd.ms-excel.sheet.macroEnabled.main+xml`, the project itself, sheets of the macros before it. */
const MACRO_TYPE = /macroEnabled|vbaProject|macrosheet|dialogsheet/i;

/** Where the workbook lies in its container. @throws FileError `office-file-unknown`, `office-file-macros` */
export async function findWorkbook(zip: ZipContainer, signal?: AbortSignal): Promise<string> {
  const types = await readContentTypes(zip, signal);
  const hasMacros =
    [...types.values()].some((type) => MACRO_TYPE.test(type)) || zip.names.some((name) => /vbaProject/i.test(name));
  if (hasMacros) throw refusal('office-file-macros');
  for (const [part, type] of types) if (WORKBOOK_TYPES.has(type) && zip.has(part)) return part;
  throw refusal('office-file-unknown');
}

/** Of lists that are held whole: ten times what 10,000 parts need. */
const MAX_LIST_BYTES = 16 * 1024 ** 2;

const TYPES_PART = '[Content_Types].xml';

async function readContentTypes(zip: ZipContainer, signal?: AbortSignal): Promise<ReadonlyMap<string, string>> {
  if (!zip.has(TYPES_PART)) throw refusal('office-file-unknown');
  const types = new Map<string, string>();
  await readXml(TYPES_PART, readList(zip, TYPES_PART, signal), {
    open(name, { PartName: part, Extension: extension, ContentType: type }) {
      if (name === 'Override' && part !== undefined) types.set(part.replace(/^\//, ''), type ?? '');
      if (name === 'Default') types.set(`*.${extension ?? ''}`, type ?? '');
    },
  });
  return types;
}

export function readList(zip: ZipContainer, part: string, signal?: AbortSignal): AsyncIterable<Uint8Array> {
  return atMost(zip.read(part, signal), { part, bytes: MAX_LIST_BYTES });
}

function refusal(code: 'office-file-macros' | 'office-file-unknown'): FileError {
  return new FileError(code, 'The file is not read', { details: { format: 'xlsx' } });
}

export interface Relation {
  readonly type: string;
  /** Name of the part. */
  readonly target: string;
}

/** What a part refers to, by id. What lies outside the container is left out: nothing is ever fetched. */
export async function readRelations(
  zip: ZipContainer,
  part: string,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Relation>> {
  const folder = posix.dirname(part);
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const relations = new Map<string, Relation>();
  if (!zip.has(name)) return relations;
  await readXml(name, readList(zip, name, signal), {
    open(element, { Id: id, Type: type, Target: target, TargetMode: mode }) {
      if (element !== 'Relationship' || id === undefined || target === undefined || mode === 'External') return;
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      relations.set(id, { type: posix.basename(type ?? ''), target: path });
    },
  });
  return relations;
}

/** The attribute `id` of the namespace of relations, whatever its prefix. */
export function relationId(attributes: Readonly<Record<string, string>>): string | undefined {
  const entry = Object.entries(attributes).find(([name]) => name.includes(':') && localName(name) === 'id');
  return entry?.[1];
}
