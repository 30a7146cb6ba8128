/**
 * Gives the memory of an image back at once. Images lie outside of the heap, up to 26 MB each: left to the collector of
 * garbage, they make it walk the whole heap once or twice a page, which costs more CPU than finding what stands on the page.
 * Nobody may look at the pixels afterwards. A part of something larger is left alone.
 */
export function releasePixels({ buffer, byteLength }: Uint8Array): void {
  if (byteLength > 0 && buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
