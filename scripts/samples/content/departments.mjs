// Documents of provincial departments and offices.
export const plan = {
  id: 'plan',
  documentType: 'Kế hoạch',
  parent: ['ỦY BAN NHÂN DÂN TỈNH', 'LẠC GIANG'],
  issuer: ['VĂN PHÒNG'],
  number: '1592',
  notation: 'KH-VPUBND',
  place: 'Lạc Giang',
  date: '2020-09-21',
  title: 'KẾ HOẠCH',
  subject: 'Chỉnh lý và số hóa tài liệu lưu trữ Phông Ủy ban nhân dân tỉnh giai đoạn 2015 - 2019',
  text: `
Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh về giải quyết tài liệu tồn đọng, tích đống tại các cơ quan, tổ chức trên địa bàn tỉnh, Văn phòng Ủy ban nhân dân tỉnh xây dựng Kế hoạch chỉnh lý và số hóa tài liệu lưu trữ Phông Ủy ban nhân dân tỉnh giai đoạn 2015 - 2019 như sau:
*I. MỤC ĐÍCH, YÊU CẦU
*1. Mục đích
Tổ chức sắp xếp tài liệu một cách khoa học, phục vụ quản lý, bảo quản và khai thác sử dụng có hiệu quả; loại ra những tài liệu hết giá trị để tiết kiệm diện tích kho tàng; tạo lập cơ sở dữ liệu tài liệu lưu trữ phục vụ tra cứu trên môi trường mạng.
*2. Yêu cầu
a) Việc chỉnh lý phải tuân thủ đúng quy trình nghiệp vụ, không phân tán phông lưu trữ; tài liệu sau chỉnh lý phải được lập hồ sơ hoàn chỉnh, có mục lục hồ sơ và công cụ tra cứu.
b) Bảo đảm an toàn tuyệt đối cho tài liệu trong quá trình vận chuyển, chỉnh lý và quét; tài liệu có dấu chỉ độ mật không đưa vào phạm vi số hóa.
c) Hoàn thành đúng tiến độ, sử dụng kinh phí tiết kiệm, đúng chế độ hiện hành.
*II. KHỐI LƯỢNG VÀ PHẠM VI
1. Tổng số tài liệu đưa ra chỉnh lý là 126 mét giá, gồm tài liệu của Phòng Tổng hợp 41 mét, Phòng Kinh tế ngành 35 mét, Phòng Nội chính 22 mét, Phòng Khoa giáo - Văn xã 18 mét và Ban Tiếp công dân 10 mét.
2. Tài liệu sau chỉnh lý có thời hạn bảo quản vĩnh viễn được số hóa toàn bộ, dự kiến khoảng 310.000 trang khổ A4. Tài liệu bảo quản có thời hạn chỉ lập cơ sở dữ liệu mục lục hồ sơ.
3. Tài liệu hết giá trị được thống kê thành danh mục, trình Hội đồng xác định giá trị tài liệu xem xét trước khi làm thủ tục tiêu hủy theo quy định.
*III. NỘI DUNG CÔNG VIỆC
1. Khảo sát, thu thập bổ sung tài liệu còn lưu giữ tại các phòng, đơn vị; lập biên bản giao nhận tài liệu giữa đơn vị giao, Bộ phận Lưu trữ và đơn vị thực hiện chỉnh lý.
2. Biên soạn lịch sử đơn vị hình thành phông và lịch sử phông; hướng dẫn phân loại, lập hồ sơ; hướng dẫn xác định giá trị tài liệu.
3. Phân loại tài liệu theo phương án mặt hoạt động - thời gian; lập hồ sơ hoặc chỉnh sửa, hoàn thiện hồ sơ; biên mục phiếu tin; hệ thống hóa hồ sơ; đánh số tờ, viết mục lục văn bản và chứng từ kết thúc đối với hồ sơ bảo quản vĩnh viễn và từ 20 năm trở lên.
4. Viết bìa, đưa hồ sơ vào hộp, dán nhãn và xếp lên giá; lập mục lục hồ sơ, danh mục tài liệu hết giá trị.
5. Quét tài liệu ở độ phân giải tối thiểu 200 dpi, ảnh màu; kiểm tra 100% trang ảnh trước khi nghiệm thu; ảnh mờ, lệch, thiếu trang phải quét lại.
*IV. TIẾN ĐỘ THỰC HIỆN
|TT|Nội dung|Thời gian|Đơn vị chủ trì
|1|Khảo sát, giao nhận tài liệu|Tháng 10/2020|Phòng Hành chính - Tổ chức
|2|Chỉnh lý tài liệu năm 2015, 2016|Tháng 11/2020 - 3/2021|Đơn vị trúng thầu
|3|Chỉnh lý tài liệu năm 2017 - 2019|Tháng 4/2021 - 8/2021|Đơn vị trúng thầu
|4|Số hóa, nhập dữ liệu|Tháng 6/2021 - 11/2021|Đơn vị trúng thầu
|5|Nghiệm thu, bàn giao|Tháng 12/2021|Tổ nghiệm thu
*V. KINH PHÍ
Kinh phí thực hiện từ nguồn ngân sách tỉnh bố trí trong dự toán chi không thường xuyên năm 2020 và năm 2021 của Văn phòng Ủy ban nhân dân tỉnh; định mức áp dụng theo quy định của Bộ Nội vụ về đơn giá chỉnh lý tài liệu nền giấy.
*VI. TỔ CHỨC THỰC HIỆN
1. Phòng Hành chính - Tổ chức là đầu mối tham mưu, theo dõi, đôn đốc; bố trí địa điểm chỉnh lý tại tầng 2 nhà B; phân công công chức giám sát hằng ngày.
2. Phòng Quản trị - Tài vụ tham mưu lựa chọn nhà thầu, thanh quyết toán kinh phí theo quy định.
3. Bộ phận Lưu trữ kiểm tra, tiếp nhận hồ sơ sau chỉnh lý theo từng đợt; mỗi đợt rút ngẫu nhiên tối thiểu 10% số hồ sơ để kiểm tra việc lập hồ sơ, xác định thời hạn bảo quản, đánh số tờ và biên mục. Đợt có tỷ lệ hồ sơ sai sót vượt quá 2% phải làm lại toàn bộ.
4. Tổ Công nghệ thông tin chuẩn bị máy chủ, đường truyền nội bộ, tài khoản sử dụng phần mềm; sao lưu dữ liệu ảnh quét hằng tuần trên hai thiết bị lưu trữ độc lập, bàn giao một bộ cho Bộ phận Lưu trữ.
5. Đơn vị thực hiện chỉnh lý chịu trách nhiệm về an toàn phòng cháy, chữa cháy tại nơi làm việc; không mang tài liệu, bản chụp tài liệu ra khỏi trụ sở; bồi thường thiệt hại nếu để mất mát, hư hỏng tài liệu; cử người phụ trách kỹ thuật có mặt thường xuyên tại địa điểm chỉnh lý.
6. Các phòng, đơn vị thuộc Văn phòng giao nộp đầy đủ tài liệu đến hạn trước ngày 15 tháng 10 năm 2020, cử người phối hợp khi có yêu cầu xác minh.
Trong quá trình thực hiện nếu có vướng mắc, các phòng, đơn vị phản ánh về Phòng Hành chính - Tổ chức để tổng hợp, báo cáo lãnh đạo Văn phòng xem xét, quyết định./.`,
  recipients: [
    'Chủ tịch UBND tỉnh (b/c)',
    'Sở Nội vụ',
    'Lãnh đạo Văn phòng',
    'Các phòng, đơn vị thuộc Văn phòng',
    'Lưu: VT, HCTC',
  ],
  signer: {
    role: ['CHÁNH VĂN PHÒNG'],
    name: 'Lương Khắc Duệ',
    seal: { ring: 'ỦY BAN NHÂN DÂN TỈNH LẠC GIANG', centre: ['VĂN', 'PHÒNG'], size: 36, turn: 3 },
  },
  look: { size: 13.5, line: 1.26, gap: 5 },
};

