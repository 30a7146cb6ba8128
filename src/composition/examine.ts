import { totalmem } from 'node:os';
import type { Config } from '../config/load-config.ts';
import { errorCodeOf } from '../infra/error-table.ts';
import { createOcrEngine } from '../ocr/create-ocr-engine.ts';
import { createDigitReaders } from '../ocr/digits/create-digit-readers.ts';
import { isPortError } from '../ports/errors.ts';
import type { HostFinding } from '../ports/host.ts';
import { folderHost } from './open-hosts.ts';
import { openConfiguredStore } from './open-store.ts';
import { placesOf } from './places.ts';
import { programEnvironment } from './program-environment.ts';

const GIB = 1024 ** 3;
const ENOUGH_MEMORY_GIB = 2;
const TIMEOUT_MS = 30_000;

/** What `vankho doctor` tells: engine, store, folders, memory. Never throws: what is wrong comes back as a finding. */
export async function examine(config: Config): Promise<readonly HostFinding[]> {
  const checks = [machine, engine, digits, store, folders];
  const findings: HostFinding[] = [];
  for (const check of checks) {
    try {
      findings.push(...(await check(config)));
    } catch (error) {
      const code = errorCodeOf(error);
      // The service itself holds its embedded store: no fault.
      if (code === 'store-locked') findings.push({ severity: 'info', code: 'doctor.serviceRuns', details: {} });
      else findings.push({ severity: 'error', code, details: isPortError(error) ? error.details : {} });
    }
  }
  return findings;
}

function machine(): readonly HostFinding[] {
  const gib = Math.round((totalmem() / GIB) * 10) / 10;
  const low = gib < ENOUGH_MEMORY_GIB;
  return [
    { severity: 'info', code: 'doctor.node', details: { version: process.versions.node } },
    { severity: low ? 'warning' : 'info', code: low ? 'doctor.memoryLow' : 'doctor.memory', details: { gib } },
  ];
}

async function engine(config: Config): Promise<readonly HostFinding[]> {
  const settings = { concurrency: 1, timeoutMs: TIMEOUT_MS, env: programEnvironment() };
  const opened = await createOcrEngine(config['ocr.engine'], settings);
  const { version } = opened.describe();
  await opened.dispose();
  const embedded = version.startsWith('tesseract.js');
  return [
    { severity: 'info', code: embedded ? 'doctor.engineEmbedded' : 'doctor.engine', details: { engine: version } },
  ];
}

/** With one reader of handwritten digits alone, more is left to people. */
async function digits(): Promise<readonly HostFinding[]> {
  const opened = createDigitReaders({ threads: 1 });
  const names = opened.readers.map(({ name }) => name);
  await opened.dispose();
  const code = names.length > 1 ? 'doctor.digits' : 'doctor.digitsAlone';
  return [{ severity: 'info', code, details: { readers: names.join(', ') } }];
}

async function store(config: Config): Promise<readonly HostFinding[]> {
  const opened = await openConfiguredStore(config);
  try {
    const info = await opened.info();
    const found = {
      severity: 'info',
      code: 'doctor.store',
      details: { engine: info.engine, version: info.version },
    } as const;
    if (info.engine !== 'pglite') return [found];
    return [found, { severity: 'info', code: 'doctor.storeTooSmall', details: {} }];
  } finally {
    await opened.close();
  }
}

async function folders(config: Config): Promise<readonly HostFinding[]> {
  if (!config['inbox.enabled']) return [];
  const { inbox, results } = placesOf(config);
  const host = folderHost(config);
  const findings = await host.checkHealth();
  await host.dispose();
  return [
    { severity: 'info', code: 'doctor.inbox', details: { folder: inbox } },
    { severity: 'info', code: 'doctor.results', details: { folder: results } },
    ...findings,
  ];
}
