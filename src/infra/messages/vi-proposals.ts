/** Đề xuất thời hạn bảo quản: vì sao, và vì sao không. */
export const viProposals = {
  'proposals.none.item': 'Không mục nào của bảng phù hợp; người xác định giá trị tự chọn',
  'proposals.none.schedule': 'Không có bảng thời hạn nào đang áp dụng cho thời gian của hồ sơ',
  'proposals.why.words': 'khớp: {words}',
  'proposals.why.precedents': 'đã quyết định như vậy cho {same} trên {all} hồ sơ tương tự',
  'proposals.why.open': 'tiêu đề không đủ để chọn mục con, cần người xem',
  'proposals.why.later': 'bảng có hiệu lực sau thời gian của hồ sơ',
  'proposals.why.document': 'theo văn bản thứ {ordinal} trong hồ sơ (thời hạn dài nhất)',
  'proposals.law.special-value': 'luật: tài liệu có giá trị đặc biệt',
  'proposals.law.policy': 'luật: chủ trương, chính sách, chiến lược',
  'proposals.law.national-project': 'luật: chương trình mục tiêu quốc gia, dự án quan trọng quốc gia, dự án trọng điểm',
  'cli.proposals.title': 'đề xuất cho tiêu đề này thay vì cho hồ sơ (propose)',
  'cli.proposals.schedules': 'chỉ tìm trong các bảng này, mã cách nhau bằng dấu phẩy (propose)',
  'cli.proposals.sectors': 'ngành, lĩnh vực có bảng riêng được xét trước, cách nhau bằng dấu phẩy (propose)',
  'cli.proposals.table.title': 'TIÊU ĐỀ HỒ SƠ',
  'cli.proposals.table.period': 'THỜI HẠN',
  'cli.proposals.table.item': 'MỤC ĐƯỢC DẪN',
  'cli.proposals.table.confidence': 'TIN CẬY',
  'cli.proposals.table.why': 'VÌ SAO',
  'cli.proposals.counts': '{dossiers} hồ sơ, trong đó {none} hồ sơ không có đề xuất. Người có thẩm quyền quyết định.',
  'cli.proposals.noSchedule':
    '{dossiers} hồ sơ không có bảng thời hạn cho thời gian của mình: nạp và kích hoạt bảng, hoặc chọn bảng bằng --schedules.',
};
