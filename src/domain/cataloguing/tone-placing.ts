import type { FieldName } from '../metadata/field-name.ts';
import type { Word } from '../page/page-reading.ts';
import { placedOtherwise, spellingKey } from '../text/syllable.ts';
import { lettersOf } from '../words/second-look.ts';
import { SURELY_READ } from './confidence.ts';
import type { DocumentView, Finding } from './reader.ts';
import { inDoubt } from './reader.ts';

/** Fields that are given as printed, and whose words are put right by lists, which have one placing of a tone only. */
const AS_PRINTED: ReadonlySet<FieldName> = new Set([
  'issuingBody',
  'parentBody',
  'place',
  'subject',
  'signerRole',
  'signatory',
]);

interface Placing {
  readonly text: string;
  /** Neither read in its place nor settled by the rest of the document. */
  readonly open: boolean;
}

/**
 * `ỦY` and `UỶ`, `HÓA` and `HOÁ` are one word, and both are printed. Where the tone itself was not read (`UY BAN NHAN DÂN`), the
 * word is given as the rest of the document has it; where that has both or none, a person is asked.
 */
export function placedAsPrinted(findings: readonly Finding[], view: DocumentView): readonly Finding[] {
  return findings.map((finding) => {
    const { value, evidence } = finding.value;
    if (!AS_PRINTED.has(finding.field) || typeof value !== 'string' || evidence === undefined) return finding;
    const read = new Set(evidence.quote.split(' ').map(keyOf));
    const tokens = value.split(' ');
    if (tokens.every((token) => isSettled(token, read))) return finding;
    const placed = tokens.map((token, i) => placingOf(token, { next: tokens[i + 1], read, view }));
    const text = placed.map((token) => token.text).join(' ');
    return placed.some(({ open }) => open)
      ? inDoubt(finding, { value: text })
      : { ...finding, value: { ...finding.value, value: text } };
  });
}

function keyOf(text: string): string {
  return lettersOf(text).normalize('NFC').toLowerCase();
}

/** Its tone has one place only, or was read there. */
function isSettled(token: string, read: ReadonlySet<string>): boolean {
  return placedOtherwise(lettersOf(token)) === undefined || read.has(keyOf(token));
}

function placingOf(
  token: string,
  { next, read, view }: { next: string | undefined; read: ReadonlySet<string>; view: DocumentView },
): Placing {
  const letters = lettersOf(token);
  const other = placedOtherwise(letters);
  if (other === undefined || read.has(keyOf(token))) return { text: token, open: false };
  const seen = placingsElsewhere(letters, next, view);
  if (seen.size !== 1) return { text: token, open: true };
  return { text: seen.has(keyOf(letters)) ? token : token.replace(letters, other), open: false };
}

/** How the document has the word elsewhere: before the same word as here, else anywhere. */
function placingsElsewhere(letters: string, next: string | undefined, { pages }: DocumentView): ReadonlySet<string> {
  const wanted = spellingKey(letters);
  const follows = next === undefined ? '' : spellingKey(lettersOf(next));
  const isSame = (word: Word) => word.confidence >= SURELY_READ && spellingKey(lettersOf(word.text)) === wanted;
  const seen = pages
    .flatMap(({ layout }) => layout.lines)
    .flatMap(({ words }) =>
      words.flatMap(({ word }, i) => (isSame(word) ? [{ word, next: lettersOf(words[i + 1]?.word.text ?? '') }] : [])),
    );
  const alike = seen.filter((place) => follows !== '' && spellingKey(place.next) === follows);
  return new Set((alike.length > 0 ? alike : seen).map(({ word }) => keyOf(word.text)));
}
