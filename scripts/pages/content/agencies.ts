import type { Random } from '../random.ts';

/** Who issues, and how its head and foot are written. No official is named anywhere. */
export interface Agency {
  readonly kind: 'people' | 'department' | 'ministry' | 'party' | 'front' | 'court' | 'unit';
  readonly parent: readonly string[];
  readonly issuer: readonly string[];
  /** In running text. */
  readonly name: string;
  readonly abbreviation: string;
  readonly place: string;
  readonly offices: readonly [head: string, deputy: string];
  /** For whom its head signs: `TM. ỦY BAN NHÂN DÂN`. */
  readonly power: string | undefined;
  readonly units: readonly string[];
}

const PROVINCES = [
  'An Giang', 'Bắc Giang', 'Bắc Kạn', 'Bạc Liêu', 'Bến Tre', 'Bình Định', 'Bình Phước', 'Cà Mau', 'Cao Bằng', 'Đắk Nông',
  'Điện Biên', 'Đồng Tháp', 'Gia Lai', 'Hà Giang', 'Hà Nam', 'Hà Tĩnh', 'Hải Dương', 'Hòa Bình', 'Hưng Yên', 'Khánh Hòa',
  'Kon Tum', 'Lai Châu', 'Lạng Sơn', 'Lào Cai', 'Long An', 'Nghệ An', 'Ninh Bình', 'Ninh Thuận', 'Phú Thọ', 'Phú Yên',
  'Quảng Bình', 'Quảng Nam', 'Quảng Trị', 'Sóc Trăng', 'Sơn La', 'Tây Ninh', 'Thái Bình', 'Thanh Hóa', 'Tiền Giang', 'Trà Vinh',
  'Tuyên Quang', 'Vĩnh Long', 'Vĩnh Phúc', 'Yên Bái',
]; // prettier-ignore
const FIRST = [
  'An',
  'Bình',
  'Phú',
  'Tân',
  'Long',
  'Hòa',
  'Đông',
  'Thạnh',
  'Mỹ',
  'Vĩnh',
  'Xuân',
  'Kim',
  'Nam',
  'Cẩm',
  'Ngọc',
  'Thượng',
  'Tiên',
  'Quế',
  'Yên',
  'Lệ',
];
const SECOND = [
  'Sơn',
  'Nghĩa',
  'Giang',
  'Lộc',
  'Thọ',
  'Phước',
  'Hải',
  'Lâm',
  'Trạch',
  'Khê',
  'Hưng',
  'Định',
  'Thủy',
  'Ninh',
  'Hội',
  'Đức',
  'Thắng',
  'Điền',
  'Châu',
  'Bảng',
];

