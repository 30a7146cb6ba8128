import type { Random } from '../random.ts';

const FAMILIES = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Huỳnh',
  'Phan',
  'Vũ',
  'Võ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
  'Đinh',
  'Trịnh',
  'Lương',
  'Tạ',
  'Cao',
  'Hà',
  'Nông',
  'Vi',
  'Khổng',
  'Ma',
  'Lò',
  'Bế',
];
const MIDDLE = [
  'Văn',
  'Thị',
  'Đức',
  'Minh',
  'Quốc',
  'Thanh',
  'Hữu',
  'Xuân',
  'Ngọc',
  'Đình',
  'Công',
  'Kim',
  'Thế',
  'Bá',
  'Trọng',
  'Hồng',
  'Quang',
  'Thị Thu',
  'Thị Hồng',
  'Duy',
];
const GIVEN = [
  'Hưng',
  'Dũng',
  'Lan',
  'Tuấn',
  'Hạnh',
  'Sơn',
  'Quỳnh',
  'Bình',
  'Thủy',
  'Khoa',
  'Phượng',
  'Tiến',
  'Nhàn',
  'Lộc',
  'Yến',
  'Thắng',
  'Trí',
  'Ý',
  'Duyên',
  'Khánh',
  'Toản',
  'Nghĩa',
  'Đạt',
  'Hòa',
  'Mỹ',
  'Vượng',
  'Sáu',
  'Huệ',
  'Luật',
  'Chiến',
];

/** A name put together by chance; whoever bears it is not meant. */
export function personName(random: Random): string {
  return [random.pick(FAMILIES), random.pick(MIDDLE), random.pick(GIVEN)].join(' ');
}

/** Rank or degree as it stands before a printed name; mostly none. */
export function rankBefore(random: Random, kind: string): string {
  if (kind === 'unit' && random.chance(0.25))
    return random.pick(['ThS. ', 'BSCKII. ', 'TS. ', 'Đại tá ', 'Thượng tá ']);
  return random.chance(0.05) ? random.pick(['ThS. ', 'TS. ', 'KS. ']) : '';
}
