/** Remarks that the archive leaves at documents inside a host, in Vietnamese. */
export const viHostNotes = {
  'host.note.divide':
    'Tệp này gồm {count} văn bản: {parts}. Các trường không được điền; hãy tách tệp theo các trang trên.',
  'host.note.part': 'văn bản {number}: trang {first}–{last}',
  'host.note.withheld':
    'Tệp có dấu chỉ mức độ mật[ ở trang {page}]. Vankho không giữ nội dung và không điền trường nào; hãy xử lý theo quy định bảo vệ bí mật nhà nước.',
  'host.note.failed': 'Vankho không đọc được tệp này. {reason}',
  'host.note.finding': 'Vankho đã đọc tệp này. {reason}',
  'host.note.tooManyRuns':
    'Hôm nay tệp này đã được đọc {runs} lần nên Vankho tạm dừng với tệp này; đêm nay sẽ thử lại. Nếu còn lặp lại, kiểm tra quy trình nào sửa tệp liên tục.',
  'host.note.review': 'Cần người xem lại: {fields}.',
  'host.note.conflict':
    'Hai nơi ghi khác nhau: {fields}. Vankho giữ nguyên giá trị ở đây; hãy sửa một trong hai nơi cho khớp.',
  'host.note.conflict-field': '{field}: ở đây «{theirs}», trong Vankho «{ours}»',
  'host.note.field': '{field} «{value}»[ (trang {page}: “{quote}”)]',
} as const;
