import type { HostTexts } from './error-code.ts';
import type { PaperlessTexts } from './paperless-code.ts';
import { viPaperless } from './vi-paperless.ts';

/** What hosts find wrong with an entry or with themselves, in Vietnamese. */
export const viHosts: HostTexts & PaperlessTexts = {
  ...viPaperless,
  'link-not-followed': {
    title: 'Liên kết, không phải tệp',
    text: 'Mục này là liên kết đến nơi khác nên không được đọc. Chép chính tệp quét vào thư mục nhận.',
  },
  'not-a-file': {
    title: 'Không phải tệp thường',
    text: 'Mục này là thiết bị hoặc đường ống chứ không phải tệp nên không được mở. Chép tệp quét vào thư mục nhận.',
  },
  'name-too-long': {
    title: 'Đường dẫn quá dài',
    text: 'Đường dẫn của mục này dài quá giới hạn của hệ thống tệp. Đặt tên ngắn hơn hoặc bớt cấp thư mục.',
  },
  'inbox-missing': {
    title: 'Không thấy thư mục nhận',
    text: 'Không có thư mục nhận bản quét[ ({system})]. Tạo thư mục hoặc nối lại ổ mạng; các tệp đã biết vẫn được giữ nguyên.',
  },
  'inbox-not-a-folder': {
    title: 'Thư mục nhận không phải thư mục',
    text: 'Nơi nhận bản quét là một tệp. Sửa inbox.folder trong cấu hình cho trỏ vào một thư mục.',
  },
  'inbox-not-readable': {
    title: 'Không được phép đọc thư mục nhận',
    text: 'Hệ điều hành không cho đọc thư mục nhận bản quét[ ({system})]. Cấp quyền đọc cho tài khoản chạy dịch vụ.',
  },
  'results-not-writable': {
    title: 'Không ghi được kết quả',
    text: 'Không ghi được vào thư mục kết quả[ ({system})]. Cấp quyền ghi cho tài khoản chạy dịch vụ; chưa có gì bị mất.',
  },
  'disk-low': {
    title: 'Đĩa sắp đầy',
    text: 'Ổ đĩa chứa kết quả chỉ còn {freeGiB} GiB, nên có ít nhất {leastGiB} GiB. Giải phóng dung lượng trước khi nạp thêm.',
  },
  'folders-overlap': {
    title: 'Thư mục nhận và kết quả lồng nhau',
    text: 'Thư mục nhận và thư mục kết quả nằm trong nhau nên kết quả sẽ bị đọc lại như bản quét. Đặt hai thư mục tách rời.',
  },
  'deleted-under-retention': {
    title: 'Văn bản bị xóa khi còn thời hạn lưu trữ',
    text: 'Có {count} văn bản bị xóa trong hệ thống tài liệu khi chưa hết thời hạn lưu trữ. Khôi phục từ thùng rác của hệ thống đó và tìm người xóa; từng văn bản có trong sổ nhật ký, mục «retention.alarm».',
  },
  'documents-capped': {
    title: 'Văn bản bị đọc quá nhiều lần',
    text: 'Có {count} văn bản thay đổi liên tục nên Văn Khố tạm dừng đọc đến đêm nay. Tìm trong hệ thống tài liệu quy trình hay phần mềm sửa chúng liên tục rồi tắt đi.',
  },
  'documents-hidden': {
    title: 'Văn bản không còn được xem',
    text: 'Có {count} văn bản mà tài khoản dịch vụ không còn quyền xem. Cấp lại quyền xem và sửa cho tài khoản này; đêm nay Văn Khố xem lại.',
  },
  'documents-unwritten': {
    title: 'Kết quả chưa ghi được',
    text: 'Có {count} văn bản đã xử lý mà kết quả chưa ghi được vào hệ thống tài liệu. Xem lý do ở trang “Lỗi, hàng đợi” hoặc bằng «vankho failures», sửa nguyên nhân (thường là thiếu quyền); Văn Khố thử lại mỗi đêm và khi hệ thống đó hoạt động lại.',
  },
  'withheld-notes-left': {
    title: 'Ghi chú của tệp bị giữ lại chưa xóa được',
    text: 'Có {count} tệp bị giữ lại còn ghi chú của Văn Khố trích lời văn bản. Cấp quyền xóa ghi chú («delete_note») cho tài khoản dịch vụ rồi khởi động lại Văn Khố, hoặc xóa bằng tay; Văn Khố thử lại mỗi đêm.',
  },
  'withheld-text-left': {
    title: 'Tệp bị giữ lại còn chữ trong hệ thống tài liệu',
    text: 'Có {count} tệp bị giữ lại mà hệ thống tài liệu vẫn còn chữ do nó tự nhận dạng hoặc do người nhập, tìm kiếm được. Đưa tệp ra khỏi hệ thống đó theo quy định, hoặc giới hạn quyền xem và xóa nội dung. Nơi có thể có tài liệu mật, chọn cách giao «remote-ocr».',
  },
  'values-in-conflict': {
    title: 'Giá trị khác nhau',
    text: 'Có {count} văn bản mà người dùng trong hệ thống tài liệu ghi khác với người dùng trên Văn Khố. Sửa một bên cho khớp.',
  },
};
