import { turnSize, type Box, type QuarterTurn } from '../../domain/page/geometry.ts';
import type { PageIdentity, TextLayerWord } from '../../ports/scan-reader.ts';
import { isMarkup, isWidget, withAnnotationsAlone } from './annotations.ts';
import { innerForms } from './engine/page-objects.ts';
import { toDisplayed, type PdfPage } from './engine/pdf-page.ts';
import { textChars, withTextPage, type TextChar, type TextPage } from './engine/text-page.ts';
import { isInvisibleText, layoutOf, type PageLayout } from './page-layout.ts';

/** Characters that the page itself holds, blanks not counted. */
export function countTextChars(page: PdfPage): number {
  return withTextPage(page, (text) => {
    let count = 0;
    for (const char of textChars(text)) if (!char.generated && !isBlank(char.text)) count++;
    return count;
  });
}

/** Words in the order of the file, boxes in the frame of `identity`; at the end those that annotations show. */
export function readTextLayer(page: PdfPage, identity: PageIdentity): readonly TextLayerWord[] {
  const layout = layoutOf(page);
  return [...ownWords(page, frameOf(page, layout, identity), layout.hiddenText), ...readPastedWords(page, identity)];
}

/** The words that annotations show, alone. */
function readPastedWords(page: PdfPage, identity: PageIdentity): readonly TextLayerWord[] {
  const read = (alone: PdfPage) => pastedWords(alone, frameOf(page, layoutOf(page), identity));
  const fields = withAnnotationsAlone(page, isWidget, read) ?? [];
  const notes = withAnnotationsAlone(page, isMarkup, read) ?? [];
  const after = fields.reduce((most, { pasted = 0 }) => Math.max(most, pasted), 0);
  return [...fields, ...notes.map((word) => ({ ...word, pasted: (word.pasted ?? 0) + after, note: true as const }))];
}

/** An image may end a little before or beyond the page; the frame is then that of the image. */
function frameOf(page: PdfPage, { image }: PageLayout, identity: PageIdentity): TextFrame {
  return { box: image?.bounds ?? page.box, turn: page.turn, identity };
}

function ownWords(page: PdfPage, frame: TextFrame, hiddenText: ReadonlySet<number>): readonly TextLayerWord[] {
  return withTextPage(page, (text) =>
    runsOf(textChars(text)).flatMap((run): readonly TextLayerWord[] => {
      const word = wordOf(run, frame);
      if (word === undefined || !isOnPage(word.box, frame.identity)) return [];
      return [{ ...word, ...styleOf(run, text, hiddenText), ...turnOf(run, text, frame.turn) }];
    }),
  );
}

/** `alone` holds flattened annotations and nothing else. */
function pastedWords(alone: PdfPage, frame: TextFrame): readonly TextLayerWord[] {
  const shownBy = new Map<number, number>();
  for (const [index, objects] of innerForms(alone).entries()) {
    for (const object of objects)
      if (object.kind === 'text' && !isInvisibleText(alone, object)) shownBy.set(object.handle, index + 1);
  }
  return withTextPage(alone, (text) =>
    runsOf(textChars(text), ({ object }) => shownBy.get(object)).flatMap((run): readonly TextLayerWord[] => {
      const pasted = shownBy.get(run[0]?.object ?? 0);
      const word = wordOf(run, frame);
      if (word === undefined || pasted === undefined) return [];
      return [{ ...word, ...styleOf(run, text, new Set()), ...turnOf(run, text, frame.turn), pasted }];
    }),
  );
}

/** Characters that stand together; what `partOf` tells apart is never joined. */
function runsOf(chars: Iterable<TextChar>, partOf: (char: TextChar) => unknown = () => 0): readonly TextChar[][] {
  const runs: TextChar[][] = [];
  let run: TextChar[] = [];
  for (const char of chars) {
    const [first] = run;
    if (isBlank(char.text) || (first !== undefined && partOf(first) !== partOf(char))) {
      runs.push(run);
      run = [];
    }
    if (!isBlank(char.text)) run.push(char);
    if (char.endsLine) {
      runs.push(run);
      run = [];
    }
  }
  return [...runs, run].filter(({ length }) => length > 0);
}

function styleOf(
  run: readonly TextChar[],
  { fontName }: TextPage,
  hiddenText: ReadonlySet<number>,
): Pick<TextLayerWord, 'fontName' | 'hidden'> {
  const first = run[0];
  if (first === undefined) return { fontName: '', hidden: false };
  return { fontName: fontName(first.index), hidden: hiddenText.has(first.object) };
}

/** Degrees from a quarter turn: a watermark is aslant. */
const STRAIGHT = 5;

function turnOf(run: readonly TextChar[], { angle }: TextPage, shown: QuarterTurn): Pick<TextLayerWord, 'turn'> {
  const [first] = run;
  if (first === undefined) return {};
  const clockwise = (angle(first.index) + shown) % 360;
  const quarters = Math.round(clockwise / 90);
  if (Math.abs(clockwise - quarters * 90) > STRAIGHT) return {};
  const turn = UPRIGHT_BY[quarters % 4] ?? 0;
  return turn === 0 ? {} : { turn };
}

const UPRIGHT_BY: readonly QuarterTurn[] = [0, 270, 180, 90];

/** Blanks, and what PDFium puts at line ends and for characters unknown (0). */
function isBlank(text: string): boolean {
  return /^[\s\p{Cc}\ufeff]*$/u.test(text);
}

/** What lies beyond the edges, or was cropped away, is in the file and not on the page. */
function isOnPage([left, top, width, height]: Box, { widthPx, heightPx }: PageIdentity): boolean {
  const [x, y] = [left + width / 2, top + height / 2];
  return x >= 0 && x <= widthPx && y >= 0 && y <= heightPx;
}

interface TextFrame extends Pick<PdfPage, 'box' | 'turn'> {
  readonly identity: PageIdentity;
}

function wordOf(run: readonly TextChar[], frame: TextFrame): { readonly text: string; readonly box: Box } | undefined {
  const boxes = run.flatMap(({ box }) => (box === undefined ? [] : [box]));
  if (boxes.length === 0) return undefined;
  const corners = boxes.flatMap(({ left, bottom, right, top }) => [
    toDisplayed(frame, left, bottom),
    toDisplayed(frame, right, top),
  ]);
  const points = turnSize(
    { width: frame.box.right - frame.box.left, height: frame.box.top - frame.box.bottom },
    frame.turn,
  );
  const scale = { x: frame.identity.widthPx / points.width, y: frame.identity.heightPx / points.height };
  const xs = corners.map(([x]) => x * scale.x);
  const ys = corners.map(([, y]) => y * scale.y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const text = run.map((char) => char.text).join('');
  return { text: text.normalize('NFC'), box: [left, top, Math.max(...xs) - left, Math.max(...ys) - top] };
}
