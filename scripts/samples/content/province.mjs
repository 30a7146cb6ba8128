// Documents of provincial bodies: one file each.
const PROVINCE_SEAL = { ring: 'ỦY BAN NHÂN DÂN TỈNH LẠC GIANG', size: 41, turn: -5 };

export const steeringCommittee = {
  id: 'steering',
  documentType: 'Quyết định',
  issuer: ['ỦY BAN NHÂN DÂN', 'TỈNH LẠC GIANG'],
  number: '1105',
  notation: 'QĐ-UBND',
  place: 'Lạc Giang',
  date: '2018-06-11',
  title: 'QUYẾT ĐỊNH',
  subject: 'Về việc thành lập Ban Chỉ đạo chỉnh lý tài liệu tồn đọng tỉnh Lạc Giang giai đoạn 2018 - 2020',
  authority: ['CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LẠC GIANG'],
  text: `
~Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
~Căn cứ Luật Lưu trữ ngày 11 tháng 11 năm 2011;
~Căn cứ Nghị định số 01/2013/NĐ-CP ngày 03 tháng 01 năm 2013 của Chính phủ quy định chi tiết thi hành một số điều của Luật Lưu trữ;
~Xét đề nghị của Giám đốc Sở Nội vụ,
#QUYẾT ĐỊNH:
Điều 1. Thành lập Ban Chỉ đạo chỉnh lý tài liệu tồn đọng tỉnh Lạc Giang giai đoạn 2018 - 2020 do Phó Chủ tịch Thường trực Ủy ban nhân dân tỉnh làm Trưởng ban, Giám đốc Sở Nội vụ làm Phó Trưởng ban Thường trực.
Điều 2. Ban Chỉ đạo có nhiệm vụ chỉ đạo, đôn đốc các cơ quan, đơn vị thống kê, phân loại, xác định giá trị và chỉnh lý dứt điểm tài liệu giấy hình thành từ năm 2015 trở về trước; định kỳ sáu tháng báo cáo kết quả với Chủ tịch Ủy ban nhân dân tỉnh.
Điều 3. Ban Chỉ đạo tự giải thể sau khi hoàn thành nhiệm vụ. Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nội vụ và các thành viên Ban Chỉ đạo chịu trách nhiệm thi hành Quyết định này kể từ ngày ký./.`,
  recipients: ['Như Điều 3', 'TT Tỉnh ủy (b/c)', 'CT, các PCT UBND tỉnh', 'Lưu: VT, NC (Th)'],
  signer: { role: ['CHỦ TỊCH'], name: 'Hoàng Bá Lĩnh', seal: PROVINCE_SEAL },
};

export const stormLetter = {
  id: 'storm',
  documentType: 'Công văn',
  issuer: ['ỦY BAN NHÂN DÂN', 'TỈNH LẠC GIANG'],
  number: '3876',
  notation: 'UBND-KTN',
  place: 'Lạc Giang',
  date: '2019-10-29',
  handwritten: ['number', 'day'],
  urgency: 'Khẩn',
  urgencyAt: { left: 37, top: 55, turn: -2 },
  incoming: { office: 'UBND HUYỆN VĨNH KHÊ', number: '2617', day: '30/10/2019', left: 9, top: 66, turn: 1.5 },
  letterSubject: 'chủ động ứng phó với mưa lũ và bão trên Biển Đông',
  addressees: [
    'Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn tỉnh',
    'Các sở, ban, ngành thuộc tỉnh',
    'Ủy ban nhân dân các huyện, thành phố',
  ],
  toIndent: 31,
  look: { gap: 4, line: 1.26 },
  text: `
Theo tin của Trung tâm Dự báo khí tượng thủy văn, chiều ngày 29 tháng 10 năm 2019 bão đang di chuyển theo hướng Tây, có khả năng ảnh hưởng trực tiếp đến các tỉnh ven biển, gây gió mạnh cấp 8, cấp 9 và mưa rất to. Để chủ động ứng phó, Ủy ban nhân dân tỉnh yêu cầu:
1. Ủy ban nhân dân các huyện, thành phố kiểm tra các khu dân cư ven sông, ven biển, sườn đồi có nguy cơ sạt lở; hoàn thành việc sơ tán dân trước 16 giờ ngày 30 tháng 10 năm 2019.
2. Bộ Chỉ huy Bộ đội Biên phòng tỉnh thông báo cho chủ tàu, thuyền trưởng các phương tiện đang hoạt động trên biển di chuyển ra khỏi vùng nguy hiểm, tìm nơi tránh trú an toàn.
3. Sở Nông nghiệp và Phát triển nông thôn chỉ đạo vận hành các hồ chứa Suối Đá, Đồng Tranh và Hố Giang đúng quy trình; tổ chức trực ban 24/24 giờ.
4. Văn phòng Ban Chỉ huy tổng hợp tình hình, báo cáo Ủy ban nhân dân tỉnh trước 06 giờ và 17 giờ hằng ngày./.`,
  recipients: ['Như trên', 'TT Tỉnh ủy, TT HĐND tỉnh (b/c)', 'CT, các PCT UBND tỉnh', 'Lưu: VT, KTN'],
  signer: {
    role: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    name: 'Vũ Tường Lâm',
    seal: { ...PROVINCE_SEAL, turn: 12 },
  },
};

