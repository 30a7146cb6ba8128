const MAGIC: readonly (readonly [string, string])[] = [
  ['%PDF', 'application/pdf'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['\x89PNG', 'image/png'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['RIFF', 'image/webp'],
];
const ENDINGS: Readonly<Record<string, string>> = {
  ...{ pdf: 'application/pdf', jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png' },
  ...{ tif: 'image/tiff', tiff: 'image/tiff', txt: 'text/plain' },
};

/** By the first bytes, as the host does; undefined for what it does not take. */
export function sniff({ content }: { readonly content: Buffer }): string | undefined {
  const head = content.subarray(0, 8).toString('latin1');
  const found = MAGIC.find(([start]) => head.startsWith(start));
  if (found) return found[1];
  return content.length > 0 && !content.includes(0) ? 'text/plain' : undefined;
}

/** By the name, for the files of tests, which are a few bytes long. */
export function typeOfName(name: string): string {
  return ENDINGS[(/\.(\w+)$/.exec(name)?.[1] ?? '').toLowerCase()] ?? 'text/plain';
}
