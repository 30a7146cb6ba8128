import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config/load-config.ts';
import { sheetsOfOffice } from '../domain/forms/template/sheet-columns.ts';
import { errorCode } from '../infra/fs-errors.ts';
import { parseFormColumns } from '../infra/form-columns-file.ts';
import { FileError } from '../ports/errors.ts';
import type { OfficeColumns, OfficeTemplates } from '../ports/form-templates.ts';

/** `<data.folder>/templates` where nothing else is set. */
export function templatesFolder(config: Pick<Config, 'forms.templates' | 'data.folder'>): string {
  return path.resolve(config['forms.templates'] ?? path.join(config['data.folder'], 'templates'));
}

/** What the office has laid into its folder: `<kind>.docx`, and `<kind>.columns.json` for workbooks. Read each time anew. */
export function officeTemplates(folder: string): { readonly docx: OfficeTemplates; readonly xlsx: OfficeColumns } {
  return {
    docx: {
      async find(kind) {
        const name = `${kind}.docx`;
        const bytes = await readIfThere(path.join(folder, name));
        return bytes && { name, bytes };
      },
    },
    xlsx: {
      async find(kind) {
        const file = `${kind}.columns.json`;
        const bytes = await readIfThere(path.join(folder, file));
        return bytes && sheetsOfOffice(parseFormColumns(bytes.toString('utf8'), { kind, file }));
      },
    },
  };
}

/** What a template may weigh is far less; nothing larger is brought into memory to find out. */
const MOST_BYTES = 64 * 1024 ** 2;

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    // A pipe that lies there under the name of a template would be waited for.
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const found = await handle.stat();
      if (!found.isFile()) throw new Error('No file');
      if (found.size > MOST_BYTES)
        throw new FileError('office-file-too-large', 'A template is too large', { details: { limit: MOST_BYTES } });
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    if (error instanceof FileError) throw error;
    throw new FileError('not-readable', 'A template cannot be read', { cause: error, details: { file } });
  }
}
