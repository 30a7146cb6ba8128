/** Templates of forms that an office changes: what is wrong with a placeholder, and what to do. */
export const viTemplates = {
  'form.template.unknown':
    '{placeholder}: biểu mẫu này không có chỗ điền như vậy[ (có phải {near}?)]. Sửa tên; danh sách chỗ điền xem bằng `vankho form templates`.',
  'form.template.outside-list':
    '{placeholder} chỉ có trong danh sách lặp {wanted}. Đặt nó vào giữa chỗ mở và chỗ đóng của danh sách.',
  'form.template.list-without-loop':
    '{placeholder} là danh sách nhiều dòng, không điền thẳng được. Viết {wanted} quanh phần được lặp lại.',
  'form.template.flag-as-text': '{placeholder} chỉ dùng làm điều kiện. Viết {wanted} quanh phần chỉ in khi đúng.',
  'form.template.never-closed': '{placeholder} mở mà không đóng. Thêm chỗ đóng {/…} sau phần được lặp.',
  'form.template.never-opened': '{placeholder} đóng mà không mở. Xóa nó hoặc thêm chỗ mở {#…} phía trước.',
  'form.template.closed-by-other': '{placeholder} đóng nhầm: phần đang mở phải đóng bằng {wanted}.',
  'form.template.list-unused': 'Mẫu không in danh sách {wanted}: các dòng của danh sách sẽ không có trên giấy.',
  'form.template.brace-open': 'Dấu { không có dấu } đi kèm trong cùng đoạn: «{near}». Thêm dấu } hoặc xóa dấu {.',
  'form.template.brace-close': 'Dấu } không có dấu { phía trước trong cùng đoạn: «{near}». Thêm dấu { hoặc xóa dấu }.',
  'form.template.options':
    '{placeholder}: phần trong ngoặc vuông viết sai. Bỏ phần đó, hoặc ghi trong ngoặc: loopOver: "row".',
  'form.template.loop-place':
    '{placeholder}: chỗ mở và chỗ đóng phải cùng trong một bảng, hoặc cùng ngoài bảng, và không nằm trong ô điều khiển nội dung của Word.',
  'form.template.in-note':
    '{placeholder} nằm trong chú thích hoặc nhận xét, là nơi không điền được. Chuyển vào thân văn bản.',
  'form.template.in-picture': '{placeholder} nằm trong chữ thay thế của hình, là nơi không điền được. Xóa ở đó.',
  'form.template.other-form':
    'Tệp cột là của mẫu «{form}», không phải mẫu đang kiểm tra. Đặt tên tệp theo mẫu, hoặc sửa "form".',
  'form.template.columns-wrong':
    'Tệp cột viết sai[ ở {field}] ({reason}). Xem schemas/mappings/form-columns.schema.json.',
  'form.template.multiplied':
    'Danh sách lồng trong danh sách làm mẫu lặp quá {limit} giá trị. Bỏ danh sách ở trong, hoặc đặt hai danh sách tách nhau',
  'form.template.too-long':
    'Biểu mẫu có hơn {limit} dòng: tệp DOCX được điền trong bộ nhớ nên có giới hạn. In ra PDF hoặc XLSX, hoặc chọn ít hồ sơ hơn.',
} as const;
