import type { Language } from '../messages/messages.ts';

/** 0…1 → whole percent; never 100 for something that is not certain, never 0 for something that is possible. */
export function percent(share: number): number {
  if (share >= 1) return 100;
  if (share <= 0) return 0;
  return Math.min(99, Math.max(1, Math.round(share * 100)));
}

/** `24/11/2026 15:04`: the same in both languages, day first as in Vietnam. */
export function formatTime(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const two = (part: number) => String(part).padStart(2, '0');
  const day = `${two(time.getDate())}/${two(time.getMonth() + 1)}/${String(time.getFullYear())}`;
  return `${day} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** The day of the person at the screen, `YYYY-MM-DD`. */
export function today(now = new Date()): string {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

export function formatBytes(bytes: number, language: Language): string {
  const units = ['B', 'KiB', 'MiB', 'GiB'];
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  const amount = bytes / 1024 ** step;
  const digits = step === 0 || amount >= 100 ? 0 : 1;
  return `${formatNumber(amount, language, digits)} ${units[step] ?? ''}`;
}

export function formatNumber(amount: number, language: Language, digits = 0): string {
  return numberFormat(language, digits).format(amount);
}

/** For whoever writes many numbers: making one costs many times what writing a number does. */
export function numberFormat(language: Language, digits = 0): Intl.NumberFormat {
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits });
}
