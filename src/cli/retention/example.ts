import type { Examples } from '../example.ts';

const HEAD = {
  ...{ id: 'qd-01-2026-mau', title: 'Bảng thời hạn bảo quản hồ sơ, tài liệu của cơ quan Mẫu', issuer: 'Cơ quan Mẫu' },
  ...{ issued: '2026-01-05', effectiveFrom: '2026-02-01', effectiveTo: null, supersedes: [], supersededBy: [] },
  ...{ scope: { kind: 'common' }, authority: 'prescribed', lawBasis: null },
  coverage: { extent: 'partial', statement: 'Chỉ gồm hai mục, để làm mẫu.' },
  sources: ['Quyết định số 01/QĐ-MAU ngày 05/01/2026'],
};

const SCHEDULE = {
  ...HEAD,
  groups: [
    {
      ...{ id: 'qd-01-2026-mau/1', no: '1', title: 'Tài liệu tổng hợp' },
      items: [
        {
          ...{ id: 'qd-01-2026-mau/1/1', no: '1', title: 'Kế hoạch, báo cáo công tác hằng năm' },
          ...{ text: 'Vĩnh viễn', period: { kind: 'permanent' } },
        },
        {
          ...{ id: 'qd-01-2026-mau/1/2', no: '2', title: 'Kế hoạch, báo cáo công tác tháng, tuần' },
          ...{ text: '5 năm', period: { kind: 'years', years: 5 } },
        },
      ],
    },
  ],
};

/** A whole schedule; of an appendix that is imported only its head is written by hand (`--head`). */
export const RETENTION_EXAMPLES: Examples = {
  ...{ validate: SCHEDULE, import: SCHEDULE, draft: SCHEDULE },
  'import-appendix': HEAD,
};
