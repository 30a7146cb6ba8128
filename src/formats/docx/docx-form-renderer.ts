import { rm, writeFile } from 'node:fs/promises';
import { checkPlaceholders } from '../../domain/forms/template/check-placeholders.ts';
import { copyValues, ROW_KEY } from '../../domain/forms/template/copy-values.ts';
import { FIELD_WORDS } from '../../domain/forms/template/field-words.ts';
import { HEADED_LISTS, layoutFields } from '../../domain/forms/template/layout-fields.ts';
import {
  nameFields,
  nameValues,
  withEmptyCells,
  type TemplateFields,
  type TemplateValues,
} from '../../domain/forms/template/template-fields.ts';
import { isTemplateKind, templateFields } from '../../domain/forms/template/template-layouts.ts';
import type { Form } from '../../domain/forms/form-model.ts';
import { TemplateError } from '../../ports/errors.ts';
import type { FormRenderer } from '../../ports/form-renderer.ts';
import type { OfficeTemplates } from '../../ports/form-templates.ts';
import type { FormatsPool } from '../formats-pool.ts';
import { asFileError } from '../fs-errors.ts';
import { packZip, type PackedPart } from '../zip/pack-zip.ts';
import { createTemplateFiller } from './create-template-filler.ts';
import { joinDocuments } from './join-documents.ts';
import { layoutToTemplate } from './layout/layout-to-template.ts';
import { unpack } from './read-parts.ts';

/** Filled in memory, about 130 KB a row; PDF and XLSX are written row by row. */
const MOST_ROWS = 6000;

/**
 * Forms as DOCX: by the template of the office where it has one, else by one that looks like our own layout. Templates
 * are filled on a thread of the pool, so that others are answered meanwhile.
 */
export function createDocxFormRenderer(templates: OfficeTemplates, pool: Pick<FormatsPool, 'run'>): FormRenderer {
  return {
    format: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    draws: isTemplateKind,
    async draw(form, path, signal) {
      const { name, template } = await templateOf(form, templates);
      const fill = async (values: TemplateValues) =>
        (await pool.run('fillTemplate', { template, values }, signal)).data;
      const filled = await naming(name, () => fillCopies(form, fill, signal));
      const bytes = packZip(joinDocuments(filled.copies));
      await writeNew(path, bytes, signal);
      return { copies: filled.copies.length, rows: filled.rows };
    },
  };
}

function fieldsOf({ kind, layout }: Form): TemplateFields {
  return { ...layoutFields(layout), ...(isTemplateKind(kind) && templateFields(kind)) };
}

interface ChosenTemplate {
  /** Of the file of the office; ours has none. */
  readonly name?: string;
  readonly template: Uint8Array;
}

async function templateOf(form: Form, templates: OfficeTemplates): Promise<ChosenTemplate> {
  const own = await templates.find(form.kind);
  if (own === undefined)
    return { template: layoutToTemplate(form.layout, { words: FIELD_WORDS, headed: HEADED_LISTS }) };
  const fields = nameFields(fieldsOf(form), FIELD_WORDS);
  const uses = await naming(own.name, () => createTemplateFiller().placeholders(own.bytes));
  const faults = checkPlaceholders(uses, fields).filter(({ isWarning }) => !isWarning);
  if (faults.length === 0) return { name: own.name, template: own.bytes };
  throw new TemplateError(
    faults.map(({ code, details }) => ({ key: `form.template.${code}`, details })),
    own.name,
  );
}

/** The fault is in this file: people have several. */
async function naming<Result>(template: string | undefined, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw template !== undefined && error instanceof TemplateError ? new TemplateError(error.faults, template) : error;
  }
}

type Fill = (values: TemplateValues) => Promise<Uint8Array>;

async function fillCopies(form: Form, fill: Fill, signal: AbortSignal | undefined) {
  const fields = fieldsOf(form);
  const copies: (readonly PackedPart[])[] = [];
  let [rows, lines] = [0, 0];
  for await (const copy of form.copies) {
    signal?.throwIfAborted();
    const values = await copyValues(copy, MOST_ROWS - lines).catch((error: unknown) => {
      throw error instanceof RangeError ? tooLong() : error;
    });
    lines += linesOf(values).length;
    rows += linesOf(values).filter((line) => line[ROW_KEY] === true).length;
    // A copy without rows takes its room as well.
    lines += 1;
    if (lines > MOST_ROWS) throw tooLong();
    const named = nameValues(withEmptyCells(values, fields), FIELD_WORDS);
    copies.push(await unpack(await fill(named)));
  }
  return { copies, rows };
}

function linesOf(values: TemplateValues): readonly TemplateValues[] {
  return Object.values(values).flatMap((value) => (typeof value === 'object' ? value : []));
}

function tooLong(): TemplateError {
  return new TemplateError([{ key: 'form.template.too-long', details: { limit: MOST_ROWS } }]);
}

async function writeNew(path: string, bytes: Uint8Array, signal: AbortSignal | undefined): Promise<void> {
  let isOurs = false;
  try {
    signal?.throwIfAborted();
    // The name is taken first: nothing that lies there is written over.
    await writeFile(path, '', { flag: 'wx' });
    isOurs = true;
    await writeFile(path, bytes, signal === undefined ? {} : { signal });
  } catch (error) {
    if (isOurs) await rm(path, { force: true });
    throw signal?.aborted === true ? error : asFileError(error, 'write');
  }
}
