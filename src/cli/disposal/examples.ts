import type { Examples } from '../example.ts';

const paper = (number: string, date: string) => ({
  ...{ number, date, signer: 'Người Ký Mẫu', signerPosition: 'Chánh Văn phòng' },
});

/** What each action takes as a file. Ids of dossiers are examples: they are told as unknown until they are replaced. */
export const DISPOSAL_EXAMPLES: Examples = {
  add: [
    { kind: 'dossier', reason: 'expired', dossierId: '0'.repeat(32), note: 'Hết thời hạn từ năm 2021' },
    {
      ...{ kind: 'loose', reason: 'worthless', title: 'Giấy mời, bì thư, bản in hỏng', container: 'Bó 12' },
      ...{ pages: 120, because: 'Tư liệu, bản nháp loại ra khi chỉnh lý' },
    },
  ],
  describe: {
    title: 'Hủy tài liệu hết thời hạn năm 2026',
    explanation: {
      formation: 'Tài liệu hình thành trong hoạt động của Văn phòng giai đoạn 1992–2015, chỉnh lý năm 2026.',
      reviewed: '120 hồ sơ, 3,5 mét giá',
    },
  },
  council: {
    members: [
      { name: 'Nguyễn Văn Mẫu', position: 'Phó Chánh Văn phòng', role: 'chairman', capacity: 'leadership' },
      { name: 'Trần Thị Mẫu', position: 'Lưu trữ viên', role: 'secretary', capacity: 'archivist' },
      { name: 'Lê Văn Mẫu', position: 'Trưởng phòng Hành chính', role: 'member', capacity: 'owning-unit' },
      { name: 'Phạm Thị Mẫu', position: 'Chuyên viên', role: 'member', capacity: 'specialist' },
      { name: 'Võ Văn Mẫu', position: 'Chuyên viên', role: 'member', capacity: 'specialist' },
    ],
    paper: paper('15/QĐ-VP', '2026-12-01'),
  },
  minutes: {
    session: {
      ...{ heldOn: '2026-12-02', from: '08:00', to: '10:30', place: 'Phòng họp số 2' },
      ...{ present: ['1', '2', '3', '4', '5'], content: 'Hội đồng xem từng mục và biểu quyết.' },
    },
    paper: paper('16/BB-VP', '2026-12-02'),
  },
  opinion: {
    opinion: { agrees: true, issuer: 'Sở Nội vụ tỉnh Mẫu', text: 'Thống nhất hủy theo danh mục đề nghị.' },
    paper: paper('120/SNV-VTLT', '2026-12-03'),
  },
  handover: {
    handover: { from: 'Kho lưu trữ Văn phòng', to: 'Tổ hủy tài liệu', place: 'Kho 1' },
    paper: paper('17/BB-VP', '2026-12-05'),
  },
  complete: {
    destruction: {
      ...{ method: 'Nghiền thành bột giấy', place: 'Nhà máy giấy Mẫu', from: '08:00', to: '11:00' },
      people: [{ name: 'Trần Thị Mẫu', position: 'Lưu trữ viên', unit: 'Văn phòng' }],
    },
    paper: paper('18/BB-VP', '2026-12-09'),
  },
};
