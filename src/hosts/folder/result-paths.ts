import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';
import type { RenditionKind } from '../../ports/host.ts';
import { hasScanExtension } from './names.ts';

const ENDINGS: Readonly<Record<RenditionKind, string>> = { 'access-pdf': '.pdf', text: '.txt', record: '.json' };
const LONGEST_ENDING = 5;
const LONGEST_NAME = 255; // bytes, NAME_MAX of Linux file systems
const HASH_LENGTH = 12;
const PDF = Buffer.from('.pdf');

/**
 * Names of a result, folder by folder below the results folder: the tree of the inbox again, byte for byte.
 * `QĐ 103.pdf` gives `QĐ 103.pdf`, `QĐ 103.txt`, `QĐ 103.json`; any other kind of scan keeps its whole name,
 * so that neighbours do not meet: `QĐ 103.tif` gives `QĐ 103.tif.pdf` and so on.
 */
export function resultNames(source: readonly Buffer[], kind: RenditionKind): readonly Buffer[] {
  const stem = stemOf(source.at(-1) ?? Buffer.alloc(0));
  return [...source.slice(0, -1), Buffer.concat([stem, Buffer.from(ENDINGS[kind])])];
}

function stemOf(name: Buffer): Buffer {
  const stem = name.subarray(0, -PDF.length);
  // `a.tif.pdf` keeps its whole name, else it would meet `a.tif`; so does `A.PDF`, else it would meet `A.pdf`.
  const plain = name.subarray(-PDF.length).equals(PDF) && stem.length > 0 && !hasScanExtension(stem);
  return shortened(plain ? stem : name, name);
}

/** Long names are cut at a character and made unlike again by a hash of the whole. */
function shortened(stem: Buffer, name: Buffer): Buffer {
  if (stem.length + LONGEST_ENDING <= LONGEST_NAME) return stem;
  let length = LONGEST_NAME - LONGEST_ENDING - HASH_LENGTH - 1;
  while (length > 0 && isContinuation(stem[length])) length -= 1;
  return Buffer.concat([stem.subarray(0, length), Buffer.from(`~${hash('sha256', name).slice(0, HASH_LENGTH)}`)]);
}

/** Second or later byte of a UTF-8 character. */
function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}
