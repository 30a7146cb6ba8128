// The dossier that was scanned as one stream: four documents on one matter, 2017.
const LOOK_OFFICE = { line: 1.3, gap: 6 };

const request = {
  id: 'stream-1',
  documentType: 'Công văn',
  parent: ['ỦY BAN NHÂN DÂN', 'TỈNH LẠC GIANG'],
  issuer: ['VĂN PHÒNG'],
  number: '214',
  notation: 'VP-TH',
  place: 'Lạc Giang',
  date: '2017-01-16',
  letterSubject: 'tham mưu thành lập Ban Quản lý rừng phòng hộ ven biển Vĩnh Khê',
  addressees: ['Sở Nội vụ', 'Sở Nông nghiệp và Phát triển nông thôn', 'Ủy ban nhân dân huyện Vĩnh Khê'],
  text: `
Văn phòng Ủy ban nhân dân tỉnh nhận được Báo cáo số 12/BC-SNN ngày 09 tháng 01 năm 2017 của Sở Nông nghiệp và Phát triển nông thôn về hiện trạng rừng phòng hộ ven biển trên địa bàn huyện Vĩnh Khê và nhu cầu kiện toàn tổ chức quản lý, bảo vệ rừng.
Về việc này, Ủy ban nhân dân tỉnh có ý kiến như sau:
1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Nông nghiệp và Phát triển nông thôn, Sở Tài chính và Ủy ban nhân dân huyện Vĩnh Khê xây dựng Đề án thành lập Ban Quản lý rừng phòng hộ ven biển Vĩnh Khê, trong đó làm rõ vị trí, chức năng, nhiệm vụ, cơ cấu tổ chức và số lượng người làm việc; trình Ủy ban nhân dân tỉnh trước ngày 20 tháng 02 năm 2017.
2. Ủy ban nhân dân huyện Vĩnh Khê rà soát ranh giới, diện tích rừng của các xã Đông Thạch, Bình Lạc và Tân Hưng; cung cấp bản đồ và số liệu cho Sở Nội vụ trước ngày 27 tháng 01 năm 2017.
3. Việc thành lập tổ chức mới không được làm tăng tổng số người làm việc đã được Hội đồng nhân dân tỉnh giao năm 2017.
Văn phòng Ủy ban nhân dân tỉnh thông báo để các cơ quan biết, thực hiện./.`,
  recipients: [
    'Như trên',
    'Chủ tịch, các Phó Chủ tịch UBND tỉnh (b/c)',
    'Chánh Văn phòng, các Phó Chánh Văn phòng',
    'Các phòng: NC, KTN',
    'Lưu: VT, TH (Hg)',
  ],
  signer: {
    role: ['KT. CHÁNH VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG'],
    name: 'Lương Khắc Duệ',
    seal: { ring: 'ỦY BAN NHÂN DÂN TỈNH LẠC GIANG', centre: ['VĂN', 'PHÒNG'], size: 36, turn: -6 },
  },
  look: LOOK_OFFICE,
};