export const report = {
  id: 'report',
  documentType: 'Báo cáo',
  parent: ['UBND TỈNH SƠN HẢI'],
  issuer: ['SỞ TÀI NGUYÊN', 'VÀ MÔI TRƯỜNG'],
  number: '345',
  notation: 'BC-STNMT',
  place: 'Sơn Hải',
  date: '2020-10-12',
  handwritten: ['number', 'day'],
  title: 'BÁO CÁO',
  subject: 'Kết quả quan trắc chất lượng nước mặt quý III năm 2020',
  incoming: { office: 'VĂN PHÒNG UBND TỈNH', number: '8804', day: '13/10/2020', left: 11, top: 53, turn: -2.5 },
  text: `
Thực hiện nhiệm vụ được Ủy ban nhân dân tỉnh giao, Sở Tài nguyên và Môi trường báo cáo kết quả quan trắc chất lượng nước mặt trên địa bàn tỉnh quý III năm 2020 như sau:
*1. Tình hình thực hiện
Trong quý III năm 2020, Trung tâm Quan trắc tài nguyên và môi trường đã thực hiện 03 đợt quan trắc tại 24 vị trí thuộc lưu vực sông Hải, sông Vàng và các hồ chứa Đồng Mây, Hố Cau. Tổng số mẫu đã lấy là 72 mẫu với 14 thông số; mẫu được bảo quản, vận chuyển và phân tích đúng quy trình kỹ thuật.
*2. Kết quả quan trắc
|TT|Khu vực|Số mẫu|Số mẫu vượt|Thông số vượt
|1|Thượng nguồn sông Hải|18|1|TSS
|2|Hạ lưu sông Hải|21|6|TSS, amoni
|3|Sông Vàng|15|4|Amoni, coliform
|4|Hồ Đồng Mây|9|0|-
|5|Hồ Hố Cau|9|1|TSS
Nhìn chung chất lượng nước mặt tại các vị trí thượng nguồn và hồ chứa đáp ứng yêu cầu cho mục đích cấp nước sinh hoạt sau khi xử lý. Tại hạ lưu sông Hải, hàm lượng chất rắn lơ lửng tăng cao trong tháng 9 do ảnh hưởng của mưa lớn và hoạt động nạo vét luồng. Tại sông Vàng, thông số amoni và coliform vượt giới hạn cho phép từ 1,2 đến 2,4 lần ở các vị trí gần khu chăn nuôi tập trung của xã An Vàng.
So với cùng kỳ năm 2019, tỷ lệ mẫu vượt giảm từ 21,5% xuống 16,7%; riêng thông số coliform chưa có chuyển biến rõ rệt.
*3. Tồn tại, nguyên nhân
Một số cơ sở chăn nuôi chưa vận hành thường xuyên hệ thống xử lý nước thải; nước thải sinh hoạt của thị trấn Vàng chưa được thu gom. Trạm quan trắc tự động tại cầu Hải bị hư hỏng thiết bị đo từ ngày 14 tháng 8 đến ngày 02 tháng 9 do sét đánh.
*4. Kiến nghị
a) Ủy ban nhân dân tỉnh xem xét bố trí kinh phí sửa chữa, thay thế thiết bị của trạm quan trắc tự động tại cầu Hải trong quý IV năm 2020.
b) Giao Ủy ban nhân dân huyện An Vàng kiểm tra, xử lý các cơ sở chăn nuôi xả thải không đúng quy định, báo cáo kết quả trước ngày 30 tháng 11 năm 2020.
Sở Tài nguyên và Môi trường báo cáo Ủy ban nhân dân tỉnh xem xét, chỉ đạo./.`,
  recipients: [
    'UBND tỉnh (b/c)',
    'Giám đốc Sở (b/c)',
    'UBND các huyện, thị xã, thành phố',
    'Chi cục BVMT',
    'Lưu: VT, TTQT',
  ],
  signer: {
    role: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'],
    name: 'Thạch Minh Quế',
    seal: { ring: 'TỈNH SƠN HẢI', centre: ['SỞ TÀI', 'NGUYÊN VÀ', 'MÔI TRƯỜNG'], size: 36, turn: -10 },
  },
  look: { line: 1.3, titleGap: 19 },
};

