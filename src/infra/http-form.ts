import { openAsBlob } from 'node:fs';
import { asFileError } from './fs-errors.ts';

/** A part of a multipart/form-data request: a text, or a file that is read from disk while it is sent. */
export type FormPart =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly path: string; readonly fileName: string; readonly mediaType: string };

/** @throws FileError where a file cannot be read */
export async function toForm(parts: readonly FormPart[]): Promise<FormData> {
  const form = new FormData();
  for (const part of parts) {
    if ('value' in part) {
      form.append(part.name, part.value);
      continue;
    }
    const blob = await openAsBlob(part.path, { type: part.mediaType }).catch((error: unknown) => {
      throw asFileError(error, 'read');
    });
    form.append(part.name, blob, part.fileName);
  }
  return form;
}