const proposal = {
  id: 'stream-2',
  documentType: 'Tờ trình',
  parent: ['ỦY BAN NHÂN DÂN', 'TỈNH LẠC GIANG'],
  issuer: ['SỞ NỘI VỤ'],
  number: '58',
  notation: 'TTr-SNV',
  place: 'Lạc Giang',
  date: '2017-02-17',
  handwritten: ['number', 'day'],
  title: 'TỜ TRÌNH',
  subject: 'Về việc thành lập Ban Quản lý rừng phòng hộ ven biển Vĩnh Khê',
  addressees: ['Ủy ban nhân dân tỉnh Lạc Giang'],
  text: `
~Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
~Căn cứ Nghị định số 55/2012/NĐ-CP ngày 28 tháng 6 năm 2012 của Chính phủ quy định về thành lập, tổ chức lại, giải thể đơn vị sự nghiệp công lập;
~Thực hiện Công văn số 214/VP-TH ngày 16 tháng 01 năm 2017 của Văn phòng Ủy ban nhân dân tỉnh về việc tham mưu thành lập Ban Quản lý rừng phòng hộ ven biển Vĩnh Khê,
Sở Nội vụ kính trình Ủy ban nhân dân tỉnh xem xét, quyết định thành lập Ban Quản lý rừng phòng hộ ven biển Vĩnh Khê với các nội dung sau:
*I. SỰ CẦN THIẾT
Huyện Vĩnh Khê hiện có 2.346 ha rừng phòng hộ ven biển, phân bố tại ba xã Đông Thạch, Bình Lạc và Tân Hưng. Diện tích này đang do Ủy ban nhân dân các xã tạm thời quản lý, lực lượng bảo vệ chủ yếu là dân quân kiêm nhiệm, không có trụ sở và phương tiện riêng. Trong hai năm 2015 và 2016 đã xảy ra 17 vụ chặt phá, lấn chiếm đất rừng, làm mất 38 ha rừng phi lao trồng trước năm 2005.
Ba xã nói trên cũng là nơi chịu ảnh hưởng trực tiếp của nước biển dâng; tuyến đê dài 14 km được bảo vệ bởi đai rừng rộng trung bình 120 m. Việc có một tổ chức chuyên trách để quản lý, bảo vệ và phát triển rừng là yêu cầu cấp thiết.
*II. NỘI DUNG ĐỀ NGHỊ
1. Vị trí, chức năng: Ban Quản lý rừng phòng hộ ven biển Vĩnh Khê là đơn vị sự nghiệp công lập trực thuộc Sở Nông nghiệp và Phát triển nông thôn, có tư cách pháp nhân, con dấu và tài khoản riêng; thực hiện chức năng quản lý, bảo vệ, trồng mới và khai thác hợp lý các giá trị của rừng phòng hộ.
2. Cơ cấu tổ chức gồm Giám đốc, không quá hai Phó Giám đốc và ba bộ phận: Hành chính - Tổng hợp; Kỹ thuật lâm sinh; Quản lý bảo vệ rừng với ba trạm đặt tại ba xã.
3. Số lượng người làm việc năm 2017 là 18 người, được điều chuyển trong tổng số người làm việc đã giao cho ngành nông nghiệp, không giao bổ sung.
4. Kinh phí hoạt động bảo đảm từ ngân sách tỉnh, nguồn chi trả dịch vụ môi trường rừng và các nguồn thu hợp pháp khác theo quy định của pháp luật.
*III. Ý KIẾN CỦA CÁC CƠ QUAN
Sở Tài chính, Sở Nông nghiệp và Phát triển nông thôn và Ủy ban nhân dân huyện Vĩnh Khê đã có văn bản thống nhất với dự thảo Đề án. Các ý kiến góp ý về ranh giới đã được tiếp thu, chỉnh sửa trong hồ sơ kèm theo.
Sở Nội vụ kính trình Ủy ban nhân dân tỉnh xem xét, quyết định./.`,
  recipients: [
    'Như trên',
    'Giám đốc, các Phó Giám đốc Sở',
    'Sở NN và PTNT',
    'UBND huyện Vĩnh Khê',
    'Lưu: VT, TCBC (5b)',
  ],
  signer: {
    role: ['GIÁM ĐỐC'],
    name: 'Trịnh Ngọc Khuê',
    seal: { ring: 'TỈNH LẠC GIANG', centre: ['SỞ', 'NỘI VỤ'], size: 36, turn: 9 },
  },
};

