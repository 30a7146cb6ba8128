/** Remarks that Vankho leaves in a host for people, in Vietnamese. Keys: `note.<what>`. */
export const viNotes = {
  'note.created':
    'Văn Khố – {field}: ngày của tài liệu do người đặt là {theirs}, Văn Khố đọc được {ours}. Ngày của người được giữ nguyên.',
  'note.too-long': 'Văn Khố – {field}: giá trị dài hơn mức trường này chứa được nên không ghi vào đây: “{ours}”.',
  'note.wrong-type':
    'Văn Khố – {field}: kiểu của trường không nhận giá trị “{ours}”. Kiểm tra lại bằng vankho host check.',
  'note.not-an-option': 'Văn Khố – {field}: danh mục không có mục “{ours}”. Kiểm tra lại bằng vankho host check.',
  'note.ocr-unreadable':
    'Văn Khố: không đọc được tệp này. Lý do có trong màn hình “Tệp lỗi” của Văn Khố; tệp gốc được giữ nguyên.',
  'note.ocr-withheld':
    'Văn Khố: tệp bị giữ lại, không nhận dạng chữ. Hỏi người phụ trách lưu trữ; tệp gốc được giữ nguyên.',
  'note.posted-scan': 'Bản quét {short}',
} as const;
