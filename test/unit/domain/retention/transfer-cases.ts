import { MERGER } from './due-date-cases.ts';

/** Deadlines of delivery by both laws, worked out by hand; `expect` = the last day, `none`, or why there is none. */
export interface TransferCase {
  readonly why: string;
  readonly to: 'agency' | 'historical';
  readonly law: '2011' | '2024';
  readonly period?: string;
  readonly end?: string;
  readonly construction?: true;
  readonly deliveredIn?: number;
  readonly yearsAllowed?: number;
  readonly expect: string;
}

export const TRANSFER_CASES: readonly TransferCase[] = [
  {
    why: 'Luật 2011 Đ11: 01 năm từ ngày việc kết thúc',
    to: 'agency',
    law: '2011',
    end: '2016-05-20',
    expect: '2017-05-20',
  },
  { why: 'như trên, ngày 29/02', to: 'agency', law: '2011', end: '2016-02-29', expect: '2017-02-28' },
  { why: 'như trên, chỉ biết tháng: ngày cuối tháng', to: 'agency', law: '2011', end: '2016-05', expect: '2017-05-31' },
  { why: 'như trên, chỉ biết năm: ngày cuối năm', to: 'agency', law: '2011', end: '2016', expect: '2017-12-31' },
  {
    why: 'xây dựng cơ bản: 03 tháng từ khi quyết toán',
    to: 'agency',
    law: '2011',
    end: '2016-11-30',
    construction: true,
    expect: '2017-02-28',
  },
  { why: 'như trên, qua năm', to: 'agency', law: '2011', end: '2016-10-15', construction: true, expect: '2017-01-15' },
  {
    why: 'Luật 2024: không quá 01 năm từ năm kết thúc',
    to: 'agency',
    law: '2024',
    end: '2025-08-10',
    expect: '2026-12-31',
  },
  { why: 'không rõ ngày', to: 'agency', law: '2024', expect: 'no-date' },
  {
    why: 'Luật 2011 Đ21: 10 năm từ năm kết thúc, chỉ vĩnh viễn',
    to: 'historical',
    law: '2011',
    period: 'Vĩnh viễn',
    end: '2014-07-01',
    expect: '2024-12-31',
  },
  {
    why: 'có thời hạn thì không nộp lưu trữ lịch sử',
    to: 'historical',
    law: '2011',
    period: '70 năm',
    end: '2014',
    expect: 'none',
  },
  {
    why: 'Luật 2024: 05 năm từ năm nộp vào lưu trữ hiện hành',
    to: 'historical',
    law: '2024',
    period: 'Vĩnh viễn',
    end: '2015',
    deliveredIn: 2026,
    expect: '2031-12-31',
  },
  {
    why: 'chưa nộp lưu trữ hiện hành',
    to: 'historical',
    law: '2024',
    period: 'Vĩnh viễn',
    end: '2015',
    expect: 'not-delivered',
  },
  {
    why: 'luật khác cho đến 30 năm',
    to: 'historical',
    law: '2024',
    period: 'Vĩnh viễn',
    deliveredIn: 2026,
    yearsAllowed: 30,
    expect: '2056-12-31',
  },
  {
    why: 'không quá 30 năm',
    to: 'historical',
    law: '2024',
    period: 'Vĩnh viễn',
    deliveredIn: 2026,
    yearsAllowed: 40,
    expect: '2056-12-31',
  },
  { why: 'Luật 2011, không rõ ngày', to: 'historical', law: '2011', period: 'Vĩnh viễn', expect: 'no-date' },
];

/** What is due of whole dossiers, by target; `on` is the day of the question, 2026-12-01 where none is given. */
export interface TransferDueCase {
  readonly why: string;
  readonly target: 'arrangement' | 'current-archives' | 'historical-archives';
  readonly on?: string;
  readonly level?: 'agency' | 'commune' | 'historical';
  /** As a schedule words it; absent = nobody decided. */
  readonly period?: string;
  readonly end?: string;
  readonly creatorEnded?: string;
  readonly carriedOver?: true;
  readonly arranged?: true;
  readonly deliveredOn?: string;
  readonly construction?: true;
  readonly yearsAllowed?: number;
  readonly expect: string;
  /** Where it stands on certain days. */
  readonly states?: Readonly<Record<string, string>>;
}

