import type { FieldContent } from './field-name.ts';

type Content = FieldContent | boolean | null | undefined;

/** Whether two values say the same to a reader: Unicode form, line ends and space around do not count. */
export function isSameContent(one: Content, other: Content): boolean {
  return plain(one) === plain(other);
}

function plain(content: Content): string {
  if (content === null || content === undefined) return '';
  if (isList(content)) return content.flatMap(lines).join('\n');
  return typeof content === 'string' ? clean(content) : String(content);
}

function isList(content: Content): content is readonly string[] {
  return Array.isArray(content);
}

function lines(text: string): readonly string[] {
  return clean(text)
    .split('\n')
    .flatMap((line) => line.trim() || []);
}

function clean(text: string): string {
  return text.normalize('NFC').replaceAll('\r\n', '\n').trim();
}
