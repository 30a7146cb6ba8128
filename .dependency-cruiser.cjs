// The dependency direction of docs/adr and CONTRIBUTING.md, checked: imports run leftwards only.
// domain ← ports ← app, processors ← adapters ← composition ← main; infra and config serve adapters, cli, composition, main.
const rule = (name, from, to) => ({ name, severity: 'error', from, to });
const adapters = '^src/(hosts|ocr|formats|store|queue|http|cli)/';
const packageOnlyIn = (name, rooms, packages) =>
  rule(name, { path: '^src', pathNot: rooms }, { path: `node_modules/(${packages})/` });

module.exports = {
  forbidden: [
    rule('no-circular', {}, { circular: true }),
    rule('not-resolvable', {}, { couldNotResolve: true }),
    rule(
      'no-orphans',
      { orphan: true, pathNot: '\\.d\\.ts$|-worker\\.ts$|worker\\.ts$|first-init-program\\.ts$|^src/web' },
      {},
    ),
    rule('domain-is-pure', { path: '^src/domain' }, { path: '^src/', pathNot: '^src/domain' }),
    // what stands where comes before what it says
    rule('layout-before-fields', { path: '^src/domain/(layout|text)/' }, { path: '^src/domain/cataloguing/' }),
    rule(
      'domain-no-packages',
      { path: '^src/domain' },
      { dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'core'] },
    ),
    rule('ports-on-domain-only', { path: '^src/ports' }, { path: '^src/', pathNot: '^src/(domain|ports)' }),
    rule('app-on-ports-only', { path: '^src/app' }, { path: '^src/', pathNot: '^src/(domain|ports|app)' }),
    rule(
      'processors-on-ports-only',
      { path: '^src/processors' },
      { path: '^src/', pathNot: '^src/(domain|ports|processors)' },
    ),
    rule(
      'processors-apart',
      { path: '^src/processors/([^/]+)/' },
      { path: '^src/processors/([^/]+)/', pathNot: '^src/processors/$1/' },
    ),
    // queue → store: a job is sent in the transaction of what it is about.
    rule(
      'adapters-apart',
      { path: '^src/(hosts|ocr|formats|store|http|cli)/' },
      { path: adapters, pathNot: '^src/$1/' },
    ),
    rule('queue-on-store-only', { path: '^src/queue/' }, { path: adapters, pathNot: '^src/(queue|store)/' }),
    rule(
      'infra-serves',
      { path: '^src/(infra|config)/' },
      { path: '^src/', pathNot: '^src/(infra|config|ports|domain)/' },
    ),
    rule('hosts-apart', { path: '^src/hosts/([^/]+)/' }, { path: '^src/hosts/([^/]+)/', pathNot: '^src/hosts/$1/' }),
    rule(
      'only-composition-composes',
      { path: '^src', pathNot: '^src/(composition/|main\\.ts)' },
      { path: '^src/(composition/|main\\.ts)' },
    ),
    rule('web-apart', { path: '^src/web' }, { path: '^src/', pathNot: '^src/(web|domain)' }),
    packageOnlyIn('pg-only-in-store', '^src/store', 'pg|kysely|@electric-sql'),
    packageOnlyIn('pg-boss-only-in-queue', '^src/queue', 'pg-boss'),
    packageOnlyIn('ajv-only-in-validator', '^src/infra/schema-validator', 'ajv|ajv-formats'),
    packageOnlyIn('sharp-only-in-imaging', '^src/(ocr|formats)', 'sharp'),
    packageOnlyIn('axios-only-in-http-client', '^src/infra/http-client', 'axios'),
    packageOnlyIn('qrcode-only-in-qr', '^src/formats/qr', 'qrcode'),
    packageOnlyIn('zxing-only-in-codes', '^src/ocr/codes', 'zxing-wasm'),
    packageOnlyIn('htmlparser2-only-in-tables', '^src/formats/tables', 'htmlparser2'),
    packageOnlyIn('easy-template-x-only-in-docx', '^src/formats/docx', 'easy-template-x'),
    rule(
      'child-process-only-in-subprocess',
      { path: '^src', pathNot: '^src/infra/subprocess' },
      { path: '^child_process$' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|src/web/generated)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};
