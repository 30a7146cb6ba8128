import { inkOf } from '../../domain/digits/ink.ts';
import { SHOWN_TYPE } from '../../domain/words/type-line.ts';
import type { WordCrop } from '../../ports/word-reader.ts';
import type { Tensor } from '../digits/tensor.ts';
import { shrinkInk } from '../shrink-ink.ts';

/** Rows of the strip and size of the type in it, as `training/words/compose.py` has them. */
const HEIGHT = 48;
const EM = HEIGHT / (SHOWN_TYPE.above + SHOWN_TYPE.below);
const BASE = SHOWN_TYPE.above * EM;
const WIDEST = 320;
/** Columns for each step of the model. */
const STEP = 4;
const LEAST = 12;

/** The ink of a word with its type brought to the size the model was trained on; undefined where there is nothing to see. */
export function stripOf(crop: WordCrop): (Tensor & { readonly data: Float64Array }) | undefined {
  if (crop.width < 4 || crop.height < 4 || crop.em < 4) return undefined;
  const ink = inkOf({ ...crop, channels: 1 });
  const scale = Math.max(crop.em / EM, crop.width / WIDEST);
  const width = Math.max(LEAST, Math.ceil(crop.width / scale / STEP) * STEP);
  const data = shrinkInk(ink, { width, height: HEIGHT, top: crop.baseline - BASE * scale, scale });
  return { channels: 1, height: HEIGHT, width, data };
}
