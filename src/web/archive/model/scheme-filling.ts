import type { SchemeFilling } from '../archive-types.ts';

/** From what the scheme of a new fonds is made. */
export const FILLINGS = ['none', 'template', 'divisions'] as const;

export interface FillingDraft {
  readonly kind: (typeof FILLINGS)[number];
  /** One a line. */
  readonly headings: string;
  readonly times: string;
}

export const NO_FILLING: FillingDraft = { kind: 'none', headings: '', times: '' };

/** What the service is asked for; undefined: no scheme yet. */
export function fillingOf({ kind, headings, times }: FillingDraft): SchemeFilling | 'incomplete' | undefined {
  if (kind === 'none') return undefined;
  if (kind === 'template') return { template: 'tt13-2011' };
  const divisions = { headings: linesOf(headings), times: linesOf(times) };
  return divisions.headings.length === 0 || divisions.times.length === 0 ? 'incomplete' : { divisions };
}

function linesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim().normalize('NFC'));
  return lines.filter((line) => line !== '');
}
