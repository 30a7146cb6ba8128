import { spellingKey } from '../text/syllable.ts';

/** What accepted records teach. Names as people confirmed them, NFC. */
export type LearnedFact =
  /** A body that issues documents, and how its notations call it: `QĐ-SNV` → `SNV`. */
  | { readonly kind: 'body'; readonly name: string; readonly abbreviation: string }
  /** Who signed for a body, in which role. */
  | { readonly kind: 'signer'; readonly name: string; readonly role: string; readonly body: string }
  /** To whom was written. */
  | { readonly kind: 'addressee'; readonly name: string };

/** A fact with the records behind it. */
export type KnownFact = LearnedFact & {
  readonly id: string;
  /** Records that taught it and that everybody may see. */
  readonly documents: number;
  /** Of these records. */
  readonly firstYear: number;
  readonly lastYear: number;
  /** A person switched it off. */
  readonly off: boolean;
};

/** What makes a fact one; within its kind. Marks count: `Hùng` is not `Hưng`. */
export function keyOf(fact: LearnedFact): string {
  switch (fact.kind) {
    case 'body':
      return joined(fact.name, fact.abbreviation);
    case 'signer':
      return joined(fact.name, fact.role, fact.body);
    case 'addressee':
      return joined(fact.name);
  }
}

function joined(...parts: readonly string[]): string {
  return parts.map(plain).join('|');
}

/** Without differences that are none: case, spaces, dashes, the two ways to set a mark on `oa`, `uy`. */
export function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[–—]/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim()
    .split(' ')
    .map(spellingKey)
    .join(' ');
}
