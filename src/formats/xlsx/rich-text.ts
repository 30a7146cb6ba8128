import { FileError } from '../../ports/errors.ts';

/** Letters of one cell: four times what the format allows, since other programs do not count as it does. */
export const MAX_CELL_TEXT = 131_068;
/** `_x000D_`: a character that XML cannot hold, or an underscore that would look like one. */
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

/** Joins the runs of a text; readings of characters (`rPh`), which are shown above it, are left out. */
export interface TextCollector {
  begin(): void;
  open(name: string): void;
  text(text: string): void;
  close(name: string): void;
  /** NFC. */
  take(): string;
}

export function createTextCollector(part: string): TextCollector {
  let collected = '';
  let inText = false;
  let phonetic = 0;
  return {
    begin() {
      collected = '';
    },
    open(name) {
      if (name === 't') inText = phonetic === 0;
      else if (name === 'rPh') phonetic += 1;
    },
    text(text) {
      if (!inText) return;
      collected += text;
      if (collected.length > MAX_CELL_TEXT)
        throw new FileError('office-file-too-large', 'Too long a text', { details: { part, limit: MAX_CELL_TEXT } });
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic -= 1;
    },
    take: () => unescapeText(collected),
  };
}

export function unescapeText(text: string): string {
  const plain = text.includes('_x')
    ? text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
  return plain.normalize('NFC');
}
