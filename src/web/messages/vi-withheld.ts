/** Texts around files that bear a secrecy mark, or seem to, in Vietnamese. */
export const viWithheld = {
  'withheld.title': 'Tài liệu bị giữ lại vì có dấu mật',
  'withheld.what':
    'Tệp được giữ lại vì dấu chỉ độ mật {level} ở trang {page}. Chữ của tệp không được giữ; không có gì của tệp hiện ở đây.',
  'withheld.whatPlain':
    'Tệp được giữ lại vì dấu chỉ độ mật. Chữ của tệp không được giữ; không có gì của tệp hiện ở đây.',
  'withheld.real': 'Nếu dấu mật là thật',
  'withheld.step1': 'Lấy tệp “{file}” ra khỏi thư mục nhận và mọi máy nối mạng.',
  'withheld.step2': 'Báo người phụ trách bảo vệ bí mật nhà nước của cơ quan.',
  'withheld.step3': 'Xử lý bản giấy theo Luật Bảo vệ bí mật nhà nước; không quét lại, không bấm “Đọc lại”.',
  'withheld.mistaken': 'Nếu nhầm, không có dấu mật nào',
  'withheld.mistakenText':
    'Máy thà giữ nhầm còn hơn để lọt: một khung đỏ đọc sai cũng đủ. “Đọc lại” cùng một bản quét không gỡ được: tệp lại bị giữ vì đúng dấu đó. Quản trị hoặc lưu trữ viên xem trang bị nghi rồi gỡ giữ lại. Ảnh quá mờ không xét được thì thay bản quét trong nguồn bằng bản rõ hơn (cùng tên); máy tự đọc bản mới.',
  'withheld.lift': 'Xem trang {page} để xét dấu…',
  'withheld.liftNotYou': 'Tài khoản này không có quyền gỡ; báo quản trị hoặc lưu trữ viên.',

  'lift.title': 'Trang {page} có dấu mật không?',
  'lift.what':
    'Tệp được giữ lại vì dấu chỉ độ mật {level} ở trang này. Xem khắp trang, cả mép giấy và chỗ mờ. Việc bạn mở trang đã ghi vào nhật ký.',
  'lift.real': 'Có dấu mật, hoặc chưa chắc: bấm “Không gỡ”, tệp vẫn bị giữ.',
  'lift.image': 'Ảnh trang {page} của {file}',
  'lift.zoomIn': 'Phóng to',
  'lift.zoomOut': 'Thu nhỏ',
  'lift.rotate': 'Xoay',
  'lift.imageFailed': 'Không hiện được trang nên không gỡ được',
  'lift.reason': 'Vì sao không phải dấu mật',
  'lift.reasonHelp': 'Ghi vào nhật ký cùng tên bạn, còn mãi. Không chép nội dung văn bản.',
  'lift.reasonShort': 'Cần ít nhất 10 chữ cái.',
  'lift.seen': 'Tôi đã xem hết trang {page}; trang này không có dấu chỉ độ mật.',
  'lift.seenMissing': 'Đánh dấu ô này nếu đúng như vậy.',
  'lift.scope': 'Chỉ bỏ qua dấu này, ở trang này, trên đúng bản quét này. Thấy dấu khác thì tệp lại bị giữ.',
  'lift.submit': 'Gỡ giữ lại và đọc tệp',
  'lift.back': 'Không gỡ',
  'lift.done': 'Đã gỡ giữ lại; tệp được xếp vào hàng đọc.',

  'withhold.button': 'Có dấu mật, giữ lại…',
  'withhold.title': 'Giữ lại tệp vì có dấu mật',
  'withhold.what': 'Dùng khi bạn thấy dấu chỉ độ mật trên tệp “{file}”, hoặc khi việc gỡ giữ lại trước đây là nhầm.',
  'withhold.level': 'Độ mật',
  'withhold.levelMissing': 'Chọn độ mật ghi trên dấu.',
  'withhold.page': 'Trang có dấu',
  'withhold.reason': 'Vì sao giữ lại',
  'withhold.real':
    'Chữ và dữ liệu đã đọc của tệp bị xóa ngay khỏi Văn Khố và được rút khỏi hệ thống tài liệu; mọi bản có cùng nội dung cũng bị giữ. Bản gốc vẫn nằm trong nguồn: xử lý theo Luật Bảo vệ bí mật nhà nước.',
  'withhold.submit': 'Giữ lại',
  'withhold.back': 'Không giữ',
  'withhold.done': 'Đã giữ lại tệp; không còn gì của tệp hiện ở đây.',

  'stamps.title': 'Dấu chưa đọc được',
  'stamps.what':
    'Máy thấy dấu đóng trên các trang này mà không đọc được: có thể là dấu chỉ độ mật. Xem từng trang rồi xác nhận.',
  'stamps.whatNotYou':
    'Máy thấy dấu đóng trên các trang này mà không đọc được: có thể là dấu chỉ độ mật. Quản trị hoặc lưu trữ viên xem rồi xác nhận.',
  'stamps.open': 'Chưa ai xác nhận',
  'stamps.seen': 'Đã xem, không có dấu mật',
  'stamps.takeBack': 'Rút lại',
  'stamps.takeBackOf': 'Rút lại xác nhận ở trang {page}',
  'stamps.look': 'Chữ của dấu trong khung không đọc được. Xem khắp trang, cả mép giấy và chỗ mờ.',
  'stamps.real': 'Có dấu mật thì giữ tệp lại; chưa chắc thì để sau, trang vẫn chờ xem.',
  'stamps.scope':
    'Xác nhận chỉ cho trang này, trên đúng bản quét này; ghi vào nhật ký cùng tên bạn và rút lại được. Máy đọc ra dấu mật thì tệp vẫn bị giữ.',
  'stamps.submit': 'Đã xem, không có dấu mật',
  'stamps.back': 'Để sau',
  'stamps.imageFailed': 'Không hiện được trang nên không xác nhận được',
  'stamps.done': 'Đã ghi: trang {page} không có dấu mật.',
  'stamps.takenBack': 'Đã rút lại: trang {page} lại chờ xem.',

  'overview.stamps': '{count} tệp có dấu chưa đọc được, cần người xem',
  'overview.stampsHelp': 'Có thể là dấu chỉ độ mật. Xem từng trang rồi xác nhận, hoặc giữ tệp lại.',
  'overview.rescan': '{count} tệp có trang nên quét lại',
  'overview.rescanHelp':
    'Trang mờ, lệch hoặc thiếu. Danh sách Excel ở trang Tệp quét cho biết hồ sơ, hộp của từng trang.',

  'readAgain.title': 'Đọc lại tệp đang bị giữ?',
  'readAgain.what':
    'Máy lấy bản gốc từ nguồn và tìm dấu mật lại từ đầu. Bản quét vẫn như cũ thì máy lại thấy đúng dấu đó và tệp lại bị giữ.',
  'readAgain.real': 'Nếu dấu mật là thật thì không đọc lại: đưa tệp ra khỏi hệ thống nối mạng.',
  'readAgain.useful': 'Chỉ nên đọc lại khi bản quét đã được thay, hoặc chương trình đã lên bản mới.',
  'readAgain.back': 'Không đọc',
} as const;
