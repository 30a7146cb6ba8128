import type { PaperlessTexts } from './paperless-code.ts';

/** Paperless-ngx, in Vietnamese. */
export const viPaperless: PaperlessTexts = {
  'host-unreachable': {
    title: 'Không liên lạc được với hệ thống',
    text: 'Hệ thống tài liệu không trả lời[ ({system})][ (mã {status})]. Kiểm tra địa chỉ, mạng và dịch vụ; chưa có gì bị mất, việc sẽ được làm tiếp khi hệ thống trả lời.',
  },
  'host-token-refused': {
    title: 'Mã truy cập bị từ chối',
    text: 'Hệ thống tài liệu không nhận mã truy cập (token) của tài khoản dịch vụ. Tạo mã mới, ghi vào tệp mã truy cập (tokenFile) rồi khởi động lại Văn Khố; trong lúc đó công việc chờ, không mất gì.',
  },
  'host-permission-missing': {
    title: 'Thiếu quyền',
    text: 'Tài khoản dịch vụ thiếu quyền {permission} trong hệ thống tài liệu. Cấp quyền này cho nhóm của tài khoản bằng lệnh ở mục Nâng cấp của hướng dẫn; đừng lưu nhóm trên màn hình của Paperless, sẽ mất các quyền không có ở đó.',
  },
  'host-disposal-right-missing': {
    title: 'Chưa có quyền hủy',
    text: 'Tài khoản dịch vụ chưa có quyền {permission}. Quyền này chỉ cần khi hủy tài liệu theo quyết định; khi có hồ sơ hủy thì cấp theo mục Hủy tài liệu theo quyết định của hướng dẫn. Cơ quan không hủy trong hệ thống này thì bỏ qua.',
  },
  'host-not-paperless': {
    title: 'Không phải Paperless-ngx',
    text: 'Địa chỉ đã cấu hình trả lời nhưng không phải giao diện của Paperless-ngx[ (mã {status})]. Kiểm tra url, phần đường dẫn sau tên máy và máy chủ trung gian (proxy).',
  },
  'host-version-unsupported': {
    title: 'Phiên bản quá cũ',
    text: 'Phiên bản[ {version}] của Paperless-ngx không được hỗ trợ, cần từ {least} trở lên. Nâng cấp hệ thống tài liệu.',
  },
  'host-version-older': {
    title: 'Phiên bản cũ',
    text: 'Paperless-ngx {version} dùng được nhưng không có phiên bản tệp, không nhờ được Văn Khố nhận dạng và không có mã SHA-256 của tệp. Nên nâng cấp lên 3.x.',
  },
  'host-version-untested': {
    title: 'Phiên bản chưa thử',
    text: 'Paperless-ngx {version} mới hơn các bản đã thử. Chạy «vankho host check» và xem kỹ kết quả của vài văn bản đầu.',
  },
  'host-long-text-missing': {
    title: 'Chưa có trường chữ dài',
    text: 'Paperless-ngx {version} chưa có trường chứa quá 128 ký tự (cần từ {least}): trích yếu, cơ quan ban hành, nơi nhận và các trường dài khác không đăng ký được. Nâng cấp hệ thống tài liệu rồi chạy «vankho host apply».',
  },
  'host-delivery-impossible': {
    title: 'Không giao kết quả được theo cách đã chọn',
    text: 'Paperless-ngx {version} không có cách giao kết quả {delivery}. Đổi delivery thành content hoặc fields, hoặc nâng cấp lên 3.x.',
  },
  'host-token-of-administrator': {
    title: 'Mã truy cập của quản trị viên',
    text: 'Mã truy cập thuộc về tài khoản quản trị tối cao (superuser), làm được nhiều hơn mức cần. Nên tạo tài khoản dịch vụ riêng với các quyền trong hướng dẫn.',
  },
  'host-trash-short': {
    title: 'Thùng rác xóa quá sớm',
    text: 'Thùng rác của hệ thống tài liệu xóa hẳn sau {days} ngày. Nên để ít nhất {least} ngày (PAPERLESS_EMPTY_TRASH_DELAY) để kịp khôi phục văn bản bị xóa nhầm.',
  },
  'host-audit-off': {
    title: 'Nhật ký của hệ thống đang tắt',
    text: 'Hệ thống tài liệu không ghi nhật ký thay đổi. Đặt PAPERLESS_AUDIT_LOG_ENABLED=true để biết ai đã sửa gì.',
  },
  'host-not-registered': {
    title: 'Chưa đăng ký với hệ thống',
    text: 'Các trường, nhãn và quy trình của Văn Khố chưa có trong hệ thống tài liệu. Chạy «vankho host plan» rồi «vankho host apply».',
  },
  'host-webhook-loopback': {
    title: 'Hệ thống không gọi được Văn Khố',
    text: 'Địa chỉ {origin} chỉ gọi được từ chính máy này, còn hệ thống tài liệu ở máy khác. Sửa publicUrl thành địa chỉ mà máy đó gọi tới được.',
  },
  'host-webhook-internal': {
    title: 'Địa chỉ nội bộ',
    text: 'Văn Khố ở địa chỉ nội bộ {origin}. Nếu hệ thống tài liệu đã tắt PAPERLESS_WEBHOOKS_ALLOW_INTERNAL_REQUESTS thì lời báo có văn bản mới (webhook) không tới được; văn bản vẫn được tìm thấy khi dò định kỳ, chậm vài phút.',
  },
  'host-webhook-unreachable': {
    title: 'Không ai trả lời ở địa chỉ của Văn Khố',
    text: 'Không có dịch vụ nào trả lời ở {origin}. Chạy dịch vụ hoặc sửa publicUrl; đến lúc đó văn bản mới chỉ được tìm thấy khi dò định kỳ.',
  },
  'host-webhook-elsewhere': {
    title: 'Địa chỉ của Văn Khố dẫn tới nơi khác',
    text: 'Ở {origin} có chương trình trả lời[ (mã {status})] nhưng không phải địa chỉ nhận tin của hệ thống này trên Văn Khố. Sửa publicUrl hoặc máy chủ trung gian (proxy); đến lúc đó văn bản mới chỉ được tìm thấy khi dò định kỳ.',
  },
  'document-trashed': {
    title: 'Văn bản nằm trong thùng rác',
    text: 'Văn bản đã bị chuyển vào thùng rác của hệ thống tài liệu. Nếu bị xóa nhầm, khôi phục ở đó trước khi thùng rác được dọn.',
  },
  'document-gone': {
    title: 'Văn bản không còn trong hệ thống',
    text: 'Văn bản không còn trong hệ thống tài liệu, cũng không có trong thùng rác mà tài khoản dịch vụ xem được. Hỏi quản trị hệ thống xem ai đã xóa; những gì Văn Khố đã đọc vẫn còn.',
  },
  'document-hidden': {
    title: 'Không còn được xem văn bản',
    text: 'Văn bản vẫn còn nhưng tài khoản dịch vụ không còn quyền xem. Cấp lại quyền xem và sửa cho tài khoản đó.',
  },
  'text-lost': {
    title: 'Văn bản mất lớp chữ',
    text: 'Lớp chữ của văn bản trong hệ thống tài liệu đã trống, thường do nhận dạng lại bị lỗi. Văn Khố giao lại kết quả đã lưu; không phải làm gì.',
  },
  'text-replaced': {
    title: 'Lớp chữ đã bị thay',
    text: 'Lớp chữ của văn bản trong hệ thống tài liệu không còn là kết quả Văn Khố đã giao, do nhận dạng lại hoặc do người sửa. Mở văn bản đó xem; gắn nhãn “VK yêu cầu: Đọc lại” nếu muốn lấy lại kết quả của Văn Khố.',
  },
};
