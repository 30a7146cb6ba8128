import fs from 'node:fs';

/** Kills the given processes and everything they started, also what they started while we looked. Linux only. */
export function killTree(roots: readonly number[]): void {
  // Stopped processes start no others: after the second look nobody is missing.
  for (const pid of withDescendants(roots)) signal(pid, 'SIGSTOP');
  for (const pid of withDescendants(roots)) signal(pid, 'SIGKILL');
}

function withDescendants(roots: readonly number[]): readonly number[] {
  const children = Map.groupBy(listProcesses(), ({ parent }) => parent);
  const found = new Set(roots);
  // A set that grows while it is gone through gives what was added, too.
  for (const pid of found) {
    for (const child of children.get(pid) ?? []) found.add(child.pid);
  }
  return [...found];
}

function listProcesses(): readonly { readonly pid: number; readonly parent: number }[] {
  const pids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((name) => {
    const parent = parentOf(name);
    return parent === undefined ? [] : [{ pid: Number(name), parent }];
  });
}

function parentOf(pid: string): number | undefined {
  try {
    // The program's name, in parentheses, may hold anything; what follows it may not.
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined; // it has ended meanwhile
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended meanwhile, which is what we want.
  }
}
