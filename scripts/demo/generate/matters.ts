/** What dossiers of a province are about. All names are invented. */
export interface Matter {
  /** Heading of the scheme, from the top down. */
  readonly heading: readonly string[];
  /** `{huyện}`, `{xã}`, `{sở}`, `{quý}`, `{tháng}`, `{năm}`, `{công trình}`, `{đợt}` are filled in. */
  readonly title: string;
  /** Types of its documents, the leading one first. */
  readonly types: readonly string[];
}

const GENERAL = 'Văn bản chỉ đạo chung của Trung ương và của tỉnh';
const PLANS = 'Chương trình, kế hoạch, báo cáo của tỉnh';
const AFFAIRS = 'Hồ sơ việc';
const MEETINGS = 'Hồ sơ Hội nghị tổng kết';
const LETTERS = 'Các công văn trao đổi';

const DECIDED = ['Quyết định', 'Tờ trình', 'Công văn', 'Biên bản'];
const REPORTED = ['Báo cáo', 'Công văn', 'Kế hoạch'];
const MET = ['Báo cáo', 'Giấy mời', 'Thông báo', 'Biên bản'];
const WRITTEN = ['Công văn'];

const matter = (heading: readonly string[], title: string, types: readonly string[]): Matter => ({
  heading,
  title,
  types,
});

const FIELD = {
  general: 'Tổng hợp',
  economy: 'Kinh tế',
  farming: 'Nông, Lâm, Ngư, Diêm nghiệp - Thủy sản - Thủy lợi',
  industry: 'Công nghiệp - Tiểu thủ công nghiệp',
  traffic: 'Giao thông vận tải',
  building: 'Xây dựng, quản lý và phát triển đô thị',
  trade: 'Thương mại - Dịch vụ - Du lịch',
  schools: 'Giáo dục, Đào tạo',
  culture: 'Văn hóa - Thông tin - Thể dục, thể thao',
  health: 'Y tế, xã hội',
  science: 'Khoa học công nghệ và Tài nguyên môi trường',
  peoples: 'Dân tộc và Tôn giáo',
  justice: 'Thi hành pháp luật',
  government: 'Xây dựng chính quyền và quản lý địa giới hành chính',
} as const;

