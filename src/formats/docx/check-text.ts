import { TemplateError } from '../../ports/errors.ts';
import type { PackedPart } from '../zip/pack-zip.ts';
import { feed } from './read-parts.ts';

/** Parts with text in which placeholders are not filled. */
const NOTES = /^word\/(?:footnotes|endnotes|comments)\.xml$/u;
const FILLED = /^word\/(?:document|header|footer)\d*\.xml$/u;
const NEAR_LETTERS = 60;

/** What the library would leave standing without a word. @throws TemplateError */
export function checkText(parts: readonly PackedPart[]): void {
  for (const part of parts) {
    if (NOTES.test(part.name)) forEachParagraph(part, checkNote);
    if (FILLED.test(part.name)) forEachParagraph(part, checkBraces);
  }
}

function forEachParagraph(part: PackedPart, check: (text: string) => void): void {
  const open: string[] = [];
  let inText = false;
  feed(part, {
    open(name) {
      if (name === 'p') open.push('');
      if (name === 't') inText = true;
    },
    text(piece) {
      // A text box holds paragraphs inside a paragraph.
      if (inText && open.length > 0) open.push(`${open.pop() ?? ''}${piece}`);
    },
    close(name) {
      if (name === 't') inText = false;
      if (name === 'p') check(open.pop() ?? '');
    },
  });
}

function checkNote(text: string): void {
  const placeholder = /\{[^{}]+\}/u.exec(text)?.[0];
  if (placeholder !== undefined) throw refused('in-note', { placeholder });
}

function checkBraces(text: string): void {
  let depth = 0;
  for (const letter of text) {
    if (letter === '{') depth += 1;
    if (letter === '}') depth -= 1;
    if (depth > 1) throw refused('brace-open', { near: near(text) });
    if (depth < 0) throw refused('brace-close', { near: near(text) });
  }
  if (depth > 0) throw refused('brace-open', { near: near(text) });
}

function near(text: string): string {
  return text.length > NEAR_LETTERS ? `${text.slice(0, NEAR_LETTERS)}…` : text;
}

function refused(code: string, details: Readonly<Record<string, string>>): TemplateError {
  return new TemplateError([{ key: `form.template.${code}`, details }]);
}
