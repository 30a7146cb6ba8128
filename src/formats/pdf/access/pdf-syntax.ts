import type { ColourSpace } from '../../image/colour-space.ts';
import type { FilterParameters } from '../stored-image.ts';

/** Numbers as PDF writes them: no exponent, no more digits than a plotter could tell apart. */
export function num(value: number): string {
  const rounded = Math.round(value * 10_000) / 10_000;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

export function ref(object: number): string {
  return `${String(object)} 0 R`;
}

export function name(text: string): string {
  const escaped = text.replace(/[^A-Za-z0-9.+_-]/g, (char) => `#${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return `/${escaped}`;
}

/** A text string in UTF-16BE, for document information. */
export function textString(text: string): string {
  return `<FEFF${utf16Hex(text)}>`;
}

export function utf16Hex(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
}

export function hexString(bytes: Uint8Array): string {
  return `<${Buffer.from(bytes).toString('hex')}>`;
}

export function filterParameters(entries: FilterParameters, globals: number | undefined): string {
  const pairs = Object.entries(entries).map(
    ([key, value]) => `${name(key)} ${typeof value === 'number' ? num(value) : String(value)}`,
  );
  const shared = globals === undefined ? [] : [`/JBIG2Globals ${ref(globals)}`];
  return `<< ${[...pairs, ...shared].join(' ')} >>`;
}

/** `profileObject`: object number of an ICC profile stream. Undefined for spaces that PDF/A-2 with sRGB refuses. */
export function colourSpace(
  space: ColourSpace,
  profileObject: (profile: Uint8Array, components: 1 | 3) => number,
): string | undefined {
  switch (space.kind) {
    case 'grey':
      return '/DeviceGray';
    case 'rgb':
      return '/DeviceRGB';
    case 'icc':
      return `[/ICCBased ${ref(profileObject(space.profile, space.components))}]`;
    case 'calibrated':
      return `[/${space.name} << ${space.values.map(calibratedValue).join(' ')} >>]`;
    case 'indexed': {
      const base = colourSpace(space.base, profileObject);
      const last =
        Math.floor(space.table.length / (space.base.kind === 'grey' || isGreyProfile(space.base) ? 1 : 3)) - 1;
      return base === undefined
        ? undefined
        : `[/Indexed ${base} ${String(Math.min(255, last))} ${hexString(space.table)}]`;
    }
    case 'cmyk':
    case 'other':
      return undefined;
  }
}

function isGreyProfile(space: ColourSpace): boolean {
  return (space.kind === 'icc' && space.components === 1) || (space.kind === 'calibrated' && space.name === 'CalGray');
}

function calibratedValue([key, value]: readonly [string, readonly number[] | number]): string {
  return `/${key} ${typeof value === 'number' ? num(value) : `[${value.map(num).join(' ')}]`}`;
}
