import { Parser } from 'htmlparser2';
import { decodeHtml } from './html-charset.ts';
import { TABLE_LIMITS } from './limits.ts';
import { createTableBuilder, type TableBuilder, type TablesRead } from './table-builder.ts';

const LINES = new Set('p div li br h1 h2 h3 h4 h5 h6 ul ol center section article hr'.split(' '));
const SILENT = new Set('script style title template noscript del select textarea'.split(' '));

/** The tables of a web page and the paragraphs beside them. @throws FileError */
export function readHtmlTables(bytes: Uint8Array): TablesRead {
  const builder = createTableBuilder();
  let silent = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (SILENT.has(name)) silent += 1;
        else if (silent === 0) openTag(builder, name, attributes);
      },
      onclosetag(name) {
        if (SILENT.has(name)) silent = Math.max(0, silent - 1);
        else if (silent === 0) closeTag(builder, name);
      },
      // A line feed in the source is a blank; lines are divided by tags.
      ontext(text) {
        if (silent === 0) builder.text(text.replaceAll(/\s+/gu, ' '));
      },
    },
    { decodeEntities: true },
  );
  parser.write(decodeHtml(bytes));
  parser.end();
  return builder.end();
}

function openTag(builder: TableBuilder, name: string, attributes: Readonly<Record<string, string>>): void {
  if (LINES.has(name)) builder.endLine();
  else if (name === 'table') builder.openTable();
  else if (name === 'tr') builder.endRow();
  else if (name === 'td' || name === 'th') {
    const columns = spanOf(attributes['colspan'], TABLE_LIMITS.columns);
    builder.openCell({ columns, rows: spanOf(attributes['rowspan'], TABLE_LIMITS.rows) });
  }
}

function closeTag(builder: TableBuilder, name: string): void {
  if (LINES.has(name)) builder.endLine();
  else if (name === 'table') builder.closeTable();
  else if (name === 'tr') builder.endRow();
  else if (name === 'td' || name === 'th') builder.endCell();
}

function spanOf(value: string | undefined, most: number): number {
  const span = /^\s*(\d{1,9})/.exec(value ?? '')?.[1];
  return Math.min(most, Math.max(1, Number(span ?? 1)));
}
