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
    text: 'Hệ thống không cho đọc thư mục nhận bản quét[ ({system})]. Cấp quyền đọc cho tài khoản chạy dịch vụ.',
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
    title: 'Tài liệu còn thời hạn lưu giữ đã bị xóa',
    text: 'Có {count} tài liệu bị xóa trong hệ thống khi chưa hết thời hạn lưu giữ. Xem nhật ký («retention.alarm»), khôi phục từ thùng rác của hệ thống và tìm người xóa.',
  },
  'documents-capped': {
    title: 'Tài liệu bị đọc quá nhiều lần',
    text: 'Có {count} tài liệu thay đổi liên tục nên Văn Khố tạm dừng đọc đến đêm nay. Tìm quy trình sửa chúng liên tục trong hệ thống.',
  },
  'values-in-conflict': {
    title: 'Giá trị không khớp',
    text: 'Có {count} tài liệu mà người dùng trong hệ thống ghi khác với kho lưu trữ. Sửa một bên cho khớp.',
  },
};
