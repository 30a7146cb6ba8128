import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { AppendixReview } from '../../../src/domain/retention/appendix/appendix-review.ts';
import type { RetentionSchedule } from '../../../src/domain/retention/retention-schedule.ts';
import type { Role } from '../../../src/ports/store/accounts.ts';
import { drawDocx } from '../../support/appendix/draw-docx.ts';
import { drawHtml } from '../../support/appendix/draw-html.ts';
import { layOut, type DrawnRow } from '../../support/appendix/lay-out.ts';
import { shippedSchedule } from '../../support/appendix/shipped.ts';
import { toldByTable } from '../../support/appendix/told-by-table.ts';
import { createArchiveApp } from '../../support/http/archive-app.ts';
import { as, expectDescribed, type TestApp } from '../../support/http/client.ts';
import { createOfficeFiles } from '../../support/http/office-files.ts';
import { pglite } from '../../support/store/engines.ts';
import { makeTempDir, removeTempDir } from '../../support/temp-dir.ts';

const KIB = 1024;
const NAME = 'phụ lục.html';
const HEAD = { id: 'tt-thu', title: 'Bảng thử', issuer: 'Bộ Nội vụ' };
/** The second row has no period: a person must say what it is. */
const DOUBTFUL: readonly DrawnRow[] = [
  { kind: 'heading', no: 'STT', title: 'Tên nhóm hồ sơ, tài liệu', period: 'Thời hạn bảo quản' },
  { kind: 'group', no: '', title: '1. Tài liệu tổng hợp', period: '' },
  { kind: 'line', no: '1', title: 'Hồ sơ hội nghị tổng kết năm', period: 'Vĩnh viễn' },
  { kind: 'line', no: '2', title: 'Giấy mời, lịch công tác', period: '' },
  { kind: 'line', no: '3', title: 'Công văn trao đổi', period: '10 năm' },
];

interface Reviewed {
  readonly review: AppendixReview;
  readonly unresolved: readonly number[];
  readonly findings: readonly (readonly string[])[];
}

