import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { FileError } from '../../../ports/errors.ts';
import { MAX_PDF_BYTES } from '../../scan-limits.ts';
import { createPdfium, type Pdfium } from './pdfium.ts';

/** A PDF that is read piece by piece: only what a page needs is ever in memory. */
export interface PdfFile {
  readonly pdfium: Pdfium;
  readonly document: number;
  readonly pages: number;
  /** Bytes read since it was opened. PDFium keeps the streams it has read until the file is closed. */
  bytesRead(): number;
  close(): void;
}

const LOAD_ERROR = { file: 2, format: 3, password: 4, security: 5 } as const;
const TAIL_BYTES = 2048;

export interface PdfEngine {
  /** @throws FileError */
  open(path: string): PdfFile;
  /** WebAssembly memory never shrinks; what was freed is used again. */
  memoryBytes(): number;
}

/** One engine has one file-access callback, which finds the file by the number it is given. */
export async function createPdfEngine(): Promise<PdfEngine> {
  const pdfium = await createPdfium();
  const files = new Map<number, { readonly descriptor: number; bytesRead: number }>();
  const readBlock = pdfium.addCallback(4, ([key = 0, position = 0, target = 0, size = 0]) => {
    const file = files.get(key);
    if (file === undefined) return 0;
    file.bytesRead += size >>> 0;
    return readInto(pdfium, file.descriptor, [position, target, size]);
  });
  let lastKey = 0;
  return {
    memoryBytes: () => pdfium.bytes().length,
    open(path) {
      const descriptor = openSync(path, 'r');
      const key = ++lastKey;
      const file = { descriptor, bytesRead: 0 };
      files.set(key, file);
      function release(): void {
        files.delete(key);
        closeSync(descriptor);
      }
      try {
        return openDocument(pdfium, { descriptor, key, readBlock, bytesRead: () => file.bytesRead, release });
      } catch (error) {
        release();
        throw error;
      }
    },
  };
}

interface FileAccess {
  readonly descriptor: number;
  readonly key: number;
  readonly readBlock: number;
  readonly bytesRead: () => number;
  readonly release: () => void;
}

/** C passes 32-bit numbers without sign; JavaScript sees them signed. */
function readInto(pdfium: Pdfium, descriptor: number, [position, target, size]: [number, number, number]): 0 | 1 {
  const length = size >>> 0;
  let done = 0;
  while (done < length) {
    const got = readSync(descriptor, pdfium.bytes(), (target >>> 0) + done, length - done, (position >>> 0) + done);
    if (got === 0) return 0;
    done += got;
  }
  return 1;
}

function openDocument(pdfium: Pdfium, access: FileAccess): PdfFile {
  const { fn } = pdfium;
  const size = fstatSync(access.descriptor).size;
  if (size > MAX_PDF_BYTES) {
    throw new FileError('file-too-large', 'A PDF over 4 GiB cannot be addressed', {
      details: { limit: MAX_PDF_BYTES },
    });
  }
  const fileAccess = fn.malloc(12);
  const fields = [size, access.readBlock, access.key];
  fields.forEach((value, index) => {
    pdfium.view().setUint32(fileAccess + 4 * index, value, true);
  });
  const document = fn.FPDF_LoadCustomDocument(fileAccess, 0);
  if (document === 0) {
    const code = fn.FPDF_GetLastError();
    fn.free(fileAccess);
    throw loadError(code);
  }
  return {
    pdfium,
    document,
    pages: fn.FPDF_GetPageCount(document),
    bytesRead: access.bytesRead,
    close() {
      fn.FPDF_CloseDocument(document);
      fn.free(fileAccess);
      access.release();
    },
  };
}

function loadError(code: number): FileError {
  if (code === LOAD_ERROR.password || code === LOAD_ERROR.security) {
    return new FileError('file-encrypted', 'The PDF asks for a password');
  }
  return new FileError('file-broken', 'The PDF cannot be opened', { details: { pdfiumError: code } });
}

/**
 * PDFium repairs a lost cross-reference table by searching for objects; in a file that was cut off it then shows the
 * pages that are left, as if they were all. A file without an end mark is therefore refused.
 */
export function hasEndMark(path: string): boolean {
  const descriptor = openSync(path, 'r');
  try {
    const size = fstatSync(descriptor).size;
    const tail = Buffer.alloc(Math.min(TAIL_BYTES, size));
    readSync(descriptor, tail, 0, tail.length, size - tail.length);
    return tail.includes('%%EOF', 0, 'latin1');
  } finally {
    closeSync(descriptor);
  }
}
