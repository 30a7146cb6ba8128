interface KeyPress {
  readonly key: string;
  readonly repeat: boolean;
}

/** Keys that move, or zoom, go on while they are held down. */
const HOLDABLE: ReadonlySet<string> = new Set([
  ...['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageDown', 'PageUp', 'Home', 'End', 'j', 'k'],
  ...['+', '=', '-', '_'],
]);

/** A key that judges is pressed for each thing: held down, it would judge what nobody has seen. */
export function isCommand({ key, repeat }: KeyPress): boolean {
  return !repeat || HOLDABLE.has(key);
}
