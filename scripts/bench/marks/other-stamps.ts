import type { Random } from '../../pages/random.ts';

/** What else is stamped on pages, drawn as SVG around the middle; nothing in it is a mark of secrecy. */

const OFFICES = ['UBND HUYỆN AN BÌNH', 'SỞ NỘI VỤ', 'VĂN PHÒNG HĐND', 'BHXH TỈNH PHÚ LÂM', 'PHÒNG LĐTBXH'] as const;
const RIMS = [
  'ỦY BAN NHÂN DÂN HUYỆN AN BÌNH',
  'SỞ NỘI VỤ TỈNH PHÚ LÂM',
  'MẶT TRẬN TỔ QUỐC VIỆT NAM',
  'CÔNG TY TNHH THƯƠNG MẠI NHẬT MINH',
  'TRƯỜNG TIỂU HỌC TÂN AN',
] as const;
const CENTRES = [['ỦY BAN', 'NHÂN DÂN'], ['SỞ', 'NỘI VỤ'], ['CÔNG TY', 'NHẬT MINH'], ['MẦM NON', 'HOA MAI'], ['VĂN PHÒNG']] as const; // prettier-ignore

export const OTHER_KINDS = ['round seal', 'two seals', 'arrival', 'signed box', 'copy stamp', 'receipt'] as const;
type OtherKind = (typeof OTHER_KINDS)[number];

/** @returns SVG of `mm` square at `ppi`. */
export function otherStampSvg(kind: OtherKind, random: Random, { ppi, mm }: { ppi: number; mm: number }): string {
  const pixels = String(Math.round((mm * ppi) / 25.4));
  const half = String(-mm / 2);
  const turn = random.between(-12, 12).toFixed(1);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${pixels}" height="${pixels}" viewBox="${half} ${half} ${String(mm)} ${String(mm)}"><g transform="rotate(${turn})">${bodyOf(kind, random)}</g></svg>`;
}

function bodyOf(kind: OtherKind, random: Random): string {
  if (kind === 'round seal') return seal(random);
  if (kind === 'two seals') return `${seal(random)}<g transform="translate(${random.between(1, 9).toFixed(1)} ${random.between(-6, 6).toFixed(1)})" opacity="0.7">${seal(random)}</g>`; // prettier-ignore
  return box(random, linesOf(kind, random));
}

function linesOf(kind: Exclude<OtherKind, 'round seal' | 'two seals'>, random: Random): readonly string[] {
  const day = `${String(random.whole(1, 28))}/${String(random.whole(1, 12))}/20${String(random.whole(10, 24))}`;
  const lines = {
    arrival: [random.pick(OFFICES), random.pick(['ĐẾN', 'CÔNG VĂN ĐẾN']), `Số: ${String(random.whole(1, 999))}`, `Ngày: ${day}`, 'Chuyển: ........'],
    'signed box': ['ĐÃ KÝ SỐ', `Ký bởi: ${random.pick(OFFICES)}`, `Thời gian ký: ${day}`],
    'copy stamp': [random.pick(['SAO Y', 'SAO Y BẢN CHÍNH', 'SAO LỤC', 'TRÍCH SAO']), `Ngày ${day}`, random.pick(['CHÁNH VĂN PHÒNG', 'TRƯỞNG PHÒNG'])],
    receipt: [random.pick(['ĐÃ CHI TIỀN', 'ĐÃ THU TIỀN', 'ĐÃ NHẬP KHO']), `Ngày ${day}`],
  }; // prettier-ignore
  return lines[kind];
}

function box(random: Random, lines: readonly string[]): string {
  const [width, height] = [random.between(36, 52), lines.length * random.between(5.4, 7)];
  const stroke = random.between(0.3, 0.7).toFixed(2);
  const texts = lines.map((line, index) => {
    const size = Math.min(4.4, (1.5 * width) / line.length).toFixed(2);
    const y = (-height / 2 + ((index + 0.68) * height) / lines.length).toFixed(2);
    return `<text y="${y}" text-anchor="middle" font-family="${random.pick(['Arimo', 'Tinos', 'DejaVu Sans', 'Noto Sans'])}" font-weight="bold" font-size="${size}">${line}</text>`;
  });
  return `<rect x="${(-width / 2).toFixed(2)}" y="${(-height / 2).toFixed(2)}" width="${width.toFixed(2)}" height="${height.toFixed(2)}" fill="none" stroke="#000" stroke-width="${stroke}"/>${texts.join('')}`;
}

function seal(random: Random): string {
  const radius = random.between(15, 21);
  const rim = random.pick(RIMS);
  const spread = Math.min(285, rim.length * 10.5);
  const letters = Array.from(rim).map((letter, index) => {
    const turn = (-spread / 2 + (index * spread) / (rim.length - 1)).toFixed(1);
    return `<text transform="rotate(${turn}) translate(0 ${(-radius * 0.75).toFixed(2)})" font-size="${(radius * 0.17).toFixed(2)}" text-anchor="middle" font-family="Arimo" font-weight="bold">${letter}</text>`;
  });
  const rings = [1, 0.94, random.between(0.62, 0.7)].map((share, index) => `<circle r="${(radius * share).toFixed(2)}" stroke-width="${['.8', '.3', '.4'][index] ?? '.4'}"/>`); // prettier-ignore
  return `<g fill="none" stroke="#000">${rings.join('')}</g>${letters.join('')}${centre(random, radius)}`;
}

function centre(random: Random, radius: number): string {
  if (random.chance(0.35)) {
    const lines = random.pick(CENTRES);
    const size = (radius * 0.2).toFixed(2);
    return lines
      .map((line, index) => `<text y="${(radius * (0.28 * (index - (lines.length - 1) / 2) + 0.07)).toFixed(2)}" text-anchor="middle" font-family="Tinos" font-weight="bold" font-size="${size}">${line}</text>`)
      .join(''); // prettier-ignore
  }
  const star = Array.from({ length: 10 }, (_, i) => {
    const reach = radius * (i % 2 === 0 ? 0.36 : 0.15);
    const angle = ((i * 36 - 90) * Math.PI) / 180;
    return `${(reach * Math.cos(angle)).toFixed(2)},${(reach * Math.sin(angle)).toFixed(2)}`;
  });
  const wreath = Array.from({ length: 14 }, (_, i) => {
    const angle = ((i * 18 + 33) * Math.PI) / 180;
    const [x, y] = [radius * 0.5 * Math.cos(angle), radius * 0.5 * Math.sin(angle)];
    return `<ellipse cx="${x.toFixed(2)}" cy="${y.toFixed(2)}" rx="${(radius * 0.1).toFixed(2)}" ry="${(radius * 0.03).toFixed(2)}" transform="rotate(${String(i * 31)} ${x.toFixed(2)} ${y.toFixed(2)})"/>`;
  });
  const filled = random.chance(0.5) ? '#000' : 'none';
  return `<polygon points="${star.join(' ')}" fill="${filled}" stroke="#000" stroke-width=".4"/>${random.chance(0.6) ? wreath.join('') : ''}`;
}
