import tables from '../../../mappings/reading/legacy-encodings.json' with { type: 'json' };
import { syllableShare } from './syllable.ts';

/** 8-bit Vietnamese font encodings of before Unicode; VPS is known by its fonts only. */
export type LegacyEncoding = 'tcvn3' | 'vni' | 'vps';

/** PDF subsets put six letters and a plus before the name. */
const SUBSET = /^[A-Z]{6}\+/;

const FONTS: readonly (readonly [LegacyEncoding, RegExp])[] = [
  ['tcvn3', new RegExp(tables.fontNames.tcvn3)],
  ['vni', new RegExp(tables.fontNames.vni, 'i')],
  ['vps', new RegExp(tables.fontNames.vps, 'i')],
];

export function encodingOfFont(fontName: string): LegacyEncoding | undefined {
  const name = fontName.replace(SUBSET, '');
  return FONTS.find(([, pattern]) => pattern.test(name))?.[0];
}

const TCVN3: ReadonlyMap<string, string> = new Map(Object.entries(tables.tcvn3));
const VNI: ReadonlyMap<string, string> = new Map(Object.entries(tables.vni));

/** Unicode (NFC) of text whose bytes were taken for Latin-1. */
export function convertLegacy(text: string, encoding: 'tcvn3' | 'vni'): string {
  return (encoding === 'tcvn3' ? convertTcvn3(text) : convertVni(text)).normalize('NFC');
}

function convertTcvn3(text: string): string {
  return text.replace(/[\u00a0-\u00ff]/gu, (character) => TCVN3.get(character) ?? character);
}

/** Two characters make a letter; the longer reading wins. A capital base may bear a mark typed in lower case. */
function convertVni(text: string): string {
  let result = '';
  let i = 0;
  while (i < text.length) {
    const two = text.slice(i, i + 2);
    const pair = two.length === 2 ? (VNI.get(two) ?? VNI.get(two.toUpperCase())) : undefined;
    result += pair ?? VNI.get(text.charAt(i)) ?? text.charAt(i);
    i += pair === undefined ? 1 : 2;
  }
  return result;
}

/** The encoding was guessed from the text alone: it must turn most runs of letters into Vietnamese syllables. */
const SURE_SHARE = 0.85;
const ENOUGH_SYLLABLES = 8;

/** The encoding in which this text becomes Vietnamese; undefined for Unicode and for text in other languages. */
export function guessEncoding(text: string): 'tcvn3' | 'vni' | undefined {
  const plain = syllableShare(text).share;
  for (const encoding of ['tcvn3', 'vni'] as const) {
    const { share, count } = syllableShare(convertLegacy(text, encoding));
    if (count >= ENOUGH_SYLLABLES && share > SURE_SHARE && share > plain + 0.2) return encoding;
  }
  return undefined;
}
