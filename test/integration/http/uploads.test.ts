import { request as httpRequest } from 'node:http';
import { expect } from 'chai';
import { as, createTestApp, expectDescribed, type TestApp } from '../../support/http/client.ts';
import { listening, type Listening } from '../../support/http/listening.ts';

const LIMIT = 100_000;

describe('http: uploads', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await createTestApp({ maxUploadBytes: LIMIT });
  });
  const pdf = Buffer.from('%PDF-1.7\n' + 'x'.repeat(5000));
  const name = encodeURIComponent('Quyết định “$(rm -rf)”.pdf');

  it('takes a raw body under the name given, in NFC', async () => {
    const nfd = encodeURIComponent('Quyết định.pdf'.normalize('NFD'));

    const response = await as(app, 'operator', `post /hosts/inbox/uploads?name=${nfd}`)
      .set('Content-Type', 'application/pdf')
      .send(pdf);

    expectDescribed(response, 'uploadScan');
    expect(response.status).to.equal(202);
    expect(app.service.uploads).to.deep.equal([
      { hostId: 'inbox', name: 'Quyết định.pdf', bytes: pdf, actor: 'operator-1' },
    ]);
  });

  it('names the files that hold the same content', async () => {
    app.service.sameAs = [{ scanFileId: '1'.repeat(32), name: 'hộp 1/văn bản.pdf', state: 'done' }];

    const response = await as(app, 'operator', 'post /hosts/inbox/uploads?name=a.pdf')
      .set('Content-Type', 'application/pdf')
      .send(pdf);

    expectDescribed(response, 'uploadScan');
    expect(response.body)
      .to.have.nested.property('uploads[0].sha256')
      .that.matches(/^[0-9a-f]{64}$/);
    expect(response.body).to.have.deep.nested.property('uploads[0].sameAs', app.service.sameAs);
  });

  it('takes parts of a form, each whole, with names in UTF-8', async () => {
    const response = await as(app, 'operator', 'post /hosts/inbox/uploads')
      .attach('file', pdf, 'Tờ trình số 1.pdf')
      .attach('file', Buffer.alloc(0), 'rỗng.pdf')
      .attach('file', Buffer.from('II*'), { filename: 'C:\\quét\\ảnh.tif' });

    expectDescribed(response, 'uploadScan');
    expect(response.status, response.text).to.equal(202);
    expect(app.service.uploads.map((upload) => [upload.name, upload.bytes.length])).to.deep.equal([
      ['Tờ trình số 1.pdf', pdf.length],
      ['rỗng.pdf', 0],
      ['ảnh.tif', 3],
    ]);
  });

  it('says which parts are stored when another one fails', async () => {
    const upload = () => as(app, 'operator', 'post /hosts/inbox/uploads').attach('file', pdf, 'một.pdf');
    const third = Buffer.from('%PDF-1.7 ba');
    const bad: readonly (readonly [status: number, request: () => ReturnType<typeof upload>])[] = [
      [
        413,
        () =>
          upload()
            .attach('file', Buffer.alloc(LIMIT + 1), 'to.pdf')
            .attach('file', third, 'ba.pdf'),
      ],
      [400, () => upload().field('__proto__', 'x')],
      [400, () => upload().attach('file', pdf, 'a\u202efdp.exe').attach('file', third, 'ba.pdf')],
    ];

    for (const [status, request] of bad) {
      app.service.uploads.length = 0;
      const response = await request();

      expectDescribed(response, 'uploadScan');
      expect(response.status).to.equal(status);
      const { stored } = response.body as { stored: readonly { name: string; hostId: string; bytes: number }[] };
      expect(stored[0]).to.deep.include({ hostId: 'inbox', name: 'một.pdf', bytes: pdf.length });
      // Which of those behind the bad one came through hangs on time; the answer says which.
      expect(stored.map(({ name: file }) => file)).to.deep.equal(app.service.uploads.map((one) => one.name));
    }
  });

  it('names nothing as stored where nothing is', async () => {
    const response = await as(app, 'operator', 'post /hosts/inbox/uploads').attach(
      'file',
      Buffer.alloc(LIMIT + 1),
      'a',
    );

    expect(response.body).not.to.have.property('stored');
  });

  it('passes shell metacharacters on as a name and nothing else', async () => {
    await as(app, 'operator', `post /hosts/inbox/uploads?name=${name}`)
      .set('Content-Type', 'application/pdf')
      .send(pdf);

    expect(app.service.uploads[0]?.name).to.equal('Quyết định “$(rm -rf)”.pdf');
  });

  for (const bad of ['', '..', 'a/b.pdf', '..\\b.pdf', 'a\u0000.pdf', 'a\n.pdf', 'a\u202efdp.exe', 'ấ'.repeat(90)])
    it(`refuses the name ${JSON.stringify(bad.slice(0, 12))}`, async () => {
      const raw = await as(app, 'operator', `post /hosts/inbox/uploads?name=${encodeURIComponent(bad)}`)
        .set('Content-Type', 'application/pdf')
        .send(pdf);

      expectDescribed(raw, 'uploadScan');
      expect(raw.status).to.equal(400);
      expect(raw.body).to.have.nested.property('errors[0].field', 'name');
      expect(app.service.uploads).to.deep.equal([]);
    });

  it('needs a name for a raw body and takes none with a form', async () => {
    const raw = await as(app, 'operator', 'post /hosts/inbox/uploads').set('Content-Type', 'application/pdf').send(pdf);
    const form = await as(app, 'operator', 'post /hosts/inbox/uploads?name=a.pdf').attach('file', pdf, 'b.pdf');

    for (const response of [raw, form])
      expect([response.status, (response.body as { errors: { field: string }[] }).errors[0]?.field]).to.deep.equal([
        400,
        'name',
      ]);
  });

  it('refuses other parts, other fields and an empty form', async () => {
    const field = await as(app, 'operator', 'post /hosts/inbox/uploads')
      .field('__proto__', 'x')
      .attach('file', pdf, 'a.pdf');
    const part = await as(app, 'operator', 'post /hosts/inbox/uploads').attach('image', pdf, 'a.pdf');
    const empty = await as(app, 'operator', 'post /hosts/inbox/uploads')
      .set('Content-Type', 'multipart/form-data; boundary=x')
      .send('--x--\r\n');

    for (const response of [field, part, empty]) {
      expectDescribed(response, 'uploadScan');
      expect(response.status, response.text).to.equal(400);
    }
    expect(part.body).to.have.nested.property('errors[0].field', 'image');
  });

  it('refuses types that are no scan, and compressed bodies', async () => {
    const html = await as(app, 'operator', 'post /hosts/inbox/uploads?name=a')
      .set('Content-Type', 'text/html')
      .send('<p>');
    const gzip = await as(app, 'operator', 'post /hosts/inbox/uploads?name=a')
      .set('Content-Type', 'application/pdf')
      .set('Content-Encoding', 'gzip')
      .send(pdf);

    for (const response of [html, gzip]) {
      expectDescribed(response, 'uploadScan');
      expect(response.body).to.deep.include({ status: 415, code: 'media-type-unknown' });
    }
  });

  it('takes what is exactly at the limit', async () => {
    const raw = await as(app, 'operator', 'post /hosts/inbox/uploads?name=a.pdf')
      .set('Content-Type', 'application/pdf')
      .send(Buffer.alloc(LIMIT));
    const form = await as(app, 'operator', 'post /hosts/inbox/uploads').attach('file', Buffer.alloc(LIMIT), 'b.pdf');

    expect([raw.status, form.status]).to.deep.equal([202, 202]);
  });

  it('answers 413 above the limit, whichever way it comes, and keeps nothing', async () => {
    const large = Buffer.alloc(LIMIT + 1);
    const sized = await as(app, 'operator', 'post /hosts/inbox/uploads?name=a.pdf')
      .set('Content-Type', 'application/pdf')
      .send(large);
    const chunkedRequest = as(app, 'operator', 'post /hosts/inbox/uploads?name=b.pdf')
      .set('Content-Type', 'application/pdf')
      .set('Transfer-Encoding', 'chunked');
    chunkedRequest.write(large.toString('latin1'));
    const chunked = await chunkedRequest;
    const form = await as(app, 'operator', 'post /hosts/inbox/uploads').attach('file', large, 'c.pdf');

    for (const response of [sized, chunked, form]) {
      expectDescribed(response, 'uploadScan');
      expect(response.body).to.deep.include({ status: 413, code: 'body-too-large' });
    }
    expect(app.service.uploads).to.deep.equal([]);
  });

  it('answers 404 for a host that is none', async () => {
    const response = await as(app, 'operator', 'post /hosts/other/uploads?name=a.pdf')
      .set('Content-Type', 'application/pdf')
      .send(pdf);

    expectDescribed(response, 'uploadScan');
    expect(response.status).to.equal(404);
  });

  describe('on a line that breaks off', () => {
    let server: Listening;
    beforeEach(async () => {
      server = await listening(app.app);
    });
    afterEach(async () => {
      await server.close();
    });

    for (const [what, path, headers, part] of [
      ['a raw body', '?name=a.pdf', { 'Content-Type': 'application/pdf', 'Content-Length': '90000' }, '%PDF'],
      [
        'a form',
        '',
        { 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': '90000' },
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF',
      ],
    ] as const)
      it(`fails ${what} to whoever writes it away`, async () => {
        const url = `${server.url}/api/v1/hosts/inbox/uploads${path}`;
        const client = httpRequest(url, {
          method: 'POST',
          headers: { ...headers, Authorization: `Bearer ${app.tokens.operator}` },
        });
        client.on('error', () => undefined); // it is cut on purpose
        client.write(part);
        await until(() => app.service.log.length >= 0 && client.socket?.bytesWritten !== 0);
        await new Promise((resolve) => setTimeout(resolve, 100));
        client.destroy();

        await until(() => app.service.brokenUploads.length > 0);
        expect(app.service.uploads).to.deep.equal([]);
      });

    it('takes a form that ends before its boundary for broken', async () => {
      const response = await as(app, 'operator', 'post /hosts/inbox/uploads')
        .set('Content-Type', 'multipart/form-data; boundary=x')
        .send('--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF');

      expectDescribed(response, 'uploadScan');
      expect(response.status).to.equal(400);
      expect(app.service.uploads).to.deep.equal([]);
    });
  });
});

async function until(condition: () => boolean): Promise<void> {
  for (let round = 0; round < 500; round += 1) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It did not come to be');
}
