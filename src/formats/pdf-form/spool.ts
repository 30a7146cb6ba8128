import { open } from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Form, FormLayout, FormLine, FormValues, TableBlock } from '../../domain/forms/form-model.ts';

/** A form on its way to the thread that draws it: a line of JSON a part, so that neither side holds the rows. */
export type SpoolEntry =
  | { readonly kind: 'form'; readonly title: string; readonly layout: FormLayout }
  | { readonly kind: 'copy'; readonly values: FormValues }
  | FormLine
  /** Of a list. */
  | { readonly kind: 'end' }
  | { readonly kind: 'closing'; readonly values: FormValues };

const BUFFERED = 64 * 1024;

export function tablesOf({ blocks }: FormLayout): readonly TableBlock[] {
  return blocks.filter((block) => block.kind === 'table');
}

/** Lists in the order in which the tables of the layout draw them. */
export async function writeSpool(path: string, form: Form, signal?: AbortSignal): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    let pending = '';
    for await (const entry of entriesOf(form)) {
      pending += `${JSON.stringify(entry)}\n`;
      if (pending.length < BUFFERED) continue;
      signal?.throwIfAborted();
      await file.write(pending);
      pending = '';
    }
    await file.write(pending);
  } finally {
    await file.close();
  }
}

async function* entriesOf({ title, layout, copies }: Form): AsyncGenerator<SpoolEntry> {
  yield { kind: 'form', title, layout };
  for await (const { values, lists, closing } of copies) {
    yield { kind: 'copy', values };
    for (const { list } of tablesOf(layout)) {
      yield* lists[list] ?? [];
      yield { kind: 'end' };
    }
    yield { kind: 'closing', values: closing?.() ?? {} };
  }
}

export async function* readSpool(path: string): AsyncGenerator<SpoolEntry> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity });
  // Written by `writeSpool` of this very program.
  for await (const line of lines) yield JSON.parse(line) as SpoolEntry;
}