export const TRANSFER_DUE_CASES: readonly TransferDueCase[] = [
  // To be arranged
  {
    why: 'tồn đọng từ 2015, chưa chỉnh lý: chậm nhất 30/6/2030',
    target: 'arrangement',
    end: '2015-08-12',
    expect: '2030-06-30',
    states: { '2030-05-30': 'running', '2030-05-31': 'soon', '2030-06-30': 'soon', '2030-07-01': 'overdue' },
  },
  { why: 'ngày cuối trước Luật 2024', target: 'arrangement', end: '2025-06-30', expect: '2030-06-30' },
  { why: 'tháng 6/2025', target: 'arrangement', end: '2025-06', expect: '2030-06-30' },
  {
    why: 'từ 01/7/2025: chỉnh lý theo luật mới, không có hạn chuyển tiếp',
    target: 'arrangement',
    end: '2025-07-01',
    expect: 'none',
  },
  { why: 'chỉ biết năm 2025: không rõ theo luật nào', target: 'arrangement', end: '2025', expect: 'either-law' },
  { why: 'đã có số chính thức: đã chỉnh lý', target: 'arrangement', end: '2015', arranged: true, expect: 'none' },
  { why: 'cấp xã có 10 năm', target: 'arrangement', level: 'commune', end: '2015', expect: '2035-06-30' },
  { why: 'lưu trữ lịch sử có 10 năm', target: 'arrangement', level: 'historical', end: '1998', expect: '2035-06-30' },
  { why: 'không rõ ngày', target: 'arrangement', expect: 'no-date' },
  { why: 'không rõ ngày, huyện bỏ từ 01/7/2025', target: 'arrangement', creatorEnded: MERGER, expect: '2030-06-30' },
  {
    why: 'việc chuyển cho cơ quan mới',
    target: 'arrangement',
    creatorEnded: MERGER,
    carriedOver: true,
    expect: 'carried-over',
  },
  // To the agency's own archives
  {
    why: 'Luật 2024: việc kết thúc 2025, nộp trong 2026',
    target: 'current-archives',
    end: '2025-08-10',
    expect: '2026-12-31',
    states: { '2026-12-01': 'soon', '2026-11-30': 'running', '2027-01-01': 'overdue' },
  },
  { why: 'Luật 2024, chỉ biết năm', target: 'current-archives', end: '2026', expect: '2027-12-31' },
  {
    why: 'hỏi vào ngày còn Luật 2011: 01 năm từ ngày kết thúc',
    target: 'current-archives',
    on: '2025-06-30',
    end: '2024-09-15',
    expect: '2025-09-15',
  },
  {
    why: 'hỏi một ngày sau, đã là Luật 2024',
    target: 'current-archives',
    on: '2025-07-01',
    end: '2024-09-15',
    expect: '2025-12-31',
  },
  {
    why: 'Luật 2011, xây dựng cơ bản: 03 tháng',
    target: 'current-archives',
    on: '2024-01-01',
    end: '2023-12-15',
    construction: true,
    expect: '2024-03-15',
  },
  {
    why: 'Luật 2024 không có hạn riêng cho xây dựng cơ bản',
    target: 'current-archives',
    end: '2025-12-15',
    construction: true,
    expect: '2026-12-31',
  },
  { why: 'đã nộp', target: 'current-archives', end: '2020', deliveredOn: '2022', expect: 'none' },
  {
    why: 'cơ quan hợp nhất 30/6/2025, không rõ ngày của hồ sơ',
    target: 'current-archives',
    creatorEnded: MERGER,
    expect: '2026-12-31',
  },
  {
    why: 'cơ quan hợp nhất, nhưng hồ sơ kết thúc trước',
    target: 'current-archives',
    creatorEnded: MERGER,
    end: '2019-04',
    expect: '2020-12-31',
  },
  {
    why: 'cơ quan hợp nhất, văn bản lập sau ngày hợp nhất',
    target: 'current-archives',
    creatorEnded: MERGER,
    end: '2025-10',
    expect: '2026-12-31',
  },
  {
    why: 'việc chuyển cho cơ quan mới, chưa kết thúc',
    target: 'current-archives',
    creatorEnded: MERGER,
    carriedOver: true,
    expect: 'carried-over',
  },
  {
    why: 'việc chuyển cho cơ quan mới, đã kết thúc ở đó',
    target: 'current-archives',
    creatorEnded: MERGER,
    carriedOver: true,
    end: '2026-03',
    expect: '2027-12-31',
  },
  // To the historical archives
  {
    why: 'chưa xác định thời hạn',
    target: 'historical-archives',
    end: '2015',
    deliveredOn: '2026',
    expect: 'not-decided',
  },
  {
    why: 'có thời hạn thì không nộp',
    target: 'historical-archives',
    period: '70 năm',
    end: '2015',
    deliveredOn: '2026',
    expect: 'none',
  },
  {
    why: 'Luật 2024: 05 năm từ năm nộp lưu trữ hiện hành',
    target: 'historical-archives',
    period: 'Vĩnh viễn',
    end: '2015',
    deliveredOn: '2026-03',
    expect: '2031-12-31',
  },
  {
    why: 'chưa nộp lưu trữ hiện hành',
    target: 'historical-archives',
    period: 'Vĩnh viễn',
    end: '2015',
    expect: 'not-delivered',
  },
  {
    why: 'luật khác cho 20 năm',
    target: 'historical-archives',
    period: 'Vĩnh viễn',
    deliveredOn: '2026',
    yearsAllowed: 20,
    expect: '2046-12-31',
  },
  {
    why: 'hỏi vào ngày còn Luật 2011: 10 năm từ năm kết thúc',
    target: 'historical-archives',
    on: '2025-06-30',
    period: 'Vĩnh viễn',
    end: '2014-07',
    expect: '2024-12-31',
    states: { '2025-06-30': 'overdue' },
  },
  {
    why: 'Luật 2011, cơ quan giải thể 2012, không rõ ngày',
    target: 'historical-archives',
    on: '2020-01-01',
    period: 'Vĩnh viễn',
    creatorEnded: '2012',
    expect: '2022-12-31',
  },
  {
    why: 'đến khi văn bản hết hiệu lực: không phải vĩnh viễn',
    target: 'historical-archives',
    period: 'Đến khi văn bản hết hiệu lực',
    deliveredOn: '2026',
    expect: 'none',
  },
];
