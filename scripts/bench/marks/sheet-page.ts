import type { Random } from '../../pages/random.ts';
import { someWords } from './words.ts';

/** An administrative page of one sheet in A4, or the part of one of `sizeMm` from the upper left. */
export function pageSvg(random: Random, ppi: number, sizeMm: readonly [number, number]): string {
  const px = ppi / 25.4;
  const parts: string[] = [];
  const line = ([x, y]: readonly [number, number], text: string, style = 'font-size="4.6"') =>
    parts.push(`<text x="${String(x)}" y="${String(y)}" font-family="Liberation Serif" ${style}>${text}</text>`);
  const bold = 'font-size="4.6" font-weight="bold"';
  line([34, 22], random.pick(['UBND TỈNH PHÚ LÂM', 'BỘ NỘI VỤ', 'UBND HUYỆN AN BÌNH']));
  line([36, 28], random.pick(['SỞ NỘI VỤ', 'VĂN PHÒNG', 'CÔNG AN HUYỆN']), bold);
  line([96, 22], 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'font-size="4.3" font-weight="bold"');
  line([110, 28], 'Độc lập - Tự do - Hạnh phúc', bold);
  line([38, 36], `Số: ${String(random.whole(1, 999))}/QĐ-SNV`);
  line(
    [105, 36],
    `Phú Lâm, ngày ${String(random.whole(10, 28))} tháng ${String(random.whole(10, 12))} năm 20${String(random.whole(10, 24))}`,
    'font-size="4.6" font-style="italic"',
  );
  line([82, 50], random.pick(['QUYẾT ĐỊNH', 'KẾ HOẠCH', 'QUY CHẾ', 'BÁO CÁO']), 'font-size="5" font-weight="bold"');
  const titles = [
    'Ban hành Quy chế bảo vệ bí mật nhà nước',
    'Về công tác bảo vệ bí mật',
    'Về việc phê duyệt kế hoạch',
    'BẢO VỆ BÍ MẬT NHÀ NƯỚC NĂM 2015',
  ];
  line([60, 57], random.pick(titles), bold);
  const end = random.between(190, 240);
  for (let y = 70; y < end; y += random.pick([6.4, 6.4, 9])) line([30, y], someWords(random, 16));
  line([30, end + 10], 'Nơi nhận:', 'font-size="4.2" font-weight="bold" font-style="italic"');
  for (let i = 0; i < 4; i += 1) line([30, end + 15 + i * 4.6], `- ${someWords(random, 4)};`, 'font-size="3.9"');
  line([128, end + 10], random.pick(['GIÁM ĐỐC', 'KT. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG']), bold);
  line([126, end + 36], random.pick(['Nguyễn Văn Thật', 'Trần Minh Nhật', 'Lê Thị Mai', 'Phạm Văn Mạnh']), bold);
  const [across, down] = sizeMm;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${String(Math.round(across * px))}" height="${String(Math.round(down * px))}" viewBox="0 0 ${String(across)} ${String(down)}">${parts.join('')}</svg>`;
}
