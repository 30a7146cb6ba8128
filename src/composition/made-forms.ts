import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { FormDeps, FormRequest } from '../app/archive/forms/form-maker.ts';
import { makeForm } from '../app/archive/forms/make-form.ts';
import type { Workspace } from '../ports/workspace.ts';

export interface OpenForm {
  readonly content: Readable;
  readonly bytes: number;
  readonly mediaType: string;
  readonly fileName: string;
}

/** Makes a form in a work folder, which goes when the form has been sent. @throws as `makeForm` */
export async function openMadeForm(
  deps: FormDeps,
  workspace: Workspace,
  request: Omit<FormRequest, 'path'>,
): Promise<OpenForm> {
  const folder = await workspace.open();
  try {
    const path = folder.pathOf(`form.${request.format}`);
    const { mediaType, fileName } = await makeForm(deps, { ...request, path });
    const { size } = await stat(path);
    const content = createReadStream(path);
    content.once('close', () => void folder.close());
    return { content, bytes: size, mediaType, fileName };
  } catch (error) {
    await folder.close();
    throw error;
  }
}
