/** As the service demands: a word alone ("nhầm") tells nothing to those who must answer for it later. */
const LEAST_LETTERS = 10;

export function hasReason(text: string): boolean {
  return (text.match(/\p{L}/gu) ?? []).length >= LEAST_LETTERS;
}
