import { escapeText } from '../xml/escape-text.ts';

// Control characters, half letters and the like cannot stand in XML; `\r` would come back as `\n`.
const UNFIT = /[^\P{Cc}\t\n]|\p{Cs}|[\uFFFE\uFFFF]/gu;
/** What a reader would take for such a character. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;

/** Text for an element or an attribute; `unescapeText` of the reader gives the same text back. */
export function escapeXml(text: string): string {
  return escapeText(
    text
      .normalize('NFC')
      .replace(LOOKS_ESCAPED, '_x005F_')
      .replace(UNFIT, (letter) => `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`),
  );
}
