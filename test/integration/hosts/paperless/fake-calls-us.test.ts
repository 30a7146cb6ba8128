import { expect } from 'chai';
import { isRecord } from '../../../support/fake-paperless/answer.ts';
import { FakePaperless } from '../../../support/fake-paperless/index.ts';
import { readRecorded } from '../../../support/fake-paperless/recorded.ts';
import { fillActions, fillTriggers } from '../../../support/fake-paperless/workflow-parts.ts';
import { Listener, type Taken } from '../../../support/paperless/listener.ts';

const PARAMS = { document_id: '{{doc_id}}', event: 'updated', title: '{{doc_title}}' };
const TITLE = 'Tiêu đề "trích dẫn" & dấu\\gạch';

describe('fake-paperless calls us as 3.0.5 does', () => {
  let fake: FakePaperless;
  let listener: Listener;

  beforeEach(async () => {
    listener = await new Listener().open();
    fake = await new FakePaperless().start();
  });

  afterEach(async () => {
    await fake.stop();
    await listener.close();
  });

  const addWorkflow = (trigger: object, ...actions: readonly object[]): void => {
    const { state } = fake;
    const id = state.nextId('workflow');
    const parts = { triggers: fillTriggers(state, [trigger], []), actions: fillActions(state, actions, []) };
    state.workflows.set(id, { id, name: `workflow ${String(id)}`, order: id, enabled: true, ...parts });
  };
  const webhook = (settings: object = {}): object => ({
    type: 4,
    webhook: {
      url: `${listener.url}/hook`,
      as_json: true,
      params: PARAMS,
      headers: { Authorization: 'Bearer s' },
      ...settings,
    },
  });
  const addDocument = async (): Promise<number> => {
    fake.state.setNext('document', 29);
    return (await fake.add('Công văn số 05.pdf', Buffer.from('%PDF-1.4'), { owner: 2, title: TITLE })).id;
  };
  const updateAndTake = async (): Promise<Taken> => {
    fake.admin.edit(29, {});
    await fake.idle();
    const taken = listener.taken.at(-1);
    if (!taken) throw new Error('Nothing came');
    return taken;
  };

  const VARIANTS: Readonly<Record<string, object>> = {
    form: { as_json: false },
    raw_as_json: { use_params: false, body: '{"id": {{doc_id}}}' },
    bad_placeholder_drops_later_params: { params: { a: '{{doc_id}}', b: '{{khong_co}}', c: '{{doc_title}}' } },
    number_param_drops_all: { params: { n: 5, document_id: '{{doc_id}}' } },
  };
  for (const [name, settings] of Object.entries(VARIANTS)) {
    it(`webhooks/${name}`, async () => {
      const { request } = await readRecorded(`webhooks/${name}`);
      addWorkflow({ type: 3 }, webhook(settings));
      await addDocument();

      const { body, headers } = await updateAndTake();

      const { raw_body: raw } = request as unknown as { raw_body: string | null }; // as: our own fixture
      expect(body).to.equal(raw ?? request.body);
      expect(headers['content-type']).to.equal(request.headers['Content-Type']);
    });
  }

  it('webhooks/added_json: every value is a string, and the address of the document is worth nothing', async () => {
    const { request } = await readRecorded('webhooks/added_json');
    addWorkflow({ type: 2 }, webhook({ params: { ...PARAMS, doc_url: '{{doc_url}}', type: '{{document_type}}' } }));
    await addDocument();
    await fake.idle();

    const body = JSON.parse(listener.taken[0]?.body ?? '') as Record<string, unknown>;

    expect(Object.values(body).every((value) => typeof value === 'string')).to.equal(true);
    expect(body).to.deep.include({ document_id: '29', type: '', doc_url: 'None/documents/29/' });
    expect(isRecord(request.body) && request.body['type']).to.equal('');
  });

  it('webhooks/file_and_json_drops_json: the values are lost beside a file', async () => {
    addWorkflow({ type: 3 }, webhook({ include_document: true }));
    await addDocument();

    const { body, headers } = await updateAndTake();

    expect(headers['content-type']).to.match(/^multipart\/form-data/);
    expect(body).to.not.contain('document_id');
  });

  for (const status of [302, 404, 500]) {
    it(`webhooks/answer_${String(status)}: four deliveries, then it is lost`, async () => {
      addWorkflow({ type: 3 }, webhook());
      await addDocument();
      listener.reply = (_, res) => res.writeHead(status, { location: `${listener.url}/elsewhere` }).end();

      fake.admin.edit(29, {});
      await fake.idle();

      expect(listener.taken.map(({ path }) => path)).to.deep.equal(['/hook', '/hook', '/hook', '/hook']);
    });
  }

  it('gives up after the time-out and after a refused connection, and never tries again', async () => {
    fake.settings.webhookTimeoutMs = 30;
    addWorkflow({ type: 3 }, webhook(), webhook({ url: 'http://127.0.0.1:1/hook' }));
    await addDocument();
    listener.reply = () => undefined;

    fake.admin.edit(29, {});
    await fake.idle();

    expect(listener.taken).to.have.lengthOf(1);
    expect(fake.hooks.sent.map(({ tries }) => tries)).to.deep.equal([[0], [0]]);
  });

  it('loses, repeats and delays webhooks as a test wants it', async () => {
    addWorkflow({ type: 3 }, webhook());
    await addDocument();
    fake.hooks.weather.drop = (number) => number === 1;
    fake.hooks.weather.copies = (number) => (number === 2 ? 2 : 1);

    for (let edit = 0; edit < 3; edit += 1) fake.admin.edit(29, {});
    await fake.idle();

    expect(listener.taken).to.have.lengthOf(3);
  });

  it('tells of a document before anybody can read it', async () => {
    addWorkflow({ type: 2 }, webhook());
    const statuses: number[] = [];
    const read = async (): Promise<number> => {
      const headers = { authorization: `Token ${fake.admin.token}` };
      return (await fetch(`${fake.url}/api/documents/29/`, { headers })).status;
    };
    const asked = new Promise<void>((resolve) => {
      listener.reply = (_, res) => {
        res.writeHead(202).end();
        void read()
          .then((status) => statuses.push(status))
          .then(() => {
            resolve();
          });
      };
    });
    fake.settings.beforeCommit = () => asked;

    await addDocument();

    expect(statuses).to.deep.equal([404]);
    expect(await read()).to.equal(200);
  });

  describe('as an OCR engine', () => {
    const POLL = { 'content-type': 'application/json' };
    const succeeded = JSON.stringify({ status: 'succeeded', analyzeResult: { content: 'CHỮ\n' } });
    let pdf: Buffer | undefined;
    let state = succeeded;

    beforeEach(() => {
      pdf = Buffer.from('%PDF-1.7 searchable');
      state = succeeded;
      fake.settings.remoteOcr = { endpoint: listener.url, key: 'k' };
      listener.reply = ({ method, path }, res) => {
        const location = `${listener.url}/documentintelligence/documentModels/prebuilt-read/analyzeResults/r1?api-version=2024-11-30`;
        if (method === 'POST') res.writeHead(202, { 'operation-location': location }).end();
        else if (path.includes('/pdf?')) res.writeHead(pdf ? 200 : 404).end(pdf);
        else res.writeHead(200, POLL).end(state);
      };
    });

    it('ocr_azure/image_succeeded: the same requests, text and archive are stored, the original is untouched', async () => {
      const { exchanges } = (await readRecorded('ocr_azure/image_succeeded')) as unknown as {
        exchanges: readonly { request: Taken }[];
      };

      const document = await fake.add('a.jpg', Buffer.from('jpeg'));

      const shape = ({ method, path }: Taken): string => `${method} ${path.replace(/[0-9a-f-]{36}/, 'r1')}`;
      expect(listener.taken.map(shape)).to.deep.equal(exchanges.map(({ request }) => shape(request)));
      expect(JSON.parse(listener.taken[0]?.body ?? '')).to.deep.equal({
        base64Source: Buffer.from('jpeg').toString('base64'),
      });
      expect(listener.taken.map(({ headers }) => headers['ocp-apim-subscription-key'])).to.deep.equal(['k', 'k', 'k']);
      expect(document.versions[0]?.content).to.equal('CHỮ\n');
      expect(document.versions[0]?.archive).to.deep.equal(pdf);
      expect(document.versions[0]?.original.toString()).to.equal('jpeg');
    });

    it('ocr_azure/failed: empty text, and the task is a success', async () => {
      state = JSON.stringify({ status: 'failed', error: { code: 'InternalServerError', message: '' } });

      const document = await fake.add('a.jpg', Buffer.from('jpeg'));

      expect(document.versions[0]).to.include({ content: '', archive: null });
    });

    it('ocr_azure/pdf_404: empty text and an archive of no bytes', async () => {
      pdf = undefined;

      const document = await fake.add('a.jpg', Buffer.from('jpeg'));

      expect(document.versions[0]?.content).to.equal('');
      expect(document.versions[0]?.archive).to.have.lengthOf(0);
    });

    it('overwrites good text with nothing when it is asked again and we fail; nobody is told', async () => {
      const document = await fake.add('a.jpg', Buffer.from('jpeg'));
      const { modified } = document;
      addWorkflow({ type: 3 }, webhook());
      state = JSON.stringify({ status: 'failed' });

      fake.reprocess(document.id);
      await fake.idle();

      expect(document.versions[0]?.content).to.equal('');
      expect(document.modified).to.equal(modified);
      expect(listener.taken.filter(({ path }) => path === '/hook')).to.deep.equal([]);
    });
  });
});
