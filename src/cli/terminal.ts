import type { Output } from './context.ts';
import { lettersOf } from './letters.ts';

const CLEAR_LINE = '\r\u001b[2K';

/** Standard output and error of the process. */
export function terminalOutput(stdout: NodeJS.WriteStream, stderr: NodeJS.WriteStream): Output {
  let progressShown = false;
  // `vankho … | head`: who reads no further is no error.
  for (const stream of [stdout, stderr]) stream.on('error', ignoreBrokenPipe);
  const columns = stdout.columns > 0 ? stdout.columns : 120;
  const clear = () => {
    if (progressShown) stderr.write(CLEAR_LINE);
    progressShown = false;
  };
  return {
    columns,
    out(text) {
      clear();
      stdout.write(`${text}\n`);
    },
    err(text) {
      clear();
      stderr.write(`${text}\n`);
    },
    progress(text) {
      if (!stderr.isTTY) return;
      clear();
      if (text === '') return;
      stderr.write(
        lettersOf(text)
          .slice(0, columns - 1)
          .join(''),
      );
      progressShown = true;
    },
  };
}

function ignoreBrokenPipe(error: Error): void {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
}
