import { afterAddresseesMark, allowedEdits, squeeze } from '../../layout/phrases.ts';
import type { TextLine } from '../../layout/text-line.ts';
import { capitalShare, centreX, cutLine, withoutJunk } from '../../layout/text-line.ts';
import { findFuzzy } from '../../text/distance.ts';
import type { DocumentType } from '../document-types.ts';
import { DOCUMENT_TYPES } from '../document-types.ts';
import type { PageView } from '../reader.ts';

/** The line that names the type, and where it stands among the lines of the body. */
export interface Title {
  readonly type: DocumentType;
  readonly line: TextLine;
  readonly index: number;
  /** The line holds nothing but the name of the type. */
  readonly exact: boolean;
}

/** A title is looked for among this many lines below the head. */
const TITLE_LINES = 14;

/** The title of a page: the first centred line in capitals that begins with the name of a type. */
export function titleType(page: PageView): Title | undefined {
  const { body, head } = page.layout;
  const top = head === undefined ? 0 : head.national.box[1];
  let seen = 0;
  for (const [index, printed] of body.entries()) {
    const line = fromFirstWord(withoutJunk(printed));
    if (line === undefined || printed.box[1] < top) continue;
    seen += 1;
    if (seen > TITLE_LINES || line.box[1] > page.layout.page.size.height * 0.65) return undefined;
    if (afterAddresseesMark(line) !== undefined) return undefined;
    const title = capitalShare(line.text) > 0.7 && isCentred(line, page) ? typeOf(line) : undefined;
    if (title !== undefined) return { ...title, line, index };
  }
  return undefined;
}

/** The line from its first word of two letters: before a title there is nothing but dirt. */
function fromFirstWord(line: TextLine | undefined): TextLine | undefined {
  const first = line?.words.findIndex(({ word }) => (word.text.match(/\p{L}/gu)?.length ?? 0) >= 2) ?? 0;
  return line !== undefined && first > 0 ? cutLine(line, first)[1] : line;
}

/** Of all types the one that is nearest to what is printed: `THÔNG BÁO` is one letter from `THÔNG CÁO`. */
function typeOf(line: TextLine): Pick<Title, 'type' | 'exact'> | undefined {
  const text = squeeze(line.text);
  let best: (Pick<Title, 'type' | 'exact'> & { readonly edits: number }) | undefined;
  for (const type of DOCUMENT_TYPES) {
    const name = squeeze(type.value);
    const hit = findFuzzy(text.slice(0, name.length + 1), name, allowedEdits(name.length));
    if (hit === undefined || hit.start > 0 || (best !== undefined && hit.edits >= best.edits)) continue;
    const exact = hit.edits === 0 && text.length === name.length;
    // "LUẬT SƯ …", "QUY ĐỊNH CHUNG": a short name begins many other lines
    if (exact || (text.length <= name.length * 4 && name.length >= 6)) best = { type, exact, edits: hit.edits };
  }
  return best;
}

/** Middle of the text, with room for a narrow scan or a wide margin. */
function isCentred(line: TextLine, page: PageView): boolean {
  const { left, right } = page.layout.margins;
  return Math.abs(centreX(line.box) - (left + right) / 2) < page.layout.page.size.width * 0.07;
}
