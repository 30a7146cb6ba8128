// Documents of districts and communes.
export const directive = {
  id: 'directive',
  documentType: 'Chỉ thị',
  issuer: ['ỦY BAN NHÂN DÂN', 'HUYỆN VĨNH KHÊ'],
  number: '06',
  notation: 'CT-UBND',
  place: 'Vĩnh Khê',
  date: '2019-12-05',
  title: 'CHỈ THỊ',
  subject: 'Về việc tăng cường phòng cháy, chữa cháy rừng mùa khô năm 2019 - 2020',
  text: `
Mùa khô năm 2019 - 2020 được dự báo đến sớm, nắng nóng kéo dài, nguy cơ cháy rừng ở mức cao. Để hạn chế thấp nhất thiệt hại, Chủ tịch Ủy ban nhân dân huyện chỉ thị:
1. Hạt Kiểm lâm huyện rà soát phương án phòng cháy, chữa cháy của các chủ rừng; xác định cụ thể các khu vực trọng điểm, tổ chức trực gác tại chòi canh trong những ngày cảnh báo cấp IV, cấp V.
2. Ủy ban nhân dân các xã kiện toàn tổ đội quần chúng bảo vệ rừng; thông báo thường xuyên cấp dự báo cháy rừng trên hệ thống truyền thanh; nghiêm cấm đốt nương, đốt thực bì trong thời gian cao điểm.
3. Công an huyện phối hợp với Hạt Kiểm lâm điều tra, xử lý nghiêm các trường hợp vi phạm; Ban Chỉ huy Quân sự huyện chuẩn bị lực lượng, phương tiện sẵn sàng chi viện.
4. Phòng Tài chính - Kế hoạch tham mưu bố trí kinh phí theo phương châm bốn tại chỗ.
Chủ tịch Ủy ban nhân dân các xã, Thủ trưởng các cơ quan, đơn vị có liên quan chịu trách nhiệm thực hiện Chỉ thị này./.`,
  recipients: ['Sở NN và PTNT (b/c)', 'TT Huyện ủy, TT HĐND huyện (b/c)', 'UBND các xã, thị trấn', 'Lưu: VT, NN'],
  signer: {
    role: ['CHỦ TỊCH'],
    name: 'Nghiêm Văn Thọ',
    seal: { ring: 'ỦY BAN NHÂN DÂN HUYỆN VĨNH KHÊ', size: 39, turn: 6 },
  },
  look: { line: 1.32, gap: 6 },
};

