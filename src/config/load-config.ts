import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from '../ports/errors.ts';
import type { HostOptions } from './host-options.ts';
import { loadHosts } from './load-hosts.ts';
import { OPTIONS, environmentName, type OptionRow } from './options.ts';

type Rows = (typeof OPTIONS)[number];
type ValueOf<Row extends Rows> = Row extends { kind: 'integer' }
  ? number
  : Row extends { choices: readonly (infer Choice)[] }
    ? Choice
    : Row extends { default: null }
      ? string | null
      : Row extends { kind: 'boolean' }
        ? boolean
        : string;

/** One value for each row of the option table, by its dotted path. */
export type Config = { readonly [Row in Rows as Row['path']]: ValueOf<Row> } & {
  /** Systems besides the inbox folder. */
  readonly hosts: readonly HostOptions[];
};

export interface ConfigSources {
  /** Path of a JSON file; absent means `vankho.config.json` in the working folder, if there is one. */
  readonly file?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** From the command line, strongest. */
  readonly overrides?: Readonly<Record<string, string | undefined>>;
}

const CONFIG_FILE = 'vankho.config.json';

/**
 * Command line over environment over file over default.
 * @throws ConfigError naming the option, its place and what is allowed
 */
export function loadConfig(sources: ConfigSources): Config {
  const file = readConfigFile(sources.file);
  const { hosts, ...rest } = file;
  refuseUnknown(rest, '');
  const values = OPTIONS.map((row: OptionRow) => [row.path, valueOf(row, sources, file)] as const);
  // The table gives each path its kind and `checked` has enforced it; fromEntries cannot carry that.
  return { ...Object.fromEntries(values), hosts: loadHosts(hosts, sources.environment) } as Config;
}

type Tree = Readonly<Record<string, unknown>>;

function readConfigFile(given: string | undefined): Tree {
  const file = path.resolve(given ?? CONFIG_FILE);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (given === undefined) return {};
    throw new ConfigError('config-unreadable', 'The configuration file cannot be read', {
      cause: error,
      details: { file },
    });
  }
  try {
    const tree: unknown = JSON.parse(text);
    if (isTree(tree)) return tree;
  } catch (error) {
    throw new ConfigError('config-unreadable', 'The configuration file is not JSON', {
      cause: error,
      details: { file },
    });
  }
  throw new ConfigError('config-unreadable', 'The configuration file is not a JSON object', { details: { file } });
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A misspelt option must not be passed over in silence. */
function refuseUnknown(tree: Tree, prefix: string): void {
  for (const [key, value] of Object.entries(tree)) {
    const place = prefix === '' ? key : `${prefix}.${key}`;
    if (OPTIONS.some((row) => row.path === place)) continue;
    if (isTree(value) && OPTIONS.some((row) => row.path.startsWith(`${place}.`))) refuseUnknown(value, place);
    else
      throw new ConfigError('config-invalid', 'Unknown option', {
        details: { option: place, allowed: knownBelow(prefix) },
      });
  }
}

function knownBelow(prefix: string): string {
  return OPTIONS.filter((row) => row.path.startsWith(prefix === '' ? '' : `${prefix}.`))
    .map((row) => row.path as string)
    .concat(prefix === '' ? ['hosts'] : [])
    .join(', ');
}

function valueOf(row: OptionRow, sources: ConfigSources, file: Tree): string | number | boolean | null {
  const given = sources.overrides?.[row.path] ?? fromEnvironment(row, sources.environment);
  if (given !== undefined) return checked(row, fromText(row, given));
  const inFile = row.path.split('.').reduce<unknown>((node, key) => (isTree(node) ? node[key] : undefined), file);
  return inFile === undefined || inFile === null ? row.default : checked(row, inFile);
}

/** `VANKHO_STORE_URL`, or the content of the file that `VANKHO_STORE_URL_FILE` names: secrets of containers come as files. */
function fromEnvironment(row: OptionRow, environment: ConfigSources['environment']): string | undefined {
  const name = environmentName(row.path);
  const file = environment[`${name}_FILE`];
  if (environment[name] !== undefined || file === undefined) return environment[name];
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new ConfigError('config-unreadable', 'A file of an option cannot be read', { cause, details: { file } });
  }
}

function fromText(row: OptionRow, text: string): unknown {
  if (row.kind === 'integer') return /^-?\d+$/.test(text) ? Number(text) : text;
  if (row.kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

const CHECKS: Readonly<Record<OptionRow['kind'], (row: OptionRow, value: unknown) => boolean>> = {
  integer: (row, value) => typeof value === 'number' && Number.isInteger(value) && inRange(row, value),
  boolean: (_row, value) => typeof value === 'boolean',
  choice: (row, value) => typeof value === 'string' && row.choices?.includes(value) === true,
  string: (_row, value) => typeof value === 'string' && value !== '',
};

function checked(row: OptionRow, value: unknown): string | number | boolean {
  // The check has made sure of the kind; the table of checks cannot tell the compiler.
  if (CHECKS[row.kind](row, value)) return value as string | number | boolean;
  throw new ConfigError('config-invalid', 'Option has a wrong value', {
    details: { option: row.path, allowed: allowedText(row) },
  });
}

function inRange(row: OptionRow, value: number): boolean {
  return value >= (row.minimum ?? -Infinity) && value <= (row.maximum ?? Infinity);
}

function allowedText(row: OptionRow): string {
  if (row.choices) return row.choices.join(' | ');
  if (row.kind === 'integer') return `${String(row.minimum)} … ${String(row.maximum)}`;
  return row.kind;
}
