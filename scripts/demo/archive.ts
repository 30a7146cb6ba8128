import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runArchiveDemo } from './run-archive-demo.ts';

const USAGE = `npm run demo:archive [-- --dossiers 12000] [--seed 1] [--out THƯ-MỤC]

--dossiers  số hồ sơ của hai phông (mặc định 12000, với 5.000 bó và khoảng 150.000 văn bản)
--seed      số gốc của bộ sinh dữ liệu: cùng số thì cùng dữ liệu
--out       thư mục trống để lại kho dữ liệu, bảng tính và các biểu mẫu (mặc định: một thư mục tạm)`;

const { values } = parseArgs({
  options: {
    dossiers: { type: 'string', default: '12000' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
  },
});

function wholeNumber(text: string): number {
  if (/^\d{1,6}$/.test(text) && Number(text) > 0) return Number(text);
  throw new Error(`${text}: không phải số nguyên dương\n${USAGE}`);
}

try {
  const size = { dossiers: wholeNumber(values.dossiers), seed: wholeNumber(values.seed) };
  const out = values.out ?? (await mkdtemp(path.join(tmpdir(), 'vankho-demo-')));
  const { slow } = await runArchiveDemo({ ...size, out: path.resolve(out) }, (line) =>
    process.stdout.write(`${line}\n`),
  );
  process.exitCode = slow.length > 0 ? 1 : 0;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 2;
}
