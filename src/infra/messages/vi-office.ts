import type { OfficeFileErrorCode } from '../../ports/errors.ts';
import type { CodeText } from './error-code.ts';

/** Why an Office file is not read, in Vietnamese: what happened, then what to do. */
export const viOffice: Readonly<Record<OfficeFileErrorCode, CodeText>> = {
  'office-file-unknown': {
    title: 'Không phải tệp Office đọc được',
    text: 'Nội dung tệp[ «{file}»] không phải tệp {format}, dù tên tệp ghi thế nào. Mở tệp bằng Excel, Word hoặc LibreOffice, chọn «Lưu thành» và lấy đúng loại .{format}, rồi nạp lại.',
  },
  'office-file-old': {
    title: 'Tệp Office loại cũ',
    text: 'Tệp[ «{file}»] là loại cũ (.xls, .doc), Văn Khố không đọc. Mở bằng Excel, Word hoặc LibreOffice, chọn «Lưu thành» loại .{format}, rồi nạp tệp mới.',
  },
  'office-file-macros': {
    title: 'Tệp có macro',
    text: 'Tệp[ «{file}»] chứa macro nên không được nhận, vì macro có thể chạy lệnh trên máy người mở. Lưu lại thành .{format} (loại không có macro) rồi nạp lại.',
  },
  'office-file-encrypted': {
    title: 'Tệp Office có mật khẩu',
    text: 'Tệp[ «{file}»] được đặt mật khẩu nên không đọc được. Mở tệp, bỏ mật khẩu, lưu lại rồi nạp lần nữa.',
  },
  'office-file-broken': {
    title: 'Tệp Office hỏng',
    text: 'Không đọc được tệp[ «{file}»][, phần {part}]: nội dung bị hỏng hoặc bị cắt cụt. Mở bằng Excel, Word hoặc LibreOffice rồi lưu lại; nếu không mở được thì chép lại từ nguồn.',
  },
  'office-file-unsafe': {
    title: 'Tệp Office không an toàn',
    text: 'Tệp[ «{file}»][, phần {part},] được tạo theo cách chỉ thấy ở tệp phá hoại (nén quá mức, phần trùng tên hoặc khai báo thực thể) nên không được mở. Tìm hiểu nguồn của tệp; nếu nội dung cần thiết thì chép dữ liệu sang một tệp mới rồi nạp tệp đó.',
  },
  'office-file-too-large': {
    title: 'Tệp bảng quá lớn',
    text: 'Tệp[ «{file}»][, phần {part},] vượt giới hạn[ {limit}], tính cả khi chưa giải nén và sau khi giải nén. Chia bảng thành nhiều tệp nhỏ hơn rồi nạp từng tệp.',
  },
};
