import type { TableCell, TableRow } from '../../table/table-row.ts';
import { convertLegacy, guessEncoding } from '../../text/legacy-encoding.ts';

/** The encoding of before Unicode in which all the text is, where the file says nothing of fonts. */
export function encodingOf(rows: readonly TableRow[]): 'tcvn3' | 'vni' | undefined {
  const texts = rows.flatMap(({ cells }) => cells.filter(({ legacy }) => legacy === undefined).map(({ text }) => text));
  return guessEncoding(texts.join('\n'));
}

export function unicodeOf(cell: TableCell, encoding: 'tcvn3' | 'vni' | undefined): TableCell {
  const text = cell.text.normalize('NFC').replaceAll('\u00a0', ' ');
  if (encoding === undefined || cell.legacy !== undefined) return { ...cell, text };
  const converted = convertLegacy(text, encoding);
  return converted === text ? { ...cell, text } : { ...cell, text: converted, legacy: encoding };
}
