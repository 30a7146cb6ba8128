/**
 * The one table of options: environment names, defaults, the JSON Schema of the configuration file
 * and the table in `docs/operations.md` are all derived from it.
 */
type OptionKind = 'string' | 'integer' | 'boolean' | 'choice';

export interface OptionRow {
  /** Dotted path in the configuration file. */
  readonly path: string;
  readonly kind: OptionKind;
  readonly default: string | number | boolean | null;
  readonly choices?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** Never shown in logs, answers or `doctor`. */
  readonly secret?: boolean;
  readonly vi: string;
  readonly en: string;
}

const MIB = 1024 * 1024;

export const OPTIONS = [
  {
    path: 'language',
    kind: 'choice',
    choices: ['vi', 'en'],
    default: 'vi',
    vi: 'Ngôn ngữ của dòng lệnh và nhật ký',
    en: 'Language of the command line and the log',
  },
  {
    path: 'data.folder',
    kind: 'string',
    default: './data',
    vi: 'Thư mục dữ liệu: kho nhúng, tệp tạm, nơi mặc định của thư mục nhận và thư mục kết quả',
    en: 'Data folder: embedded store, temporary files, default place of inbox and results',
  },
  {
    path: 'store.url',
    kind: 'string',
    default: null,
    secret: true,
    vi: 'Địa chỉ PostgreSQL (postgres://…); để trống thì dùng kho nhúng trong thư mục dữ liệu',
    en: 'PostgreSQL address (postgres://…); empty means the embedded store in the data folder',
  },
  {
    path: 'store.poolSize',
    kind: 'integer',
    minimum: 2,
    maximum: 100,
    default: 10,
    vi: 'Số kết nối tối đa tới PostgreSQL của một tiến trình',
    en: 'Most connections to PostgreSQL of one process',
  },
  {
    path: 'inbox.enabled',
    kind: 'boolean',
    default: true,
    vi: 'Có dùng thư mục nhận hay không (tắt khi chỉ dùng hệ thống khác, xem hosts)',
    en: 'Whether the inbox folder is used (off where only other systems are, see hosts)',
  },
  {
    path: 'inbox.folder',
    kind: 'string',
    default: null,
    vi: 'Thư mục nhận bản quét; mặc định <thư mục dữ liệu>/inbox',
    en: 'Folder watched for scans; <data folder>/inbox by default',
  },
  {
    path: 'inbox.results',
    kind: 'string',
    default: null,
    vi: 'Thư mục kết quả (PDF/A, văn bản, biểu ghi); mặc định <thư mục dữ liệu>/results',
    en: 'Folder of results (PDF/A, text, record); <data folder>/results by default',
  },
  {
    path: 'inbox.settleMs',
    kind: 'integer',
    minimum: 0,
    maximum: 3_600_000,
    default: 3000,
    vi: 'Tệp phải đứng yên bao lâu (mili giây) mới được coi là chép xong',
    en: 'How long a file must stand still (milliseconds) to count as copied',
  },
  {
    path: 'inbox.pollMs',
    kind: 'integer',
    minimum: 200,
    maximum: 3_600_000,
    default: 5000,
    vi: 'Nhịp dò thư mục nhận (mili giây)',
    en: 'How often the inbox is looked at (milliseconds)',
  },
  {
    path: 'http.address',
    kind: 'string',
    default: '127.0.0.1',
    vi: 'Địa chỉ lắng nghe; 127.0.0.1 là chỉ máy này, địa chỉ khác cần TLS hoặc máy chủ trung gian (proxy) tin cậy',
    en: 'Address to listen on; beyond loopback TLS or a trusted proxy is needed',
  },
  {
    path: 'http.port',
    kind: 'integer',
    minimum: 0,
    maximum: 65_535,
    default: 8484,
    vi: 'Cổng lắng nghe; 0 = chọn cổng trống',
    en: 'Port to listen on; 0 = any free port',
  },
  {
    path: 'http.trustedProxy',
    kind: 'string',
    default: null,
    vi: 'Địa chỉ máy chủ trung gian (proxy) tin cậy (đã có TLS) đứng trước dịch vụ',
    en: 'Address of a trusted proxy (with TLS) in front of the service',
  },
  {
    path: 'http.tlsCertificate',
    kind: 'string',
    default: null,
    vi: 'Tệp chứng thư TLS (PEM)',
    en: 'TLS certificate file (PEM)',
  },
  {
    path: 'http.tlsKey',
    kind: 'string',
    default: null,
    vi: 'Tệp khóa TLS (PEM)',
    en: 'TLS key file (PEM)',
  },
  {
    path: 'http.maxUploadBytes',
    kind: 'integer',
    minimum: 1024,
    maximum: 4 * 1024 * MIB,
    default: 2 * 1024 * MIB,
    vi: 'Tệp tải lên lớn nhất (byte)',
    en: 'Largest upload (bytes)',
  },
  {
    path: 'http.metricsToken',
    kind: 'string',
    default: null,
    secret: true,
    vi: 'Mã để máy khác đọc /metrics (Authorization: Bearer …); để trống thì chỉ máy này đọc được',
    en: 'Token with which other machines may read /metrics (Authorization: Bearer …); empty means this machine only',
  },
  {
    path: 'ocr.engine',
    kind: 'choice',
    choices: ['auto', 'tesseract', 'tesseract.js', 'node-tesseract-ocr'],
    default: 'auto',
    vi: 'Bộ nhận dạng; auto = tesseract của máy nếu có tiếng Việt, không thì bộ nhúng',
    en: 'OCR engine; auto = the machine’s tesseract if it has Vietnamese, else the embedded one',
  },
  {
    path: 'ocr.pages',
    kind: 'integer',
    minimum: 0,
    maximum: 64,
    default: 0,
    vi: 'Số trang đọc cùng lúc; 0 = số nhân của máy',
    en: 'Pages read at the same time; 0 = cores of the machine',
  },
  {
    path: 'schemas.folder',
    kind: 'string',
    default: null,
    vi: 'Thư mục có document.schema.json (và tùy ý document-types.json, issuing-bodies.json) của cơ quan: thêm trường, thêm giá trị, đổi nhãn; không được bớt',
    en: 'Folder with a document.schema.json (and, if wanted, document-types.json, issuing-bodies.json) of the office: adds fields, options, words labels anew; nothing may be taken away',
  },
  {
    path: 'retention.expiresOn',
    kind: 'string',
    default: '12-31',
    vi: 'Ngày hết thời hạn lưu trữ trong năm (THÁNG-NGÀY), năm = năm kết thúc công việc + số năm; được xét hủy từ ngày hôm sau',
    en: 'Day of the year on which a retention period ends (MM-DD), in the year the work ended + its years; disposal may begin the day after',
  },
  {
    path: 'retention.warningDays',
    kind: 'integer',
    minimum: 0,
    maximum: 365,
    default: 30,
    vi: 'Báo trước khi hết thời hạn lưu trữ (ngày)',
    en: 'Days before the end of a retention period from which it is shown',
  },
  {
    path: 'retention.archivesLevel',
    kind: 'choice',
    choices: ['agency', 'commune', 'historical'],
    default: 'agency',
    vi: 'Tài liệu hình thành trước 01/7/2025 chưa chỉnh lý phải chỉnh lý xong trước 30/6/2030 (agency: cơ quan); trước 30/6/2035 ở cấp xã (commune) và lưu trữ lịch sử (historical)',
    en: 'Material formed before 1 July 2025 and not yet arranged must be by 30 June 2030 (agency); by 30 June 2035 at commune level (commune) and in historical archives (historical)',
  },
  {
    path: 'retention.synonyms',
    kind: 'string',
    default: null,
    vi: 'Tệp JSON từ đồng nghĩa, chữ viết tắt của cơ quan cho việc đề xuất thời hạn lưu trữ, thêm vào bộ có sẵn: {"replacements": [{"reason": "…", "entries": {"CHỮ TẮT": "chữ đầy đủ"}}]}',
    en: 'JSON file of the office’s own synonyms and abbreviations for proposals of periods, beside the shipped ones: {"replacements": [{"reason": "…", "entries": {"SHORT": "words in full"}}]}',
  },
  {
    path: 'forms.consoleUrl',
    kind: 'string',
    default: null,
    vi: 'Địa chỉ bảng điều khiển ghi trong mã QR trên nhãn và bìa; để trống thì lấy publicUrl của hệ thống đầu tiên, không có thì mã QR ghi mã hồ sơ',
    en: 'Address of the console in the QR codes on labels and covers; empty means publicUrl of the first host, without one the code of the record',
  },
  {
    path: 'forms.inventoryColumns',
    kind: 'string',
    default: 'state',
    vi: 'Cột của mục lục hồ sơ: state, party, hoặc tên các cột cách nhau bằng dấu phẩy',
    en: 'Columns of an inventory: state, party, or names of columns parted by commas',
  },
  {
    path: 'forms.templates',
    kind: 'string',
    default: null,
    vi: 'Thư mục mẫu in của cơ quan (MẪU.docx, MẪU.columns.json); để trống là templates trong data.folder',
    en: 'Folder of the office’s own templates (FORM.docx, FORM.columns.json); empty means templates in data.folder',
  },
  {
    path: 'limits.fileBytes',
    kind: 'integer',
    minimum: MIB,
    maximum: 4 * 1024 * MIB,
    default: 4 * 1024 * MIB,
    vi: 'Tệp quét lớn nhất (byte)',
    en: 'Largest scan file (bytes)',
  },
  {
    path: 'limits.pages',
    kind: 'integer',
    minimum: 1,
    maximum: 100_000,
    default: 10_000,
    vi: 'Số trang lớn nhất của một tệp',
    en: 'Most pages of one file',
  },
  {
    path: 'limits.pagePixels',
    kind: 'integer',
    minimum: 1_000_000,
    maximum: 1_000_000_000,
    default: 150_000_000,
    vi: 'Số điểm ảnh lớn nhất của một trang',
    en: 'Most pixels of one page',
  },
  {
    path: 'log.level',
    kind: 'choice',
    choices: ['error', 'warn', 'info', 'debug'],
    default: 'warn',
    vi: 'Mức nhật ký',
    en: 'Log level',
  },
] as const satisfies readonly OptionRow[];

/** `http.maxUploadBytes` → `VANKHO_HTTP_MAX_UPLOAD_BYTES`. */
export function environmentName(path: string): string {
  return `VANKHO_${path
    .replace(/[A-Z]/g, (letter) => `_${letter}`)
    .replaceAll('.', '_')
    .toUpperCase()}`;
}
