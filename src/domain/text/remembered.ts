/**
 * The same function, with what it said of the last texts: the readers of one document ask of the same few lines over and
 * over. `most`: so many texts are kept, then it begins anew.
 */
export function remembered(of: (text: string) => string, most = 500): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const now = of(text);
    known.set(text, now);
    return now;
  };
}