/** Headings as the template of TT 13/2011 has them. */
export const COMMITTEE_MATTERS: readonly Matter[] = [
  matter([FIELD.general, PLANS], 'Kế hoạch, báo cáo công tác năm {năm} của Ủy ban nhân dân tỉnh', REPORTED),
  matter([FIELD.general, PLANS], 'Báo cáo công tác quý {quý} năm {năm} của Ủy ban nhân dân huyện {huyện}', REPORTED),
  matter([FIELD.general, PLANS], 'Báo cáo công tác tháng {tháng} năm {năm} của {sở}', REPORTED),
  matter(
    [FIELD.general, AFFAIRS],
    'Thông báo kết luận của Chủ tịch Ủy ban nhân dân tỉnh tại các cuộc họp tháng {tháng} năm {năm}',
    MET,
  ),
  matter(
    [FIELD.general, GENERAL],
    'Tập văn bản của Trung ương gửi chung đến các cơ quan năm {năm} về công tác của {sở}',
    WRITTEN,
  ),
  matter(
    [FIELD.economy, PLANS],
    'Quyết định giao chỉ tiêu kế hoạch phát triển kinh tế - xã hội năm {năm} cho huyện {huyện}',
    DECIDED,
  ),
  matter([FIELD.economy, AFFAIRS], 'Hồ sơ phê duyệt quyết toán ngân sách năm {năm} của huyện {huyện}', DECIDED),
  matter(
    [FIELD.economy, LETTERS],
    'Công văn trao đổi về công tác tài chính, kế toán với {sở} quý {quý} năm {năm}',
    WRITTEN,
  ),
  matter([FIELD.economy, AFFAIRS], 'Hồ sơ thẩm định, phê duyệt dự án {công trình} huyện {huyện}', DECIDED),
  matter(
    [FIELD.farming, AFFAIRS],
    'Hồ sơ về phòng, chống dịch bệnh gia súc, gia cầm tại xã {xã}, huyện {huyện} năm {năm}',
    DECIDED,
  ),
  matter([FIELD.farming, PLANS], 'Báo cáo kết quả sản xuất vụ mùa năm {năm} của huyện {huyện}', REPORTED),
  matter([FIELD.farming, AFFAIRS], 'Hồ sơ đầu tư {công trình} phục vụ thủy lợi xã {xã}, huyện {huyện}', DECIDED),
  matter([FIELD.industry, AFFAIRS], 'Hồ sơ thành lập cụm công nghiệp {xã}, huyện {huyện}', DECIDED),
  matter(
    [FIELD.traffic, AFFAIRS],
    'Hồ sơ công trình xây dựng cơ bản {công trình} đoạn qua xã {xã}, huyện {huyện}',
    DECIDED,
  ),
  matter(
    [FIELD.building, AFFAIRS],
    'Hồ sơ phê duyệt quy hoạch chi tiết khu dân cư xã {xã}, huyện {huyện} năm {năm}',
    DECIDED,
  ),
  matter(
    [FIELD.building, LETTERS],
    'Công văn trao đổi về công tác xây dựng cơ bản với huyện {huyện} quý {quý} năm {năm}',
    WRITTEN,
  ),
  matter([FIELD.trade, MEETINGS], 'Hồ sơ hội nghị xúc tiến thương mại, du lịch tỉnh năm {năm} đợt {đợt}', MET),
  matter([FIELD.schools, AFFAIRS], 'Hồ sơ đổi tên, thành lập trường trung học cơ sở xã {xã}, huyện {huyện}', DECIDED),
  matter([FIELD.schools, MEETINGS], 'Hồ sơ hội nghị tổng kết năm học {năm} của {sở}', MET),
  matter([FIELD.culture, AFFAIRS], 'Hồ sơ kỷ niệm các ngày lễ lớn năm {năm} tại huyện {huyện}', DECIDED),
  matter([FIELD.health, AFFAIRS], 'Hồ sơ khen thưởng tập thể, cá nhân ngành y tế năm {năm} đợt {đợt}', DECIDED),
  matter(
    [FIELD.health, PLANS],
    'Kế hoạch, báo cáo thực hiện chính sách người có công năm {năm} huyện {huyện}',
    REPORTED,
  ),
  matter([FIELD.science, AFFAIRS], 'Hồ sơ thu hồi đất thực hiện dự án {công trình} xã {xã}, huyện {huyện}', DECIDED),
  matter(
    [FIELD.science, AFFAIRS],
    'Hồ sơ đề tài nghiên cứu khoa học cấp tỉnh năm {năm} do {sở} chủ trì, đợt {đợt}',
    DECIDED,
  ),
  matter([FIELD.peoples, PLANS], 'Báo cáo công tác dân tộc quý {quý} năm {năm} huyện {huyện}', REPORTED),
  matter(
    [FIELD.justice, AFFAIRS],
    'Hồ sơ giải quyết khiếu nại về đất đai của công dân xã {xã}, huyện {huyện} năm {năm}',
    DECIDED,
  ),
  matter([FIELD.justice, PLANS], 'Báo cáo công tác phòng, chống tham nhũng quý {quý} năm {năm} của {sở}', REPORTED),
  matter([FIELD.government, AFFAIRS], 'Hồ sơ bổ nhiệm, điều động, luân chuyển cán bộ của {sở} năm {năm}', DECIDED),
  matter([FIELD.government, AFFAIRS], 'Hồ sơ về việc chia tách, sáp nhập thôn của xã {xã}, huyện {huyện}', DECIDED),
  matter([FIELD.government, AFFAIRS], 'Hồ sơ thi tuyển công chức cấp xã huyện {huyện} năm {năm} đợt {đợt}', DECIDED),
];

