/**
 * Due dates worked out by hand from the rules, not from the program. Periods are written as in the tables; `end` is the last
 * date of the dossier, `creatorEnded` the end of the body that made it. Expected: the last day of keeping, `never`, or why
 * there is none.
 */
export interface DueCase {
  readonly why: string;
  /** Of the documents of the dossier, as the schedule words them. */
  readonly periods: readonly string[];
  readonly end?: string;
  readonly creatorEnded?: string;
  readonly carriedOver?: true;
  readonly event?: readonly [name: string, on: string];
  readonly expiresOn?: string;
  readonly warningDays?: number;
  readonly held?: true;
  readonly expect: string;
  /** Where it stands on certain days. */
  readonly on?: Readonly<Record<string, string>>;
}

export const MERGER = '2025-06-30';

export const DUE_CASES: readonly DueCase[] = [
  // Terms in years, the end known to the day
  {
    why: '20 năm, việc kết thúc 15/3/2015: hết năm 2035, hành động được từ 01/01/2036',
    periods: ['20 năm'],
    end: '2015-03-15',
    expect: '2035-12-31',
    on: {
      '2035-11-30': 'running',
      '2035-12-01': 'soon',
      '2035-12-31': 'soon',
      '2036-01-01': 'due',
      '2050-01-01': 'due',
    },
  },
  {
    why: 'năm kết thúc là năm của ngày, dù là ngày đầu năm',
    periods: ['5 năm'],
    end: '2016-01-01',
    expect: '2021-12-31',
  },
  { why: 'và dù là ngày cuối năm: cùng hạn', periods: ['5 năm'], end: '2016-12-31', expect: '2021-12-31' },
  {
    why: 'số viết với số 0 đứng trước như Thông tư 10/2022',
    periods: ['05 năm'],
    end: '2016-06-15',
    expect: '2021-12-31',
  },
  { why: '10 năm', periods: ['10 năm'], end: '2018-09-02', expect: '2028-12-31' },
  {
    why: '15 năm, không có trong danh mục mã của TT 05/2025 nhưng vẫn là thời hạn',
    periods: ['15 năm'],
    end: '2019-04-30',
    expect: '2034-12-31',
  },
  { why: '50 năm qua thế kỷ', periods: ['50 năm'], end: '2020-02-29', expect: '2070-12-31' },
  { why: '70 năm, thời hạn dài nhất của Luật 2024', periods: ['70 năm'], end: '2015-12-01', expect: '2085-12-31' },
  { why: '02 năm, thời hạn ngắn nhất của Luật 2024', periods: ['02 năm'], end: '2025-08-01', expect: '2027-12-31' },
  { why: 'tài liệu trước 2000', periods: ['20 năm'], end: '1999-05-01', expect: '2019-12-31' },
  // Partial dates
  { why: 'chỉ biết năm: đủ để tính', periods: ['20 năm'], end: '2015', expect: '2035-12-31' },
  { why: 'chỉ biết tháng và năm', periods: ['10 năm'], end: '2017-02', expect: '2027-12-31' },
  { why: 'tháng 12, không rõ ngày', periods: ['5 năm'], end: '2017-12', expect: '2022-12-31' },
  { why: 'không có ngày kết thúc: không đoán', periods: ['20 năm'], expect: 'no-date', on: { '2100-01-01': 'open' } },
  { why: 'không có ngày nhưng vĩnh viễn thì không cần', periods: ['Vĩnh viễn'], expect: 'never' },
  // Kinds without a number
  {
    why: 'vĩnh viễn không bao giờ đến hạn',
    periods: ['Vĩnh viễn'],
    end: '2015',
    expect: 'never',
    on: { '2999-12-31': 'permanent' },
  },
  {
    why: 'đến khi văn bản hết hiệu lực: không có số, không thành ngày',
    periods: ['Đến khi văn bản hết hiệu lực thi hành'],
    end: '2011-01-01',
    expect: 'until-superseded',
    on: { '2999-12-31': 'open' },
  },
  {
    why: 'viết tắt “VB” như trong nguồn',
    periods: ['Đến khi VB hết hiệu lực thi hành'],
    end: '2011',
    expect: 'until-superseded',
  },
  {
    why: 'theo hiệu lực văn bản (TT 27/2016)',
    periods: ['Theo hiệu lực văn bản'],
    end: '2011',
    expect: 'until-superseded',
  },
  {
    why: 'theo tuổi thọ công trình: không thành ngày',
    periods: ['Theo tuổi thọ công trình'],
    end: '1990',
    expect: 'life-of-work',
  },
  { why: 'theo tuổi thọ thiết bị', periods: ['Theo tuổi thọ thiết bị'], end: '1990', expect: 'life-of-work' },
  // Years after an event
  {
    why: '5 năm sau khi chấm dứt hợp đồng, hợp đồng chấm dứt 10/5/2019: năm của sự kiện, không phải năm kết thúc việc',
    periods: ['5 năm sau khi chấm dứt Hợp đồng'],
    end: '2015',
    event: ['chấm dứt Hợp đồng', '2019-05-10'],
    expect: '2024-12-31',
  },
  { why: 'sự kiện chưa xảy ra', periods: ['5 năm sau khi chấm dứt Hợp đồng'], end: '2015', expect: 'event-to-come' },
  {
    why: 'sự kiện chỉ biết năm',
    periods: ['10 năm sau khi người dân qua đời'],
    event: ['người dân qua đời', '2030'],
    expect: '2040-12-31',
  },
  {
    why: 'biết một sự kiện khác thì vẫn chờ',
    periods: ['10 năm sau khi người dân qua đời'],
    end: '2020',
    event: ['chấm dứt Hợp đồng', '2019'],
    expect: 'event-to-come',
  },
  // The longest of a dossier's documents
  {
    why: 'hồ sơ lấy thời hạn dài nhất (Luật 2024 Đ15 k4)',
    periods: ['5 năm', '20 năm', '10 năm'],
    end: '2015',
    expect: '2035-12-31',
  },
  {
    why: 'một văn bản vĩnh viễn làm cả hồ sơ vĩnh viễn',
    periods: ['5 năm', 'Vĩnh viễn', '70 năm'],
    end: '2015',
    expect: 'never',
  },
  {
    why: 'có văn bản còn hiệu lực thì hồ sơ chưa đến hạn dù các văn bản khác đã hết',
    periods: ['5 năm', 'Đến khi văn bản hết hiệu lực thi hành'],
    end: '2000',
    expect: 'until-superseded',
  },
  {
    why: 'vĩnh viễn hơn cả thời hạn mở',
    periods: ['Theo tuổi thọ công trình', 'Vĩnh viễn'],
    end: '2000',
    expect: 'never',
  },
  {
    why: 'thời hạn theo sự kiện và theo năm: ngày sau cùng',
    periods: ['10 năm', '5 năm sau khi chấm dứt Hợp đồng'],
    end: '2012',
    event: ['chấm dứt Hợp đồng', '2021'],
    expect: '2026-12-31',
  },
  {
    why: 'như trên, sự kiện sớm thì thời hạn theo năm quyết định',
    periods: ['10 năm', '5 năm sau khi chấm dứt Hợp đồng'],
    end: '2012',
    event: ['chấm dứt Hợp đồng', '2013'],
    expect: '2022-12-31',
  },
  // Both laws count alike
  { why: 'Luật 2011: việc kết thúc trước 01/7/2025', periods: ['20 năm'], end: '2025-06-30', expect: '2045-12-31' },
  {
    why: 'Luật 2024: việc kết thúc từ 01/7/2025, cùng cách đếm từ năm kết thúc',
    periods: ['20 năm'],
    end: '2025-07-01',
    expect: '2045-12-31',
  },
  { why: 'Luật 2024, chỉ biết năm giao thời', periods: ['10 năm'], end: '2025', expect: '2035-12-31' },
  // Merged bodies
  {
    why: 'cơ quan bị sáp nhập 30/6/2025, hồ sơ không ghi ngày: việc của cơ quan ấy kết thúc chậm nhất hôm đó',
    periods: ['10 năm'],
    creatorEnded: MERGER,
    expect: '2035-12-31',
  },
  {
    why: 'hồ sơ đã kết thúc từ trước khi sáp nhập giữ năm của nó',
    periods: ['10 năm'],
    end: '2018-03',
    creatorEnded: MERGER,
    expect: '2028-12-31',
  },
  {
    why: 'việc dở dang chuyển cho cơ quan mới: chưa kết thúc',
    periods: ['10 năm'],
    creatorEnded: MERGER,
    carriedOver: true,
    expect: 'carried-over',
    on: { '2040-01-01': 'open' },
  },
  {
    why: 'việc chuyển tiếp mà cơ quan mới kết thúc năm 2027: năm 2027',
    periods: ['10 năm'],
    end: '2027-02-10',
    creatorEnded: MERGER,
    carriedOver: true,
    expect: '2037-12-31',
  },
  {
    why: 'giấy tờ ghi sau ngày sáp nhập thì theo giấy tờ, không sớm hơn',
    periods: ['5 năm'],
    end: '2026-01-20',
    creatorEnded: MERGER,
    expect: '2031-12-31',
  },
  { why: 'huyện bỏ từ 01/7/2025, chỉ biết năm', periods: ['70 năm'], creatorEnded: '2025', expect: '2095-12-31' },
  // Holds
  {
    why: 'đang giữ lại thì không bao giờ đến hạn, dù đã quá ngày',
    periods: ['5 năm'],
    end: '2010',
    held: true,
    expect: '2015-12-31',
    on: { '2015-12-15': 'held', '2026-01-01': 'held' },
  },
  {
    why: 'bỏ giữ thì đến hạn ngay vì ngày đã qua',
    periods: ['5 năm'],
    end: '2010',
    expect: '2015-12-31',
    on: { '2026-01-01': 'due' },
  },
  {
    why: 'giữ lại hồ sơ vĩnh viễn vẫn là giữ lại',
    periods: ['Vĩnh viễn'],
    end: '2010',
    held: true,
    expect: 'never',
    on: { '2026-01-01': 'held' },
  },
  {
    why: 'giữ lại hồ sơ chưa có ngày',
    periods: ['20 năm'],
    held: true,
    expect: 'no-date',
    on: { '2026-01-01': 'held' },
  },
  // The day and the warning as settings
  {
    why: 'cơ quan đặt ngày hết hạn 30/6',
    periods: ['5 năm'],
    end: '2016-03-01',
    expiresOn: '06-30',
    expect: '2021-06-30',
    on: { '2021-06-30': 'soon', '2021-07-01': 'due', '2021-05-31': 'soon', '2021-05-30': 'running' },
  },
  {
    why: 'báo trước 90 ngày',
    periods: ['5 năm'],
    end: '2016',
    warningDays: 90,
    expect: '2021-12-31',
    on: { '2021-10-01': 'running', '2021-10-02': 'soon' },
  },
  {
    why: 'ngày 28/02 của năm nhuận: hôm sau là 29/02',
    periods: ['4 năm'],
    end: '2020',
    expiresOn: '02-28',
    expect: '2024-02-28',
    on: { '2024-02-28': 'soon', '2024-02-29': 'due' },
  },
];
