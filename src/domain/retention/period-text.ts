import type { RetentionPeriod } from './retention-period.ts';

const YEARS = /^(\d{1,3})\s+năm$/u;
const AFTER_EVENT = /^(\d{1,3})\s+năm\s+(?:sau khi|kể từ khi|từ khi)\s+(.+)$/u;
const SUPERSEDED = /^(?:đến khi (?:văn bản|vb) hết hiệu lực(?: thi hành)?|theo hiệu lực (?:của )?(?:văn bản|vb))$/u;
const LIFE_OF_WORK = /^theo tuổi thọ (?:của )?(?:(?:công trình|thiết bị|tài sản)(?:, )?)+$/u;

/**
 * Reads a cell "thời hạn bảo quản" as the circulars write it: `Vĩnh viễn`, `05 năm`, `5 năm sau khi chấm dứt Hợp đồng`,
 * `Đến khi VB hết hiệu lực thi hành`, `Theo tuổi thọ công trình`. Undefined when it is none of these: a person must look.
 */
export function parsePeriodText(text: string): RetentionPeriod | undefined {
  const plain = text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim().replace(/\.$/u, '');
  const small = plain.toLowerCase();
  if (small === 'vĩnh viễn') return { kind: 'permanent' };
  if (SUPERSEDED.test(small)) return { kind: 'until-superseded' };
  if (LIFE_OF_WORK.test(small)) return { kind: 'life-of-work' };
  const years = Number(YEARS.exec(small)?.[1] ?? 0);
  if (years > 0) return { kind: 'years', years };
  return afterEvent(plain, small);
}

function afterEvent(plain: string, small: string): RetentionPeriod | undefined {
  const match = AFTER_EVENT.exec(small);
  const years = Number(match?.[1] ?? 0);
  const event = match?.[2];
  // The event in the letters of the source: only the words before it were compared in small ones.
  return years > 0 && event !== undefined
    ? { kind: 'years-after-event', years, event: plain.slice(plain.length - event.length) }
    : undefined;
}