export const secretLetter = {
  id: 'secret',
  documentType: 'Công văn',
  issuer: ['ỦY BAN NHÂN DÂN', 'TỈNH LẠC GIANG'],
  number: '42',
  notation: 'UBND-NC',
  place: 'Lạc Giang',
  date: '2018-04-03',
  secrecy: 'Mật',
  secrecyAt: { left: 34, top: 61, turn: 3 },
  letterSubject: 'kiểm tra công tác bảo vệ bí mật nhà nước năm 2018',
  addressees: ['Công an tỉnh', 'Văn phòng Ủy ban nhân dân tỉnh', 'Sở Thông tin và Truyền thông'],
  text: `
Thực hiện Pháp lệnh Bảo vệ bí mật nhà nước ngày 28 tháng 12 năm 2000 và kế hoạch công tác năm 2018, Ủy ban nhân dân tỉnh có ý kiến như sau:
1. Giao Công an tỉnh chủ trì, phối hợp với Văn phòng Ủy ban nhân dân tỉnh thành lập Đoàn kiểm tra công tác bảo vệ bí mật nhà nước tại mười cơ quan, đơn vị, thời gian từ ngày 16 tháng 4 đến ngày 11 tháng 5 năm 2018.
2. Nội dung kiểm tra gồm việc ban hành quy chế, bố trí cán bộ, đăng ký, lưu giữ, vận chuyển và tiêu hủy tài liệu có dấu mức độ mật; việc sử dụng máy tính và thiết bị lưu trữ độc lập.
3. Sở Thông tin và Truyền thông cử cán bộ kỹ thuật tham gia Đoàn theo đề nghị của Công an tỉnh.
Kết quả kiểm tra báo cáo Ủy ban nhân dân tỉnh trước ngày 31 tháng 5 năm 2018 theo chế độ tài liệu mật./.`,
  recipients: ['Như trên', 'Chủ tịch UBND tỉnh', 'Lưu: VT, NC (03 bản)'],
  signer: {
    role: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    name: 'Hoàng Bá Lĩnh',
    seal: { ...PROVINCE_SEAL, turn: 7 },
  },
};

export const meeting = {
  id: 'meeting',
  documentType: 'Giấy mời',
  issuer: ['ỦY BAN NHÂN DÂN', 'TỈNH SƠN HẢI'],
  number: '187',
  notation: 'GM-UBND',
  place: 'Sơn Hải',
  date: '2020-07-30',
  urgency: 'Hỏa tốc',
  urgencyAt: { left: 31, top: 46, turn: 2 },
  title: 'GIẤY MỜI',
  subject: 'Dự họp trực tuyến về công tác phòng, chống dịch bệnh',
  addressees: [
    'Các thành viên Ban Chỉ đạo phòng, chống dịch tỉnh',
    'Giám đốc các bệnh viện trên địa bàn tỉnh',
    'Chủ tịch Ủy ban nhân dân các huyện, thị xã, thành phố',
  ],
  text: `
Ủy ban nhân dân tỉnh Sơn Hải trân trọng kính mời các đồng chí dự cuộc họp trực tuyến toàn tỉnh về triển khai các biện pháp cấp bách phòng, chống dịch bệnh.
1. Thời gian: 14 giờ 00 phút, thứ Sáu, ngày 31 tháng 7 năm 2020.
2. Địa điểm: Phòng họp số 2, trụ sở Ủy ban nhân dân tỉnh; các điểm cầu huyện, thị xã, thành phố tại trụ sở Ủy ban nhân dân cùng cấp.
3. Chủ trì: Chủ tịch Ủy ban nhân dân tỉnh.
4. Chuẩn bị nội dung: Sở Y tế chuẩn bị báo cáo tình hình và các phương án cách ly, xét nghiệm; Sở Thông tin và Truyền thông bảo đảm đường truyền cho các điểm cầu.
Do tính chất quan trọng của cuộc họp, đề nghị các đồng chí dự đúng thành phần, đúng thời gian./.`,
  recipients: ['Như trên', 'Chủ tịch, các PCT UBND tỉnh', 'Báo Sơn Hải, Đài PT-TH tỉnh', 'Lưu: VT, KGVX'],
  signer: {
    role: ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'],
    name: 'Phan Thế Duy',
    seal: { ring: 'ỦY BAN NHÂN DÂN TỈNH SƠN HẢI', size: 41, turn: 14 },
  },
};
