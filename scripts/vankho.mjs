#!/usr/bin/env node
// `npx vankho …`: the same start as `npm start`, so that an older Node and a fresh clone work too.
process.argv.splice(2, 0, 'src/main.ts');
await import('./ensure.mjs');
