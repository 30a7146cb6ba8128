export interface TextPart {
  readonly text: string;
  readonly marked: boolean;
}

/** Cuts a snippet at its marks (`[start, length]` in UTF-16 units); marks that overlap or lie outside do no harm. */
export function markedParts(text: string, marks: readonly (readonly number[])[]): readonly TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const [start = 0, length = 0] of marks.toSorted((one, other) => (one[0] ?? 0) - (other[0] ?? 0))) {
    const from = Math.max(at, Math.min(start, text.length));
    const to = Math.min(start + length, text.length);
    if (to <= from) continue;
    if (from > at) parts.push({ text: text.slice(at, from), marked: false });
    parts.push({ text: text.slice(from, to), marked: true });
    at = to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false });
  return parts;
}
