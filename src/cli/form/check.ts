import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkTemplate } from '../../app/archive/forms/check-template.ts';
import { TEMPLATE_KINDS, type TemplateKind } from '../../domain/forms/template/template-layouts.ts';
import { ERROR_TABLE } from '../../infra/error-table.ts';
import { parseFormColumns } from '../../infra/form-columns-file.ts';
import { FileError } from '../../ports/errors.ts';
import { missing } from '../dossier/request.ts';
import { flagOf, oneOf, type TemplateCall } from './request.ts';

/** `vankho form check FILE --form KIND`: whether a template, or columns of a workbook (.json), can be used. */
export async function check(call: TemplateCall): Promise<number> {
  const { subject: file, context } = call;
  if (file === undefined) throw missing('file');
  const given = flagOf(call, 'form') ?? path.basename(file).replace(/\.(?:docx|columns\.json)$/u, '');
  const kind = oneOf(call, { flag: '--form', given, allowed: TEMPLATE_KINDS });
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new FileError('not-readable', 'The template cannot be read', { cause: error, details: { file } });
  });
  if (!file.endsWith('.json')) return checkDocument(call, { kind, file, bytes });
  parseFormColumns(bytes.toString('utf8'), { kind, file });
  context.output.out(context.text('cli.form.columnsFit', { file, title: context.text(`form.kind.${kind}`) }));
  return 0;
}

interface Given {
  readonly kind: TemplateKind;
  readonly file: string;
  readonly bytes: Uint8Array;
}

async function checkDocument({ context, templates }: TemplateCall, { kind, file, bytes }: Given): Promise<number> {
  const { faults, warnings, placeholders } = await checkTemplate(templates.filler, { kind, bytes });
  if (context.json) context.output.out(JSON.stringify({ file, kind, faults, warnings, placeholders }));
  else for (const { key, details } of [...faults, ...warnings]) context.output.out(context.text(key, details));
  if (faults.length > 0) {
    context.output.err(context.text('cli.form.templateRefused', { file, count: faults.length }));
    return ERROR_TABLE['template-refused'].exit;
  }
  const title = context.text(`form.kind.${kind}`);
  context.output.err(context.text('cli.form.templateFits', { file, title, count: placeholders }));
  return 0;
}
