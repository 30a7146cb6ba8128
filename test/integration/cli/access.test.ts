import { expect } from 'chai';
import { accessCommand } from '../../../src/cli/commands/access.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { message } from '../../../src/infra/messages/message.ts';
import type { PortError } from '../../../src/ports/errors.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aDocument, aDossier, dossierId, seedFonds } from '../../support/archive/dossiers.ts';
import { rejection } from '../../support/rejection.ts';
import { pglite } from '../../support/store/engines.ts';

describe('cli: vankho access', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let out: string[];
  let err: string[];

  beforeEach(async () => {
    store = await pglite.sharedStore();
    [out, err] = [[], []];
    await seedFonds(store);
    const secret = { title: 'Kế hoạch tuần tra', secrecy: 'Mật' as const };
    await store.dossiers.insert([aDossier(1, { description: secret }), aDossier(2)]);
    await store.dossiers.insertDocuments([aDocument(1, 1, { secrecy: 'Mật', issuedOn: '2015-06-30' })]);
  });

  function run(args: readonly string[], flags: Readonly<Record<string, string | boolean>> = {}): Promise<number> {
    const context = {
      config: loadConfig({ environment: {} }),
      ...{ language: 'vi', json: flags['json'] === true, signal: new AbortController().signal },
      output: {
        ...{ out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) },
        ...{ progress: () => undefined, columns: 200 },
      },
      // The store is shared between tests: the command must not end it.
      openers: { openStore: () => Promise.resolve({ ...store, close: () => Promise.resolve() }) },
      text: (key: string, details?: Readonly<Record<string, string | number>>) => message(key, details, 'vi'),
    } as unknown as CliContext; // the command opens nothing else
    return accessCommand.run(context, { args, flags });
  }

  it('lists secrets and candidates, and says that it decides nothing', async () => {
    await run(['list-secret'], { on: '2025-01-01' });
    expect(out.join('\n').split('\n')).to.have.length(4);
    expect(out.join('\n')).to.match(/Mật +30\/06\/2025 +đang trong thời hạn +văn bản có độ mật cao nhất/);
    expect(err.join('\n')).to.contain('lập riêng khi giao nộp').and.not.contain('117/2025');

    await run(['declassify-due'], { on: '2026-11-01', fonds: 'P01' });
    expect(err.join('\n')).to.contain('Văn Khố không giải mật').and.contain('117/2025');
    expect(out.join('\n')).to.contain('đã hết thời hạn bảo vệ');
  });

  it('restricts, proposes, and lists what is restricted', async () => {
    await run(['restrict', dossierId(2)], { groups: '5, 6' });
    await run(['list-restricted']);
    expect(out.join('\n')).to.match(/2 +5, 6 +Hồ sơ hội nghị số 2/);
    expect(err.join('\n')).to.contain('2 hồ sơ đang trong quá trình xử lý');
    await run(['show', dossierId(2)], { json: true });
    expect(JSON.parse(out.at(-1) ?? '')).to.deep.include({ inForce: ['5', '6', '8'], candidate: null });
  });

  it('shows what is known of a dossier in words', async () => {
    await run(['extend', dossierId(1)], { number: '1/QĐ', date: '01/04/2025', body: 'Công an tỉnh Mẫu', years: '5' });
    await run(['restrict', dossierId(1)], { groups: '5' });
    await run(['show', dossierId(1)], { on: '2025-06-01' });
    const lines = (out.at(-1) ?? '').split('\n').map((line) => line.replace(/ {2,}/g, ': '));

    expect(lines.slice(0, 3)).to.deep.equal([
      'Hồ sơ: Kế hoạch tuần tra (số tạm 1)',
      'Chế độ sử dụng: Công khai',
      `Nhóm hạn chế: ${lines[2]?.split(': ')[1] ?? ''}`,
    ]);
    expect(lines[2]).to.match(/5\. .+; 8\. /);
    expect(lines).to.include('Độ mật: Mật');
    expect(lines).to.include('Thời hạn bảo vệ: đến 30/06/2030, đang trong thời hạn');
    expect(lines).to.include('Gia hạn: 5 năm, theo 1/QĐ ngày 01/04/2025 của Công an tỉnh Mẫu');
    await run(['show', dossierId(2)]);
    expect(out.at(-1))
      .to.match(/Độ mật +không mang dấu mật/)
      .and.not.to.match(/[a-z]+[A-Z]|null|\{/);
  });

  it('records extensions and decisions, and placeholders for what was taken out', async () => {
    const decision = { number: '1/QĐ', date: '2025-04-01', body: 'Công an tỉnh Mẫu' };
    await run(['extend', dossierId(1)], { ...decision, years: '5' });
    await run(['state-secrecy', dossierId(1)], { setOn: '2014', setBy: 'Bộ Mẫu' });
    const document = aDocument(1, 1).id;
    await run(['declassify', dossierId(1)], { ...decision, document, open: 'conditional' });
    await run(['declassify', dossierId(1)], { mistake: 'Đóng dấu nhầm hồ sơ', open: 'public' });
    await run(['withhold', dossierId(2)], { sheets: '4-6', level: 'Tối mật' });

    const [first, second] = await store.dossiers.findMany([dossierId(1), dossierId(2)]);
    expect([first?.revision, first?.description.secrecy, second?.revision]).to.deep.equal([5, undefined, 2]);
    const placeholder = { accessConditions: 'Mật', secrecy: 'Tối mật', sheetNumber: 4, sheetCount: 3 };
    expect((await store.dossiers.documents(dossierId(2)))[0]?.entry).to.deep.equal(placeholder);
    const { items } = await store.ledger.list({ subject: dossierId(1) }, { limit: 9 });
    expect(items.map(({ action }) => action)).to.deep.equal([
      ...['dossier.secrecy-lifted', 'dossier.secrecy-lifted', 'dossier.secrecy-stated', 'dossier.secrecy-extended'],
    ]);
  });

  it('refuses what it does not know', async () => {
    const codes = [
      await rejection(run(['burn'])),
      await rejection(run(['restrict', dossierId(2)], { groups: '8' })),
      await rejection(run(['restrict'], { groups: '5' })),
      await rejection(run(['withhold', dossierId(2)], { sheets: 'bốn' })),
      await rejection(run(['withhold', dossierId(2)], { sheets: '4', level: 'Kín' })),
      await rejection(run(['declassify', dossierId(1)], { open: 'public' })),
      await rejection(run(['list-secret'], { on: 'mai' })),
      await rejection(run(['list-secret'], { fonds: 'P99' })),
      await rejection(run(['show', 'X'])),
    ].map((error) => (error as PortError).code);
    expect(codes).to.deep.equal([...Array<string>(8).fill('invalid-request'), 'not-found']);
  });
});