export const notice = {
  id: 'digital',
  documentType: 'Thông báo',
  parent: ['UBND TỈNH LẠC GIANG'],
  issuer: ['SỞ NỘI VỤ'],
  number: '1248',
  notation: 'TB-SNV',
  place: 'Lạc Giang',
  date: '2021-09-15',
  title: 'THÔNG BÁO',
  subject: 'Tuyển sinh lớp bồi dưỡng nghiệp vụ văn thư, lưu trữ năm 2021',
  digitalSignature: ['Ký bởi: Sở Nội vụ', 'Cơ quan: Tỉnh Lạc Giang', 'Thời gian ký: 15/09/2021 10:22:31 +07:00'],
  text: `
Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư và Kế hoạch đào tạo, bồi dưỡng cán bộ, công chức, viên chức năm 2021, Sở Nội vụ thông báo tuyển sinh lớp bồi dưỡng nghiệp vụ văn thư, lưu trữ như sau:
*1. Đối tượng
Công chức, viên chức, người lao động làm công tác văn thư, lưu trữ tại các sở, ban, ngành, Ủy ban nhân dân cấp huyện, cấp xã; ưu tiên người mới được phân công và chưa có chứng chỉ nghiệp vụ.
*2. Nội dung chương trình
a) Thể thức và kỹ thuật trình bày văn bản hành chính theo Nghị định số 30/2020/NĐ-CP; quản lý văn bản đi, văn bản đến trên hệ thống quản lý văn bản và điều hành.
b) Lập hồ sơ công việc điện tử và giao nộp hồ sơ vào Lưu trữ cơ quan; sử dụng chữ ký số của cơ quan, tổ chức.
c) Chỉnh lý tài liệu giấy; xác định giá trị tài liệu; số hóa tài liệu lưu trữ và kiểm tra chất lượng ảnh số.
d) Thực hành trên 20 hồ sơ mẫu, có kiểm tra cuối khóa.
*3. Thời gian, địa điểm, hình thức
Lớp học gồm 10 buổi, từ ngày 11 tháng 10 đến ngày 22 tháng 10 năm 2021. Địa điểm tại Trường Chính trị tỉnh. Trường hợp diễn biến dịch bệnh phức tạp, lớp học chuyển sang hình thức trực tuyến; phần thực hành tổ chức bù vào tháng 12 năm 2021.
*4. Kinh phí
Ngân sách tỉnh bảo đảm chi phí giảng viên, tài liệu và hội trường. Chi phí ăn, nghỉ, đi lại của học viên do cơ quan cử đi học chi trả theo quy định hiện hành.
*5. Đăng ký
Các cơ quan, đơn vị gửi danh sách đăng ký về Sở Nội vụ qua hệ thống quản lý văn bản và điều hành trước ngày 30 tháng 9 năm 2021. Danh sách ghi rõ họ và tên, ngày sinh, chức danh, đơn vị công tác, số năm làm công tác văn thư, lưu trữ. Mỗi cơ quan cấp tỉnh cử không quá 02 người, mỗi huyện, thành phố cử không quá 05 người, trong đó có ít nhất 03 người của cấp xã.
Sở Nội vụ giao Chi cục Văn thư - Lưu trữ làm đầu mối tiếp nhận đăng ký, bố trí lớp học, tổng hợp kết quả và cấp chứng nhận cho học viên đạt yêu cầu.
Đề nghị các cơ quan, đơn vị quan tâm, phối hợp thực hiện./.`,
  recipients: [
    'Các sở, ban, ngành thuộc tỉnh',
    'UBND các huyện, thành phố',
    'Trường Chính trị tỉnh',
    'Giám đốc, các PGĐ Sở',
    'Lưu: VT, CCVTLT',
  ],
  signer: {
    role: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'],
    name: 'Ngô Thục Hiền',
    seal: { ring: 'TỈNH LẠC GIANG', centre: ['SỞ', 'NỘI VỤ'], size: 36, turn: 0 },
  },
  look: { line: 1.3, gap: 6 },
};

