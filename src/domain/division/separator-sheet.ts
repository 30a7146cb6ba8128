/** What begins behind a separator sheet. */
export const SEPARATOR_KINDS = ['box', 'dossier', 'document'] as const;
export type SeparatorKind = (typeof SEPARATOR_KINDS)[number];

export interface SeparatorSheet {
  readonly kind: SeparatorKind;
  /** Letters, digits, `.`, `-`, `_`, `/`, 1 to 60 of them: the code of a box or dossier, the number of a sheet. */
  readonly label: string;
}

const LETTERS: Readonly<Record<SeparatorKind, string>> = { box: 'H', dossier: 'S', document: 'V' };
const LABEL = /^[\p{L}\p{N}](?:[\p{L}\p{N} ._/-]{0,58}[\p{L}\p{N}])?$/u;
const PAYLOAD = /^VK1:([HSV]):([^:]{1,60}):(\d{5})$/u;

/** Whether a text can stand on a separator sheet. */
export function isSeparatorLabel(text: string): boolean {
  return LABEL.test(text.normalize('NFC'));
}

/** What the code of a separator sheet holds: `VK1:S:HS-2017-014:07312`, the last five a check sum. */
export function separatorPayload({ kind, label }: SeparatorSheet): string {
  const body = `VK1:${LETTERS[kind]}:${label.normalize('NFC')}`;
  return `${body}:${checkSum(body)}`;
}

/** The sheet that a code stands for; undefined for codes of others and for damaged ones. */
export function parseSeparatorPayload(payload: string): SeparatorSheet | undefined {
  const [, letter, label, sum] = PAYLOAD.exec(payload.trim().normalize('NFC')) ?? [];
  const kind = SEPARATOR_KINDS.find((one) => LETTERS[one] === letter);
  if (kind === undefined || label === undefined || letter === undefined || !isSeparatorLabel(label)) return undefined;
  return checkSum(`VK1:${letter}:${label}`) === sum ? { kind, label } : undefined;
}

/** CRC-16/CCITT-FALSE over the code points, in figures, which engines read best: a code of another system hardly passes. */
function checkSum(text: string): string {
  let crc = 0xffff;
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    for (const byte of [point >> 16, (point >> 8) & 0xff, point & 0xff]) crc = afterByte(crc, byte);
  }
  return String(crc).padStart(5, '0');
}

function afterByte(before: number, byte: number): number {
  let crc = before ^ (byte << 8);
  for (let bit = 0; bit < 8; bit += 1)
    crc = (crc & 0x8000) === 0 ? (crc << 1) & 0xffff : ((crc << 1) ^ 0x1021) & 0xffff;
  return crc;
}
