// `npm start`: the console is built when its sources changed, then `vankho start` runs with what was given.
const args = process.argv.slice(2);
if (!args.includes('--once')) {
  const { buildWeb } = await import('./build-web.mjs');
  await buildWeb();
}
process.argv.splice(2, args.length, 'start', ...args);
await import('../src/main.ts');
