import { open, type FileHandle } from 'node:fs/promises';
import { FileError } from '../../ports/errors.ts';
import { asFileError } from '../fs-errors.ts';

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
/** An empty zip has no part, only an end. */
const EMPTY_ZIP = Buffer.from('PK\u0005\u0006', 'latin1');
/** The compound file of Office before 2007, in which encrypted files of today lie too. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** Name of the stream that an encrypted file of today has there. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const BLOCK_BYTES = 1024 ** 2;

/**
 * Tells by content what is no XLSX, so that a person hears what to do about it.
 * @throws FileError `file-empty`, `office-file-old`, `office-file-encrypted`, `office-file-unknown`; those of the file system
 */
export async function checkContainer(path: string): Promise<void> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw asFileError(error, 'read');
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    if (bytesRead === 0) throw new FileError('file-empty', 'The file has no bytes');
    if (startsWith(buffer, ZIP) || startsWith(buffer, EMPTY_ZIP)) return;
    if (!startsWith(buffer, COMPOUND)) throw refusal('office-file-unknown');
    throw refusal((await holds(file, ENCRYPTED)) ? 'office-file-encrypted' : 'office-file-old');
  } catch (error) {
    throw asFileError(error, 'read');
  } finally {
    await file.close();
  }
}

function startsWith(head: Buffer, magic: Buffer): boolean {
  return head.subarray(0, magic.length).equals(magic);
}

async function holds(file: FileHandle, wanted: Buffer): Promise<boolean> {
  const block = Buffer.alloc(BLOCK_BYTES + wanted.length);
  for (let position = 0; ; position += BLOCK_BYTES) {
    const { bytesRead } = await file.read(block, 0, block.length, position);
    if (block.subarray(0, bytesRead).includes(wanted)) return true;
    if (bytesRead < block.length) return false;
  }
}

function refusal(code: 'office-file-unknown' | 'office-file-encrypted' | 'office-file-old'): FileError {
  return new FileError(code, 'The file is no workbook that is read', { details: { format: 'xlsx' } });
}
