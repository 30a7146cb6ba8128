const rule = (name, from, to) => ({ name, severity: 'error', from, to });
const adapters = '^src/(hosts|ocr|formats|store|queue|http|cli)/';
module.exports = { forbidden: [
  rule('no-circular', {}, { circular: true }), rule('not-resolvable', {}, { couldNotResolve: true }),
  rule('domain-is-pure', { path: '^src/domain' }, { path: '^src/', pathNot: '^src/domain' }),
  rule('domain-no-packages', { path: '^src/domain' }, { dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'core'] }),
  rule('ports-on-domain-only', { path: '^src/ports' }, { path: '^src/', pathNot: '^src/(domain|ports)' }),
  rule('app-on-ports-only', { path: '^src/app' }, { path: '^src/', pathNot: '^src/(domain|ports|app)' }),
  rule('adapters-apart', { path: adapters }, { path: adapters, pathNot: '^src/$1/' }), // add the exception queue -> store
  rule('hosts-apart', { path: '^src/hosts/([^/]+)/' }, { path: '^src/hosts/([^/]+)/', pathNot: '^src/hosts/$1/' }),
  rule('web-apart', { path: '^src/web' }, { path: '^src/', pathNot: '^src/(web|domain)' }),
  rule('pg-only-in-store', { path: '^src', pathNot: '^src/store' }, { path: 'node_modules/(pg|kysely|@electric-sql)/' }),
], options: { doNotFollow: { path: 'node_modules' }, exclude: { path: '^(dist|src/web/generated)' }, tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' },
  enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'] } } };
