/** Tên học được từ hồ sơ văn bản đã chấp nhận. */
export const viLearned = {
  'learned.kind.body': 'Cơ quan ban hành',
  'learned.kind.signer': 'Người ký',
  'learned.kind.addressee': 'Nơi nhận (kính gửi)',
  'cli.learned.description': 'tên cơ quan, người ký, nơi gửi học được từ văn bản đã có người xác nhận: xem, tắt, xóa',
  'cli.learned.actions': [
    'Các việc:',
    '  list        những gì đã học, học từ bao nhiêu văn bản',
    '  off MÃ      không dùng nữa, vẫn giữ',
    '  on MÃ       dùng lại',
    '  remove MÃ   xóa; văn bản xác nhận sau này có thể dạy lại',
  ].join('\n'),
  'cli.learned.none': 'Chưa học được gì: chưa có văn bản nào được người xác nhận.',
  'cli.learned.line': '{kind}: {name}[ ({detail})], {documents} văn bản, năm {years}. Mã: {id}',
  'cli.learned.isOff': 'Đang tắt.',
  'cli.learned.off': 'Đã tắt: không dùng khi đọc văn bản sau này.',
  'cli.learned.on': 'Đã bật lại.',
  'cli.learned.remove': 'Đã xóa.',
} as const;
