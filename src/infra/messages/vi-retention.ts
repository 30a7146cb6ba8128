/** Bảng thời hạn bảo quản: thời hạn, lỗi của bảng, hạn, giữ lại. */
export const viRetention = {
  'retention.period.permanent': 'Vĩnh viễn',
  'retention.period.years': '{years} năm',
  'retention.period.years-after-event': '{years} năm sau khi {event}',
  'retention.period.until-superseded': 'Đến khi văn bản hết hiệu lực',
  'retention.period.life-of-work': 'Theo tuổi thọ công trình, thiết bị',
  'retention.period.none': 'Chưa xác định',

  'retention.state.draft': 'Bản nháp',
  'retention.state.proposed': 'Chờ kích hoạt',
  'retention.state.active': 'Đang áp dụng',
  'retention.state.retired': 'Đã thôi áp dụng',
  'retention.state.rejected': 'Không được duyệt',

  'retention.severity.refused': 'Lỗi',
  'retention.severity.warning': 'Lưu ý',

  'retention.finding.source-missing': 'Bảng không ghi nguồn. Ghi nơi đã đọc bảng vào “sources”.',
  'retention.finding.validity-reversed':
    'Ngày hết hiệu lực {to} không sau ngày có hiệu lực {from}. Sửa một trong hai ngày.',
  'retention.finding.in-force-before-issue': 'Có hiệu lực {from}, trước ngày ban hành {issued}. Kiểm tra lại hai ngày.',
  'retention.finding.no-rows':
    'Bảng không có dòng nào. Thêm các dòng, hoặc ghi “coverage.extent” là “metadata-only” nếu chỉ có thông tin chung.',
  'retention.finding.coverage-partial': 'Bảng chỉ có một phần của phụ lục chính thức; xem phần ghi về mức độ đầy đủ.',
  'retention.finding.coverage-metadata-only': 'Bảng chỉ có thông tin chung, không dùng để xác định thời hạn.',
  'retention.finding.duplicate-item': 'Mã mục bị lặp: «{title}» mang mã đã dùng. Đặt mã khác cho một trong hai mục.',
  'retention.finding.id-misplaced':
    'Mã mục không bắt đầu bằng mã cấp trên «{above}/». Sửa mã hoặc chuyển mục về đúng chỗ.',
  'retention.finding.parent-missing':
    'Nhóm cấp trên «{parent}» không đứng trước nhóm này. Xếp lại thứ tự nhóm hoặc sửa mã nhóm cấp trên.',
  'retention.finding.period-missing': 'Mục «{title}» không có thời hạn và không có mục con. Ghi thời hạn của mục.',
  'retention.finding.period-not-as-text':
    'Thời hạn ghi «{text}» nhưng giá trị là «{period}». Sửa cho hai bên khớp nhau.',
  'retention.finding.text-not-understood': 'Không tự hiểu được lời ghi «{text}»; kiểm tra giá trị thời hạn đã nhập.',
  'retention.finding.period-above-sub-items': 'Mục vừa có thời hạn vừa có mục con; thời hạn của các mục con được dùng.',
  'retention.finding.period-without-number':
    'Luật Lưu trữ 2024 (Điều 15) chỉ có vĩnh viễn hoặc 02 đến 70 năm, mà mục ghi «{text}». Người kích hoạt cần xem lại.',
  'retention.finding.period-outside-law':
    'Thời hạn «{text}» ngoài khoảng 02 đến 70 năm của Luật Lưu trữ 2024 (Điều 15). Sửa thời hạn.',
  'retention.finding.supersession-cycle': 'Quan hệ thay thế chạy vòng: {way}. Sửa “supersedes” hoặc “supersededBy”.',
  'retention.finding.overlap':
    'Trùng thời gian hiệu lực với bảng «{other}» ({from} – {to}). Sửa ngày hiệu lực, hoặc ghi bảng này thay thế bảng kia.',
  'retention.finding.period-lowered':
    'Thời hạn «{period}» của «{title}» thấp hơn thời hạn quy định «{prescribed}» ({basis}). Không được đặt thấp hơn quy định.',
  'retention.finding.period-corrected':
    'Thời hạn của «{title}» sửa từ «{prescribed}» (vốn ghi là còn nghi ngờ) xuống «{period}». Đối chiếu bản chính thức.',
  'retention.finding.period-not-comparable':
    'Không so được «{period}» của «{title}» với «{prescribed}»; người kích hoạt phải chắc rằng không thấp hơn quy định.',
  'retention.finding.prescribed-missing':
    'Mục «{title}» dẫn mục quy định «{prescribed}», nhưng không có mục ấy trong các bảng đang áp dụng. Sửa “follows”.',
  'retention.finding.prescribed-not-named':
    'Mục «{title}» không dẫn mục quy định nào; tài liệu chưa có trong bảng lấy thời hạn của nhóm tương ứng, không thấp hơn.',
  'retention.finding.row-gone':
    'Mục «{title}» không còn trong bản mới; hồ sơ đã dẫn mục này vẫn giữ thời hạn của mình.',

  'validation.decision-permanent-by-law':
    'Luật quy định lưu trữ vĩnh viễn loại tài liệu này; không đặt thời hạn khác được.',
  'validation.decision-rule-unknown': 'Không có căn cứ vĩnh viễn này trong danh mục.',
  'validation.decision-rule-not-in-force':
    'Căn cứ vĩnh viễn này có hiệu lực từ 01/7/2025, sau thời gian của hồ sơ. Bỏ căn cứ và dẫn mục của bảng thời hạn.',
  'validation.decision-below-prescribed':
    'Thời hạn thấp hơn thời hạn «{prescribed}» của mục {item} được dẫn. Chọn thời hạn bằng hoặc dài hơn.',
  'validation.decision-not-comparable':
    'Không so được với thời hạn «{prescribed}» của mục {item}; ghi lý do chọn thời hạn này.',
  'validation.decision-not-founded': 'Cần dẫn một mục của bảng thời hạn, hoặc ghi lý do.',
  'validation.decision-row-unknown': 'Không có mục {item} trong bảng thời hạn nào đang áp dụng. Chọn lại mục.',
  'validation.decision-schedule-not-in-force':
    'Bản của bảng thời hạn có mục {item} không đang áp dụng. Chọn mục của bản đang áp dụng.',
  'validation.decision-nothing-to-undo': 'Hồ sơ không có quyết định thời hạn nào để lùi lại.',

  'retention.warning.longer-proposal':
    'Có căn cứ cho thời hạn dài hơn: «{period}» theo mục {item} ({source}). Hồ sơ lấy thời hạn dài nhất của tài liệu trong đó.',
  'retention.warning.incomparable-proposal':
    'Có căn cứ cho thời hạn khác không so được: «{period}» theo mục {item} ({source}). Xem lại trước khi dùng.',
  'retention.warning.row-uncertain':
    'Mục {item} («{period}») ghi là còn nghi ngờ trong bảng; đối chiếu với bản chính thức.',
  'retention.source.title': 'tiêu đề hồ sơ',
  'retention.source.document': 'văn bản thứ {ordinal}',
  'retention.source.law': 'quy định của luật',
  'retention.left.gone': 'Hồ sơ không còn.',
  'retention.left.closed': 'Hồ sơ đã qua bước chỉnh lý, không sửa được nữa.',
  'retention.left.changed': 'Hồ sơ đã được người khác sửa. Xem lại rồi chấp nhận.',
  'retention.left.proposal-changed': 'Đề xuất cho hồ sơ này đã khác. Xem đề xuất mới rồi chấp nhận.',
  'retention.left.refused': 'Thời hạn được đề xuất không dùng được.',

  'field.retentionPeriod': 'Thời hạn lưu trữ',
  'field.retentionItem': 'Mục trong bảng thời hạn lưu trữ',
  'field.retentionDueOn': 'Ngày hết thời hạn lưu trữ',
  'field.retentionHold': 'Tạm dừng hủy',
  'field.dossierTitle': 'Tiêu đề hồ sơ',
  'field.dossierState': 'Tình trạng hồ sơ',

  'retention.due.permanent': 'Vĩnh viễn',
  'retention.due.held': 'Đang giữ lại',
  'retention.due.open': 'Chưa tính được hạn',
  'retention.due.running': 'Còn thời hạn',
  'retention.due.soon': 'Sắp hết hạn',
  'retention.due.due': 'Đã hết hạn',

  'retention.change.added': 'Thêm',
  'retention.change.removed': 'Bỏ',
  'retention.change.changed': 'Sửa',

  'cli.retention.description': 'bảng thời hạn bảo quản, hồ sơ hết hạn, hạn nộp lưu, giữ lại, đề xuất thời hạn',
  'cli.retention.fonds': 'chỉ của phông này, mã hoặc id (due, transfer)',
  'cli.retention.target': 'chỉ hạn này: arrangement, current-archives hoặc historical-archives (transfer)',
  'cli.retention.all': 'cả những hồ sơ còn lâu mới đến hạn (transfer)',
  'cli.retention.moved': '«{id}» bản {version}: {state}.',
  'cli.retention.transferCounts':
    '{what}: {overdue} hồ sơ quá hạn, {soon} sắp đến hạn, {running} còn hạn, {open} chưa tính được.',
  'retention.transfer.arrangement': 'Chỉnh lý tài liệu tồn đọng',
  'retention.transfer.current-archives': 'Nộp vào lưu trữ hiện hành',
  'retention.transfer.historical-archives': 'Nộp vào lưu trữ lịch sử',
  'retention.transferState.running': 'Còn hạn',
  'retention.transferState.soon': 'Sắp đến hạn',
  'retention.transferState.overdue': 'Quá hạn',
  'cli.retention.edition': 'phiên bản của bảng (mặc định: bản mới nhất)',
  'cli.retention.draft': 'chỉ lưu bản nháp, chưa đề nghị kích hoạt',
  'cli.retention.reason': 'lý do giữ lại hoặc bỏ giữ, ít nhất mười chữ cái',
  'cli.retention.date': 'tính đến ngày này (NNNN-TT-NG; mặc định hôm nay)',
  'cli.retention.oneOf': 'chọn một trong: {allowed}',
  'cli.retention.needs': 'cần thêm: {what}',
  'cli.retention.what.file': 'tệp bảng thời hạn (JSON)',
  'cli.retention.what.schedule': 'mã bảng',
  'cli.retention.what.dossier': 'mã hồ sơ trong hệ thống',
  'cli.retention.what.hold': 'mã lần giữ lại',
  'cli.retention.dayUnknown': 'chưa rõ',
  'cli.retention.notVersion': 'không phải số phiên bản',
  'cli.retention.table.id': 'MÃ BẢNG',
  'cli.retention.table.version': 'BẢN',
  'cli.retention.table.state': 'TRẠNG THÁI',
  'cli.retention.table.from': 'HIỆU LỰC TỪ',
  'cli.retention.table.to': 'ĐẾN',
  'cli.retention.table.title': 'TÊN BẢNG',
  'cli.retention.table.item': 'MỤC',
  'cli.retention.table.what': 'NỘI DUNG',
  'cli.retention.table.before': 'TRƯỚC',
  'cli.retention.table.after': 'SAU',
  'cli.retention.table.change': 'THAY ĐỔI',
  'cli.retention.table.dossiers': 'HỒ SƠ',
  'cli.retention.table.staying': 'GIỮ NGUYÊN',
  'cli.retention.table.due': 'HẠN TRƯỚC → SAU',
  'cli.retention.table.day': 'HẾT HẠN',
  'cli.retention.table.dossier': 'MÃ HỒ SƠ',
  'cli.retention.table.period': 'THỜI HẠN',
  'cli.retention.finding': '{severity} {id}: {text}',
  'cli.retention.valid': 'Tệp hợp lệ: «{id}», {rows} dòng có thời hạn.',
  'cli.retention.none':
    'Trong kho chưa có bảng thời hạn nào. «vankho retention import» nạp các bảng kèm theo chương trình ({shipped}); «vankho retention import TỆP» nạp bảng của cơ quan; người thứ hai kích hoạt bằng «vankho retention activate MÃ».',
  'cli.retention.imported': 'Đã nạp «{id}» bản {version} ({state}).',
  'cli.retention.same': 'Bản mới nhất của «{id}» (bản {version}) đã giống hệt tệp này; không có gì thay đổi.',
  'cli.retention.noDifference': 'Không có khác biệt về mục và thời hạn.',
  'cli.retention.simulated':
    '{changing} hồ sơ có thời hạn khác theo bản mới; {staying} hồ sơ xác định trước ngày hiệu lực giữ nguyên.',
  'cli.retention.activated': 'Đã kích hoạt «{id}» bản {version}. {changing} hồ sơ cần xem lại thời hạn.',
  'cli.retention.nothingDue': 'Không có hồ sơ nào hết hạn hoặc sắp hết hạn.',
  'cli.retention.dueCounts': 'Hết hạn: {due}; sắp hết hạn: {soon}; đang giữ lại: {held}; chưa tính được hạn: {open}.',
  'cli.retention.held': 'Đã giữ lại hồ sơ {id} (mã lần giữ {hold}).',
  'cli.retention.released': 'Đã bỏ giữ {hold}.',
} as const;
