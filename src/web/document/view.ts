import type { Turn } from '../model/page-geometry.ts';

/** How large the page is shown: fitted to the room, or so many screen pixels a page pixel. */
export type Zoom =
  { readonly kind: 'width' } | { readonly kind: 'page' } | { readonly kind: 'free'; readonly scale: number };

export interface View {
  readonly show: 'image' | 'both' | 'text';
  readonly zoom: Zoom;
  /** A turn the person added to one page; it does not follow to others. */
  readonly extraTurn: { readonly page: string; readonly turn: Turn };
}

export const INITIAL_VIEW: View = { show: 'image', zoom: { kind: 'width' }, extraTurn: { page: '', turn: 0 } };

export const ZOOM_STEP = 1.25;
const LEAST = 0.05;
const MOST = 6;

export function limitScale(scale: number): number {
  return Math.min(MOST, Math.max(LEAST, scale));
}
