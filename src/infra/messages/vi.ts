import type { CodeTexts } from './error-code.ts';
import { viHosts } from './vi-hosts.ts';
import { viOffice } from './vi-office.ts';
import { viQuality } from './vi-quality.ts';

/** Codes of errors and page findings in Vietnamese: what happened, then what to do. */
export const vi: CodeTexts = {
  'file-empty': {
    title: 'Tệp rỗng',
    text: 'Tệp[ «{file}»] có 0 byte. Quét lại hoặc chép lại tệp rồi nạp lần nữa.',
  },
  'file-type-unknown': {
    title: 'Không phải tệp quét',
    text: 'Nội dung tệp[ «{file}»] không phải PDF, TIFF, JPEG hay PNG, dù tên tệp ghi thế nào. Xuất lại bản quét ở một trong các định dạng này.',
  },
  'file-broken': {
    title: 'Tệp hỏng',
    text: 'Không đọc được tệp[ «{file}»][, trang {page}]: nội dung bị hỏng hoặc bị cắt cụt. Chép lại từ nguồn hoặc quét lại.',
  },
  'file-encrypted': {
    title: 'Tệp có mật khẩu',
    text: 'Tệp PDF[ «{file}»] đòi mật khẩu. Bỏ mật khẩu ở phần mềm đã tạo ra tệp rồi nạp lại.',
  },
  'file-too-large': {
    title: 'Tệp quá lớn',
    text: 'Tệp[ «{file}»] vượt giới hạn dung lượng[ {limit} byte]. Tách thành nhiều tệp hoặc nâng giới hạn trong cấu hình (limits.fileBytes; của hệ thống tài liệu là largestFileBytes), rồi đọc lại.',
  },
  'page-too-large': {
    title: 'Trang quá lớn',
    text: 'Trang[ {page}][ ({width} × {height} điểm ảnh)] vượt giới hạn[ {limit} điểm ảnh]. Quét lại ở độ phân giải thấp hơn hoặc nâng limits.pagePixels trong cấu hình.',
  },
  'page-too-complex': {
    title: 'Trang vẽ quá lâu',
    text: 'Trang[ {page}] gồm quá nhiều nét vẽ nên máy đã dừng vẽ để không giữ các tệp khác phải chờ. In trang đó ra rồi quét lại, hoặc xuất tệp thành ảnh (JPEG, TIFF) rồi nộp lại.',
  },
  'too-many-pages': {
    title: 'Quá nhiều trang',
    text: 'Tệp[ «{file}»] có nhiều trang hơn giới hạn[ {limit}]. Tách thành nhiều tệp hoặc nâng limits.pages trong cấu hình.',
  },
  'file-changed': {
    title: 'Tệp bị thay đổi khi đang đọc',
    text: 'Nội dung tệp[ «{file}»] thay đổi trong lúc đọc. Chờ chép xong rồi yêu cầu đọc lại.',
  },
  'file-not-found': {
    title: 'Không thấy tệp',
    text: 'Không có tệp[ «{file}»] ở nơi đã ghi. Kiểm tra tên và thư mục, hoặc đưa tệp trở lại.',
  },
  'not-readable': {
    title: 'Không được phép đọc tệp',
    text: 'Hệ điều hành không cho đọc tệp[ «{file}»][ ({system})]. Cấp quyền đọc tệp và thư mục cho tài khoản chạy dịch vụ.',
  },
  'not-writable': {
    title: 'Không ghi được',
    text: 'Không ghi được vào thư mục[ «{file}»][ ({system})]. Cấp quyền ghi cho tài khoản chạy dịch vụ; chưa có gì bị mất.',
  },
  'disk-full': {
    title: 'Đĩa đầy',
    text: 'Đĩa hết chỗ[ ({system})]. Giải phóng dung lượng rồi đọc lại; bản gốc và dữ liệu đã ghi còn nguyên.',
  },
  io: {
    title: 'Lỗi đọc ghi',
    text: 'Ổ đĩa hoặc thư mục mạng không đáp ứng[ ({system})]. Văn Khố sẽ tự thử lại; nếu còn lặp lại, kiểm tra ổ đĩa và đường mạng.',
  },
  'program-missing': {
    title: 'Thiếu chương trình',
    text: 'Không tìm thấy chương trình[ {program}]. Cài đặt chương trình hoặc đặt ocr.engine thành tesseract.js để dùng bộ nhận dạng nhúng.',
  },
  'language-missing': {
    title: 'Thiếu dữ liệu tiếng Việt',
    text: 'Bộ nhận dạng không có dữ liệu tiếng Việt (vie). Cài tesseract-ocr-vie hoặc đặt ocr.engine thành tesseract.js.',
  },
  timeout: {
    title: 'Quá thời gian chờ',
    text: 'Việc xử lý hoặc hệ thống tài liệu không trả lời kịp[ (trang {page})]. Văn Khố sẽ tự thử lại; nếu còn lặp lại, xem tải của máy và tình trạng của hệ thống tài liệu.',
  },
  crashed: {
    title: 'Bộ nhận dạng dừng đột ngột',
    text: 'Chương trình nhận dạng dừng giữa chừng[ ở trang {page}]. Văn Khố sẽ tự thử lại; nếu còn lặp lại, kiểm tra bộ nhớ của máy và chạy «vankho doctor».',
  },
  'input-unreadable': {
    title: 'Bộ nhận dạng không đọc được ảnh',
    text: 'Chương trình nhận dạng từ chối ảnh của trang[ {page}]. Quét lại trang này.',
  },
  'output-unreadable': {
    title: 'Kết quả nhận dạng không dùng được',
    text: 'Chương trình nhận dạng trả về kết quả không đúng dạng. Kiểm tra phiên bản bằng «vankho doctor» rồi đọc lại.',
  },
  cancelled: {
    title: 'Đã dừng',
    text: 'Việc này bị dừng theo yêu cầu. Chạy lại khi cần: phần đã xong không phải làm lại.',
  },
  'proof-image': {
    title: 'PDF không giữ nguyên ảnh',
    text: 'Ảnh trang[ {page}] trong PDF tra cứu không trùng với ảnh gốc nên tệp không được giao. Báo lỗi kèm tệp này; bản gốc còn nguyên.',
  },
  'proof-text': {
    title: 'Lớp chữ không khớp',
    text: 'Chữ đọc lại từ PDF tra cứu[, trang {page},] không trùng với chữ đã nhận dạng nên tệp không được giao. Báo lỗi kèm tệp này.',
  },
  'proof-boxes': {
    title: 'Vị trí chữ lệch',
    text: 'Vị trí chữ trong PDF tra cứu[, trang {page},] lệch quá 1 mm so với ảnh nên tệp không được giao. Báo lỗi kèm tệp này.',
  },
  'proof-structure': {
    title: 'PDF không đúng chuẩn',
    text: 'PDF tra cứu không đạt kiểm tra cấu trúc PDF/A-2u nên không được giao. Báo lỗi kèm tệp này.',
  },
  'compose-failed': {
    title: 'Không dựng được PDF',
    text: 'Không dựng được PDF tra cứu[, trang {page}]. Yêu cầu đọc lại; nếu còn lặp lại, báo lỗi kèm tệp này.',
  },
  unauthorized: {
    title: 'Hệ thống tài liệu từ chối đăng nhập',
    text: 'Hệ thống tài liệu không chấp nhận tài khoản hoặc mã truy cập của Văn Khố. Tạo mã mới, ghi vào tệp mã truy cập (tokenFile) rồi khởi động lại Văn Khố.',
  },
  forbidden: {
    title: 'Hệ thống tài liệu không cho phép',
    text: 'Tài khoản của Văn Khố không đủ quyền ở hệ thống tài liệu[ (thiếu {permission})]. Nhờ người quản trị hệ thống đó cấp thêm quyền.',
  },
  'not-found': {
    title: 'Không tìm thấy',
    text: 'Không có mục được hỏi[: {what}]. Kiểm tra lại mã, hoặc tải lại danh sách: mục đó có thể đã bị gỡ.',
  },
  conflict: {
    title: 'Đã có thay đổi khác',
    text: 'Nội dung ở hệ thống tài liệu đã thay đổi hoặc đã có mục trùng[: tệp này ở đó là văn bản số {twin}, nằm trong thùng rác hoặc không được cấp quyền xem]. Tải lại, xem khác biệt rồi làm lại.',
  },
  invalid: {
    title: 'Hệ thống tài liệu từ chối dữ liệu',
    text: 'Hệ thống tài liệu cho là dữ liệu không hợp lệ[: {reason}]. Sửa giá trị rồi gửi lại.',
  },
  'rate-limited': {
    title: 'Hệ thống tài liệu yêu cầu chậm lại',
    text: 'Hệ thống tài liệu đang giới hạn số lượt gọi. Văn Khố sẽ tự thử lại sau; muốn gọi thưa hơn thì tăng minIntervalMs của hệ thống đó trong cấu hình.',
  },
  unavailable: {
    title: 'Không liên lạc được hệ thống tài liệu',
    text: 'Hệ thống tài liệu hoặc thư mục[ «{file}»] không trả lời. Văn Khố sẽ tự thử lại; kiểm tra máy chủ và đường mạng.',
  },
  protocol: {
    title: 'Trả lời không hiểu được',
    text: 'Hệ thống tài liệu trả lời sai dạng. Kiểm tra địa chỉ và phiên bản của hệ thống đó.',
  },
  unsupported: {
    title: 'Không hỗ trợ',
    text: 'Hệ thống tài liệu không có chức năng này. Làm thủ công trong hệ thống đó hoặc nâng cấp phiên bản.',
  },
  'store-locked': {
    title: 'Kho đang được dùng',
    text: 'Một tiến trình Văn Khố khác đang mở thư mục dữ liệu này. Dừng tiến trình đó, hoặc dùng PostgreSQL để chạy nhiều tiến trình.',
  },
  'store-not-durable': {
    title: 'Kho không bảo đảm bền vững',
    text: 'Không chứng minh được dữ liệu đã ghi xuống đĩa nên kho không mở. Đặt thư mục dữ liệu trên ổ đĩa cục bộ, không dùng thư mục mạng hay bộ nhớ tạm.',
  },
  'store-unreachable': {
    title: 'Không mở được kho',
    text: 'Không kết nối được cơ sở dữ liệu. Kiểm tra PostgreSQL, địa chỉ store.url và mật khẩu.',
  },
  'store-version': {
    title: 'Phiên bản kho không hợp',
    text: 'Kho do phiên bản Văn Khố khác tạo ra[ ({version})]. Dùng đúng phiên bản Văn Khố, hoặc xuất dữ liệu bằng phiên bản cũ rồi nhập vào.',
  },
  'store-migration': {
    title: 'Không nâng cấp được kho',
    text: 'Bước nâng cấp kho[ {migration}] không thành và đã được hoàn lại. Khôi phục bản sao lưu hoặc báo lỗi.',
  },
  'store-not-empty': {
    title: 'Kho đích không trống',
    text: 'Chỉ nhập được vào kho trống. Chọn kho hoặc thư mục dữ liệu mới rồi nhập lại.',
  },
  'store-busy': {
    title: 'Kho đang bận',
    text: 'Cơ sở dữ liệu không trả lời kịp. Văn Khố sẽ tự thử lại; nếu còn lặp lại, kiểm tra ổ đĩa và tải của máy.',
  },
  'store-broken': {
    title: 'Kho đã dừng để giữ dữ liệu',
    text: 'Kho dừng lại để không mất dữ liệu. Khởi động lại dịch vụ; nếu còn lặp lại, kiểm tra ổ đĩa và bản sao lưu.',
  },
  'ledger-broken': {
    title: 'Sổ nhật ký bị đứt',
    text: 'Chuỗi băm của sổ nhật ký không khớp[ tại mục {sequence}]. Ngừng sửa đổi, giữ nguyên kho và đối chiếu với bản sao lưu.',
  },
  stale: {
    title: 'Người khác vừa sửa',
    text: 'Mục này đã được sửa sau khi bạn mở nó. Tải lại, xem giá trị mới rồi sửa tiếp.',
  },
  'config-invalid': {
    title: 'Cấu hình không hợp lệ',
    text: 'Tùy chọn[ «{option}»][, tệp «{file}»][, mục «{field}»] không hợp lệ[; cho phép: {allowed}]. Sửa tệp cấu hình, biến môi trường hoặc tham số dòng lệnh.',
  },
  'config-unreadable': {
    title: 'Không đọc được cấu hình',
    text: 'Không đọc được tệp cấu hình[ «{file}»] hoặc tệp không phải JSON. Kiểm tra đường dẫn, quyền đọc và cú pháp.',
  },
  'office-schema': {
    title: 'Lược đồ của cơ quan không nhận được',
    text: 'Tệp «{file}» trong thư mục schemas.folder không nhận được[ ở mục «{field}»][ ({reason})]. Chỉ được thêm trường, thêm giá trị, thêm loại văn bản và sửa tên gọi: mọi mục của bản có sẵn phải còn đó và không hẹp hơn, không tên nào trùng tên khác hay tên Văn Khố giữ riêng. Sửa mục này rồi chạy lại.',
  },
  'address-in-use': {
    title: 'Cổng đang được dùng',
    text: 'Một chương trình khác đang dùng cổng này[ ({address})]. Dừng chương trình đó, hoặc chọn cổng khác bằng --port hay http.port.',
  },
  'files-failed': {
    title: 'Có tệp không đọc được',
    text: 'Có tệp không đọc được hoặc việc bị bỏ dở[ ({files} tệp, {jobs} việc)]. Xem lý do bằng «vankho failures», sửa nguyên nhân rồi «vankho failures retry».',
  },
  'schema-drift': {
    title: 'Hệ thống tài liệu khác với bản đã đăng ký',
    text: 'Có đối tượng trong hệ thống tài liệu khác với bản đã đăng ký[ ({count})]. Xem từng dòng; «vankho host apply[ {host}]» sửa lại những gì của Văn Khố.',
  },
  'schema-blocked': {
    title: 'Có đối tượng không đăng ký được',
    text: 'Có đối tượng không đăng ký được[ ({count})]. Mỗi dòng nói lý do và cách khắc phục; làm xong thì chạy lại.',
  },
  'host-unhealthy': {
    title: 'Hệ thống tài liệu có trục trặc',
    text: 'Hệ thống tài liệu[ {host}] hoặc máy này có trục trặc. Mỗi dòng nói thiếu gì và phải làm gì.',
  },
  'invalid-request': {
    title: 'Yêu cầu không hợp lệ',
    text: 'Yêu cầu có chỗ không hợp lệ[: «{field}»][: {reason}]. Sửa chỗ được nêu rồi gửi lại.',
  },
  'forbidden-move': {
    title: 'Trạng thái không cho phép',
    text: 'Không làm được việc này ở trạng thái hiện tại[ ({state})]. Tải lại để xem trạng thái mới.',
  },
  'schedule-refused': {
    title: 'Bảng thời hạn không được nhận',
    text: 'Bảng thời hạn bảo quản không được nhận[: «{item}»]. Từng lỗi được ghi kèm mã mục; sửa tệp rồi nạp lại, không có gì bị thay đổi.',
  },
  'template-refused': {
    title: 'Mẫu in không dùng được',
    text: 'Mẫu in[ «{template}»] không dùng được. Từng chỗ điền sai được nêu kèm cách sửa; sửa tệp mẫu rồi làm lại, hoặc bỏ tệp đi để dùng mẫu có sẵn.',
  },
  'own-work': {
    title: 'Không tự kiểm tra việc mình làm',
    text: 'Tài khoản này đã biên mục hoặc sửa[ «{subject}»] nên không được tự kiểm tra. Giao cho người khác kiểm tra.',
  },
  incomplete: {
    title: 'Chưa đủ thông tin',
    text: 'Chưa chuyển bước được[: {count} hồ sơ còn thiếu][, {fields}]. Xem kết quả kiểm tra, bổ sung rồi làm lại.',
  },
  withheld: {
    title: 'Tệp bị giữ lại',
    text: 'Tệp có dấu chỉ độ mật nên không được hiển thị hay giao nội dung. Xử lý bản giấy theo quy định về bảo vệ bí mật nhà nước; nếu máy nhận nhầm, lưu trữ viên hoặc quản trị gỡ giữ lại ở trang của tệp.',
  },
  'secrecy-mark': {
    title: 'Có dấu chỉ độ mật',
    text: 'Trang[ {page}] có dấu chỉ độ mật; Văn Khố dừng đọc và không giữ chữ của tệp. Đưa tài liệu ra khỏi mọi máy nối mạng và báo người phụ trách bảo vệ bí mật nhà nước.',
  },
  'document-in-use': {
    title: 'Văn bản đang được dùng',
    text: 'Không gộp được: văn bản bắt đầu từ trang {page} có giá trị do người nhập, đã nằm trong hồ sơ hoặc đã có người quyết định ở Sổ đăng ký văn bản (khớp hoặc ngoài sổ). Xóa giá trị đã nhập, đưa văn bản ra khỏi hồ sơ hoặc bấm “Bỏ quyết định” ở trang Sổ đăng ký văn bản trước, rồi gộp lại; chưa có gì thay đổi.',
  },
  'layout-unknown': {
    title: 'Không nhận ra mẫu bảng',
    text: 'Không trang tính nào có đủ các cột của một mẫu bảng đã biết ({layouts}). Cần ít nhất các cột: {columns}. Sửa dòng tiêu đề theo mẫu, hoặc thêm mẫu của cơ quan vào thư mục spreadsheets trong schemas.folder.',
  },
  'sign-in-required': {
    title: 'Cần đăng nhập',
    text: 'Chưa đăng nhập hoặc phiên đã hết hạn. Đăng nhập rồi thử lại.',
  },
  'sign-in-failed': {
    title: 'Đăng nhập không thành công',
    text: 'Tên hoặc mật khẩu không đúng, hoặc tài khoản đã bị khóa. Nhập lại hoặc nhờ quản trị viên cấp mật khẩu mới.',
  },
  'one-time-code-needed': {
    title: 'Cần mã xác thực hai bước',
    text: 'Tài khoản này bật xác thực hai bước ở hệ thống tài liệu. Nhập mã đang hiện trong ứng dụng xác thực.',
  },
  'one-time-code-wrong': {
    title: 'Mã xác thực không đúng',
    text: 'Mã xác thực hai bước không đúng hoặc đã hết hạn. Chờ mã mới trong ứng dụng xác thực rồi nhập lại.',
  },
  'role-missing': {
    title: 'Không đủ quyền',
    text: 'Vai trò của tài khoản không được làm việc này. Nhờ quản trị viên đổi vai trò nếu cần.',
  },
  'csrf-missing': {
    title: 'Thiếu mã bảo vệ phiên',
    text: 'Yêu cầu ghi thiếu mã bảo vệ của phiên làm việc (X-CSRF-Token) hoặc đến từ trang khác. Tải lại trang rồi thử lại.',
  },
  'wrong-origin': {
    title: 'Sai địa chỉ truy cập',
    text: 'Dịch vụ không nhận yêu cầu qua địa chỉ này. Dùng địa chỉ của chính máy này (127.0.0.1), hoặc đi qua máy chủ trung gian (proxy) đã khai báo.',
  },
  'account-exists': {
    title: 'Tên tài khoản đã có',
    text: 'Đã có tài khoản tên này. Chọn tên khác hoặc mở lại tài khoản cũ.',
  },
  'last-administrator': {
    title: 'Quản trị viên cuối cùng',
    text: 'Đây là quản trị viên cuối cùng còn hoạt động nên không khóa hay đổi vai trò được. Tạo quản trị viên khác trước.',
  },
  'account-of-host': {
    title: 'Tài khoản của hệ thống tài liệu',
    text: 'Tài khoản này thuộc hệ thống tài liệu[ «{host}»]: mật khẩu và vai trò do hệ thống đó quản lý. Đổi ở đó; ở đây chỉ khóa được tài khoản.',
  },
  'role-not-given': {
    title: 'Chưa được giao vai trò',
    text: 'Tài khoản và mật khẩu đúng, nhưng chưa nhóm nào của tài khoản trong hệ thống tài liệu[ «{host}»] được dùng Văn Khố. Nhờ quản trị viên thêm tài khoản vào nhóm, hoặc giao vai trò cho nhóm (roles của hệ thống đó trong cấu hình).',
  },
  'method-not-allowed': {
    title: 'Phương thức không được phép',
    text: 'Địa chỉ này không nhận phương thức đã gửi. Xem tiêu đề Allow và tài liệu API.',
  },
  'body-too-large': {
    title: 'Dữ liệu gửi lên quá lớn',
    text: 'Dữ liệu gửi lên vượt giới hạn[ {limit} byte]. Tách nhỏ, hoặc nâng http.maxUploadBytes nếu là tệp quét.',
  },
  'media-type-unknown': {
    title: 'Kiểu dữ liệu không nhận',
    text: 'Kiểu nội dung (Content-Type, Content-Encoding) của yêu cầu không được nhận ở đây[; nhận: {allowed}]. Gửi lại với kiểu đúng.',
  },
  'too-many-attempts': {
    title: 'Thử quá nhiều lần',
    text: 'Đã thử đăng nhập sai quá nhiều lần. Chờ vài phút rồi thử lại.',
  },
  'console-missing': {
    title: 'Chưa có giao diện',
    text: 'Giao diện chưa được dựng trên máy này. Chạy «npm start» trong thư mục dự án để dựng, hoặc dùng API.',
  },
  internal: {
    title: 'Lỗi ngoài dự kiến',
    text: 'Có lỗi ngoài dự kiến[ (mã yêu cầu {requestId})]. Thử lại; nếu còn lặp lại, gửi mã và nhật ký cho người quản trị.',
  },
  'upside-down': {
    title: 'Trang ngược',
    text: 'Trang quét ngược đầu; Văn Khố đã xoay khi đọc. Bản gốc giữ nguyên, không cần làm gì nếu chữ đọc đúng.',
  },
  sideways: {
    title: 'Trang nằm ngang',
    text: 'Trang quét nằm ngang; Văn Khố đã xoay khi đọc. Bản gốc giữ nguyên, không cần làm gì nếu chữ đọc đúng.',
  },
  skewed: {
    title: 'Trang nghiêng',
    text: 'Trang nghiêng[ {value}°]; Văn Khố đã nắn khi đọc. Quét lại nếu nội dung bị cắt ở mép.',
  },
  'low-resolution': {
    title: 'Độ phân giải thấp',
    text: 'Ảnh trang có độ phân giải thấp[: {value} ppi]. Quét lại ở 300 ppi để đọc chính xác hơn.',
  },
  blank: {
    title: 'Trang trắng',
    text: 'Trang không có nội dung. Giữ lại nếu là mặt sau của tờ; quét lại nếu bản giấy có chữ.',
  },
  'blank-sides': {
    title: 'Mặt trắng',
    text: 'Mặt trắng: tệp chỉ có mặt trắng[ ({pages} trang)], không lập thành văn bản. Không cần làm gì; quét lại nếu bản giấy có chữ.',
  },
  'pages-to-see': {
    title: 'Có trang cần xem ảnh',
    text: 'Có trang cần xem ảnh trước khi nghiệm thu[; dấu chưa đọc được ở trang {stamps}: xem trang rồi xác nhận có phải dấu chỉ độ mật không][; nên quét lại trang {rescan}].',
  },
  'low-confidence': {
    title: 'Đọc không chắc',
    text: 'Chữ trên trang đọc không chắc chắn[ ({value})]. Đối chiếu với ảnh, quét lại nếu ảnh mờ.',
  },
  'junk-text-layer': {
    title: 'Lớp chữ có sẵn không dùng được',
    text: 'Lớp chữ có sẵn trong tệp sai nên trang được nhận dạng lại từ ảnh. Không cần làm gì nếu chữ đọc đúng.',
  },
  'legacy-encoding': {
    title: 'Bảng mã cũ',
    text: 'Chữ trong tệp dùng bảng mã cũ (TCVN3, VNI…) nên trang được nhận dạng lại từ ảnh. Không cần làm gì nếu chữ đọc đúng.',
  },
  'stamp-text-only': {
    title: 'Chỉ có chữ của chữ ký số',
    text: 'Tệp chỉ có chữ của dấu chữ ký số nên trang được nhận dạng từ ảnh. Không cần làm gì nếu chữ đọc đúng.',
  },
  'stamp-unread': {
    title: 'Dấu chưa đọc được',
    text: 'Trang có dấu khung chữ nhật chưa đọc chắc chắn là chữ gì. Xem ảnh: nếu là dấu chỉ độ mật thì khai báo để giữ lại tệp; không phải thì quản trị hoặc lưu trữ viên xác nhận ở trang của tệp, nhận xét này sẽ hết.',
  },
  'annotations-lost': {
    title: 'Phần dán trên trang không dựng được',
    text: 'Trên trang có trường chữ ký số, con dấu hoặc ghi chú dán lên mà chương trình không dựng lại được: số, ngày, dấu, chữ ký ở đó không được đọc và không hiện trong ảnh xem, bản PDF/A. Mở tệp gốc (còn nguyên) bằng phần mềm xem PDF, đối chiếu và nhập những gì thiếu; nếu là dấu chỉ độ mật thì khai báo để giữ lại tệp.',
  },
  unsigned: {
    title: 'Chưa thấy chữ ký và dấu',
    text: 'Văn bản có chức vụ và họ tên người ký nhưng chỗ ký để trống: không có chữ ký, không có dấu. Kiểm tra đây có phải bản thảo, bản sao không, hoặc bản có chữ ký còn nằm ở tờ khác; nếu đúng là bản thảo hay bản sao thì ghi vào trường Bản gốc, bản chính, bản sao. Nhận xét này vẫn giữ lại để người xem sau biết.',
  },
  unsealed: {
    title: 'Chưa thấy dấu của cơ quan',
    text: 'Văn bản có chữ ký nhưng không thấy dấu của cơ quan. Đối chiếu bản giấy: có thể là bản lưu chưa đóng dấu hoặc loại văn bản không đóng dấu; không cần sửa nếu bản giấy đúng như vậy.',
  },
  'nearly-blank': {
    title: 'Gần như trắng',
    text: 'Trang không có chữ in; chỉ có vết mờ hoặc mực thấm từ mặt kia. Xem lại để chắc đây là mặt trắng.',
  },
  unreadable: {
    title: 'Không đọc được trang',
    text: 'Không nhận dạng được chữ trên trang. Kiểm tra bản giấy và quét lại.',
  },
  ...viQuality,
  ...viHosts,
  ...viOffice,
};
