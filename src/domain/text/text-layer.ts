import phrases from '../../../mappings/reading/phrases.json' with { type: 'json' };
import type { QuarterTurn } from '../page/geometry.ts';
import type { PageFindingCode } from '../page/page-reading.ts';
import { fold } from './fold.ts';
import type { LegacyEncoding } from './legacy-encoding.ts';
import { encodingOfFont, guessEncoding } from './legacy-encoding.ts';
import { splitTone, syllableShare } from './syllable.ts';

/** A run of text that a file itself holds. */
export interface LayerWord {
  readonly text: string;
  readonly fontName: string;
  /** Drawn invisible: a scanner's layer, not print. */
  readonly hidden: boolean;
  /** Clockwise turn of the page that sets it upright; absent where it is. */
  readonly turn?: QuarterTurn;
  /** The annotation that shows it. */
  readonly pasted?: number;
}

/** What is known of the page the text lies on; `image`: one image covers it. */
export interface LayerPage {
  readonly kind: 'image' | 'mixed' | 'text' | 'empty';
}

export type TextLayerVerdict =
  | { readonly kind: 'none' }
  | { readonly kind: 'good' }
  | {
      readonly kind: 'bad';
      readonly finding: Extract<PageFindingCode, 'junk-text-layer' | 'legacy-encoding' | 'stamp-text-only'>;
      /** Why, for the log: `no-syllables`, `no-marks`, `broken-characters`, `tcvn3`, `vni`, `vps`, `signature`, `too-little`, `too-many-words`. */
      readonly reason: string;
    };

function bad(finding: Extract<TextLayerVerdict, { kind: 'bad' }>['finding'], reason: string): TextLayerVerdict {
  return { kind: 'bad', finding, reason };
}

/** A page of print has hundreds of letters; on a scanned page less than this is a stamp or a label. */
const LEAST_LETTERS_OVER_IMAGE = 250;
/** Share of letter runs that must be syllables: names, abbreviations and figures make up the rest. */
const GOOD_SHARE = 0.75;
/** A scanner's layer is taken only when it is nearly faultless: our own reading is right in 99 of 100 words. */
const GOOD_SHARE_HIDDEN = 0.92;
/** In Vietnamese print more than half of the syllables bear a mark or a tone. */
const LEAST_MARKED = 0.4;
const ENOUGH_RUNS = 10;

/**
 * Whether the text of a page can be taken as it stands, or the page must be recognised. What was pasted upon a page
 * says nothing of it.
 */
export function judgeTextLayer(layer: readonly LayerWord[], page: LayerPage): TextLayerVerdict {
  const words = layer.filter(({ pasted }) => pasted === undefined);
  const text = words
    .map((word) => word.text)
    .join(' ')
    .normalize('NFC');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters + (text.match(/\p{N}/gu)?.length ?? 0) === 0) return { kind: 'none' };
  // whatever it is, it is no page of print, and the words of a page are held against each other
  if (words.length > MOST_WORDS) return bad('junk-text-layer', 'too-many-words');
  return encodingVerdict(words, text) ?? stampVerdict(text, letters, page) ?? languageVerdict(words, text);
}

/** A page of the smallest print has some 3,000, a drawing or a table on a large sheet three times as many. */
const MOST_WORDS = 12_000;

/** Share of the letters of a page that may be drawn invisible: blanks for signatures and the like. */
const MOST_UNSEEN = 0.1;

/**
 * Whether nobody sees the text, or a good part of it: a scanner's guess at the image, or what somebody laid below it. The
 * language cannot tell a wrong figure or name from the right one, so such a page is read from its image.
 */
export function isUnseen(layer: readonly LayerWord[]): boolean {
  const own = layer.filter(({ pasted }) => pasted === undefined);
  const letters = (words: readonly LayerWord[]) => words.reduce((sum, { text }) => sum + signsIn(text), 0);
  return letters(own.filter(({ hidden }) => hidden)) > letters(own) * MOST_UNSEEN;
}

/** Turned letters of a page that lies on its side; else they stand beside upright ones, as in the head of a table. */
const MOST_TURNED = 0.6;

/** The turn that sets most of the text upright: programs draw pages that lie on their side without saying so. */
export function turnOfText(layer: readonly LayerWord[]): QuarterTurn {
  const own = layer.filter(({ pasted, hidden }) => pasted === undefined && !hidden);
  const letters = (words: readonly LayerWord[]) => words.reduce((sum, { text }) => sum + signsIn(text), 0);
  const all = letters(own);
  for (const [turn, words] of Map.groupBy(own, (word) => word.turn ?? 0)) {
    if (letters(words) > all * MOST_TURNED) return turn;
  }
  return 0;
}

