import type { FieldContent } from '../api/types.ts';
import type { MessageKey, MessageParams } from '../messages/messages.ts';
import type { FieldCode, FieldDefinition } from './field-definition.ts';
import { formatDate, parseTypedDate } from './typed-date.ts';

export type Checked =
  | { readonly kind: 'value'; readonly value: FieldContent }
  | { readonly kind: 'error'; readonly key: MessageKey; readonly params?: MessageParams };

/** The value as one types it: dates day first, the items of a list each on its line, codes as they are kept. */
export function toDraft(definition: FieldDefinition<string>, value: FieldContent | undefined): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.join('\n');
  return definition.kind === 'date' ? formatDate(String(value)) : String(value);
}

/** The value as one reads it: dates day first, codes by their label, lists parted by semicolons. */
export function displayContent(definition: FieldDefinition<string>, value: FieldContent): string {
  if (Array.isArray(value)) return value.join('; ');
  if (definition.kind === 'date') return formatDate(String(value));
  if (definition.kind !== 'code') return String(value);
  return definition.codes.find((code) => code.value === value)?.label ?? String(value);
}

/** Checks what was typed, so that the person sees the fault before the service does. Texts become NFC. */
export function checkDraft(definition: FieldDefinition<string>, draft: string): Checked {
  const text = draft.normalize('NFC').trim();
  if (text === '') return { kind: 'error', key: 'field.error.empty' };
  switch (definition.kind) {
    case 'list':
      return checkList(text.split('\n'), definition.maxLength);
    case 'date':
      return checkDate(text);
    case 'integer':
      return checkInteger(text, definition);
    case 'code':
      return checkCode(text, definition.codes);
    case 'text':
    case 'long':
    case 'suggest':
      return checkText(text, definition);
  }
}

function checkList(lines: readonly string[], maxLength: number): Checked {
  const value = [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))];
  return value.some((item) => item.length > maxLength) ? tooLong(maxLength) : { kind: 'value', value };
}

function checkCode(text: string, codes: readonly FieldCode[]): Checked {
  return codes.some(({ value }) => value === text)
    ? { kind: 'value', value: text }
    : { kind: 'error', key: 'field.error.code' };
}

function checkDate(text: string): Checked {
  const value = parseTypedDate(text);
  return value === undefined ? { kind: 'error', key: 'field.error.date' } : { kind: 'value', value };
}

function checkInteger(text: string, { minimum, maximum }: { minimum: number; maximum: number }): Checked {
  if (!/^\d+$/.test(text)) return { kind: 'error', key: 'field.error.integer' };
  const value = Number(text);
  if (value < minimum || value > maximum) {
    return { kind: 'error', key: 'field.error.range', params: { min: minimum, max: maximum } };
  }
  return { kind: 'value', value };
}

function checkText(text: string, limits: { maxLength: number; pattern?: string; help: string }): Checked {
  if (text.length > limits.maxLength) return tooLong(limits.maxLength);
  if (limits.pattern !== undefined && !new RegExp(limits.pattern, 'u').test(text)) {
    return { kind: 'error', key: 'field.error.pattern', params: { help: limits.help } };
  }
  return { kind: 'value', value: text };
}

function tooLong(max: number): Checked {
  return { kind: 'error', key: 'field.error.long', params: { max } };
}