const DEPARTMENTS: readonly (readonly [name: string, lines: readonly string[], abbreviation: string])[] = [
  ['Sở Nội vụ', ['SỞ NỘI VỤ'], 'SNV'],
  ['Sở Y tế', ['SỞ Y TẾ'], 'SYT'],
  ['Sở Tài chính', ['SỞ TÀI CHÍNH'], 'STC'],
  ['Sở Tư pháp', ['SỞ TƯ PHÁP'], 'STP'],
  ['Sở Xây dựng', ['SỞ XÂY DỰNG'], 'SXD'],
  ['Sở Công Thương', ['SỞ CÔNG THƯƠNG'], 'SCT'],
  ['Sở Giao thông vận tải', ['SỞ GIAO THÔNG VẬN TẢI'], 'SGTVT'],
  ['Sở Kế hoạch và Đầu tư', ['SỞ KẾ HOẠCH VÀ ĐẦU TƯ'], 'SKHĐT'],
  ['Sở Giáo dục và Đào tạo', ['SỞ GIÁO DỤC VÀ ĐÀO TẠO'], 'SGDĐT'],
  ['Sở Khoa học và Công nghệ', ['SỞ KHOA HỌC VÀ CÔNG NGHỆ'], 'SKHCN'],
  ['Sở Thông tin và Truyền thông', ['SỞ THÔNG TIN', 'VÀ TRUYỀN THÔNG'], 'STTTT'],
  ['Sở Tài nguyên và Môi trường', ['SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG'], 'STNMT'],
  ['Sở Văn hóa, Thể thao và Du lịch', ['SỞ VĂN HÓA, THỂ THAO', 'VÀ DU LỊCH'], 'SVH,TT,DL'],
  ['Sở Lao động - Thương binh và Xã hội', ['SỞ LAO ĐỘNG - THƯƠNG BINH', 'VÀ XÃ HỘI'], 'SLĐTBXH'],
  ['Sở Nông nghiệp và Phát triển nông thôn', ['SỞ NÔNG NGHIỆP', 'VÀ PHÁT TRIỂN NÔNG THÔN'], 'SNN&PTNT'],
  ['Ban Dân tộc', ['BAN DÂN TỘC'], 'BDT'],
  ['Thanh tra tỉnh', ['THANH TRA TỈNH'], 'TTT'],
]; // prettier-ignore
const MINISTRIES: readonly (readonly [name: string, line: string, abbreviation: string])[] = [
  ['Bộ Nội vụ', 'BỘ NỘI VỤ', 'BNV'],
  ['Bộ Tài chính', 'BỘ TÀI CHÍNH', 'BTC'],
  ['Bộ Y tế', 'BỘ Y TẾ', 'BYT'],
  ['Bộ Giáo dục và Đào tạo', 'BỘ GIÁO DỤC VÀ ĐÀO TẠO', 'BGDĐT'],
  ['Bộ Xây dựng', 'BỘ XÂY DỰNG', 'BXD'],
  ['Bộ Giao thông vận tải', 'BỘ GIAO THÔNG VẬN TẢI', 'BGTVT'],
];
const BUREAUS: readonly (readonly [parent: string, lines: readonly string[], name: string, abbreviation: string])[] = [
  ['BỘ NỘI VỤ', ['CỤC VĂN THƯ VÀ LƯU TRỮ', 'NHÀ NƯỚC'], 'Cục Văn thư và Lưu trữ nhà nước', 'VTLTNN'],
  ['BỘ TÀI CHÍNH', ['TỔNG CỤC THUẾ'], 'Tổng cục Thuế', 'TCT'],
  ['BỘ TÀI CHÍNH', ['TỔNG CỤC HẢI QUAN'], 'Tổng cục Hải quan', 'TCHQ'],
  ['BỘ Y TẾ', ['CỤC Y TẾ DỰ PHÒNG'], 'Cục Y tế dự phòng', 'DP'],
  ['BỘ GIAO THÔNG VẬN TẢI', ['CỤC ĐƯỜNG THỦY NỘI ĐỊA', 'VIỆT NAM'], 'Cục Đường thủy nội địa Việt Nam', 'CĐTNĐ'],
];

/** A made-up name of two words, as districts and communes have. */
export function localName(random: Random): string {
  return `${random.pick(FIRST)} ${random.pick(SECOND)}`;
}

const upper = (text: string) => text.toUpperCase();

function splitted(random: Random, first: string, second: string): readonly string[] {
  return random.chance(0.6) ? [first, second] : [`${first} ${second}`];
}

