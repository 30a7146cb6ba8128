import { createHash, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(scrypt);
const BLOCK = 8;
const LANES = 3;
const KEY_BYTES = 32;

/** `scrypt$N$r$p$salt$key`, so that the cost can be raised later without losing old accounts. */
export async function hashSecret(secret: string, cost: number): Promise<string> {
  const salt = randomBytes(16);
  const key = await deriveKey(secret, salt, { cost, block: BLOCK, lanes: LANES });
  return ['scrypt', cost, BLOCK, LANES, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Runs outside the event loop and takes as long for a wrong secret as for a right one. */
export async function isSecret(secret: string, hash: string): Promise<boolean> {
  const [kind, cost, block, lanes, salt, key] = hash.split('$');
  if (kind !== 'scrypt' || salt === undefined || key === undefined) return false;
  const settings = { cost: Number(cost), block: Number(block), lanes: Number(lanes) };
  const derived = await deriveKey(secret, Buffer.from(salt, 'base64url'), settings);
  return isSame(derived, Buffer.from(key, 'base64url'));
}

interface ScryptSettings {
  readonly cost: number;
  readonly block: number;
  readonly lanes: number;
}

function deriveKey(secret: string, salt: Buffer, { cost, block, lanes }: ScryptSettings): Promise<Buffer> {
  // Node's default limit is just below what N = 2^15 needs (128 · N · r bytes).
  const maxmem = 2 * 128 * cost * block;
  return derive(secret.normalize('NFC'), salt, KEY_BYTES, { N: cost, r: block, p: lanes, maxmem });
}

/** Compares without telling by its duration where the two differ. */
export function isSame(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** As `isSame` for text of any length. */
export function isSameText(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}

export function sha256Hex(text: string): string {
  return digest(text).toString('hex');
}

/** No `0 o 1 l i`: it is copied from a screen by hand. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';

/** A secret for a person, 99 random bits: `k7fq-vt2m-9sxb-m4wd-3npe`. */
export function randomSecret(): string {
  const symbols = Array.from({ length: 20 }, () => ALPHABET.charAt(randomInt(ALPHABET.length)));
  return symbols.join('').replace(/.{4}(?=.)/g, '$&-');
}

/** A secret for a program, 256 random bits. */
export function randomToken(prefix: string): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`;
}
