/** Dates as an archivist types them (day first, or run together) and as the record keeps them (`YYYY-MM-DD`). */

const TYPED = /^(?:(?:(\d{1,2})[/.\-\s])?(\d{1,2})[/.\-\s])?(\d{4})$/;
/** `05012020`, `012020`: the quick way on the number pad. */
const RUN_TOGETHER = /^(\d{2})?(\d{2})(\d{4})$/;
const ISO = /^\d{4}(?:-\d{2}){1,2}$/;

interface Parts {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function split(text: string): Parts | undefined {
  if (ISO.test(text)) {
    const [year, month, day] = text.split('-').map(Number);
    return toParts(year, month, day);
  }
  const match = TYPED.exec(text) ?? RUN_TOGETHER.exec(text);
  if (!match) return undefined;
  const [, day, month, year] = match.map((part: string | undefined) => (part === undefined ? undefined : Number(part)));
  return toParts(year, month, day);
}

function toParts(year?: number, month?: number, day?: number): Parts | undefined {
  if (year === undefined) return undefined;
  return { year, ...(month !== undefined && { month }), ...(day !== undefined && { day }) };
}

function exists({ year, month, day }: Parts): boolean {
  if (year < 1000) return false;
  if (month !== undefined && (month < 1 || month > 12)) return false;
  return day === undefined || month === undefined || (day >= 1 && day <= daysInMonth(year, month));
}

/** `5/1/2020`, `05.01.2020`, `05012020`, `1/2020`, `2020` → ISO; undefined when it is no day of the calendar. */
export function parseTypedDate(typed: string): string | undefined {
  const parts = split(typed.trim().replace(/\s*([/.-])\s*/g, '$1'));
  if (!parts || !exists(parts)) return undefined;
  return [parts.year, parts.month, parts.day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

/** `2020-01-05` → `05/01/2020`, `2020-01` → `01/2020`. */
export function formatDate(iso: string): string {
  return ISO.test(iso) ? iso.split('-').reverse().join('/') : iso;
}
