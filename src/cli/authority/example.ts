import type { Examples } from '../example.ts';

/** A small file of bodies and people; tables (XLSX, CSV) have the columns that `docs/archive.vi.md` names. */
export const AUTHORITY_EXAMPLES: Examples = {
  import: {
    organisations: [
      { key: 'ubnd', names: [{ value: 'Ủy ban nhân dân tỉnh Mẫu', from: '1992-05-05' }] },
      {
        ...{ key: 'vp', names: [{ value: 'Văn phòng Ủy ban nhân dân tỉnh Mẫu', from: '1992' }], superior: 'ubnd' },
        abbreviations: [{ value: 'VP' }],
      },
    ],
    people: [
      { name: 'Nguyễn Văn Mẫu', offices: [{ title: 'Chánh Văn phòng', organisation: 'vp', from: '2016', to: '2021' }] },
    ],
  },
};
