import { expect } from 'chai';
import type { CommandDefinition } from '../../../src/cli/command.ts';
import { boxCommand } from '../../../src/cli/commands/box.ts';
import { placeCommand } from '../../../src/cli/commands/place.ts';
import { receiptCommand } from '../../../src/cli/commands/receipt.ts';
import type { CliContext } from '../../../src/cli/context.ts';
import { loadConfig } from '../../../src/config/load-config.ts';
import { hasMessage, message } from '../../../src/infra/messages/message.ts';
import { RequestError } from '../../../src/ports/errors.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { aDossier, FONDS_ID, seedFonds } from '../../support/archive/dossiers.ts';
import { rejection } from '../../support/rejection.ts';
import { pglite } from '../../support/store/engines.ts';

type Flags = Readonly<Record<string, string | boolean>>;

const MINUTES = {
  ...{ number: '01/BBGN', date: '05/01/2026', metres: '0,45', fonds: 'P01', condition: 'loose', start: '1992' },
  giver: 'Văn phòng UBND tỉnh Mẫu; Người Giao; Chánh Văn phòng',
  receiver: 'Lưu trữ lịch sử tỉnh Mẫu; Người Nhận',
};

describe('cli: vankho receipt, vankho place, vankho box', function () {
  this.timeout(60_000);
  let store: OpenStore;
  let lines: string[];

  beforeEach(async () => {
    store = await pglite.sharedStore();
    lines = [];
    await seedFonds(store);
  });

  async function run(command: CommandDefinition, args: readonly string[], flags: Flags = {}): Promise<string> {
    lines = [];
    const say = (line: string) => void lines.push(line);
    const context = {
      config: loadConfig({ environment: {} }),
      ...{ language: 'vi', json: flags['json'] === true, signal: new AbortController().signal },
      output: { out: say, err: say, progress: () => undefined, columns: 140 },
      openers: { openStore: () => Promise.resolve({ ...store, close: () => Promise.resolve() }) },
      text: (key: string, details?: Readonly<Record<string, string | number>>) => {
        expect(hasMessage(key), key).to.equal(true);
        return message(key, details, 'vi');
      },
    } as unknown as CliContext; // the commands open nothing else
    expect(await command.run(context, { args, flags })).to.equal(0);
    return lines.join('\n');
  }
  const receipt = (args: readonly string[], flags?: Flags) => run(receiptCommand, args, flags);
  const place = (args: readonly string[], flags?: Flags) => run(placeCommand, args, flags);
  const box = (args: readonly string[], flags?: Flags) => run(boxCommand, args, flags);
  const stacks = async () => {
    await place(['add', 'Kho 1'], { kind: 'room' });
    await place(['add', 'Giá 2'], { kind: 'shelf', in: 'kho 1', capacity: '7,2' });
  };

  it('takes minutes with everything they say, counts bundles out, and shows them', async () => {
    expect(await receipt(['list'])).to.contain('Chưa có biên bản nào');
    expect(
      await receipt(['create', 'Tài liệu phông Mẫu'], { ...MINUTES, state: 'Có mối mọt', listAttached: true }),
    ).to.match(/^Đã lập biên bản 01\/BBGN, đếm 5 bó\. Id: [0-9a-f]{32}$/);
    expect(await receipt(['list'], { fonds: 'P01' })).to.match(/01\/BBGN +05\/01\/2026 +P01 +0,45 +Tài liệu phông Mẫu/);

    expect((await receipt(['show', '01/BBGN'])).split('\n').filter((line) => !line.startsWith('Id'))).to.deep.equal([
      'Số: 01/BBGN',
      'Ngày giao nhận: 05/01/2026',
      'Tên khối tài liệu: Tài liệu phông Mẫu',
      'Bên giao: Văn phòng UBND tỉnh Mẫu; Người Giao; Chánh Văn phòng',
      'Bên nhận: Lưu trữ lịch sử tỉnh Mẫu; Người Nhận',
      'Số mét giá: 0,45',
      'Thời gian tài liệu: 1992–',
      'Rời lẻ hay đã lập hồ sơ: rời lẻ',
      'Tình trạng: Có mối mọt',
      'Mục lục kèm theo: có',
      'Đã đếm 5 bó: 5 rời lẻ, 0 đã lập hồ sơ sơ bộ.',
    ]);
  });

  it('changes what is said and leaves the rest, and counts further bundles on', async () => {
    await receipt(['create', 'Tài liệu phông Mẫu'], MINUTES);
    expect(await receipt(['change', '01/BBGN'], { metres: '0.5', dossiers: '12' })).to.equal(
      'Đã sửa biên bản 01/BBGN.',
    );
    expect(await receipt(['add-bundles', '01/BBGN'], { bundles: '2', condition: 'roughly-filed' })).to.equal(
      'Đã thêm 2 bó; biên bản có 7 bó.',
    );

    const [kept] = (await store.places.listReceipts({}, { limit: 2 })).items;
    expect([kept?.linearMetres, kept?.record.dossiers, kept?.record.giver.person]).to.deep.equal([
      0.5,
      12,
      'Người Giao',
    ]);
  });

  it('sorts bundles, brings them to a shelf, and tells it in the register', async () => {
    await stacks();
    await receipt(['create', 'Tài liệu phông Mẫu'], { ...MINUTES, bundles: '4' });
    const [node] = await store.fonds.nodes(FONDS_ID);
    const sorted = await receipt(['sort', '01/BBGN'], {
      numbers: '1-2',
      condition: 'roughly-filed',
      node: node?.title ?? '',
    });
    const moved = await receipt(['move', '01/BBGN'], { numbers: '2,4', to: 'Kho 1/Giá 2', reason: 'Chờ chỉnh lý' });

    expect([sorted, moved]).to.deep.equal(['Đã phân 2 bó.', 'Đã chuyển 2 bó đến Kho 1/Giá 2, đã ghi sổ di chuyển.']);
    const shown = await receipt(['bundles', '01/BBGN']);
    expect(shown).to.match(new RegExp(`^2 +đã lập hồ sơ sơ bộ +P01 +[^\\n]*${node?.title ?? '?'} +Kho 1/Giá 2`, 'm'));
    expect(shown).to.match(/^3 +rời lẻ +P01 +– +–/m);
    expect(await place(['show', 'Kho 1/Giá 2'])).to.contain('Đang để ở đây: 0 hộp, 2 bó');
    expect(await place(['movements'])).to.match(/bó [24] +ngoài kho +Kho 1\/Giá 2 +Chờ chỉnh lý +cli:/);
  });

  it('shows rooms with what stands in them, and changes a label', async () => {
    expect(await place(['list'])).to.contain('Chưa có nơi nào');
    await stacks();
    await place(['change', 'Kho 1/Giá 2'], { label: 'Giá 3', note: 'giá di động' });
    expect(await place(['list'])).to.equal('Kho 1 (kho)\n  Giá 3 (giá), sức chứa 7,2 m, giá di động');
  });

  it('boxes dossiers by their numbers, labels and moves the boxes, takes dossiers out again', async () => {
    await stacks();
    const numbered = { state: 'numbered', inventoryNumber: '01', numberFrozen: true } as const;
    await store.dossiers.insert([1, 2, 3].map((number) => aDossier(number, { ...numbered, number })));
    expect(await box(['list'], { fonds: 'P01' })).to.contain('Không có hộp nào');
    expect(await box(['fill', '1'], { fonds: 'P01', dossiers: '1-2' })).to.equal('Đã đưa 2 hồ sơ vào hộp 1.');
    expect(await box(['add'], { fonds: 'P01', numbers: '2-3', inventory: '01', period: '20 năm' })).to.equal(
      'Đã lập 2 hộp.',
    );
    await box(['change', '2'], { fonds: 'P01', first: '40', last: '52', note: 'chưa nhập' });
    const moved = await box(['move'], { fonds: 'P01', numbers: '1-2', to: 'Kho 1/Giá 2', reason: 'Lên giá' });

    expect(moved).to.equal('Đã chuyển 2 hộp đến Kho 1/Giá 2, đã ghi sổ di chuyển.');
    const listed = await box(['list'], { fonds: 'P01' });
    expect(listed)
      .to.match(/^P01 +01 +1 +1–2 +[^\n]*Kho 1\/Giá 2/m)
      .and.to.match(/^P01 +01 +2 +40–52 +20 năm +Kho 1/m);
    expect(await box(['list'], { at: 'Kho 1/Giá 2' })).not.to.match(/^P01 +01 +3 /m);
    expect(await box(['empty'], { fonds: 'P01', dossiers: '2' })).to.equal('Đã lấy 1 hồ sơ ra khỏi hộp.');
    expect((await store.dossiers.list({ boxNumber: 1 }, { limit: 9 })).items.length).to.equal(1);
    expect(await box(['move'], { fonds: 'P01', numbers: '1', to: 'out', reason: 'Đem số hóa' })).to.contain(
      'đến ngoài kho',
    );
  });

  it('refuses what is missing or wrong, each with the option and how it is written', async () => {
    await stacks();
    await receipt(['create', 'Tài liệu phông Mẫu'], MINUTES);
    const without = { ...MINUTES, giver: '' };
    const cases: readonly (readonly [CommandDefinition, readonly string[], Flags, string])[] = [
      [receiptCommand, ['fly'], {}, 'fly'],
      [receiptCommand, ['create'], MINUTES, 'tên khối tài liệu'],
      [receiptCommand, ['create', 'X'], without, '--giver'],
      [receiptCommand, ['create', 'X'], { ...without, giver: 'A; B; C; D' }, '--giver'],
      [receiptCommand, ['create', 'X'], { ...MINUTES, metres: 'nhiều' }, '--metres'],
      [receiptCommand, ['create', 'X'], { ...MINUTES, date: 'mai' }, '--date'],
      [receiptCommand, ['create', 'X'], { ...MINUTES, condition: 'tốt' }, '--condition'],
      [receiptCommand, ['create', 'X'], { ...MINUTES, fonds: 'không có' }, '--fonds'],
      [receiptCommand, ['change', '01/BBGN'], {}, 'change'],
      [receiptCommand, ['add-bundles', '01/BBGN'], { bundles: '1,5' }, '--bundles'],
      [receiptCommand, ['sort', '01/BBGN'], { numbers: '1' }, 'sort'],
      [receiptCommand, ['sort', '01/BBGN'], { numbers: '9', fonds: 'P01' }, '--numbers'],
      [receiptCommand, ['sort', '01/BBGN'], { numbers: 'một', fonds: 'P01' }, '--numbers'],
      [receiptCommand, ['sort', '01/BBGN'], { numbers: '1', node: 'không có' }, '--node'],
      [receiptCommand, ['move', '01/BBGN'], { numbers: '1', reason: 'x' }, '--to'],
      [receiptCommand, ['move', '01/BBGN'], { numbers: '1', to: 'Kho 1' }, '--reason'],
      [placeCommand, ['add', 'Giá 9'], { kind: 'shelf' }, '--in'],
      [placeCommand, ['add', 'Kho 9'], { kind: 'kho' }, '--kind'],
      [placeCommand, ['add', 'Kho 9'], { kind: 'room', capacity: '-1' }, '--capacity'],
      [boxCommand, ['fill'], { fonds: 'P01', dossiers: '1' }, 'số hộp'],
      [boxCommand, ['fill', '1'], { fonds: 'P01', dossiers: '1' }, '--dossiers'],
      [boxCommand, ['add'], { numbers: '1' }, '--fonds'],
      [boxCommand, ['add'], { fonds: 'P01', numbers: '1', period: 'lâu' }, '--period'],
    ];
    for (const [command, args, flags, field] of cases) {
      const error = await rejection(run(command, args, flags));
      if (!(error instanceof RequestError)) throw error;
      expect(error.details, args.join(' ')).to.include({ field });
      expect(error.details['reason'], args.join(' ')).to.be.a('string').with.length.above(5);
    }
    expect(await rejection(receipt(['show', '99/BBGN']))).to.include({ code: 'not-found' });
    expect(await rejection(place(['show', 'Kho 7']))).to.include({ code: 'not-found' });
  });
});
