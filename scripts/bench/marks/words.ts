/** What is stamped or printed as a mark of secrecy, as people set it; the last part is the word looked for. */
export const MARKS: readonly (readonly string[])[] = [['MẬT'], ['TỐI', 'MẬT'], ['TUYỆT', 'MẬT']];

/** Stamps that are none. */
export const OTHER_STAMPS = [
  'KHẨN',
  'THƯỢNG KHẨN',
  'HỎA TỐC',
  'HOẢ TỐC',
  'HỎA TỐC HẸN GIỜ',
  'ĐẾN',
  'CÔNG VĂN ĐẾN',
  'SAO Y',
  'SAO Y BẢN CHÍNH',
  'SAO LỤC',
  'TRÍCH SAO',
  'BẢN SAO',
  'BẢN CHÍNH',
  'BẢN GỐC',
  'DỰ THẢO',
  'ĐÃ KÝ',
  'ĐÃ THU',
  'ĐÃ KIỂM TRA',
  'HẾT HẠN',
  'KÝ THAY',
  'GIÁM ĐỐC',
  'PHÓ GIÁM ĐỐC',
  'CHỦ TỊCH',
  'PHÓ CHỦ TỊCH',
  'CHÁNH VĂN PHÒNG',
  'KẾ TOÁN TRƯỞNG',
  'THỦ TRƯỞNG ĐƠN VỊ',
  'LƯU HÀNH NỘI BỘ',
  'TÀI LIỆU THU HỒI',
  'XEM XONG TRẢ LẠI',
  'KHÔNG PHỔ BIẾN',
  'HỎA TỐC ĐẾN',
  'LƯU',
  'HỦY',
  'NHẬN',
  'MẪU 01',
  'MẪU SỐ 2',
] as const;

/** Capitals of print that come near. */
export const NEAR_WORDS = [
  'MẶT TRẬN TỔ QUỐC',
  'NGUYỄN VĂN THẬT',
  'TRẦN MINH NHẬT',
  'LÊ THỊ MAI',
  'PHẠM VĂN MẠNH',
  'BÍ MẬT NHÀ NƯỚC',
  'BẢO VỆ BÍ MẬT',
  'TỔ CHỨC MÍT TINH',
  'BÁO MẤT GIẤY TỜ',
  'KỸ THUẬT',
  'PHÁP LUẬT',
  'QUYẾT ĐỊNH',
  'THÔNG BÁO',
  'KẾ HOẠCH',
  'BIÊN BẢN',
  'TỜ TRÌNH',
  'MỤC LỤC',
  'VIỆT NAM',
  'CỘNG HÒA XÃ HỘI',
  'UBND TỈNH',
  'ỦY BAN NHÂN DÂN',
  'HOÀNG ANH TUẤN',
  'HÀ NỘI',
  'MAI',
  'NAM',
  'TẤT',
  'ĐẤT',
  'CHẤT',
] as const;

const SYLLABLES =
  'căn cứ luật tổ chức chính quyền địa phương ngày tháng năm theo đề nghị của giám đốc sở nội vụ tại tờ trình số về việc phê duyệt kế hoạch công tác văn thư lưu trữ các cơ quan đơn vị trên bàn tỉnh thực hiện quy định bí mật nhà nước và tài liệu hồ sơ được giao trách nhiệm báo cáo kết quả trước khi kinh phí mặt bằng nhật ký mất mát phòng ban chuyên môn'.split(
    ' ',
  );

export function someWords(random: { pick<Item>(items: readonly Item[]): Item }, count: number): string {
  return Array.from({ length: count }, () => random.pick(SYLLABLES)).join(' ');
}