export const council = {
  id: 'council',
  documentType: 'Nghị quyết',
  issuer: ['HỘI ĐỒNG NHÂN DÂN', 'HUYỆN VĨNH KHÊ'],
  number: '17',
  notation: 'NQ-HĐND',
  place: 'Vĩnh Khê',
  date: '2021-07-28',
  title: 'NGHỊ QUYẾT',
  subject: 'Về việc điều chỉnh, bổ sung Kế hoạch đầu tư công năm 2021 nguồn vốn ngân sách huyện',
  authority: ['HỘI ĐỒNG NHÂN DÂN HUYỆN VĨNH KHÊ', 'KHÓA XII, KỲ HỌP THỨ HAI'],
  text: `
~Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019;
~Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;
~Căn cứ Luật Đầu tư công ngày 13 tháng 6 năm 2019;
~Xét Tờ trình số 118/TTr-UBND ngày 19 tháng 7 năm 2021 của Ủy ban nhân dân huyện; báo cáo thẩm tra của Ban Kinh tế - Xã hội Hội đồng nhân dân huyện; ý kiến thảo luận của đại biểu Hội đồng nhân dân huyện tại kỳ họp.
#QUYẾT NGHỊ:
Điều 1. Điều chỉnh, bổ sung Kế hoạch đầu tư công năm 2021 nguồn vốn ngân sách huyện như sau:
1. Điều chỉnh giảm 4.250 triệu đồng của 03 dự án chậm tiến độ, trong đó: nâng cấp đường liên xã Đông Thạch - Bình Lạc giảm 2.100 triệu đồng; kè chống sạt lở bờ sông Lạc đoạn qua thị trấn giảm 1.400 triệu đồng; cải tạo nhà văn hóa xã Tân Hưng giảm 750 triệu đồng.
2. Điều chỉnh tăng 4.250 triệu đồng cho 02 dự án có khả năng giải ngân trong năm, trong đó: xây dựng mới 06 phòng học Trường Trung học cơ sở Bình Lạc tăng 2.900 triệu đồng; hệ thống cấp nước sinh hoạt thôn Cửa Lở tăng 1.350 triệu đồng.
3. Tổng mức vốn kế hoạch năm 2021 sau điều chỉnh không thay đổi, là 86.400 triệu đồng.
Điều 2. Tổ chức thực hiện
1. Ủy ban nhân dân huyện tổ chức thực hiện Nghị quyết này; chỉ đạo các chủ đầu tư đẩy nhanh tiến độ, bảo đảm giải ngân hết số vốn được giao trước ngày 31 tháng 01 năm 2022; báo cáo kết quả tại kỳ họp thường lệ cuối năm.
2. Thường trực Hội đồng nhân dân, các Ban, các Tổ đại biểu và đại biểu Hội đồng nhân dân huyện giám sát việc thực hiện Nghị quyết.
Nghị quyết này được Hội đồng nhân dân huyện Vĩnh Khê Khóa XII, Kỳ họp thứ hai thông qua ngày 28 tháng 7 năm 2021 và có hiệu lực từ ngày thông qua./.`,
  recipients: [
    'TT HĐND, UBND tỉnh (b/c)',
    'TT Huyện ủy (b/c)',
    'TT HĐND, UBND huyện',
    'Đại biểu HĐND huyện',
    'HĐND, UBND các xã, thị trấn',
    'Lưu: VT',
  ],
  signer: {
    role: ['CHỦ TỊCH'],
    name: 'Tạ Đình Khải',
    seal: { ring: 'HỘI ĐỒNG NHÂN DÂN HUYỆN VĨNH KHÊ', size: 39, turn: -8 },
  },
  look: { line: 1.32, gap: 6 },
};

export const minutes = {
  id: 'minutes',
  documentType: 'Biên bản',
  issuer: ['ỦY BAN NHÂN DÂN', 'XÃ ĐÔNG THẠCH'],
  number: '31',
  notation: 'BB-UBND',
  place: 'Đông Thạch',
  date: '2016-09-14',
  handwritten: ['number', 'day', 'month'],
  penHeight: 6.2,
  penColour: '#2b2b33',
  title: 'BIÊN BẢN',
  subject: 'Họp lấy ý kiến nhân dân về phương án mở rộng đường thôn 4',
  text: `
Hôm nay, vào hồi 08 giờ 00 phút ngày 14 tháng 9 năm 2016, tại Nhà văn hóa thôn 4, Ủy ban nhân dân xã Đông Thạch tổ chức họp lấy ý kiến nhân dân về phương án mở rộng đường thôn.
*I. THÀNH PHẦN THAM DỰ
1. Chủ trì: Ông Kiều Văn Sướng, Phó Chủ tịch Ủy ban nhân dân xã.
2. Thư ký: Bà Mạc Thị Lài, công chức Văn phòng - Thống kê.
3. Đại diện Ủy ban Mặt trận Tổ quốc Việt Nam xã, Hội Nông dân, Hội Cựu chiến binh; Bí thư Chi bộ, Trưởng thôn 4 và 63/71 hộ dân có đất nằm trong phạm vi tuyến đường.
*II. NỘI DUNG
1. Công chức Địa chính - Xây dựng xã trình bày phương án: tuyến đường dài 860 m, mặt đường hiện nay rộng 2,5 m, dự kiến mở rộng thành 4,5 m, hai bên có rãnh thoát nước xây gạch. Tổng kinh phí dự toán 1.280 triệu đồng, trong đó ngân sách xã 500 triệu đồng, nhân dân đóng góp bằng ngày công và hiến đất.
2. Ý kiến của nhân dân:
- Ông Lê Bá Nhượng (hộ số 12) đồng ý hiến 45 m² đất vườn, đề nghị xã hỗ trợ xây lại đoạn tường rào dài 18 m đã kiên cố.
- Bà Đinh Thị Xoan (hộ số 27) đề nghị thi công ngoài vụ gặt tháng mười để không ảnh hưởng đến việc vận chuyển lúa của các hộ.
- Ông Cao Hữu Phán (hộ số 40) đề nghị làm rõ vị trí cống ngang đường trước cổng Trường Mầm non, tránh nước chảy vào sân trường khi mưa lớn.
- Các hộ còn lại nhất trí với phương án, không có ý kiến khác.
3. Ông Kiều Văn Sướng tiếp thu, giải trình: Ủy ban nhân dân xã hỗ trợ 70% chi phí xây lại tường rào kiên cố; thời gian khởi công lùi đến ngày 05 tháng 11 năm 2016; vị trí cống sẽ được xác định lại cùng với nhà trường trước khi thi công.
*III. KẾT QUẢ BIỂU QUYẾT
Có 61/63 hộ dự họp đồng ý phương án mở rộng đường và việc hiến đất; 02 hộ đề nghị xem xét thêm về diện tích cây ăn quả bị ảnh hưởng. Cuộc họp thống nhất giao Trưởng thôn lập danh sách các hộ hiến đất, niêm yết công khai tại Nhà văn hóa thôn trong 15 ngày.
Biên bản được lập thành 03 bản có giá trị như nhau, đã đọc cho mọi người dự họp cùng nghe và nhất trí thông qua. Cuộc họp kết thúc vào hồi 10 giờ 45 phút cùng ngày./.`,
  secondSigner: { role: ['THƯ KÝ'], name: 'Mạc Thị Lài', penLeft: 20 },
  signer: {
    role: ['CHỦ TRÌ', 'PHÓ CHỦ TỊCH'],
    name: 'Kiều Văn Sướng',
    seal: { ring: 'ỦY BAN NHÂN DÂN XÃ ĐÔNG THẠCH', size: 36, turn: 17 },
  },
  look: { size: 13.5, line: 1.34, gap: 5 },
};

