/** Figures in records are kept to what they are worth: equal input must give equal text on every machine. */
export function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
