import pg from 'pg';

const { builtins } = pg.types;
const INT8_ARRAY = 1016;

/** int8 as number, date as `YYYY-MM-DD`: the driver's defaults (string, local midnight) differ by machine and mislead. */
export const valueParsers = makeParsers();

function makeParsers(): pg.TypeOverrides {
  const parsers = new pg.TypeOverrides();
  parsers.setTypeParser(builtins.INT8, parseInteger);
  parsers.setTypeParser(INT8_ARRAY, parseIntegers);
  parsers.setTypeParser(builtins.DATE, (text) => text);
  return parsers;
}

function parseInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`Integer ${text} of the database is too large`);
  return value;
}

function parseIntegers(text: string): number[] {
  return text.slice(1, -1).split(',').filter(Boolean).map(parseInteger);
}
