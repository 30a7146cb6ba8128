/** Texts around documents that are gone although they had to be kept, in Vietnamese. */
export const viAlarms = {
  'alarms.title': 'Cảnh báo lưu trữ',
  'alarms.help':
    'Các văn bản này còn thời hạn lưu trữ nhưng không còn trong hệ thống tài liệu. Biểu ghi ở đây vẫn giữ nguyên. Khôi phục từ thùng rác của hệ thống đó và tìm người xóa, rồi ghi nhận đã giải quyết.',
  'alarms.none': 'Không có cảnh báo nào',
  'alarms.noneHelp': 'Văn bản bị xóa khỏi hệ thống tài liệu khi còn thời hạn lưu trữ sẽ hiện ở đây.',
  'alarms.file': 'Tệp',
  'alarms.host': 'Hệ thống tài liệu',
  'alarms.raisedAt': 'Phát hiện lúc',
  'alarms.kept': 'Phải giữ',
  'alarms.until': 'đến {date}',
  'alarms.hold': 'tạm dừng hủy',
  'alarms.settle': 'Giải quyết…',
  'alarms.settleTitle': 'Ghi nhận đã giải quyết cảnh báo',
  'alarms.settleWhat': '“{file}” bị xóa khỏi {host} khi còn thời hạn lưu trữ. Cảnh báo này sẽ được bỏ.',
  'alarms.reason': 'Đã giải quyết thế nào',
  'alarms.again': 'Văn bản lại bị xóa thì cảnh báo lại hiện.',
  'alarms.submit': 'Ghi nhận',
  'alarms.back': 'Chưa giải quyết',
  'alarms.done': 'Đã ghi nhận; cảnh báo được bỏ.',
  'alarms.more': 'Đang hiện {count} cảnh báo',

  'overview.alarms': '{count} văn bản bị xóa khi còn thời hạn lưu trữ',
  'overview.alarmsHelp': 'Khôi phục từ thùng rác của hệ thống tài liệu và tìm người xóa.',
  'overview.alarmsOpen': 'Xem cảnh báo',
  'overview.alarmsNone': 'Không có cảnh báo',
  'overview.alarmsCount': '{count} chưa giải quyết',
} as const;
