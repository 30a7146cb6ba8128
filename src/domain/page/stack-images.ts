import type { Box, Size } from './geometry.ts';

/** White between stacked images, in pixels: more than the space between lines, so that none are joined. */
const GAP = 24;

interface Pixels extends Size {
  readonly data: Uint8Array;
}

export interface Stack<Image extends Pixels> {
  readonly image: Image;
  /** Top of each image in the stack, in the order given; left is 0. */
  readonly tops: readonly number[];
}

/** Lays grey images below each other on white: to start an engine once for each would cost more than to read them. */
export function stackImages<Image extends Pixels>(images: readonly [Image, ...Image[]]): Stack<Image> {
  const width = Math.max(...images.map((image) => image.width));
  const height = images.reduce((sum, image) => sum + image.height + GAP, -GAP);
  const data = new Uint8Array(width * height).fill(255);
  const tops: number[] = [];
  let next = 0;
  for (const image of images) {
    for (let row = 0; row < image.height; row += 1) {
      data.set(image.data.subarray(row * image.width, (row + 1) * image.width), (next + row) * width);
    }
    tops.push(next);
    next += image.height + GAP;
  }
  return { image: { ...images[0], data, width, height }, tops };
}

/** Words read on a stack, image by image, their boxes in pixels of the image. A word belongs where its middle stands. */
export function unstackWords<Word extends { readonly box: Box }>(
  words: readonly Word[],
  tops: readonly number[],
): readonly (readonly Word[])[] {
  const indexOf = ({ box: [, y, , height] }: Word) =>
    Math.max(
      0,
      tops.findLastIndex((top) => y + height / 2 >= top - GAP / 2),
    );
  return tops.map((top, index) =>
    words
      .filter((word) => indexOf(word) === index)
      .map((word) => ({ ...word, box: [word.box[0], word.box[1] - top, word.box[2], word.box[3]] as const })),
  );
}