describe('http: official appendices', function () {
  this.timeout(60_000);
  let folder: string;
  let app: TestApp;

  before(async () => {
    folder = await makeTempDir();
  });
  after(() => removeTempDir(folder));
  beforeEach(async () => {
    app = await createArchiveApp(await pglite.sharedStore(), { office: createOfficeFiles(folder) });
  });

  async function stage(content: Buffer | string): Promise<string> {
    const sent = as(app, 'archivist', 'post /staged-files').type('application/octet-stream');
    const response = await sent.send(Buffer.from(content));
    expectDescribed(response, 'stageFile');
    expect(response.status, response.text).to.equal(201);
    return (response.body as { sha256: string }).sha256;
  }
  async function call(role: Role, [operation, request]: readonly [string, string], body?: object) {
    const response = await as(app, role, request).send(body);
    expectDescribed(response, operation);
    return { status: response.status, body: response.body as Record<string, unknown> };
  }
  const REVIEW = ['reviewAppendix', 'post /retention/appendix-reviews'] as const;
  const ACCEPT = ['acceptAppendix', 'post /retention/appendix-schedules'] as const;
  async function reviewed(sha256: string, name = NAME): Promise<Reviewed> {
    const { status, body } = await call('archivist', REVIEW, { sha256, name });
    expect(status).to.equal(200);
    return body as unknown as Reviewed;
  }
  async function scheduleOf(id: string): Promise<RetentionSchedule> {
    const { body } = await call('reader', ['readSchedule', `get /retention/schedules/${id}/versions/1`]);
    return body['schedule'] as RetentionSchedule;
  }

  it('says of each row what it was taken for and, in words, what is open', async () => {
    const found = await reviewed(await stage(drawHtml(DOUBTFUL)));

    const at = found.review.rows.findIndex(({ title }) => title.startsWith('Giấy mời'));
    expect(found.unresolved).to.deep.equal([found.review.rows[at]?.row]);
    expect(found.findings).to.have.length(found.review.rows.length);
    expect(found.findings[at]?.join()).to.match(/^Thiếu thời hạn/);
  });

  it('takes no appendix in while a row is open, and takes the corrected one in as a draft', async () => {
    const sha256 = await stage(drawHtml(DOUBTFUL));
    const { review, unresolved } = await reviewed(sha256);

    const early = await call('archivist', ACCEPT, { sha256, name: NAME, head: HEAD, draft: true });
    const rows = review.rows.map((row) =>
      row.title.startsWith('Giấy mời') ? { ...row, text: '1 năm', checked: true as const } : row,
    );
    const corrected = await stage(JSON.stringify({ ...review, rows }));
    const order = { sha256, name: NAME, review: corrected };
    const again = await call('archivist', REVIEW, order);
    const taken = await call('archivist', ACCEPT, { ...order, head: HEAD, draft: true });

    expect([early.status, early.body['code']]).to.deep.equal([422, 'schedule-refused']);
    const errors = early.body['errors'] as readonly { field: string }[];
    expect(errors.map(({ field }) => Number(field))).to.deep.equal(unresolved);
    expect(again.body['unresolved']).to.deep.equal([]);
    expect(taken.status).to.equal(201);
    expect(taken.body).to.nested.include({ 'version.state': 'draft', 'version.importedBy': 'archivist-1' });
    const texts = (await scheduleOf('tt-thu')).groups.flatMap(({ items }) => items.map(({ text }) => text));
    expect(texts).to.deep.equal(['Vĩnh viễn', '1 năm', '10 năm']);
  });

  it('lists versions with their source and how complete they are', async () => {
    const sha256 = await stage(drawHtml(DOUBTFUL.toSpliced(3, 1)));
    await call('archivist', ACCEPT, { sha256, name: NAME, head: HEAD, draft: true });

    const { body } = await call('reader', ['listSchedules', 'get /retention/schedules']);

    const [version] = body['items'] as readonly Record<string, unknown>[];
    expect(version).to.include({ issuer: 'Bộ Nội vụ', authority: 'prescribed', effectiveFrom: null });
    expect(version).to.nested.include({ 'coverage.extent': 'partial' });
    expect(version?.['sources']).to.deep.equal([`Tệp ${NAME}, SHA-256 ${sha256}`]);
  });

  it('reads a whole circular and takes it in: the schedule of the file, more than 64 KiB', async () => {
    const shipped = shippedSchedule('tt-09-2011-bnv');
    const path = join(folder, 'tt-09.docx');
    await drawDocx(path, layOut(shipped));
    const { groups, ...head } = shipped;
    const sha256 = await stage(await readFile(path));

    const taken = await call('archivist', ACCEPT, { sha256, name: 'tt-09.docx', head });

    expect(groups).to.have.length(24);
    expect(taken.status, JSON.stringify(taken.body)).to.equal(201);
    expect(taken.body).to.nested.include({ 'version.state': 'proposed' });
    expect(toldByTable(await scheduleOf(shipped.id))).to.deep.equal(toldByTable(shipped));
  });

  it('takes a whole schedule in as JSON and examines it: more than 64 KiB', async () => {
    const schedule = shippedSchedule('tt-09-2011-bnv');
    // As it lies in its file.
    const text = JSON.stringify({ schedule }, null, 2);
    expect(Buffer.byteLength(text)).to.be.above(64 * KIB);

    const send = (request: string) => as(app, 'archivist', request).type('json').send(text);
    const examined = await send('post /retention/examinations');
    const taken = await send('post /retention/schedules');

    expect([examined.status, taken.status]).to.deep.equal([200, 201]);
    expect(await scheduleOf(schedule.id)).to.deep.equal(schedule);
  });

  it('refuses a review of another file, a file without a table, and everybody but custodians', async () => {
    const sha256 = await stage(drawHtml(DOUBTFUL));
    const { review } = await reviewed(sha256);
    const other = await stage(drawHtml(DOUBTFUL.slice(0, 3)));
    const own = await stage(JSON.stringify(review));
    const bare = await stage('<html><body><p>Kính gửi các cơ quan</p></body></html>');
    const broken = await stage('{"file":');

    const refusals = [
      await call('archivist', REVIEW, { sha256: other, name: NAME, review: own }),
      await call('archivist', REVIEW, { sha256: bare, name: NAME }),
      await call('archivist', REVIEW, { sha256, name: NAME, review: broken }),
      await call('archivist', REVIEW, { sha256: 'a'.repeat(64), name: NAME }),
      await call('operator', REVIEW, { sha256, name: NAME }),
      await call('checker', ACCEPT, { sha256, name: NAME, head: HEAD }),
    ];

    expect(refusals.map(({ status }) => status)).to.deep.equal([422, 422, 422, 404, 403, 403]);
    expect(JSON.stringify(refusals[0]?.body)).to.contain(NAME);
  });
});
