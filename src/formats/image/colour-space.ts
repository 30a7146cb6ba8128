/** Colour of stored samples in the terms of PDF (ISO 32000-1, 8.6). */
export type ColourSpace =
  | { readonly kind: 'grey' | 'rgb' | 'cmyk' }
  | { readonly kind: 'icc'; readonly components: 1 | 3; readonly profile: Uint8Array }
  | { readonly kind: 'calibrated'; readonly name: 'CalGray' | 'CalRGB'; readonly values: CalibratedValues }
  | { readonly kind: 'indexed'; readonly base: ColourSpace; readonly table: Uint8Array }
  /** Lab, separations, CMYK profiles …: seen by rendering only. */
  | { readonly kind: 'other' };

type CalibratedValues = readonly (readonly [name: string, value: readonly number[] | number])[];

export const GREY: ColourSpace = { kind: 'grey' };
export const RGB: ColourSpace = { kind: 'rgb' };

const CLASSES = new Set(['scnr', 'mntr', 'spac', 'prtr']);
const SPACES = { 1: 'GRAY', 3: 'RGB ' } as const;

/**
 * An ICCBased space, or the plain device space where the profile is none that PDF/A-2 takes
 * (ISO 19005-2, 6.2.4.2: ICC version up to 4, fitting number of components).
 */
export function iccSpace(profile: Buffer | undefined, components: 1 | 3): ColourSpace {
  const plain = components === 1 ? GREY : RGB;
  if (profile === undefined || profile.length < 132 || profile.readUInt32BE(0) !== profile.length) return plain;
  const fits =
    profile.readUInt8(8) <= 4 &&
    profile.toString('latin1', 36, 40) === 'acsp' &&
    profile.toString('latin1', 16, 20) === SPACES[components] &&
    CLASSES.has(profile.toString('latin1', 12, 16));
  return fits ? { kind: 'icc', components, profile } : plain;
}

export function componentsOf(space: ColourSpace): 1 | 3 | 4 | undefined {
  switch (space.kind) {
    case 'grey':
    case 'indexed':
      return 1;
    case 'rgb':
      return 3;
    case 'cmyk':
      return 4;
    case 'icc':
      return space.components;
    case 'calibrated':
      return space.name === 'CalGray' ? 1 : 3;
    case 'other':
      return undefined;
  }
}
