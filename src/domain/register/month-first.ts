const NUMERIC = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}$/u;
const MONTHS = 12;

/**
 * Whether dates are written month first, as programs in English write them: more of them can be read that way alone than
 * the other way alone.
 */
export function areMonthFirst(dates: readonly string[]): boolean {
  let [monthFirst, dayFirst] = [0, 0];
  for (const [first, second] of dates.flatMap(partsOf)) {
    if (first <= MONTHS && second > MONTHS) monthFirst += 1;
    if (first > MONTHS && second <= MONTHS) dayFirst += 1;
  }
  return monthFirst > dayFirst;
}

/** Whether a date says another day when it is read month first. */
export function hasTwoReadings(date: string): boolean {
  return partsOf(date).some(([first, second]) => first <= MONTHS && second <= MONTHS && first !== second);
}

function partsOf(date: string): readonly (readonly [number, number])[] {
  const [, first, second] = NUMERIC.exec(date.replaceAll(/\s/gu, '')) ?? [];
  return first === undefined || second === undefined ? [] : [[Number(first), Number(second)]];
}
