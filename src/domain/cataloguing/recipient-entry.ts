import { PHRASES, squeeze } from '../layout/phrases.ts';
import { editDistance } from '../text/distance.ts';
import { fold } from '../text/fold.ts';

/*
 * Entries of the list under "Nơi nhận". What stands first, last and in brackets there is prescribed (NĐ 30/2020,
 * Phụ lục I, ô 9b), in the smallest print of the page: only what can be meant is put right, and never a figure.
 */

const KNOWN: readonly (readonly string[])[] = PHRASES.recipientPhrases.map((phrase) => phrase.split(' ')).toSorted((a, b) => b.length - a.length); // prettier-ignore

/** `(b/c)`: for report; brackets, a letter and a slash that engines take for many things. */
export const REPORT_NOTE = /[([{](để\s)?[bB6]?[/\\|íìl1I]?\s?[cC€©¢e][)\]}]?(?=[;,.:]*$)/u;

/** The entries as they can only be meant; `lines` in their order. */
export function repairEntries(entries: readonly string[]): readonly string[] {
  return entries.map((entry, i) => {
    const text = withKnownPhrases(entry.replace(REPORT_NOTE, (_note, forWhat = '') => `(${String(forWhat)}b/c)`))
      // an entry is no sentence
      .replace(/(?<=\p{L})\.(?=\s\p{Ll})/gu, ',');
    const first = i === 0 ? asAbove(text) : undefined;
    return first ?? (i === entries.length - 1 ? fileCopy(text) : text);
  });
}

/** `Nhưtên`, `Nhự trên`, `ư Đieu 3`: the first entry points to the addressees or to the article that charges somebody. */
function asAbove(text: string): string | undefined {
  const letters = squeeze(text);
  const article = /^(\D{3,})(\d{1,2})$/.exec(letters);
  if (article?.[1] !== undefined && isLike(article[1], 'nhudieu')) return `Như Điều ${article[2] ?? ''}`;
  return isLike(letters, 'nhutren') ? 'Như trên' : undefined;
}

/** Two letters may be lost or misread, if the rest is there. */
function isLike(letters: string, wanted: string): boolean {
  return editDistance(letters, wanted, 2) <= 2;
}

const FILE_MARK = /^([\p{L}1|]{2,3})\s?([:;.]?)\s*(?=\p{Lu})/u;
/** `VI;`, `VTE`, `VTý`: the clerk's office and the comma behind it, which runs into the letter before. */
const CLERK = /^(?:V[TI]|[UỨ]T)(?:[EÝýyj](?=\s))?(?=$|[^\p{L}])[\s,;:.]*/u;

/** `Lưu: VT; VP` → `Lưu: VT, VP`: who keeps the file copy, parted by commas. */
function fileCopy(text: string): string {
  const mark = FILE_MARK.exec(text);
  if (mark === null || editDistance(fold(mark[1] ?? '').replace(/[1|]/g, 'l'), 'luu', 1) > 1) return text;
  const keepers = text
    .slice(mark[0].length)
    .replace(CLERK, 'VT, ')
    .replace(/\s*[;.,]\s+(?=\p{L})|[;,](?=\p{L})/gu, ', ')
    .replace(/,\s*$/u, '');
  return `Lưu${mark[2] === '' ? '' : ':'} ${keepers}`;
}

/** `Cống TTĐT tỉnh` → `Cổng TTĐT tỉnh`: marks of bodies that are written to everywhere. */
function withKnownPhrases(text: string): string {
  const words = text.split(' ');
  const repaired: string[] = [];
  for (let i = 0; i < words.length;) {
    const phrase = KNOWN.find((known) => known.every((word, k) => letters(words[i + k]) === letters(word)));
    repaired.push(...(phrase?.map((word, k) => spelled(words[i + k] ?? '', word)) ?? [words[i] ?? '']));
    i += phrase?.length ?? 1;
  }
  return repaired.join(' ');
}

function letters(word = ''): string {
  return fold(word).replace(/[^a-z0-9]/g, '');
}

/** The letters of `wanted` with the signs and the capital of what was read. */
function spelled(read: string, wanted: string): string {
  const own = /\p{L}+/u.exec(read)?.[0] ?? '';
  if (own === '' || fold(own) !== fold(wanted)) return read;
  const first = /^\p{Ll}/u.test(own) ? wanted.charAt(0).toLowerCase() : wanted.charAt(0).toUpperCase();
  return read.replace(own, first + wanted.slice(1));
}
