import type { FormBlock, FormLayout } from '../form-model.ts';
import { HEADING_LEVELS, headingKey, ROW_KEY } from './copy-values.ts';
import type { TemplateFields } from './template-fields.ts';

/** Lists in which headings stand among the rows. */
export const HEADED_LISTS: ReadonlySet<string> = new Set(['dossiers']);

/** The fields that a layout shows: what a template of the same form can show as well. */
export function layoutFields({ blocks }: FormLayout): TemplateFields {
  return Object.fromEntries(blocks.flatMap(fieldsOf));
}

type Field = readonly [string, TemplateFields[string]];

function fieldsOf(block: FormBlock): readonly Field[] {
  switch (block.kind) {
    case 'text':
    case 'field':
      return [...block.text.matchAll(/\{(\w+)\}/g)].map(([, key = '']) => [key, 'text'] as const);
    case 'table':
      return [[block.list, listFields(block.list, block.columns)]];
    case 'columns':
      return block.columns.flatMap(({ blocks }) => blocks.flatMap(fieldsOf));
    case 'together':
      return block.blocks.flatMap(fieldsOf);
    case 'rule':
    case 'space':
    case 'page-break':
    case 'qr':
      return [];
  }
}

function listFields(list: string, columns: readonly { readonly key: string }[]): TemplateFields {
  const cells = columns.map(({ key }) => [key, 'text'] as const);
  if (!HEADED_LISTS.has(list)) return Object.fromEntries(cells);
  const headings = HEADING_LEVELS.map((level) => [headingKey(level), 'flag'] as const);
  return Object.fromEntries<TemplateFields[string]>([...cells, ['text', 'text'], [ROW_KEY, 'flag'], ...headings]);
}
