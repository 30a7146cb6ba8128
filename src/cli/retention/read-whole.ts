import { readFile, stat } from 'node:fs/promises';
import { asFileError } from '../../infra/fs-errors.ts';
import { SCHEDULE_FILE_BYTES } from '../../infra/retention-file.ts';
import { FileError } from '../../ports/errors.ts';

/** The text of a schedule, or of what becomes one. @throws FileError */
export async function readWhole(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size <= SCHEDULE_FILE_BYTES) return await readFile(file, 'utf8');
  } catch (error) {
    throw asFileError(error, 'read');
  }
  throw new FileError('office-file-too-large', 'The file is no schedule', {
    details: { file, limit: SCHEDULE_FILE_BYTES },
  });
}