const UNIT = {
  general: 'Phòng Tổng hợp',
  economy: 'Phòng Kinh tế',
  society: 'Phòng Khoa giáo - Văn xã',
  house: 'Phòng Hành chính - Quản trị',
  citizens: 'Ban Tiếp công dân',
} as const;
export const OFFICE_UNITS: readonly string[] = Object.values(UNIT);

/** The office's scheme is divided by units, each by years: the year of a dossier is added to its heading. */
export const OFFICE_MATTERS: readonly Matter[] = [
  matter([UNIT.general], 'Chương trình công tác tháng {tháng} năm {năm} của Văn phòng Ủy ban nhân dân tỉnh', REPORTED),
  matter([UNIT.general], 'Sổ ghi biên bản các cuộc họp giao ban quý {quý} năm {năm}', ['Biên bản']),
  matter([UNIT.general], 'Báo cáo kết quả cải cách hành chính quý {quý} năm {năm} của {sở}', REPORTED),
  matter(
    [UNIT.economy],
    'Công văn trao đổi về công tác kế hoạch, đầu tư với huyện {huyện} tháng {tháng} năm {năm}',
    WRITTEN,
  ),
  matter([UNIT.economy], 'Hồ sơ theo dõi việc thực hiện kết luận về {công trình} huyện {huyện} năm {năm}', MET),
  matter([UNIT.society], 'Hồ sơ hội nghị giao ban công tác văn xã quý {quý} năm {năm}, đợt {đợt}', MET),
  matter(
    [UNIT.society],
    'Công văn trao đổi với {sở} về công tác thi đua, khen thưởng tháng {tháng} năm {năm}',
    WRITTEN,
  ),
  matter([UNIT.house], 'Tập lưu công văn đi tháng {tháng} năm {năm} của Văn phòng, tập {đợt}', WRITTEN),
  matter([UNIT.house], 'Sổ đăng ký văn bản đến tháng {tháng} năm {năm}, quyển {đợt}', ['Công văn']),
  matter([UNIT.house], 'Chứng từ kế toán tháng {tháng} năm {năm} của Văn phòng, tập {đợt}', ['Biên bản', 'Quyết định']),
  matter([UNIT.house], 'Hồ sơ sửa chữa nhỏ trụ sở làm việc năm {năm}, hạng mục {đợt}', DECIDED),
  matter([UNIT.house], 'Hồ sơ nâng lương của công chức, viên chức Văn phòng năm {năm}, đợt {đợt}', DECIDED),
  matter([UNIT.citizens], 'Hồ sơ tiếp công dân định kỳ tháng {tháng} năm {năm}, kỳ {đợt}', MET),
  matter([UNIT.citizens], 'Hồ sơ xử lý đơn khiếu nại, tố cáo của công dân huyện {huyện} quý {quý} năm {năm}', DECIDED),
];

export const YEARS: readonly number[] = [2015, 2016, 2017, 2018, 2019, 2020, 2021];
export const FILLINGS: Readonly<Record<string, readonly string[]>> = {
  huyện: ['Bình Lâm', 'Cẩm Trạch', 'Đông Khê', 'Hòa Lạc', 'Ia Rum', 'Kim Thạch', 'Ngọc Đường', 'Tân Sơn', 'Vĩnh Hà'],
  xã: ['An Phước', 'Đắk Nia', 'Hòa Thuận', 'Mường Vang', 'Phú Hội', 'Sơn Trà', 'Thanh Bình', 'Ứng Hòa', 'Xuân Lũng'],
  sở: ['Sở Tài chính', 'Sở Kế hoạch và Đầu tư', 'Sở Nội vụ', 'Sở Y tế', 'Sở Giao thông vận tải', 'Sở Tư pháp'],
  quý: ['I', 'II', 'III', 'IV'],
  tháng: ['01', '02', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'],
  đợt: ['1', '2', '3', '4', '5'],
  'công trình': [
    'hồ chứa nước Suối Bạc',
    'đường liên xã số 7',
    'kè sông Lam Thủy',
    'trạm bơm Đồng Quan',
    'cầu Bến Sỏi',
  ],
};