export const guidance = {
  id: 'guidance',
  documentType: 'Hướng dẫn',
  parent: ['UBND TỈNH LẠC GIANG'],
  issuer: ['SỞ TÀI CHÍNH'],
  number: '927',
  notation: 'HD-STC',
  place: 'Lạc Giang',
  date: '2015-05-19',
  title: 'HƯỚNG DẪN',
  subject: 'Về việc lập dự toán kinh phí chỉnh lý tài liệu',
  text: `
Căn cứ Thông tư số 03/2010/TT-BNV ngày 29 tháng 4 năm 2010 của Bộ Nội vụ quy định định mức kinh tế - kỹ thuật chỉnh lý tài liệu giấy, Sở Tài chính hướng dẫn như sau:
1. Cơ quan có tài liệu tồn đọng thống kê khối lượng theo mét giá, có xác nhận của Chi cục Văn thư - Lưu trữ, gửi kèm dự toán ngân sách hằng năm trước ngày 20 tháng 7.
2. Đơn giá tính theo định mức do Bộ Nội vụ quy định nhân với hệ số phức tạp của từng loại hình tài liệu; chi phí văn phòng phẩm được tính theo giá thực tế.
3. Kinh phí được quyết toán trên cơ sở biên bản nghiệm thu và số mét tài liệu đã chỉnh lý hoàn chỉnh./.`,
  recipients: ['Các sở, ban, ngành', 'UBND các huyện, TP', 'Lưu: VT, HCSN'],
  signer: {
    role: ['GIÁM ĐỐC'],
    name: 'Quách Thành Tựu',
    penLeft: 16,
    seal: { ring: 'TỈNH LẠC GIANG', centre: ['SỞ', 'TÀI CHÍNH'], size: 36, turn: 5, colour: '#3c3c40' },
  },
  penColour: '#2e2e33', // a photocopy: the first signature and seal are black
  look: { size: 13, line: 1.2, gap: 4 },
  margins: { top: 18, bottom: 14 },
  copy: {
    kind: 'SAO Y BẢN CHÍNH',
    parent: 'UỶ BAN NHÂN DÂN',
    issuer: ['HUYỆN VĨNH KHÊ'],
    reference: '112/SY-UBND',
    dateLine: 'Vĩnh Khê, ngày 02 tháng 6 năm 2015',
    recipients: ['Các phòng, ban thuộc huyện', 'Lưu: VT'],
    signer: {
      role: ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'],
      name: 'Bạch Văn Hoạch',
      seal: { ring: 'UỶ BAN NHÂN DÂN HUYỆN VĨNH KHÊ', size: 38, turn: 8 },
    },
  },
};
