/** Remarks that the archive leaves at documents inside a host, in Vietnamese. */
export const viHostNotes = {
  'host.note.divide':
    'Tệp này gồm {count} văn bản: {parts}. Các trường để trống; hãy tách tệp theo các trang trên, mỗi phần sẽ được biên mục riêng.',
  'host.note.part': 'văn bản {number}: trang {first}–{last}',
  'host.note.withheld':
    'Tệp có dấu chỉ độ mật[ ở trang {page}] nên bị giữ lại: Văn Khố không giữ chữ, không điền trường nào. Xử lý theo quy định về bảo vệ bí mật nhà nước; nếu máy nhận nhầm, lưu trữ viên hoặc quản trị gỡ giữ lại trên Văn Khố.',
  'host.note.withheld-text':
    'Tệp bị giữ lại nhưng hệ thống này vẫn còn chữ của tệp, ai xem được tệp đều tìm thấy; Văn Khố không xóa chữ không do mình ghi. Quản trị: đưa tệp ra khỏi hệ thống theo quy định, hoặc giới hạn quyền xem và xóa ô nội dung của tệp.',
  'host.note.failed': 'Văn Khố không đọc được tệp này. {reason}',
  'host.note.finding': 'Văn Khố đã đọc tệp này. {reason}',
  'host.note.textKept':
    'Lớp chữ (nội dung) của văn bản này do người sửa nên được giữ nguyên: Văn Khố không thay bằng chữ máy đọc. Muốn nhận lớp chữ của Văn Khố, xóa trống nội dung rồi gắn nhãn yêu cầu đọc lại.',
  'host.note.tooManyRuns':
    'Hôm nay tệp này đã được đọc {runs} lần nên Văn Khố tạm dừng; đêm nay sẽ thử lại. Nếu còn lặp lại, nhờ quản trị tìm và tắt quy trình hay phần mềm sửa tệp liên tục.',
  'host.note.review': 'Cần xem lại: {fields}. Nếu đúng, gắn nhãn chấp nhận; nếu sai, sửa ngay ở trường đó.',
  'host.note.conflict':
    'Hai nơi ghi khác nhau: {fields}. Văn Khố giữ nguyên giá trị ở đây; hãy sửa một trong hai nơi cho khớp.',
  'host.note.conflict-field': '{field}: ở đây «{theirs}», trên Văn Khố «{ours}»',
  'host.note.refused':
    'Giá trị ở đây chưa hợp lệ nên Văn Khố giữ nguyên mà không đưa vào biểu ghi: {fields}. Hãy sửa lại ở trường đó, hoặc sửa trên Văn Khố.',
  'host.note.refused-field': '{field}: {reason}',
  'host.note.field': '{field} «{value}»[ (trang {page}: “{quote}”)]',
} as const;
