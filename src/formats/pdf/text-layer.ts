import { turnSize, type Box } from '../../domain/page/geometry.ts';
import type { PageIdentity, TextLayerWord } from '../../ports/scan-reader.ts';
import { toDisplayed, type PdfPage } from './engine/pdf-page.ts';
import { textChars, withTextPage, type TextChar } from './engine/text-page.ts';
import { layoutOf } from './page-layout.ts';

/** Characters that the page itself holds, blanks not counted. */
export function countTextChars(page: PdfPage): number {
  return withTextPage(page, (text) => {
    let count = 0;
    for (const char of textChars(text)) if (!char.generated && !isBlank(char.text)) count++;
    return count;
  });
}

/** Words in the order of the file, boxes in the frame of `identity`. */
export function readTextLayer(page: PdfPage, identity: PageIdentity): readonly TextLayerWord[] {
  const { hiddenText, image } = layoutOf(page);
  // An image may end a little before or beyond the page; the frame is then that of the image.
  const frame: TextFrame = { box: image?.bounds ?? page.box, turn: page.turn, identity };
  return withTextPage(page, (text) => {
    const words: TextLayerWord[] = [];
    let run: TextChar[] = [];
    function end(): void {
      const word = wordOf(run, frame);
      if (word !== undefined) words.push({ ...word, ...styleOf(run, text.fontName, hiddenText) });
      run = [];
    }
    for (const char of textChars(text)) {
      if (isBlank(char.text)) end();
      else run.push(char);
      if (char.endsLine) end();
    }
    end();
    return words;
  });
}

function styleOf(
  run: readonly TextChar[],
  fontName: (index: number) => string,
  hiddenText: ReadonlySet<number>,
): Pick<TextLayerWord, 'fontName' | 'hidden'> {
  const first = run[0];
  if (first === undefined) return { fontName: '', hidden: false };
  return { fontName: fontName(first.index), hidden: hiddenText.has(first.object) };
}

/** Blanks, and what PDFium puts at line ends and for characters unknown (0). */
function isBlank(text: string): boolean {
  return /^[\s\p{Cc}\ufeff]*$/u.test(text);
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
