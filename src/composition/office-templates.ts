import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config/load-config.ts';
import { sheetsOfOffice } from '../domain/forms/template/sheet-columns.ts';
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

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new FileError('not-readable', 'A template cannot be read', { cause: error, details: { file } });
  }
}
