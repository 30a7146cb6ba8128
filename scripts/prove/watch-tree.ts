import fs from 'node:fs';
import path from 'node:path';

export interface Peaks {
  /** Resident memory of all processes at the same time, pages that they share counted in each. */
  readonly treeBytes: number;
  /** The largest of each program. */
  readonly byProgram: ReadonlyMap<string, number>;
  /** Most that lay in the watched folders at the same time. */
  readonly diskBytes: number;
}

const SAMPLE_MS = 500;
const PAGE_BYTES = 4096;

/** Samples a process and all below it until `stop` is called. Linux only. */
export function watchTree(root: number, folders: readonly string[]): { stop(): Peaks } {
  const byProgram = new Map<string, number>();
  let treeBytes = 0;
  let diskBytes = 0;
  const timer = setInterval(() => {
    let sum = 0;
    for (const { program, rssBytes } of treeOf(root)) {
      sum += rssBytes;
      byProgram.set(program, Math.max(byProgram.get(program) ?? 0, rssBytes));
    }
    treeBytes = Math.max(treeBytes, sum);
    diskBytes = Math.max(
      diskBytes,
      folders.map(bytesBelow).reduce((a, b) => a + b, 0),
    );
  }, SAMPLE_MS);
  return {
    stop() {
      clearInterval(timer);
      return { treeBytes, byProgram, diskBytes };
    },
  };
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly program: string;
  readonly commandLine: string;
  readonly rssBytes: number;
}

function treeOf(root: number): readonly Process[] {
  const pids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const processes = pids.flatMap((pid) => describe(pid) ?? []);
  const found = new Set([root]);
  // A parent may have a higher number than its child: go round until nothing is added.
  for (let before = 0; before !== found.size;) {
    before = found.size;
    for (const { pid, parent } of processes) if (found.has(parent)) found.add(pid);
  }
  return processes.filter((process) => found.has(process.pid) && !isBeforeExec(process, processes));
}

/** Between fork and exec a child shows its parent's memory as its own, although there is none of it twice. */
function isBeforeExec({ parent, commandLine }: Process, processes: readonly Process[]): boolean {
  return processes.some(({ pid, commandLine: of }) => pid === parent && of === commandLine);
}

function describe(pid: string): Process | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name, in parentheses, may hold anything; what follows it may not.
    const end = stat.lastIndexOf(')');
    const program = stat.slice(stat.indexOf('(') + 1, end);
    const parent = Number(stat.slice(end + 2).split(' ')[1]);
    const resident = Number(fs.readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    const commandLine = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return { pid: Number(pid), parent, program, commandLine, rssBytes: resident * PAGE_BYTES };
  } catch {
    return undefined; // it has ended meanwhile
  }
}

function bytesBelow(folder: string): number {
  try {
    const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return files.map((file) => allocated(path.join(file.parentPath, file.name))).reduce((a, b) => a + b, 0);
  } catch {
    return 0; // not there yet, or changed while we looked: the next look counts
  }
}

function allocated(file: string): number {
  return fs.statSync(file).blocks * 512;
}
