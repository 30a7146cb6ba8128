/** `07:05 02/01/2026` by the clock of this machine. */
export function localTime(time: Date): string {
  const two = (number: number) => String(number).padStart(2, '0');
  const day = [two(time.getDate()), two(time.getMonth() + 1), String(time.getFullYear())].join('/');
  return `${two(time.getHours())}:${two(time.getMinutes())} ${day}`;
}
