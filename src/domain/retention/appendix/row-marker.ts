/** What stands before the title of a line: `I`, `A`, `Nhóm 01`, `2.1`, `12`, `a)`, `-`. */
export interface Marker {
  readonly kind: 'named' | 'roman' | 'capital' | 'dotted' | 'integer' | 'letter' | 'dash';
  /** Without the point or bracket; empty for a dash. */
  readonly no: string;
}

const KINDS: readonly (readonly [Marker['kind'], RegExp])[] = [
  ['dash', /^[-–—−+•*]$/u],
  ['integer', /^\d{1,4}$/u],
  ['dotted', /^(?:\d{1,4}|[IVXLC]{1,7})(?:\.\d{1,4})+$/u],
  ['roman', /^(?:[IVX]|[IVXLC]{2,7})$/u],
  ['capital', /^[A-ZĐ]$/u],
  ['letter', /^[a-zđ]$/u],
  ['named', /^(?:nhóm|phần|chương|mục|phụ lục|pl)\s+(?:\d{1,3}|[IVXLC]{1,7}|[A-ZĐ])(?:\.\d{1,3})?$/iu],
];

/** Reads the cell "STT"; undefined when it is no number that tables of periods use. */
export function markerOf(cell: string): Marker | undefined {
  const bare = cell.replace(/^\(\s*(.+?)\s*\)$/u, '$1');
  const no = /^[-–—−+•*]$/u.test(bare) ? bare : bare.replace(/\s*[.):/]+$/u, '').trim();
  const kind = KINDS.find(([, pattern]) => pattern.test(no))?.[0];
  return kind === undefined ? undefined : { kind, no: kind === 'dash' ? '' : no };
}

export interface MarkedTitle {
  readonly marker: Marker;
  readonly title: string;
}

const DASH = /^[-–—−+•*]\s+(.+)$/su;
/** Dashes are often set without a blank; `-5 độ` is none. */
const TIGHT_DASH = /^[-–—−+•](\p{L}.+)$/su;
const LETTER = /^([a-zđ])\s?[.)]\s*(.+)$/su;

/** `- Tổng kết năm`, `a) Tổng kết năm` */
export function subMarkerIn(text: string): MarkedTitle | undefined {
  const dashed = (DASH.exec(text) ?? TIGHT_DASH.exec(text))?.[1];
  if (dashed !== undefined) return { marker: { kind: 'dash', no: '' }, title: dashed };
  const [, letter, rest] = LETTER.exec(text) ?? [];
  return letter === undefined || rest === undefined
    ? undefined
    : { marker: { kind: 'letter', no: letter }, title: rest };
}

const NUMBERED =
  /^((?:nhóm|phần|chương|phụ lục|pl)\s+(?:\d{1,3}|[IVXLC]{1,7}|[A-ZĐ])|[IVXLC]{1,7}(?:\.\d{1,3})*|[A-ZĐ]|\d{1,4}(?:\.\d{1,3})*)\s?(?:[.:)/-]|(?<=\.\d{1,3}))\s*(\p{L}.*)$/isu;

/** `I. Tài liệu tổng hợp`, `2.1 Tài liệu quy hoạch`, `Nhóm 01: …`: a number that stands in the cell of the title. */
export function numberIn(text: string): MarkedTitle | undefined {
  const [, no, title] = NUMBERED.exec(text) ?? [];
  if (no === undefined || title === undefined) return undefined;
  const marker = markerOf(no);
  // Small letters are for sub-items; the pattern is blind to case for the words alone.
  return marker === undefined || marker.kind === 'letter' ? undefined : { marker, title };
}

const OUTER: ReadonlySet<Marker['kind']> = new Set(['named', 'roman', 'capital']);

/** Numbers that only groups have. */
export function isGroupMarker({ kind, no }: Marker): boolean {
  return OUTER.has(kind) || (kind === 'dotted' && /^[IVXLC]/u.test(no));
}

export function isSubMarker({ kind }: Marker): boolean {
  return kind === 'letter' || kind === 'dash';
}
