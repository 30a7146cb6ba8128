import { Buffer } from 'node:buffer';
import { expect } from 'chai';
import fc from 'fast-check';
import { BodyError, readBase64Member } from '../../../../../src/hosts/paperless/ocr/base64-body.ts';
import { rejection } from '../../../../support/rejection.ts';

async function read(parts: readonly Uint8Array[], member = 'base64Source'): Promise<Buffer> {
  const decoded: Buffer[] = [];
  for await (const part of readBase64Member(each(parts), member)) decoded.push(part);
  return Buffer.concat(decoded);
}

async function* each(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield await Promise.resolve(part);
}

/** Cut at the given places, given as shares of the whole. */
function cut(bytes: Buffer, shares: readonly number[]): readonly Buffer[] {
  const places = [0, ...shares.map((share) => Math.floor(share * bytes.length)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end));
}

const blank = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\r'), maxLength: 3 });
const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

/** Some letters of a text written as escapes, as any JSON writer may do. */
function escapeSome(text: string, which: readonly boolean[]): string {
  return Array.from(text, (letter, index) => {
    if (which[index % which.length] !== true) return letter;
    return letter === '/' ? '\\/' : `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  }).join('');
}

/** Text of a JSON object with the member anywhere among others. */
const request = fc
  .record({
    bytes: fc.uint8Array({ maxLength: 200 }),
    others: fc.dictionary(
      fc.string().filter((key) => key !== 'base64Source' && key !== '__proto__'),
      fc.jsonValue({ maxDepth: 3 }),
      { maxKeys: 4 },
    ),
    place: fc.nat(4),
    blanks: fc.array(blank, { minLength: 1, maxLength: 5 }),
    escapes: fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
    keyEscapes: fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
  })
  .map(({ bytes, others, place, blanks, escapes, keyEscapes }) => {
    const members = Object.entries(others).map(([key, value]) => [JSON.stringify(key), JSON.stringify(value)]);
    const base64 = escapeSome(Buffer.from(bytes).toString('base64'), escapes);
    members.splice(place, 0, [`"${escapeSome('base64Source', keyEscapes)}"`, `"${base64}"`]);
    const between = (index: number) => blanks[index % blanks.length] ?? '';
    const text = members.map(
      ([key, value], index) =>
        `${between(index)}${String(key)}${between(index + 1)}:${between(index + 2)}${String(value)}`,
    );
    return { bytes: Buffer.from(bytes), text: `${between(0)}{${text.join(',')}}${between(1)}` };
  });

describe('hosts/paperless/ocr/base64-body', () => {
  it('yields the bytes of the member, wherever it stands, however it is written and cut into chunks', async () => {
    await fc.assert(
      fc.asyncProperty(request, cuts, async ({ bytes, text }, shares) => {
        const parsed = JSON.parse(text) as { base64Source: string }; // as: built above

        const read1 = await read(cut(Buffer.from(text), shares));

        expect(read1.equals(bytes)).to.equal(true);
        expect(Buffer.from(parsed.base64Source, 'base64').equals(read1)).to.equal(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses a body that is cut short anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        request,
        cuts,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        async ({ text }, shares, share) => {
          const whole = Buffer.from(text.trimEnd());

          const error = await rejection(read(cut(whole.subarray(0, Math.floor(share * whole.length)), shares)));

          expect(error).to.be.instanceOf(BodyError);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('takes what JSON.parse and strict base64 take, and refuses the rest, after any change of one byte', async () => {
    await fc.assert(
      fc.asyncProperty(request, fc.nat(), fc.nat(255), async ({ text }, place, byte) => {
        const changed = Buffer.from(text);
        changed[place % changed.length] = byte;
        const expected = strictly(changed);

        const outcome = await read([changed]).catch((error: unknown) => {
          expect(error).to.be.instanceOf(BodyError);
          return undefined;
        });

        expect(outcome?.toString('hex')).to.equal(expected?.toString('hex'));
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses other base64 than the strict one', async () => {
    for (const text of ['QQ', 'Q', 'QQ=', 'QQ=A', 'Q Q=', 'QQ==QQ==', '====', '_-__', 'QQ\\n==', 'QÀ=='])
      expect(await rejection(read([Buffer.from(`{"base64Source":"${text}"}`)])), text).to.be.instanceOf(BodyError);
  });

  it('refuses a body without the member, with it twice, with another kind of value, below another object', async () => {
    for (const text of [
      '{}',
      '[]',
      '"base64Source"',
      '{"base64Source":null}',
      '{"base64Source":["QQ=="]}',
      '',
      'QQ==',
      '{"a":{"base64Source":"QQ=="}}',
      '{"base64Source":"QQ==","base64Source":"QQ=="}',
      '{"base64Source":"QQ=="}}',
    ])
      expect(await rejection(read([Buffer.from(text)])), text).to.be.instanceOf(BodyError);
  });

  it('keeps no more than a little of a body that is something else', async () => {
    const chunk = Buffer.from(`{"a":"${'x'.repeat(70_000)}`);

    expect(await rejection(read([chunk]))).to.be.instanceOf(BodyError);
  });
});

/** What the body means by the two standards; undefined when it means nothing. */
function strictly(body: Buffer): Buffer | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
    const members: string[] = [];
    const parsed = JSON.parse(text, function (this: unknown, key, value: unknown) {
      if (key === 'base64Source' && typeof value === 'string') members.push(value);
      return value;
    }) as unknown;
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
    const { base64Source } = parsed as { base64Source?: unknown }; // as: an object
    if (typeof base64Source !== 'string' || members.length > 1) return undefined;
    const isStrict = base64Source.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(base64Source);
    return isStrict ? Buffer.from(base64Source, 'base64') : undefined;
  } catch {
    return undefined;
  }
}
