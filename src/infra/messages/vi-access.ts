/** Access conditions, secrecy, lists for the handover (ADR 0029). */
export const viAccess: Readonly<Record<string, string>> = {
  'validation.mark-stands':
    'Dấu mật không hạ, không gỡ bằng cách sửa phiếu. Ghi quyết định giải mật của cơ quan có thẩm quyền, hoặc ghi lại vì nhập nhầm kèm lý do (vankho access declassify).',
  'validation.restricted-open':
    'Thuộc nhóm hạn chế hoặc mang dấu mật thì không ghi chế độ sử dụng này được. Bỏ nhóm hoặc gỡ dấu trước.',
  'validation.not-marked': 'Hồ sơ, văn bản này không mang dấu mật. Ghi độ mật vào phiếu trước.',
  'validation.marked-documents':
    'Trong hồ sơ còn văn bản mang dấu mật. Ghi quyết định giải mật cho từng văn bản trước, rồi đến hồ sơ.',
  'validation.term-unknown':
    'Chưa biết ngày xác định độ mật hoặc độ mật, nên chưa tính được thời hạn bảo vệ. Ghi ngày xác định độ mật trước.',
  'validation.extension-too-long': 'Mỗi lần gia hạn không dài hơn thời hạn của độ mật (Luật 29/2018/QH14, Điều 20).',
  'validation.extension-after-end':
    'Quyết định gia hạn ban hành sau khi thời hạn bảo vệ đã hết. Xem lại ngày quyết định.',
  'validation.day-ahead': 'Ngày này chưa tới. Ghi ngày đã có trên văn bản.',

  'scan.name-hidden': 'Tên tệp không hiển thị với tài khoản này',
  'access.basis.stated': 'ngày do lưu trữ ghi',
  'access.basis.issued-on': 'ngày ban hành văn bản',
  'access.basis.documents': 'văn bản có độ mật cao nhất, ban hành sau cùng',
  'access.basis.dossier-end': 'thời gian kết thúc của hồ sơ',
  'access.basis.none': 'chưa biết ngày xác định độ mật',
  'access.state.ended': 'đã hết thời hạn bảo vệ',
  'access.state.soon': 'còn không quá 60 ngày',
  'access.state.running': 'đang trong thời hạn',
  'access.state.unknown': 'chưa tính được',
  'access.competence.setting-body':
    'Cơ quan đã xác định độ mật quyết định giải mật (Luật 29/2018/QH14, Điều 22)[: {body}].',
  'access.competence.setting-body-unknown':
    'Chưa biết cơ quan đã xác định độ mật. Nếu không tìm được, Lưu trữ lịch sử đang giữ hồ sơ quyết định (Luật 29/2018/QH14, Điều 22.5).',
  'access.unverified':
    'Luật 117/2025/QH15 có hiệu lực từ 01/3/2026; thời hạn bảo vệ theo luật này chưa kiểm chứng được. Đối chiếu văn bản luật trước khi đề nghị giải mật.',

  'cli.access.description':
    'chế độ sử dụng và độ mật: nhóm tài liệu hạn chế, danh mục tài liệu mật, danh mục hạn chế sử dụng, tài liệu đến hạn giải mật',
  'cli.access.actions': [
    'Các việc (HỒ_SƠ là mã hoặc id của hồ sơ):',
    '  show HỒ_SƠ               chế độ sử dụng, độ mật, các lần gia hạn, giải mật',
    '  restrict HỒ_SƠ --groups  xếp vào nhóm tài liệu hạn chế sử dụng',
    '  list-restricted          danh mục tài liệu hạn chế sử dụng',
    '  list-secret              danh mục tài liệu đóng dấu chỉ các mức độ mật',
    '  declassify-due           tài liệu đến hạn xem xét giải mật; chỉ liệt kê, không giải mật',
    '  state-secrecy HỒ_SƠ      ghi ngày và cơ quan xác định độ mật (--set-on, --set-by)',
    '  extend HỒ_SƠ             ghi quyết định gia hạn (--years, --number, --date, --body)',
    '  declassify HỒ_SƠ         ghi quyết định giải mật đã ban hành (--number, --date, --body, --open)',
    '  withhold HỒ_SƠ --sheets  ghi các tờ rút ra trước khi số hóa; mục lục văn bản giữ chỗ',
  ].join('\n'),
  'cli.access.fonds': 'mã phông',
  'cli.access.document': 'mã văn bản trong hồ sơ; không có thì là cả hồ sơ',
  'cli.access.groups': 'các nhóm 1–7 của Thông tư 05/2015/TT-BNV, cách nhau bằng dấu phẩy; «none»: bỏ hết',
  'cli.access.sheets': 'các tờ rút ra trước khi số hóa, ví dụ 12-15',
  'cli.access.level': 'độ mật: Mật, Tối mật, Tuyệt mật; không có thì là hạn chế sử dụng',
  'cli.access.on': 'tính đến ngày này (NNNN-TT-NG); hôm nay nếu không ghi',
  'cli.access.setOn': 'ngày xác định độ mật (NNNN, NNNN-TT hoặc NNNN-TT-NG)',
  'cli.access.setBy': 'cơ quan đã xác định độ mật',
  'cli.access.number': 'số quyết định',
  'cli.access.date': 'ngày quyết định (NNNN-TT-NG)',
  'cli.access.body': 'cơ quan quyết định',
  'cli.access.years': 'số năm gia hạn',
  'cli.access.open': 'sau khi giải mật: «public» công khai, «conditional» sử dụng có điều kiện',
  'cli.access.mistake': 'dấu mật nhập nhầm, kèm lý do; không phải quyết định giải mật',
  'cli.access.oneOf': 'chỉ nhận: {allowed}',
  'cli.access.needs': 'cần {what}',
  'cli.access.notSheets': 'ghi tờ đầu và tờ cuối, ví dụ 12-15',
  'cli.access.done': 'Đã ghi. Hồ sơ số tạm {number}, lần sửa {revision}.',
  'cli.access.none': 'Không có hồ sơ, văn bản nào.',
  'cli.access.count': '{count} dòng.',
  'cli.access.inProcessing':
    'Ngoài ra {count} hồ sơ đang trong quá trình xử lý nghiệp vụ (nhóm 8), hạn chế sử dụng cho đến khi chỉnh lý xong.',
  'cli.access.handover':
    'Danh mục này lập riêng khi giao nộp (Luật Lưu trữ 2011, Điều 22). Không gửi qua mạng Internet.',
  'cli.access.onlyCandidates':
    'Đây là danh sách để xem xét. Văn Khố không giải mật; chỉ cơ quan có thẩm quyền quyết định.',
  'cli.access.table.number': 'Hồ sơ số',
  'cli.access.table.temporary': 'Số tạm',
  'cli.access.table.document': 'Văn bản',
  'cli.access.table.level': 'Độ mật',
  'cli.access.table.ends': 'Hết hạn',
  'cli.access.table.state': 'Tình trạng',
  'cli.access.table.groups': 'Nhóm',
  'cli.access.table.title': 'Tiêu đề',
  'cli.access.table.why': 'Căn cứ tính',
};
