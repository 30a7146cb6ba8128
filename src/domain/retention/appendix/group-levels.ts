import type { Marker } from './row-marker.ts';

export interface GroupPlace {
  readonly no: string;
  readonly level: number;
  readonly key: string;
}

/** The groups above the next row, outermost first, once a group with this marker began; its own place is the last. */
export function enterGroup(
  above: readonly GroupPlace[],
  marker: Marker | undefined,
  no: string,
): readonly GroupPlace[] {
  const key = marker === undefined ? 'none' : `${marker.kind}:${String(no.split('.').length)}`;
  const depth = depthOf(above, { kind: marker?.kind, no, key });
  const kept = above.slice(0, depth);
  return [...kept, { no, level: depth + 1, key }];
}

function depthOf(
  above: readonly GroupPlace[],
  { kind, no, key }: { readonly kind: Marker['kind'] | undefined; readonly no: string; readonly key: string },
): number {
  if (kind === 'named') return 0;
  const same = above.findIndex((group) => group.key === key);
  if (kind === 'dotted') {
    const parent = above.findIndex((group) => group.no === no.slice(0, no.lastIndexOf('.')));
    if (parent !== -1) return parent + 1;
    return same === -1 ? 0 : same;
  }
  return same === -1 ? above.length : same;
}
