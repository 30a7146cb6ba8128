/** Danh sách trang nên quét lại, để in ra và đánh dấu khi quét xong. */
export const viRescan = {
  'rescan.title': 'Trang nên quét lại',
  'rescan.count': '{pages} trang, {files} tệp',
  'rescan.sheet': 'Trang quét lại',
  'rescan.column.number': 'STT',
  'rescan.column.file': 'Tệp',
  'rescan.column.page': 'Trang',
  'rescan.column.dossier': 'Hồ sơ',
  'rescan.column.box': 'Hộp số',
  'rescan.column.reason': 'Lý do',
  'rescan.column.host': 'Nguồn',
  'rescan.column.done': 'Đã quét lại',
  'rescan.dossier.inventory': 'mục lục {inventory}, số {number}',
  'rescan.dossier.number': 'số {number}',
  'rescan.dossier.temporary': 'số tạm {number}',
  'cli.rescan.description':
    'các trang nên quét lại trong mọi tệp, kèm lý do; in ra bảng tính để đánh dấu khi quét xong',
  'cli.rescan.out': 'ghi ra bảng tính .xlsx',
  'cli.rescan.written': 'Đã ghi {pages} trang nên quét lại vào {file}.',
  'cli.rescan.none': 'Không có trang nào nên quét lại.',
} as const;