/** Between or beside letters: a map to something that is part of no word. */
const STRANGE = /\p{L}[\p{Co}\p{Sk}\p{Lm}¡-ª¬-¯±´¶¸¹º¼-¾]/u;
/** No map to Unicode: alone it is a bullet, with others a word that nobody reads. */
const UNKNOWN = /[\p{L}\p{N}\ufffd]\ufffd|\ufffd[\p{L}\p{N}]/u;
/** The same of fonts that number their signs; a row of one sign is an ornament. */
const NUMBERED = /(?=\p{Co}{3})(?<sign>\p{Co})(?!\k<sign>{2})/u;

/** Whether a font maps some of its letters to no letters: `M¼T` stands where MẬT is drawn. */
export function hasStrangeSigns(layer: readonly LayerWord[]): boolean {
  const isStrange = (text: string) => STRANGE.test(text) || UNKNOWN.test(text) || NUMBERED.test(text);
  return layer.some(({ text, pasted, hidden }) => pasted === undefined && !hidden && isStrange(text));
}

function signsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

function encodingVerdict(words: readonly LayerWord[], text: string): TextLayerVerdict | undefined {
  const guessed = guessEncoding(text) ?? encodingByFont(words);
  return guessed === undefined ? undefined : bad('legacy-encoding', guessed);
}

/** Letters that only Unicode (and no Latin-1 code) can give. */
const UNICODE_ONLY = /[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/u;

/** A file may carry Unicode text under a font that keeps its old name: the letters decide. */
function encodingByFont(words: readonly LayerWord[]): LegacyEncoding | undefined {
  const old = words.filter(({ fontName }) => encodingOfFont(fontName) !== undefined);
  const [first] = old;
  const coded = old.filter((word) => /[\u00a1-\u00ff]/u.test(word.text)).length;
  const unicode = old.filter((word) => UNICODE_ONLY.test(word.text)).length;
  if (first === undefined || unicode * 10 > old.length || coded * 10 < words.length) return undefined;
  return encodingOfFont(first.fontName);
}

const TIMESTAMP = /\d{2}[./-]\d{2}[./-]\d{4}\s+\d{1,2}:\d{2}:\d{2}/u;
const OVERLAY: readonly string[] = phrases.signatureOverlay.map((phrase) => fold(phrase));

function stampVerdict(text: string, letters: number, page: LayerPage): TextLayerVerdict | undefined {
  if (letters >= LEAST_LETTERS_OVER_IMAGE) return undefined;
  const folded = fold(text);
  const signed = TIMESTAMP.test(text) || OVERLAY.some((phrase) => folded.includes(phrase));
  if (page.kind === 'text') return undefined;
  return bad('stamp-text-only', signed ? 'signature' : 'too-little');
}

function languageVerdict(words: readonly LayerWord[], text: string): TextLayerVerdict {
  // replacement characters and private-use codes: a font without a usable map to Unicode
  const broken = text.match(/[\ufffd\p{Co}]|(?!\s)\p{Cc}/gu)?.length ?? 0;
  if (broken * 50 > text.length) return bad('junk-text-layer', 'broken-characters');
  const { share, count } = syllableShare(text);
  if (count < ENOUGH_RUNS) return { kind: 'good' };
  const hidden = words.filter((word) => word.hidden).length * 2 > words.length;
  if (share < (hidden ? GOOD_SHARE_HIDDEN : GOOD_SHARE)) return unlikely(text, hidden);
  if (markedShare(text) < LEAST_MARKED) return bad('junk-text-layer', 'no-marks');
  return { kind: 'good' };
}

/** Print in another language has no odd signs inside its words; a scanner's guess at Vietnamese does. */
function unlikely(text: string, hidden: boolean): TextLayerVerdict {
  const words = text.split(/\s+/u).filter((word) => /\p{L}/u.test(word));
  const clean = words.filter((word) => /^[("'“‘]*\p{L}[\p{L}'’.-]*[)"'”’.,;:!?]*$/u.test(word)).length;
  const foreign = !hidden && clean > words.length * 0.85 && markedShare(text) < 0.15;
  return foreign ? { kind: 'good' } : bad('junk-text-layer', 'no-syllables');
}

/** Share of letter runs that bear a tone or a Vietnamese letter. */
function markedShare(text: string): number {
  const runs = (text.match(/\p{L}+/gu) ?? []).filter((run) => run.length >= 2);
  const marked = runs.filter((run) => {
    const { letters, tone } = splitTone(run);
    return tone !== '' || /[ăâêôơưđ]/u.test(letters);
  });
  return runs.length === 0 ? 0 : marked.length / runs.length;
}
