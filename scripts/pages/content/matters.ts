import type { Random } from '../random.ts';

/** What a document can be about: a short beginning, to which objects, places and periods are joined. */
const ACTIONS = [
  'phê duyệt quyết toán kinh phí sửa chữa',
  'thẩm định hồ sơ thiết kế bản vẽ thi công và dự toán',
  'điều chỉnh kế hoạch sử dụng đất của dự án',
  'tăng cường công tác phòng, chống cháy rừng',
  'báo cáo kết quả rà soát thủ tục hành chính',
  'đôn đốc thực hiện chế độ báo cáo thống kê',
  'kiện toàn tổ chuyên viên giúp việc',
  'bổ nhiệm viên chức giữ chức vụ quản lý',
  'cho phép thành lập hội đồng thanh lý tài sản',
  'hướng dẫn chi trả phụ cấp cho cán bộ không chuyên trách',
  'lấy ý kiến góp ý dự thảo quy định về quản lý',
  'phân bổ chỉ tiêu biên chế sự nghiệp',
  'tiếp nhận và xử lý đơn kiến nghị của công dân liên quan đến',
  'kiểm tra việc chấp hành pháp luật về bảo vệ',
  'tổ chức lớp bồi dưỡng nghiệp vụ văn thư và',
  'công bố danh mục tài liệu hết giá trị thuộc phông lưu trữ',
  'thu hồi giấy phép khai thác khoáng sản tại',
  'cấp bổ sung kinh phí mua sắm trang thiết bị phục vụ',
  'giao nhiệm vụ chủ đầu tư xây dựng',
  'cung cấp hồ sơ, tài liệu phục vụ kiểm toán',
];
const OBJECTS = [
  'trụ sở làm việc',
  'tuyến đường liên xã',
  'hệ thống thủy lợi nội đồng',
  'trạm y tế',
  'trường mầm non',
  'nguồn nước sinh hoạt tập trung',
  'khu tái định cư',
  'chương trình mục tiêu quốc gia xây dựng nông thôn mới',
  'kho lưu trữ chuyên dụng',
  'công trình ghi công liệt sĩ',
  'rừng phòng hộ đầu nguồn',
  'bãi rác thải tập trung',
];
const WHERE = [
  'trên địa bàn huyện',
  'trên địa bàn tỉnh',
  'tại các xã vùng cao',
  'thuộc phạm vi quản lý',
  'ở các đơn vị trực thuộc',
];
const WHEN = ['năm {y}', 'quý {q} năm {y}', 'giai đoạn {y} - {z}', '6 tháng đầu năm {y}', 'tháng {m} năm {y}'];
const TAILS = [
  'theo kết luận của đoàn thanh tra liên ngành',
  'phục vụ kỳ họp thường lệ cuối năm của hội đồng nhân dân',
  'sau khi sắp xếp lại các đơn vị hành chính cấp xã',
  'và giải quyết các kiến nghị của cử tri trước và sau kỳ họp',
  'từ nguồn tăng thu, tiết kiệm chi ngân sách địa phương',
];

const SENTENCES = [
  'Đề nghị thủ trưởng các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao khẩn trương tổ chức thực hiện và báo cáo kết quả trước ngày {d} tháng {m} năm {y}.',
  'Kinh phí thực hiện được bố trí trong dự toán chi thường xuyên của đơn vị, không yêu cầu ngân sách cấp bổ sung.',
  'Qua kiểm tra thực tế, {n} trong tổng số {k} hạng mục đã hoàn thành đúng tiến độ; số còn lại phải gia hạn do mưa lũ kéo dài.',
  'Hồ sơ gửi về bộ phận tiếp nhận và trả kết quả gồm 02 bản chính kèm theo tệp dữ liệu điện tử để tổng hợp chung.',
  'Giao phòng chuyên môn chủ trì, phối hợp với các đơn vị liên quan theo dõi, hướng dẫn, kịp thời tháo gỡ khó khăn, vướng mắc phát sinh.',
  'Trường hợp phát hiện sai sót về số liệu, các đơn vị phản ánh ngay bằng văn bản để điều chỉnh cho phù hợp.',
  'Tỷ lệ giải ngân đến hết tháng {m} đạt {n},{m}% kế hoạch vốn được giao, thấp hơn cùng kỳ năm trước.',
  'Việc lập, quản lý và nộp lưu hồ sơ được thực hiện theo quy định hiện hành về công tác văn thư, lưu trữ.',
  'Tổ chức, cá nhân vi phạm bị xử lý theo quy định của pháp luật; người đứng đầu chịu trách nhiệm liên đới.',
  'Các nội dung khác giữ nguyên như văn bản đã ban hành trước đây.',
  'Tăng cường tuyên truyền trên hệ thống truyền thanh cơ sở để nhân dân biết, thực hiện và giám sát.',
  'Tổng số người được hỗ trợ đợt này là {k} người, trong đó có {n} người thuộc hộ nghèo, hộ cận nghèo.',
];

function fill(text: string, random: Random, year: number): string {
  return text
    .replaceAll('{y}', String(year))
    .replaceAll('{z}', String(year + random.whole(2, 5)))
    .replaceAll('{q}', random.pick(['I', 'II', 'III', 'IV']))
    .replaceAll('{m}', String(random.whole(1, 12)))
    .replaceAll('{d}', String(random.whole(10, 28)))
    .replaceAll('{n}', String(random.whole(11, 88)))
    .replaceAll('{k}', String(random.whole(101, 980)));
}

/** One sentence without a stop; `long` fills four or five lines beside the national title. */
export function subjectOf(random: Random, year: number, long: boolean): string {
  const first = `${random.pick(ACTIONS)} ${random.pick(OBJECTS)} ${random.pick(WHERE)}`;
  const when = random.chance(0.7) || long ? ` ${fill(random.pick(WHEN), random, year)}` : '';
  return `${first}${when}${long ? ` ${random.pick(TAILS)}` : ''}`;
}

export function sentences(random: Random, year: number, count: number): string[] {
  const chosen = [...random.some(SENTENCES, count), ...random.some(SENTENCES, Math.max(0, count - SENTENCES.length))];
  return chosen.map((text) => fill(text, random, year));
}

export function tableRows(random: Random): string[][] {
  const rows = Array.from({ length: random.whole(3, 8) }, (_, i) => [
    String(i + 1),
    random.pick(OBJECTS),
    String(random.whole(2, 950)),
    `${String(random.whole(1, 9))}.${String(random.whole(100, 999))}.000`,
  ]);
  return [['TT', 'Nội dung', 'Số lượng', 'Kinh phí (đồng)'], ...rows];
}
