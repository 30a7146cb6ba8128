import type { Pdfium } from './pdfium.ts';

/** PDFium asks after each hundred objects of a page whether it shall stop (`IFSDK_PAUSE`). */
interface Pause {
  /** The structure that PDFium is given: version, function, free for the user. */
  readonly pointer: number;
  /** CPU milliseconds of this thread at which it shall stop. */
  until: number;
}

const BYTES = 12;
const VERSION = 1;
const pauses = new WeakMap<Pdfium, Pause>();

/** The structure for a drawing that begins now and may take so many milliseconds of CPU, however busy the machine is. */
export function pauseAfter(pdfium: Pdfium, budgetMs: number): number {
  const pause = pauses.get(pdfium) ?? createPause(pdfium);
  pause.until = cpuMs() + budgetMs;
  return pause.pointer;
}

/** One for the life of an engine, whose function table only grows. */
function createPause(pdfium: Pdfium): Pause {
  const pause: Pause = { pointer: pdfium.fn.malloc(BYTES), until: 0 };
  if (pause.pointer === 0) throw new RangeError('PDFium is out of memory');
  const callback = pdfium.addCallback(1, () => (cpuMs() > pause.until ? 1 : 0));
  const view = pdfium.view();
  [VERSION, callback, 0].forEach((value, index) => {
    view.setUint32(pause.pointer + 4 * index, value, true);
  });
  pauses.set(pdfium, pause);
  return pause;
}

function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
