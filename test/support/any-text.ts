import fc from 'fast-check';

const SURROGATES = { first: 0xd800, count: 0x800 };
const LAST = 0x10ffff;

/**
 * Any character of Unicode. The unit `binary` of fast-check draws the same ones, but spends more than a second on a
 * table of all of them before the first.
 */
const anyCharacter: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: LAST - SURROGATES.count })
  .map((number) => String.fromCodePoint(number < SURROGATES.first ? number : number + SURROGATES.count));

/** Text of any characters; of the code points of `often` more than chance would give, for a parser looks at them. */
export function anyText(
  length: { readonly minLength?: number; readonly maxLength: number },
  often = '',
): fc.Arbitrary<string> {
  const unit = often === '' ? anyCharacter : fc.oneof(anyCharacter, fc.constantFrom(...Array.from(often)));
  return fc.string({ ...length, unit });
}
