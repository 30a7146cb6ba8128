import type { QualityTexts } from './error-code.ts';

export const viQuality: QualityTexts = {
  'wrong-resolution': {
    title: 'Độ phân giải ghi sai',
    text: 'Tệp ghi sai độ phân giải: theo cỡ chữ thì ảnh khoảng[ {value}] ppi. Đặt lại máy quét; kích thước giấy khi in ra sẽ sai.',
  },
  bilevel: {
    title: 'Ảnh đen trắng',
    text: 'Trang quét đen trắng 1 bit: mất màu dấu và nét mờ. Không cần làm gì nếu bản giấy không có dấu; nếu có, quét lại ở chế độ màu.',
  },
  clipped: {
    title: 'Mất chữ ở mép',
    text: 'Chữ chạm mép ảnh[ ở {value} chỗ], có thể đã bị cắt. Đối chiếu bản giấy và quét lại cả tờ.',
  },
  blurred: {
    title: 'Trang mờ',
    text: 'Ảnh trang bị nhòe[ (nét chữ loang {value} mm)]. Lau kính, đặt tờ áp sát và quét lại.',
  },
  'too-dark': {
    title: 'Trang quá tối',
    text: 'Ảnh trang quá tối[ (nền giấy {value}/255)]. Tăng độ sáng khi quét; quét lại nếu khó đọc.',
  },
  'too-light': {
    title: 'Trang quá nhạt',
    text: 'Chữ quá nhạt so với giấy[ (chênh {value} mức)]. Giảm độ sáng khi quét; quét lại nếu bản giấy đậm hơn.',
  },
  'low-contrast': {
    title: 'Kém tương phản',
    text: 'Chữ và nền chênh nhau quá ít[ ({value} mức)]. Chỉnh độ tương phản và quét lại nếu khó đọc.',
  },
  streaks: {
    title: 'Vệt máy quét',
    text: 'Trang có[ {value}] vệt kẻ do kính máy quét bẩn. Lau kính; quét lại nếu vệt đè lên chữ.',
  },
  'show-through': {
    title: 'Chữ mặt sau hằn qua',
    text: 'Chữ mặt sau hằn qua giấy. Lót giấy đen dưới tờ và quét lại nếu khó đọc.',
  },
  'broken-print': {
    title: 'Chữ đứt nét, lốm đốm',
    text: 'Ảnh đen trắng làm chữ đứt nét hoặc nền lốm đốm. Quét lại ở chế độ xám hoặc màu, hoặc chỉnh ngưỡng đen trắng.',
  },
  'folded-corner': {
    title: 'Góc giấy bị gấp',
    text: 'Góc tờ bị gấp[ (cạnh {value} mm)], có thể che chữ. Vuốt phẳng và quét lại.',
  },
  'foreign-object': {
    title: 'Có ngón tay hoặc vật lạ',
    text: 'Có ngón tay hoặc vật lạ[ rộng {value} mm] che mép trang. Bỏ ra và quét lại.',
  },
  'duplicate-page': {
    title: 'Trang quét trùng',
    text: 'Trang này giống trang[ {value}]: có thể tờ được quét hai lần. Đối chiếu bản giấy; bản gốc giữ nguyên.',
  },
  'out-of-order': {
    title: 'Sai thứ tự trang',
    text: 'Số in trên trang[ là {value}] không theo thứ tự. Đối chiếu bản giấy và xếp lại.',
  },
  'missing-page': {
    title: 'Nghi thiếu trang',
    text: 'Trước trang này thiếu trang mang số[ {value}]. Tìm tờ thiếu và quét bổ sung; nếu bản giấy cũng thiếu thì ghi chú.',
  },
};
