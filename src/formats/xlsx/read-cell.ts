import { formatPartialDate, parsePartialDate } from '../../domain/archive/partial-date.ts';
import { serialToDate, type DateSystem } from '../../domain/spreadsheet/serial-date.ts';
import type { CellContent } from '../../ports/spreadsheet.ts';
import { PLAIN, type NumberLook } from './number-format.ts';
import { unescapeText } from './rich-text.ts';
import type { SharedStrings } from './shared-strings.ts';

/** What the sheet says of one cell. */
export interface RawCell {
  /** `t` of the cell; `n` where it is not said. */
  readonly type: string;
  readonly style: number;
  /** Text of `v`. */
  readonly value: string;
  /** Text of `is`. */
  readonly inline: string;
  readonly formula: boolean;
}

export interface CellContext {
  readonly strings: SharedStrings;
  readonly looks: readonly NumberLook[];
  readonly dateSystem: DateSystem;
}

/** Undefined for an empty cell. */
export function readCell(raw: RawCell, context: CellContext): CellContent | undefined {
  if (raw.type === 'inlineStr') return asText(raw.inline);
  if (raw.value === '') return raw.formula && raw.type !== 'str' ? { kind: 'error', text: 'no-value' } : undefined;
  switch (raw.type) {
    case 's':
      return sharedText(raw.value, context);
    case 'str':
      return asText(unescapeText(raw.value));
    case 'b':
      return { kind: 'boolean', value: raw.value === '1', text: raw.value === '1' ? 'TRUE' : 'FALSE' };
    case 'e':
      return { kind: 'error', text: raw.value };
    case 'd':
      return isoDate(raw.value);
    default:
      return fromNumber(raw.value, context.looks[raw.style] ?? PLAIN, context.dateSystem);
  }
}

function asText(text: string): CellContent | undefined {
  return text === '' ? undefined : { kind: 'text', text };
}

function sharedText(value: string, { strings }: CellContext): CellContent | undefined {
  const text = strings.at(Number(value));
  return text === undefined ? { kind: 'error', text: '#REF!' } : asText(text);
}

function isoDate(value: string): CellContent {
  const date = parsePartialDate(value.slice(0, 10));
  return date === undefined ? { kind: 'text', text: value } : { kind: 'date', date, text: formatPartialDate(date) };
}

function fromNumber(value: string, look: NumberLook, system: DateSystem): CellContent {
  const number = Number(value);
  if (!Number.isFinite(number)) return { kind: 'text', text: value };
  const date = look.kind === 'date' ? serialToDate(number, system, look.precision) : undefined;
  if (date !== undefined) return { kind: 'date', date, text: formatPartialDate(date) };
  // 15 digits are what programs show: 0.1 + 0.2 is 0.3 in a cell.
  const shown = String(Number(number.toPrecision(15)));
  const text = look.kind === 'padded' && /^\d+$/.test(shown) ? shown.padStart(look.digits, '0') : shown;
  return { kind: 'number', number, text };
}
