import type { FormCopy, FormLine } from '../form-model.ts';
import type { TemplateValues } from './template-fields.ts';

/** Of a line of a list in which headings stand: what kind of line it is. */
export const ROW_KEY = 'isRow';
export const HEADING_LEVELS = [1, 2, 3] as const;

export function headingKey(level: (typeof HEADING_LEVELS)[number]): string {
  return `isHeading${String(level)}`;
}

/**
 * One copy of a form as the values of a template. Its lists are read to their end.
 * @throws RangeError beyond `mostRows` lines: a template is filled in memory
 */
export async function copyValues(copy: FormCopy, mostRows: number): Promise<TemplateValues> {
  const lists: Record<string, TemplateValues[]> = {};
  let count = 0;
  for (const [key, list] of Object.entries(copy.lists)) {
    const rows: TemplateValues[] = [];
    for await (const line of list) {
      count += 1;
      if (count > mostRows) throw new RangeError('More rows than a template is filled with');
      rows.push(rowValues(line));
    }
    lists[key] = rows;
  }
  return { ...copy.values, ...copy.closing?.(), ...lists };
}

function rowValues(line: FormLine): TemplateValues {
  return { ...line.cells, [line.kind === 'row' ? ROW_KEY : headingKey(line.level)]: true };
}
