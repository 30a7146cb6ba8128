/** Remarks that Vankho leaves in a host for people, in Vietnamese. Keys: `note.<what>`. */
export const viNotes = {
  'note.created':
    'Văn Khố – {field}: ngày tạo do người đặt ở đây là {theirs}, ngày ban hành Văn Khố đọc được là {ours}. Ngày do người đặt được giữ nguyên; nếu sai thì sửa ngày tạo.',
  'note.too-long':
    'Văn Khố – {field}: giá trị dài hơn mức trường này chứa được nên không ghi vào đây: “{ours}”. Xem đủ trên Văn Khố, theo liên kết ở trường dẫn chứng.',
  'note.wrong-type':
    'Văn Khố – {field}: kiểu của trường không nhận giá trị “{ours}” nên không ghi vào đây. Nhờ quản trị chạy «vankho host check».',
  'note.not-an-option':
    'Văn Khố – {field}: danh mục của trường không có mục “{ours}” nên không ghi vào đây. Nhờ quản trị chạy «vankho host check».',
  'note.ocr-unreadable':
    'Văn Khố: không đọc được tệp này. Lý do có ở trang “Lỗi, hàng đợi” của Văn Khố; tệp gốc được giữ nguyên.',
  'note.ocr-withheld':
    'Văn Khố: tệp bị giữ lại, không nhận dạng chữ. Hỏi người phụ trách lưu trữ; tệp gốc được giữ nguyên.',
  'note.posted-scan': 'Bản quét {short}',
} as const;
