import { readFileSync, writeFileSync } from 'node:fs';
import { ERROR_TABLE, isErrorCode } from '../../src/infra/error-table.ts';
import { message, title } from '../../src/infra/messages/message.ts';

const ERRORS_PAGE = new URL('../../docs/errors.md', import.meta.url);

const HEAD = `# Errors

One table over every code that Vankho gives out: by the command line as an exit code, by the API as a problem
(RFC 9457, \`type\` is \`urn:vankho:problem:<code>\`), in the store and the log as \`code\`. Made from
\`src/infra/error-table.ts\` and \`src/infra/messages/\` by \`node test/support/errors-page.ts\`; a test compares.

Exit code 0 means that all was done. \`…\` stands for a value that is filled in.

| Code | Exit | HTTP | What it means | What happened, what to do |
| --- | --: | --: | --- | --- |
`;

/** The text of docs/errors.md as the tables say. */
export function renderErrors(): string {
  const codes = Object.keys(ERROR_TABLE).filter(isErrorCode);
  const rows = codes.sort((a, b) => ERROR_TABLE[a].exit - ERROR_TABLE[b].exit).map(renderRow);
  return `${HEAD}${rows.join('\n')}\n`;
}

function renderRow(code: keyof typeof ERROR_TABLE): string {
  const { exit, status } = ERROR_TABLE[code];
  const cells = [`\`${code}\``, String(exit), String(status), title(code, 'en'), message(code, {}, 'en')];
  return `| ${cells.join(' | ')} |`;
}

if (import.meta.main) writeFileSync(ERRORS_PAGE, renderErrors());

export function readErrorsPage(): string {
  return readFileSync(ERRORS_PAGE, 'utf8');
}
