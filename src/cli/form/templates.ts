import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FIELD_WORDS } from '../../domain/forms/template/field-words.ts';
import { templateFields, TEMPLATE_KINDS, type TemplateKind } from '../../domain/forms/template/template-layouts.ts';
import { nameFields, type NamedFields } from '../../domain/forms/template/template-fields.ts';
import { asFileError } from '../../infra/fs-errors.ts';
import { missing, refuse } from '../dossier/request.ts';
import { writeOut } from '../out-file.ts';
import type { TemplateCall } from './request.ts';
import { flagOf, oneOf } from './request.ts';

const GUIDE = 'cho-dien.md';

/**
 * `vankho form templates [KIND] --out FOLDER`: the shipped templates to start from, and a description of every
 * placeholder. Files that are there are written over only where that is said.
 */
export async function templates(call: TemplateCall): Promise<number> {
  const { context, templates: tools, subject } = call;
  const out = flagOf(call, 'out');
  if (out === undefined) throw missing('out');
  const kinds =
    subject === undefined ? TEMPLATE_KINDS : [oneOf(call, { flag: 'kind', given: subject, allowed: TEMPLATE_KINDS })];
  const files = [...kinds.map((kind) => `${kind}.docx`), GUIDE];
  const there = files.find((name) => existsSync(path.join(out, name)));
  if (there !== undefined && call.flags['overwrite'] !== true)
    throw refuse('--out', context.text('cli.out.exists', { file: path.join(out, there) }));
  await mkdir(out, { recursive: true }).catch((error: unknown) => {
    throw asFileError(error, 'write');
  });
  const write = (name: string, content: string | Uint8Array) =>
    writeOut(call, { flag: '--out', file: path.join(out, name) }, (file) => writeFile(file, content));
  for (const kind of kinds) await write(`${kind}.docx`, tools.shipped(kind));
  await write(GUIDE, guideOf(call, kinds));
  if (context.json) context.output.out(JSON.stringify({ folder: out, files }));
  else
    context.output.out(context.text('cli.form.templatesWritten', { count: kinds.length, folder: out, guide: GUIDE }));
  return 0;
}

function guideOf({ context }: TemplateCall, kinds: readonly TemplateKind[]): string {
  const parts = kinds.map((kind) => {
    const fields = nameFields(templateFields(kind), FIELD_WORDS);
    const title = context.text(`form.kind.${kind}`);
    return `## ${title} (${kind}.docx)\n\n${fieldLines(fields, '').join('\n')}\n`;
  });
  return `# ${context.text('cli.form.guideTitle')}\n\n${context.text('cli.form.guide')}\n\n${parts.join('\n')}`;
}

const ABOUT = new Map(Object.values(FIELD_WORDS).map(({ name, about }) => [name, about]));

function fieldLines(fields: NamedFields, indent: string): readonly string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const written = field === 'text' ? `{${name}}` : `{#${name}} … {/${name}}`;
    const line = `${indent}- \`${written}\`: ${ABOUT.get(name) ?? ''}`;
    return typeof field === 'object' ? [line, ...fieldLines(field, `${indent}  `)] : [line];
  });
}
