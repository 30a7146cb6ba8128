import type { Random } from '../../pages/random.ts';

/** Names as they come from other machines and from people; `/` and NUL alone cannot stand in one. */
const ODD: readonly ((stem: string) => string)[] = [
  (stem) => `Công văn số ${stem}`.normalize('NFD'),
  (stem) => `dòng\nhai ${stem}`,
  (stem) => `chuông\u0007 ${stem}\u001b[31m`,
  (stem) => `  khoảng trắng ${stem}  `,
  (stem) => `-rf ${stem}`,
  (stem) => `%s%n ${stem} $(touch x) \`id\` "q" 'p'`,
  (stem) => `\u202efdp ${stem}`,
  (stem) => `👍 ${stem}`,
  (stem) => `${'dài'.repeat(40)} ${stem}`,
  (stem) => `.${stem}`,
  (stem) => `${stem}\\..\\..\\x`,
];
const EXTENSIONS = ['jpg', 'png', 'tif', 'pdf', 'PDF', 'txt', 'exe', ''] as const;

/** A plain name, or an odd one, or one with the extension of another kind of file. Always a single name of a folder. */
export function nameFor(stem: string, extension: string, random: Random): string {
  const shown = random.chance(0.25) ? random.pick(ODD)(stem) : stem;
  const ends = random.chance(0.15) ? random.pick(EXTENSIONS) : extension;
  return ends === '' ? shown : `${shown}.${ends}`;
}
