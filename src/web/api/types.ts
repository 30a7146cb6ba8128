import type { components } from '../generated/api.ts';

type Schemas = components['schemas'];

export type Account = Schemas['Account'];
export type AccountWithSecret = Schemas['AccountWithSecret'];
export type Alarm = Schemas['Alarm'];
export type AlarmPage = Schemas['AlarmPage'];
export type AlarmSettling = Schemas['AlarmSettling'];
export type Box = readonly [x: number, y: number, width: number, height: number];
export type Caller = Schemas['Caller'];
export type DeadJob = Schemas['DeadJob'];
export type DocumentDetail = Schemas['DocumentDetail'];
export type StandingConfirmation = Schemas['StandingConfirmation'];
export type DocumentPage = Schemas['DocumentPage'];
export type DocumentSummary = Schemas['DocumentSummary'];
export type Evidence = Schemas['Evidence'];
export type Failures = Schemas['Failures'];
export type FieldContent = Schemas['FieldContent'];
export type FieldName = Schemas['FieldName'];
export type FieldState = Schemas['FieldState'];
export type FieldValue = Schemas['FieldValue'];
type Facts = Readonly<Record<string, unknown>>;
/** `body` and `values` are free by action; the generator makes empty objects of that. */
export type LedgerEntry = Omit<Schemas['LedgerEntry'], 'body' | 'values'> & {
  readonly body: Facts;
  readonly values?: Facts | null;
};
export type LedgerPage = Omit<Schemas['LedgerPage'], 'items'> & { readonly items: readonly LedgerEntry[] };
export type HostContent = FieldContent | boolean | null;
export type Lifting = Schemas['Lifting'];
export type LedgerReport = Schemas['LedgerReport'];
export type Origin = Schemas['Origin'];
export type PageDetail = Schemas['Page'];
export type PageSummary = Schemas['PageSummary'];
export type Problem = Schemas['Problem'];
export type Role = Schemas['Role'];
export type ScanFile = Schemas['ScanFile'];
export type ScanFileDetail = Schemas['ScanFileDetail'];
export type ScanFilePage = Schemas['ScanFilePage'];
export type ScanFileState = Schemas['ScanFileState'];
export type SearchHit = Schemas['SearchHit'];
export type SearchResult = Schemas['SearchResult'];
export type SameContent = Schemas['SameContent'];
export type UndoPlan = Omit<Schemas['UndoPlan'], 'values'> & {
  readonly values: readonly { readonly field: string; readonly now: HostContent; readonly before: HostContent }[];
};
export type UploadReceipt = Schemas['UploadReceipt'];
export type UploadReceipts = Schemas['UploadReceipts'];
export type Withholding = Schemas['Withholding'];
export type Status = Schemas['Status'];
