import { FIRST_EXTRA } from './tiny-pdf.ts';

export interface TinyAnnotation {
  readonly subtype: 'Widget' | 'FreeText' | 'Stamp' | 'Link' | 'Popup';
  /** Left, bottom, right, top in points. */
  readonly rect: readonly [number, number, number, number];
  /** One line after another, from the top of the rectangle. */
  readonly lines?: readonly string[];
  /** ISO 32000-1, table 165; shown and printed when absent. */
  readonly flags?: number;
  /** In place of an appearance that says `lines`. */
  readonly appearance?: string;
}

/** Entries of a page, and further objects of the file, that make `annotations` lie over it. */
export interface AnnotationParts {
  readonly entries: string;
  readonly extra: readonly string[];
}

/** `{`, `}`: letters of a mark, through a map to Unicode. */
const LETTERS: Readonly<Record<string, string>> = { Ậ: '{', ý: '}' };

/**
 * Annotations as electronic offices write them: the words lie two forms deep in the appearance, a signature is a widget
 * of /FT /Sig without a value.
 */
export function annotate(annotations: readonly TinyAnnotation[]): AnnotationParts {
  const extra = [
    `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode ${ref(1)} >>`,
    stream('', toUnicode()),
  ];
  const refs: string[] = [];
  for (const annotation of annotations) {
    const first = extra.length;
    const { rect, subtype, flags = 4 } = annotation;
    const field = subtype === 'Widget' ? '/FT /Sig /T (Signature)' : '';
    const box = `[0 0 ${String(rect[2] - rect[0])} ${String(rect[3] - rect[1])}]`;
    extra.push(
      `<< /Type /Annot /Subtype /${subtype} ${field} /F ${String(flags)} /Rect [${rect.join(' ')}] /AP << /N ${ref(first + 1)} >> >>`,
      annotation.appearance ?? form(box, `/XObject << /FRM ${ref(first + 2)} >>`, 'q /FRM Do Q'),
      form(box, `/Font << /F1 ${ref(0)} >>`, says(annotation)),
    );
    refs.push(ref(first));
  }
  return { entries: `/Annots [${refs.join(' ')}]`, extra };
}

function says({ rect, lines = [] }: TinyAnnotation): string {
  const size = Math.min(13, (rect[3] - rect[1]) / (lines.length + 0.5));
  const text = lines.map((line, index) => {
    const coded = Array.from(line)
      .map((letter) => LETTERS[letter] ?? letter)
      .join('');
    return `1 0 0 1 2 ${String(rect[3] - rect[1] - size * (index + 1.1))} Tm (${coded}) Tj`;
  });
  return `BT /F1 ${String(size)} Tf 0 0 1 rg ${text.join(' ')} ET`;
}

function form(box: string, resources: string, content: string): string {
  return stream(`/Type /XObject /Subtype /Form /BBox ${box} /Resources << ${resources} >>`, content);
}

function stream(dictionary: string, content: string): string {
  return `<< ${dictionary} /Length ${String(content.length)} >>\nstream\n${content}\nendstream`;
}

function ref(index: number): string {
  return `${String(FIRST_EXTRA + index)} 0 R`;
}

function toUnicode(): string {
  const special = Object.entries(LETTERS).map(
    ([letter, code]) => `<${hex(code, 2)}> <${hex(code, 2)}> <${hex(letter, 4)}>`,
  );
  const ranges = ['<20> <7A> <0020>', ...special];
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def',
    '1 begincodespacerange <00> <FF> endcodespacerange',
    `${String(ranges.length)} beginbfrange ${ranges.join(' ')} endbfrange`,
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
}

function hex(letter: string, digits: number): string {
  return (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(digits, '0');
}
