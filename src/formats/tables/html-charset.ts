import { FileError } from '../../ports/errors.ts';

/** How far a browser looks for the declaration. */
const HEAD_BYTES = 4096;
const DECLARED = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i;

/** The text of a web page: by its mark, else as it declares, else UTF-8, else Windows Latin. @throws FileError */
export function decodeHtml(bytes: Uint8Array): string {
  const marked = markOf(bytes);
  if (marked !== undefined) return decode(bytes, marked, true);
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD_BYTES));
  const declared = known(DECLARED.exec(head)?.[1]);
  try {
    return decode(bytes, 'utf-8', true);
  } catch (error) {
    if (declared === undefined || declared !== 'utf-8') return decode(bytes, declared ?? 'windows-1252', false);
    throw new FileError('file-broken', 'The page is not in UTF-8, though it says so', { cause: error });
  }
}

function markOf(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

/** Of pages in fonts of before Unicode; the standard puts their letters into the private area. */
const BYTE_BY_BYTE = 'x-user-defined';

/** Undefined for labels that nobody knows, and that say nothing: such pages are taken byte by byte. */
function known(label: string | undefined): string | undefined {
  try {
    const encoding = label === undefined ? undefined : new TextDecoder(label).encoding;
    return encoding === BYTE_BY_BYTE ? undefined : encoding;
  } catch {
    // A label that is not in the standard.
    return undefined;
  }
}

function decode(bytes: Uint8Array, encoding: string, fatal: boolean): string {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch (error) {
    throw new FileError('file-broken', 'The text of the page cannot be decoded', { cause: error });
  }
}
