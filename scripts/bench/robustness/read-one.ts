import { readFile } from '../../../src/app/read-file.ts';
import type { Reader } from '../../../src/cli/context.ts';
import { hasMessage, message } from '../../../src/infra/messages/message.ts';
import { isPortError } from '../../../src/ports/errors.ts';
import type { MadeFile } from './make-files.ts';

/** How the reading of one file ended. */
export interface Ending {
  /** `read`, the code of the reason, or `fault`: no reason that a person could act on. */
  readonly outcome: string;
  readonly detail: string;
}

/** Reads a file the whole way, to the proved PDF. Never throws. */
export async function readOne(reader: Reader, { path, name }: MadeFile, signal: AbortSignal): Promise<Ending> {
  const folder = await reader.openFolder();
  try {
    const request = { sourcePath: path, name: name.normalize('NFC'), folder, withPdf: true, signal };
    const { readings } = await readFile(reader.deps, request);
    return { outcome: 'read', detail: `${String(readings.length)} pages` };
  } catch (error) {
    return reasonOf(error, name);
  } finally {
    await folder.close();
  }
}

/** A reason has a text in both languages that says what happened and, after it, what to do. */
function reasonOf(error: unknown, file: string): Ending {
  if (!isPortError(error)) return { outcome: 'fault', detail: error instanceof Error ? (error.stack ?? '') : String(error) };
  const texts = (['vi', 'en'] as const).map((language) => message(error.code, { file, ...error.details }, language));
  // no file may end a program of ours, whatever is told of it
  const isClear = error.code !== 'crashed' && hasMessage(error.code) && texts.every((text) => /[.!?] \S/.test(text) && !text.includes('…'));
  return { outcome: isClear ? error.code : 'fault', detail: texts.join(' | ') };
} // prettier-ignore