function people(random: Random): Agency {
  const province = random.pick(PROVINCES);
  const local = localName(random);
  const council = random.chance(0.15);
  const level = random.weighted([['TỈNH', 45], ['HUYỆN', 25], ['THÀNH PHỐ', 6], ['QUẬN', 4], ['THỊ XÃ', 4], ['XÃ', 10], ['PHƯỜNG', 6]]); // prettier-ignore
  const name = level === 'TỈNH' ? province : local;
  const body = council ? 'HỘI ĐỒNG NHÂN DÂN' : 'ỦY BAN NHÂN DÂN';
  const low = level === 'XÃ' || level === 'PHƯỜNG';
  return {
    kind: 'people',
    parent: low ? [`UBND ${level === 'XÃ' ? 'HUYỆN' : 'THÀNH PHỐ'} ${upper(localName(random))}`] : [],
    issuer: splitted(random, body, `${level} ${upper(name)}`),
    name: `${council ? 'Hội đồng nhân dân' : 'Ủy ban nhân dân'} ${level.toLowerCase()} ${name}`,
    abbreviation: council ? 'HĐND' : 'UBND',
    place: name,
    offices: ['CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    power: council ? 'TM. HỘI ĐỒNG NHÂN DÂN' : 'TM. ỦY BAN NHÂN DÂN',
    units: ['VX', 'KTN', 'NC', 'TH', 'NV', 'TCKH', 'KGVX'],
  };
}

function department(random: Random): Agency {
  const province = random.pick(PROVINCES);
  const [name, lines, abbreviation] = random.pick(DEPARTMENTS);
  return {
    kind: 'department',
    parent: random.chance(0.5) ? [`UBND TỈNH ${upper(province)}`] : ['ỦY BAN NHÂN DÂN', `TỈNH ${upper(province)}`],
    issuer: lines,
    name: `${name} tỉnh ${province}`,
    abbreviation,
    place: province,
    offices: name.startsWith('Ban') ? ['TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN'] : name.startsWith('Thanh') ? ['CHÁNH THANH TRA', 'PHÓ CHÁNH THANH TRA'] : ['GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'],
    power: undefined,
    units: ['VP', 'TCCB', 'KHTC', 'QLNN', 'NVY', 'CCHC', 'TTr'],
  }; // prettier-ignore
}

function ministry(random: Random): Agency {
  if (random.chance(0.5)) {
    const [name, line, abbreviation] = random.pick(MINISTRIES);
    return { kind: 'ministry', parent: [], issuer: [line], name, abbreviation, place: 'Hà Nội', offices: ['BỘ TRƯỞNG', 'THỨ TRƯỞNG'], power: undefined, units: ['TCCB', 'VP', 'PC', 'KHTC'] }; // prettier-ignore
  }
  const [parent, lines, name, abbreviation] = random.pick(BUREAUS);
  const offices = name.startsWith('Tổng')
    ? (['TỔNG CỤC TRƯỞNG', 'PHÓ TỔNG CỤC TRƯỞNG'] as const)
    : (['CỤC TRƯỞNG', 'PHÓ CỤC TRƯỞNG'] as const);
  return { kind: 'ministry', parent: [parent], issuer: lines, name, abbreviation, place: 'Hà Nội', offices, power: undefined, units: ['NV', 'VP', 'CS'] }; // prettier-ignore
}

function party(random: Random): Agency {
  const province = random.pick(PROVINCES);
  const local = localName(random);
  const board = random.pick([
    undefined,
    undefined,
    ['BAN TỔ CHỨC', 'BTC'],
    ['BAN TUYÊN GIÁO', 'BTG'],
    ['VĂN PHÒNG', 'VP'],
  ] as const);
  const provincial = random.chance(0.6);
  const committee = provincial ? 'TỈNH ỦY' : 'HUYỆN ỦY';
  const home = provincial ? province : local;
  const code = provincial ? 'TU' : 'HU';
  if (board === undefined) {
    const parent = provincial ? [] : [`TỈNH ỦY ${upper(province)}`];
    return { kind: 'party', parent, issuer: [`${committee} ${upper(home)}`], name: `${provincial ? 'Tỉnh ủy' : 'Huyện ủy'} ${home}`, abbreviation: code, place: home, offices: ['BÍ THƯ', 'PHÓ BÍ THƯ'], power: 'T/M BAN THƯỜNG VỤ', units: ['VP', 'TH'] }; // prettier-ignore
  }
  const [line, short] = board;
  const offices =
    line === 'VĂN PHÒNG'
      ? (['CHÁNH VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG'] as const)
      : (['TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN'] as const);
  return { kind: 'party', parent: [`${committee} ${upper(home)}`], issuer: [line], name: `${line === 'VĂN PHÒNG' ? 'Văn phòng' : line === 'BAN TỔ CHỨC' ? 'Ban Tổ chức' : 'Ban Tuyên giáo'} ${provincial ? 'Tỉnh ủy' : 'Huyện ủy'}`, abbreviation: `${short}${code}`, place: home, offices, power: undefined, units: ['VP', 'TH'] }; // prettier-ignore
}

function front(random: Random): Agency {
  const province = random.pick(PROVINCES);
  return {
    kind: 'front',
    parent: ['ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM', `TỈNH ${upper(province)}`],
    issuer: ['BAN THƯỜNG TRỰC'],
    name: `Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh ${province}`,
    abbreviation: 'MTTQ-BTT',
    place: province,
    offices: ['CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    power: 'TM. BAN THƯỜNG TRỰC',
    units: ['TH', 'PT'],
  };
}

function court(random: Random): Agency {
  const province = random.pick(PROVINCES);
  const office = random.chance(0.5);
  const line = office ? 'TÒA ÁN NHÂN DÂN' : 'VIỆN KIỂM SÁT NHÂN DÂN';
  const parent = office ? 'TÒA ÁN NHÂN DÂN TỐI CAO' : 'VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO';
  return {
    kind: 'court',
    parent: random.chance(0.5) ? [parent] : [],
    issuer: splitted(random, line, `TỈNH ${upper(province)}`),
    name: `${office ? 'Tòa án' : 'Viện kiểm sát'} nhân dân tỉnh ${province}`,
    abbreviation: office ? 'TA' : 'VKS',
    place: province,
    offices: office ? ['CHÁNH ÁN', 'PHÓ CHÁNH ÁN'] : ['VIỆN TRƯỞNG', 'PHÓ VIỆN TRƯỞNG'],
    power: undefined,
    units: ['VP', 'TCCB'],
  };
}

function unit(random: Random): Agency {
  const province = random.pick(PROVINCES);
  const local = localName(random);
  const big = upper(province);
  const [parent, issuer, name, abbreviation, offices] = random.pick([
    [['SỞ Y TẾ', big], ['BỆNH VIỆN ĐA KHOA', upper(local)], `Bệnh viện đa khoa ${local}`, 'BVĐK', ['GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']],
    [['SỞ GIÁO DỤC VÀ ĐÀO TẠO', big], [`TRƯỜNG THPT ${upper(local)}`], `Trường THPT ${local}`, 'THPT', ['HIỆU TRƯỞNG', 'PHÓ HIỆU TRƯỞNG']],
    [['UBND TỈNH ' + big], ['BAN QUẢN LÝ DỰ ÁN', 'ĐẦU TƯ XÂY DỰNG'], `Ban Quản lý dự án đầu tư xây dựng tỉnh ${province}`, 'BQLDA', ['GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']],
    [['BỘ CÔNG AN'], [`CÔNG AN TỈNH ${big}`], `Công an tỉnh ${province}`, 'CAT', ['GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']],
    [['TỔNG CỤC THUẾ'], [`CỤC THUẾ TỈNH ${big}`], `Cục Thuế tỉnh ${province}`, 'CT', ['CỤC TRƯỞNG', 'PHÓ CỤC TRƯỞNG']],
    [['BẢO HIỂM XÃ HỘI VIỆT NAM'], ['BẢO HIỂM XÃ HỘI', `TỈNH ${big}`], `Bảo hiểm xã hội tỉnh ${province}`, 'BHXH', ['GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']],
    [['TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM'], ['LIÊN ĐOÀN LAO ĐỘNG', `TỈNH ${big}`], `Liên đoàn Lao động tỉnh ${province}`, 'LĐLĐ', ['CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
    [[`UBND HUYỆN ${upper(local)}`], ['PHÒNG NỘI VỤ'], `Phòng Nội vụ huyện ${local}`, 'PNV', ['TRƯỞNG PHÒNG', 'PHÓ TRƯỞNG PHÒNG']],
    [['UBND TỈNH ' + big], ['VĂN PHÒNG'], `Văn phòng Ủy ban nhân dân tỉnh ${province}`, 'VPUBND', ['CHÁNH VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG']],
    [['SỞ NÔNG NGHIỆP VÀ PTNT', big], ['CHI CỤC KIỂM LÂM'], `Chi cục Kiểm lâm tỉnh ${province}`, 'CCKL', ['CHI CỤC TRƯỞNG', 'PHÓ CHI CỤC TRƯỞNG']],
  ] as const); // prettier-ignore
  return { kind: 'unit', parent, issuer, name, abbreviation, place: name.endsWith(local) ? local : province, offices, power: undefined, units: ['VP', 'TCHC', 'KHTC', 'KT', 'TH'] }; // prettier-ignore
}

export function chooseAgency(random: Random): Agency {
  const make = random.weighted([
    [people, 28], [department, 30], [ministry, 9], [party, 8], [front, 3], [court, 5], [unit, 17],
  ] as const); // prettier-ignore
  return make(random);
}
