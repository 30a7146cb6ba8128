import list from '../../../mappings/reading/districts.json' with { type: 'json' };
import { fold } from './fold.ts';
import { spellingKey } from './syllable.ts';

/**
 * Units below a province that have a committee and are no communes, by their letters (`mappings/reading/districts.json`); undefined
 * where two have the same letters: `Phú Ninh` and `Phù Ninh`.
 */
const BY_LETTERS = new Map<string, string | undefined>();
for (const name of list.districts) BY_LETTERS.set(lettersOf(name), BY_LETTERS.has(lettersOf(name)) ? undefined : name);

/** The district that has the same letters, with its own marks. */
export function districtLike(name: string): string | undefined {
  return BY_LETTERS.get(lettersOf(name));
}

/** With all its marks, wherever a tone is placed (`Hoà`, `Hòa`). */
export function isDistrict(name: string): boolean {
  const district = districtLike(name);
  return district !== undefined && spellingKey(district) === spellingKey(name);
}

/** `CƯ M'GAR` and `CƯ M’GAR` are one. */
function lettersOf(name: string): string {
  return fold(name).replace(/[^a-z ]/gu, '');
}
