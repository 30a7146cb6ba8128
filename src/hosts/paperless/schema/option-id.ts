import { createHash } from 'node:crypto';

/** The host does not check it at definition, but values longer than this are refused. */
export const LONGEST_OPTION_ID = 16;
const STEM = 10;
const MARK = 5;

/** Id for an option that the mapping does not name: readable, ASCII, the same in every host. */
export function optionIdOf(value: string): string {
  const plain = value
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
  if (plain !== '' && plain.length <= LONGEST_OPTION_ID) return plain;
  return markedOptionId(value, plain);
}

/** For a value whose short form is taken by another or too long. */
export function markedOptionId(value: string, plain = ''): string {
  const mark = createHash('sha256').update(value.normalize('NFC')).digest('hex').slice(0, MARK);
  return `${plain.slice(0, STEM)}-${mark}`;
}
