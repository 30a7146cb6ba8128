import type { Role } from '../ports/store/accounts.ts';

/** One configured host, secrets read. */
export interface HostOptions {
  readonly id: string;
  readonly kind: 'paperless';
  readonly url: string;
  readonly publicUrl: string;
  readonly token: string;
  readonly hookSecrets: readonly string[];
  readonly ocrKeys: readonly string[];
  readonly delivery: 'remote-ocr' | 'version' | 'content' | 'fields';
  /** Group of the host → role in the console. */
  readonly roles: Readonly<Record<string, Role>>;
  readonly storagePaths: boolean;
  readonly pollMs: number;
  readonly concurrency: number;
  readonly minIntervalMs: number;
  readonly timeoutMs: number;
  readonly largestFileBytes: number;
  readonly postedBytes: number;
}

export interface HostOptionRow {
  readonly key: keyof HostOptions;
  /** `secret` (one) and `secrets` (one a line; the first is the one in use) are never written in the file itself. */
  readonly kind: 'id' | 'string' | 'url' | 'integer' | 'boolean' | 'choice' | 'roles' | 'secret' | 'secrets';
  /** Absent: the option must be given. */
  readonly default?: string | number | boolean | object;
  readonly choices?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly vi: string;
  readonly en: string;
}

const GIB = 1024 ** 3;

export const ROLES: readonly Role[] = ['administrator', 'archivist', 'operator', 'checker', 'council', 'reader'];

/** Options of each entry of `hosts`: the check, the schema and the table in `docs/operations.md` come from here. */
export const HOST_OPTIONS: readonly HostOptionRow[] = [
  {
    key: 'id',
    kind: 'id',
    vi: 'Tên của hệ thống trong Văn Khố: 1–32 ký tự a–z, 0–9, gạch nối; không đổi về sau',
    en: 'Name of the host in Vankho: 1 to 32 of a–z, 0–9 and -; never changed later',
  },
  { key: 'kind', kind: 'choice', choices: ['paperless'], vi: 'Loại hệ thống', en: 'Kind of host' },
  { key: 'url', kind: 'url', vi: 'Địa chỉ của hệ thống', en: 'Address of the host' },
  {
    key: 'publicUrl',
    kind: 'url',
    vi: 'Địa chỉ mà hệ thống và người dùng gọi tới Văn Khố (webhook, liên kết dẫn chứng, nhận dạng)',
    en: 'Address at which the host and its users reach Vankho (webhooks, links to evidence, recognition)',
  },
  { key: 'token', kind: 'secret', vi: 'Mã truy cập của tài khoản dịch vụ', en: 'Token of the service account' },
  {
    key: 'hookSecrets',
    kind: 'secrets',
    default: [],
    vi: 'Mật khẩu webhook, mỗi dòng một cái, từ 16 ký tự: cái đầu được đăng ký, cái nào cũng được nhận; không có thì chỉ dò định kỳ',
    en: 'Secrets of webhooks, one a line, 16 letters or more: the first is registered, all are accepted; none means sweeps only',
  },
  {
    key: 'ocrKeys',
    kind: 'secrets',
    default: [],
    vi: 'Khóa của dịch vụ nhận dạng cho hệ thống, mỗi dòng một cái, từ 16 ký tự; không có thì không phục vụ',
    en: 'Keys of recognition for the host, one a line, 16 letters or more; none means that it is not served',
  },
  {
    key: 'delivery',
    kind: 'choice',
    choices: ['remote-ocr', 'version', 'content', 'fields'],
    default: 'version',
    vi: 'Kết quả đến hệ thống thế nào: remote-ocr (hệ thống gọi Văn Khố nhận dạng), version (PDF tra cứu là phiên bản mới), content (chỉ chữ), fields (chỉ trường)',
    en: 'How results reach the host: remote-ocr (the host asks Vankho to recognise), version (searchable PDF as a new version), content (text only), fields (fields only)',
  },
  {
    key: 'roles',
    kind: 'roles',
    default: {},
    vi: 'Nhóm của hệ thống và vai trò trong Văn Khố; để trống thì không đăng nhập bằng tài khoản của hệ thống',
    en: 'Groups of the host and their roles in Vankho; empty means no sign-in with accounts of the host',
  },
  {
    key: 'storagePaths',
    kind: 'boolean',
    default: false,
    vi: 'Đăng ký đường dẫn lưu theo hồ sơ',
    en: 'Register a storage path by dossier',
  },
  {
    key: 'pollMs',
    kind: 'integer',
    minimum: 5000,
    maximum: 3_600_000,
    default: 180_000,
    vi: 'Nhịp dò tìm thay đổi (mili giây)',
    en: 'How often changes are looked for (milliseconds)',
  },
  {
    key: 'concurrency',
    kind: 'integer',
    minimum: 1,
    maximum: 16,
    default: 3,
    vi: 'Số yêu cầu cùng lúc tới hệ thống',
    en: 'Requests to the host at a time',
  },
  {
    key: 'minIntervalMs',
    kind: 'integer',
    minimum: 0,
    maximum: 60_000,
    default: 0,
    vi: 'Khoảng cách ngắn nhất giữa hai yêu cầu (mili giây)',
    en: 'Shortest time between two requests (milliseconds)',
  },
  {
    key: 'timeoutMs',
    kind: 'integer',
    minimum: 1000,
    maximum: 600_000,
    default: 30_000,
    vi: 'Chờ trả lời lâu nhất (mili giây)',
    en: 'Longest wait for an answer (milliseconds)',
  },
  {
    key: 'largestFileBytes',
    kind: 'integer',
    minimum: 1024 ** 2,
    maximum: 4 * GIB,
    default: 4 * GIB,
    vi: 'Tệp lớn nhất lấy về (byte)',
    en: 'Largest file that is fetched (bytes)',
  },
  {
    key: 'postedBytes',
    kind: 'integer',
    minimum: GIB,
    maximum: 16_384 * GIB,
    default: 64 * GIB,
    vi: 'Chỗ nhiều nhất cho các tệp hệ thống gửi sang để nhận dạng (byte); đầy thì tệp vào hệ thống chưa có chữ, chữ được bổ sung sau',
    en: 'Most room for files that the host posts for recognition (bytes); when full, files enter the host without text, which is given later',
  },
];

/** Where the value of a row stands in an entry of the file. */
export function fileKey({ key, kind }: HostOptionRow): string {
  return kind === 'secret' || kind === 'secrets' ? `${key}File` : key;
}

/** `hosts[paperless-1].hookSecrets` → `VANKHO_HOSTS_PAPERLESS_1_HOOK_SECRETS`. */
export function hostVariable(id: string, key: string): string {
  const name = key.replace(/[A-Z]/g, (letter) => `_${letter}`);
  return `VANKHO_HOSTS_${id}_${name}`.replaceAll('-', '_').toUpperCase();
}
