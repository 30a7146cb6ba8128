/** Mẫu tệp mà các việc nhận, và tùy chọn thay cho tệp. */
export const viCliExamples = {
  'cli.example.option': 'in mẫu tệp JSON mà việc này nhận',
  'cli.example.hint':
    'Lưu mẫu vào một tệp («--example > mau.json»), sửa lại cho đúng, rồi ghi tên tệp vào lệnh. Ngày ghi NNNN-TT-NG.',
  'cli.example.none': 'việc này không nhận tệp; có mẫu cho: {allowed}',
  'cli.example.see': 'Xem mẫu đúng bằng: vankho {command} --example',
  'cli.disposal.yesOrNo': 'ghi yes (đồng ý hủy) hoặc no (không đồng ý)',
  'cli.disposal.heldOn': 'ngày họp Hội đồng (minutes)',
  'cli.disposal.present': 'mã các thành viên có mặt, cách nhau bằng dấu phẩy (minutes)',
  'cli.disposal.place': 'nơi họp, bàn giao, hủy (minutes, handover, complete)',
  'cli.disposal.agree': 'yes (đồng ý hủy) hoặc no (opinion)',
  'cli.disposal.issuer': 'cơ quan cho ý kiến (opinion)',
  'cli.disposal.giver': 'bên giao tài liệu để hủy (handover)',
  'cli.disposal.taker': 'bên nhận tài liệu để hủy (handover)',
  'cli.disposal.method': 'hình thức hủy, ví dụ "Nghiền thành bột giấy" (complete)',
  'cli.disposal.people': 'người tham gia hủy, cách nhau bằng dấu chấm phẩy (complete)',
  'cli.disposal.evidence': 'tệp chứng cứ (ảnh, biên bản quét), cách nhau bằng dấu phẩy; máy tự tính mã băm (complete)',
  'cli.disposal.what.heldOn': '--held-on, hoặc tên tệp (xem mẫu: vankho disposal minutes --example)',
  'cli.disposal.what.present': '--present 1,2,3',
  'cli.disposal.what.agree': '--agree yes hoặc no, hoặc tên tệp (xem mẫu: vankho disposal opinion --example)',
  'cli.disposal.what.issuer': '--issuer',
  'cli.disposal.what.giver': '--giver và --taker, hoặc tên tệp (xem mẫu: vankho disposal handover --example)',
  'cli.disposal.what.taker': '--taker',
  'cli.disposal.what.method': '--method',
  'cli.disposal.what.people':
    '--people, --method, --evidence, hoặc tên tệp (xem mẫu: vankho disposal complete --example)',
  'cli.disposal.what.evidence': '--evidence',
  'cli.disposal.begun': 'Đang hủy. Bị ngắt giữa chừng thì chạy lại lệnh này: những tệp đã xong không làm lại.',
  'cli.disposal.done':
    'Đã xử lý {done}/{all} tệp: xóa hẳn {erased}, giữ lại {kept}, không còn từ trước {absent}, hủy bằng tay {byHand}.',
  'cli.disposal.remains':
    'Còn {open} tệp chưa xong. Xử lý chỗ được nêu rồi chạy lại: vankho disposal execute {id}; tệp hệ thống không cho hủy thì ghi bằng settle.',
  'cli.disposal.files': 'Tệp: đã xong {done}/{all}, còn {open}.',
} as const;
