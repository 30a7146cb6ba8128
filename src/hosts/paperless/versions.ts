/** What a release of the host can do. Asked of its version, never tried out: an unknown call may be ignored with 200. */
export interface Release {
  readonly text: string;
  /** `current`: 3.x; `older`: 2.16 to 2.x, without what is listed below. */
  readonly support: 'unsupported' | 'older' | 'current' | 'untested';
  /** Versions of a document: several files under one id. */
  readonly versions: boolean;
  /** Checksums are SHA-256; MD5 before. */
  readonly sha256: boolean;
  /** Asks other programs to recognise text. */
  readonly remoteOcr: boolean;
  /** Custom fields for more than 128 letters. */
  readonly longText: boolean;
}

const OLDEST = { major: 2, minor: 16 };
const NEWEST_MAJOR = 3;
/** The first release with custom fields for long text. */
export const LONG_TEXT_SINCE = '2.19';

/** @param text e.g. `3.0.5`; empty where the host did not say */
export function releaseOf(text: string): Release {
  const [, majorText, minorText] = /^v?(\d{1,4})\.(\d{1,4})/.exec(text) ?? [];
  const major = Number(majorText ?? NaN);
  const isCurrent = Number.isNaN(major) || major >= NEWEST_MAJOR;
  return {
    text,
    support: supportOf(major, Number(minorText)),
    versions: isCurrent,
    sha256: isCurrent,
    remoteOcr: isCurrent,
    longText: isCurrent || (major === OLDEST.major && Number(minorText) >= 19),
  };
}

function supportOf(major: number, minor: number): Release['support'] {
  if (Number.isNaN(major) || major > NEWEST_MAJOR) return 'untested';
  if (major === NEWEST_MAJOR) return 'current';
  return major === OLDEST.major && minor >= OLDEST.minor ? 'older' : 'unsupported';
}
