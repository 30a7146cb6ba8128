import { open, unlink, type FileHandle } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A file that holds `content`, has no name any more and is gone with its last user, whatever ends the process. POSIX only.
 * The place of reading stands at its beginning. The caller closes it.
 */
export async function openNamelessFile(content: Uint8Array): Promise<FileHandle> {
  const path = join(tmpdir(), `vankho-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  try {
    await unlink(path);
    for (let at = 0; at < content.length;) {
      const { bytesWritten } = await file.write(content, at, content.length - at, at);
      at += bytesWritten;
    }
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}
