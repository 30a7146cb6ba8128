/** Import and export of dossiers as workbooks: what is wrong with a cell, and what to do. */
export const viSpreadsheets = {
  'import.integer': 'Cần một số nguyên, chỉ gồm chữ số. Sửa ô này rồi nạp lại.',
  'import.date': 'Không đọc được ngày, tháng. Ghi ngày/tháng/năm, tháng/năm hoặc năm, là ngày có trong lịch.',
  'import.date-parts':
    'Ngày, tháng, năm không ghép thành một ngày có trong lịch. Kiểm tra ba ô; biết ngày thì phải có tháng, biết tháng thì phải có năm.',
  'import.period':
    'Không đọc được thời hạn bảo quản. Ghi «Vĩnh viễn», «20 năm», «5 năm sau khi …», hoặc như bảng thời hạn.',
  'import.number-and-notation':
    'Không đọc được số và ký hiệu. Ghi số trước, ký hiệu sau dấu chấm hoặc gạch chéo: 01.TCCB.',
  'import.sheets': 'Không đọc được tờ số. Ghi một số (3) hoặc hai số từ nhỏ đến lớn (3-7).',
  'import.cell-error': 'Ô đang báo lỗi của bảng tính. Sửa công thức hoặc gõ giá trị vào ô rồi nạp lại.',
  'import.no-value': 'Ô có công thức nhưng tệp không lưu kết quả. Mở tệp bằng Excel hoặc LibreOffice, lưu lại rồi nạp.',
  'import.formula':
    'Cột có công thức: kết quả đã lưu trong tệp được lấy, công thức không được tính lại. Kiểm tra các kết quả.',
  'import.merged':
    'Ô gộp từ dòng {from} đến dòng {to}: chỉ dòng đầu có giá trị. Bỏ gộp ô và ghi giá trị vào từng dòng.',
  'import.sheet-hidden': 'Trang tính ẩn không được đọc. Nếu cần, cho hiện trang rồi nạp lại.',
  'import.sheet-left-out': 'Trang tính không có các cột của mẫu nên không được đọc.',
  'import.column-left-out':
    'Cột «{header}» không có trong mẫu, hoặc mẫu không lưu cột này: giá trị của cột không được nạp.',
  'import.heading':
    'Khung phân loại của phông không có đề mục này. Sửa cho đúng đề mục hoặc thêm đề mục vào khung trước.',
  'import.other-fonds': 'Dòng ghi phông khác; đang nạp vào phông «{fonds}». Sửa ô này hoặc chọn đúng phông.',
  'import.no-key':
    'Dòng không có mã hồ sơ, số và ký hiệu hay số tạm nên không nhận ra được khi nạp lại. Ghi một trong ba.',
  'import.no-dossier-key':
    'Không biết văn bản thuộc hồ sơ nào. Thêm cột «Số và ký hiệu HS», «Mã hồ sơ» hoặc «Số tạm hồ sơ».',
  'import.code-without-number': 'Có mã hồ sơ mà thiếu mục lục số hoặc số hồ sơ. Ghi đủ cả hai.',
  'import.twice': 'Hồ sơ này đã có ở dòng {row} của tệp. Bỏ một dòng hoặc sửa số.',
  'import.number-taken': 'Mã hoặc số này đã cấp cho hồ sơ khác (kể cả hồ sơ đã gộp hay chuyển đi). Kiểm tra lại số.',
  'import.no-dossier': 'Không có hồ sơ này trong tệp và trong phông. Sửa số hồ sơ hoặc thêm hồ sơ.',
  'import.dossier-faulty': 'Dòng của hồ sơ chứa văn bản này có lỗi. Sửa dòng đó trước.',
  'import.ordinal-twice': 'Số thứ tự này đã dùng cho văn bản khác của hồ sơ. Sửa số thứ tự.',
  'import.taken': 'Đã lấy giá trị của tệp thay cho giá trị đã lưu: «{stored}».',
  'import.hidden': 'Dòng này là của hồ sơ, văn bản mà tài khoản không được xem; không so sánh, không ghi.',
  'import.changed-meanwhile': 'Hồ sơ đã được sửa sau lần kiểm tra. Kiểm tra lại tệp rồi chọn lại dòng này.',
  'import.closed': 'Hồ sơ đã qua bước chỉnh lý, không sửa được nữa; giá trị đã lưu giữ nguyên.',
  'import.frozen': 'Số hồ sơ đã chốt nên ký hiệu không đổi được; giá trị đã lưu giữ nguyên.',
  'import.differs':
    'Khác giá trị đang lưu («{stored}»); giá trị đang lưu được giữ. Muốn đổi thì sửa ở trang của hồ sơ.',
  'import.level.fault': 'Lỗi',
  'import.level.warning': 'Lưu ý',
  'import.report.sheet': 'Trang tính',
  'import.report.row': 'Dòng',
  'import.report.column': 'Cột',
  'import.report.header': 'Tên cột',
  'import.report.value': 'Giá trị',
  'import.report.level': 'Mức',
  'import.report.text': 'Nội dung và cách sửa',
  'import.report.name': 'Kết quả nạp',
  'cli.dossier.layout': 'mẫu bảng; bỏ trống khi nạp thì nhận theo dòng tiêu đề',
  'cli.dossier.dryRun': 'chỉ kiểm tra, không ghi gì',
  'cli.dossier.strict': 'có một lỗi thì không nạp dòng nào',
  'cli.dossier.for': 'xuất cho vai trò này: hồ sơ, văn bản vai trò ấy không được xem chỉ còn số hồ sơ và số tờ',
  'cli.dossier.report': 'ghi báo cáo từng dòng ra tệp Excel này',
  'cli.dossier.oneOf': 'một trong: {allowed}',
  'cli.dossier.fondsNeeded': 'cần --fonds với mã hoặc id của một phông đã có',
  'cli.dossier.imported':
    'Mẫu {layout}. Hồ sơ: đọc {read}, thêm {added}, như cũ {unchanged}, khác {differing}, lấy của tệp {taken}, không được xem {hidden}, lỗi {faulty}.',
  'cli.dossier.importedDocuments':
    'Văn bản: đọc {read}, thêm {added}, như cũ {unchanged}, khác {differing}, lấy của tệp {taken}, không được xem {hidden}, lỗi {faulty}.',
  'cli.dossier.notWritten': 'Chưa ghi gì.',
  'cli.dossier.remark': '{level} · {place}[ · «{value}»]: {text}',
  'cli.dossier.moreRemarks': '… và {count} dòng nữa; xem đủ bằng --report.',
  'cli.dossier.exported': 'Đã xuất {dossiers} hồ sơ, {documents} văn bản ra {file}[; {masked} hồ sơ mật chỉ có số].',
};