export const communeDecision = {
  id: 'commune',
  documentType: 'Quyết định',
  issuer: ['UỶ BAN NHÂN DÂN', 'XÃ ĐÔNG THẠCH'],
  number: '73',
  notation: 'QĐ-UBND',
  place: 'Đông Thạch',
  date: '2017-11-06',
  handwritten: ['number', 'day', 'month'],
  title: 'QUYẾT ĐỊNH',
  subject: 'Về việc công nhận Tổ hoà giải thôn 4 nhiệm kỳ 2017 - 2020',
  authority: ['CHỦ TỊCH UỶ BAN NHÂN DÂN XÃ ĐÔNG THẠCH'],
  text: `
~Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
~Căn cứ Luật Hoà giải ở cơ sở ngày 20 tháng 6 năm 2013;
~Xét đề nghị của Ban Công tác Mặt trận thôn 4 và công chức Tư pháp - Hộ tịch xã,
#QUYẾT ĐỊNH:
Điều 1. Công nhận Tổ hoà giải thôn 4, xã Đông Thạch nhiệm kỳ 2017 - 2020 gồm 05 thành viên, do ông Lê Bá Nhượng làm Tổ trưởng.
Điều 2. Tổ hoà giải có trách nhiệm tổ chức hoà giải mâu thuẫn, tranh chấp nhỏ trong nhân dân theo quy định của Luật Hoà giải ở cơ sở; được hưởng thù lao theo vụ việc từ ngân sách xã.
Điều 3. Văn phòng Uỷ ban nhân dân xã, công chức Tư pháp - Hộ tịch, Trưởng thôn 4 và các thành viên có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này. Quyết định có hiệu lực kể từ ngày ký./.`,
  look: { font: 'FreeSerif' },
  recipients: ['Như Điều 3', 'Phòng Tư pháp huyện', 'TT Đảng uỷ, HĐND xã', 'Lưu: VP'],
  signer: {
    role: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    name: 'Kiều Văn Sướng',
    seal: { ring: 'UỶ BAN NHÂN DÂN XÃ ĐÔNG THẠCH', size: 36, turn: -14 },
  },
};
