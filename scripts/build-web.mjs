// Builds the console into dist/web, only when something it is made of has changed; silent when current.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');
const target = path.join(root, 'dist', 'web');
const stampFile = path.join(target, '.stamp');
// Of the domain the console carries pure rules: what is typed is judged as the service judges it.
const sources = [
  ...[
    'src/web',
    'src/domain/archive',
    'src/domain/arrangement',
    'src/domain/retention',
    'src/domain/text',
    'src/domain/workflow',
  ],
  ...['schemas/metadata/dossier.schema.json', 'mappings/norms/document-types.json'],
  ...['vite.config.ts', 'package-lock.json'],
];

function filesBelow(entry) {
  if (!fs.statSync(entry).isDirectory()) return [entry];
  const names = fs.readdirSync(entry, { recursive: true, withFileTypes: true });
  return names.filter((item) => item.isFile()).map((item) => path.join(item.parentPath, item.name));
}

function wantedStamp() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesBelow(path.join(root, source))).sort()) {
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(fs.readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function isCurrent(stamp) {
  return fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp;
}

/** Makes dist/web follow its sources. A running service never sees a half-written folder: the new one is swapped in. */
export async function buildWeb() {
  const stamp = wantedStamp();
  if (isCurrent(stamp)) return;
  const { build } = await import('vite');
  const fresh = path.join(root, 'dist', `web-${process.pid}`);
  try {
    await build({ configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn', build: { outDir: fresh } });
    fs.writeFileSync(path.join(fresh, '.stamp'), stamp);
    fs.rmSync(target, { recursive: true, force: true });
    fs.renameSync(fresh, target);
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildWeb();