const decision = {
  id: 'stream-3',
  documentType: 'Quyết định',
  issuer: ['ỦY BAN NHÂN DÂN', 'TỈNH LẠC GIANG'],
  number: '476',
  notation: 'QĐ-UBND',
  place: 'Lạc Giang',
  date: '2017-03-08',
  title: 'QUYẾT ĐỊNH',
  subject: 'Về việc thành lập Ban Quản lý rừng phòng hộ ven biển Vĩnh Khê',
  authority: ['ỦY BAN NHÂN DÂN TỈNH'],
  text: `
~Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
~Căn cứ Luật Bảo vệ và phát triển rừng ngày 03 tháng 12 năm 2004;
~Căn cứ Nghị định số 55/2012/NĐ-CP ngày 28 tháng 6 năm 2012 của Chính phủ quy định về thành lập, tổ chức lại, giải thể đơn vị sự nghiệp công lập;
~Xét đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 58/TTr-SNV ngày 17 tháng 02 năm 2017.
#QUYẾT ĐỊNH:
Điều 1. Thành lập Ban Quản lý rừng phòng hộ ven biển Vĩnh Khê là đơn vị sự nghiệp công lập trực thuộc Sở Nông nghiệp và Phát triển nông thôn. Ban Quản lý có tư cách pháp nhân, có con dấu và tài khoản riêng để hoạt động theo quy định của pháp luật; trụ sở đặt tại xã Đông Thạch, huyện Vĩnh Khê.
Điều 2. Ban Quản lý rừng phòng hộ ven biển Vĩnh Khê có các nhiệm vụ, quyền hạn sau:
1. Quản lý, bảo vệ diện tích rừng và đất lâm nghiệp được giao; phối hợp với kiểm lâm, chính quyền địa phương ngăn chặn hành vi xâm hại rừng.
2. Lập và thực hiện kế hoạch trồng rừng, khoanh nuôi tái sinh, chăm sóc rừng hằng năm; tổ chức giao khoán bảo vệ rừng cho hộ gia đình, cộng đồng dân cư.
3. Quản lý, sử dụng tài chính, tài sản được giao; thực hiện chế độ báo cáo theo quy định.
Điều 3. Cơ cấu tổ chức gồm Giám đốc, không quá hai Phó Giám đốc và ba bộ phận giúp việc. Số lượng người làm việc năm 2017 là 18 người, bố trí tại các bộ phận theo Phụ lục ban hành kèm theo Quyết định này.
Điều 4. Sở Nông nghiệp và Phát triển nông thôn hoàn thành việc bàn giao ranh giới, hồ sơ quản lý rừng giữa Ủy ban nhân dân các xã và Ban Quản lý trước ngày 30 tháng 6 năm 2017.
Điều 5. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở: Nội vụ, Tài chính, Nông nghiệp và Phát triển nông thôn, Chủ tịch Ủy ban nhân dân huyện Vĩnh Khê và Thủ trưởng các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này kể từ ngày ký./.`,
  recipients: [
    'Như Điều 5',
    'TT Tỉnh ủy, TT HĐND tỉnh (b/c)',
    'CT, các PCT UBND tỉnh',
    'Trung tâm Công báo tỉnh',
    'Lưu: VT, NC, KTN',
  ],
  signer: {
    role: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    name: 'Hoàng Bá Lĩnh',
    seal: { ring: 'ỦY BAN NHÂN DÂN TỈNH LẠC GIANG', size: 41, turn: 4 },
  },
  annex: `
#PHỤ LỤC
#BỐ TRÍ SỐ LƯỢNG NGƯỜI LÀM VIỆC NĂM 2017
^<i>(Kèm theo Quyết định số 476/QĐ-UBND ngày 08 tháng 3 năm 2017<br>của Ủy ban nhân dân tỉnh Lạc Giang)</i>
|TT|Bộ phận, vị trí|Số người|Địa điểm|Ghi chú
|1|Giám đốc|1|Trụ sở, xã Đông Thạch|
|2|Phó Giám đốc|2|Trụ sở, xã Đông Thạch|Một người kiêm phụ trách kỹ thuật
|3|Bộ phận Hành chính - Tổng hợp|3|Trụ sở, xã Đông Thạch|Gồm kế toán, văn thư kiêm lưu trữ
|4|Bộ phận Kỹ thuật lâm sinh|3|Trụ sở, xã Đông Thạch|
|5|Trạm bảo vệ rừng Đông Thạch|3|Thôn 4, xã Đông Thạch|Quản lý 912 ha
|6|Trạm bảo vệ rừng Bình Lạc|3|Thôn Cửa Lở, xã Bình Lạc|Quản lý 805 ha
|7|Trạm bảo vệ rừng Tân Hưng|3|Thôn 1, xã Tân Hưng|Quản lý 629 ha
||<b>Tổng cộng</b>|<b>18</b>||<b>2.346 ha</b>
*Ghi chú:
1. Số lượng người làm việc nói trên được điều chuyển từ số người làm việc của ngành nông nghiệp đã được giao tại Quyết định giao chỉ tiêu năm 2017, không tính là giao bổ sung.
2. Hằng năm, căn cứ khối lượng công việc thực tế, Sở Nông nghiệp và Phát triển nông thôn đề nghị điều chỉnh, gửi Sở Nội vụ thẩm định trước ngày 30 tháng 9.`,
};

const notice = {
  id: 'stream-4',
  documentType: 'Thông báo',
  issuer: ['ỦY BAN NHÂN DÂN', 'HUYỆN VĨNH KHÊ'],
  number: '09',
  notation: 'TB-UBND',
  place: 'Vĩnh Khê',
  date: '2017-03-22',
  title: 'THÔNG BÁO',
  subject: 'Về việc tiếp nhận ranh giới rừng phòng hộ ven biển',
  text: `
Thực hiện Quyết định số 476/QĐ-UBND ngày 08 tháng 3 năm 2017 của Ủy ban nhân dân tỉnh Lạc Giang về việc thành lập Ban Quản lý rừng phòng hộ ven biển Vĩnh Khê, Ủy ban nhân dân huyện thông báo như sau:
1. Từ ngày 10 tháng 4 đến ngày 28 tháng 4 năm 2017, Tổ công tác của huyện phối hợp với Ban Quản lý và Ủy ban nhân dân các xã Đông Thạch, Bình Lạc, Tân Hưng xác định ranh giới ngoài thực địa, cắm mốc tạm và lập biên bản bàn giao cho từng khoảnh rừng.
2. Các hộ gia đình đang nhận khoán bảo vệ rừng tiếp tục thực hiện hợp đồng đã ký; quyền lợi của hộ nhận khoán không thay đổi do việc thay đổi chủ quản lý.
3. Hộ gia đình, cá nhân có ý kiến về ranh giới gửi đơn đến Ủy ban nhân dân xã nơi có đất trước ngày 07 tháng 4 năm 2017 để được xem xét, giải quyết.
Ủy ban nhân dân huyện thông báo để các cơ quan, đơn vị và nhân dân biết, phối hợp thực hiện./.`,
  recipients: [
    'Ban QL rừng phòng hộ ven biển',
    'UBND các xã: Đông Thạch, Bình Lạc, Tân Hưng',
    'Đài Truyền thanh huyện',
    'Lưu: VT, NN',
  ],
  signer: {
    role: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    name: 'Đoàn Thị Thu Nhiên',
    seal: { ring: 'ỦY BAN NHÂN DÂN HUYỆN VĨNH KHÊ', size: 39, turn: -11 },
  },
  look: LOOK_OFFICE,
};

export const stream = [request, proposal, decision, notice];
