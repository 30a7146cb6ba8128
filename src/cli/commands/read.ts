import { copyFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { buildRecord, fileText, type ScanRecord } from '../../app/build-record.ts';
import { readFile, type ReadFileResult } from '../../app/read-file.ts';
import { cpuSeconds } from '../../infra/cpu-time.ts';
import { exitCodeOf } from '../../infra/error-table.ts';
import { asFileError } from '../../infra/fs-errors.ts';
import { isPortError } from '../../ports/errors.ts';
import type { WorkFolder } from '../../ports/workspace.ts';
import type { CommandDefinition, Invocation } from '../command.ts';
import type { CliContext, Reader } from '../context.ts';
import { describeDocuments } from '../describe-documents.ts';

interface Timings {
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
}

/** `vankho read FILE…`: recognise, divide, catalogue, without any store. */
export const readCommand: CommandDefinition = {
  usage: 'read <files...>',
  description: 'cli.read.description',
  options: [
    { flags: '--pdf <folder>', description: 'cli.read.pdf' },
    { flags: '--text <folder>', description: 'cli.read.text' },
    { flags: '--engine <name>', description: 'cli.option.engine' },
  ],
  async run(context, invocation) {
    const reader = await context.openers.openReader(context.config);
    try {
      let exitCode = 0;
      for (const file of invocation.args) {
        const code = await readOne(context, { reader, file, invocation });
        exitCode = exitCode === 0 ? code : exitCode;
      }
      return exitCode;
    } finally {
      await reader.dispose();
    }
  },
};

interface One {
  readonly reader: Reader;
  readonly file: string;
  readonly invocation: Invocation;
}

/** One bad file does not stop the others: its error is one line, its code becomes the exit code. */
async function readOne(context: CliContext, one: One): Promise<number> {
  const folder = await one.reader.openFolder();
  const start = { cpu: cpuSeconds(), wall: performance.now() };
  try {
    const result = await readFile(one.reader.deps, {
      sourcePath: path.resolve(one.file),
      name: path.basename(one.file).normalize('NFC'),
      folder,
      withPdf: typeof one.invocation.flags['pdf'] === 'string',
      signal: context.signal,
      onProgress: ({ page, pages }) => {
        context.output.progress(context.text('cli.read.progress', { file: one.file, page: page ?? 0, pages }));
      },
    });
    await writeFiles(one, folder, result);
    const timings = {
      cpuSeconds: round(cpuSeconds() - start.cpu),
      wallSeconds: round((performance.now() - start.wall) / 1000),
    };
    print(context, one, { result, timings });
    return 0;
  } catch (error) {
    if (!isPortError(error) || context.signal.aborted) throw error;
    context.output.err(`${one.file}: ${context.text(error.code, error.details)}`);
    return exitCodeOf(error);
  } finally {
    context.output.progress('');
    await folder.close();
  }
}

function round(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}

async function writeFiles(one: One, folder: WorkFolder, result: ReadFileResult): Promise<void> {
  const { pdf, text } = one.invocation.flags;
  const name = path.basename(one.file);
  try {
    if (typeof pdf === 'string' && result.pdf) await copyInto(pdf, `${name}.pdf`, result.pdf.path);
    if (typeof text === 'string') {
      const file = await folder.writeText('text.txt', fileText(result.readings));
      await copyInto(text, `${name}.txt`, file.path);
    }
  } catch (error) {
    throw asFileError(error, 'write');
  }
}

async function copyInto(folder: string, name: string, source: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await copyFile(source, path.join(folder, name));
}

function print(context: CliContext, one: One, made: { result: ReadFileResult; timings: Timings }): void {
  const { identity, readings, documents, separators } = made.result;
  const engine = one.reader.engineVersion;
  const record: ScanRecord = buildRecord({
    ...{ name: one.file, identity, engine, readings, documents, separators },
  });
  if (context.json) context.output.out(JSON.stringify({ ...record, timings: made.timings }));
  else context.output.out(describeDocuments(context, record));
}
