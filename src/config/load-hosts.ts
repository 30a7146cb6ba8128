import { readFileSync } from 'node:fs';
import { ConfigError } from '../ports/errors.ts';
import { fileKey, HOST_OPTIONS, hostVariable, ROLES, type HostOptionRow, type HostOptions } from './host-options.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type Tree = Readonly<Record<string, unknown>>;

/** Of the inbox folder. */
const RESERVED = 'folder';
const ID = /^[a-z0-9][a-z0-9-]{0,31}$/;
/** What may stand in a header. */
const SECRET = /^[\x21-\x7e]+$/;
const SHORTEST_SECRET = 16;
/** The host keeps 256 characters of a webhook's address; ours adds its path. */
const LONGEST_URL = 180;

/** @throws ConfigError naming the place, e.g. `hosts.0.tokenFile`, and what is allowed; never a value */
export function loadHosts(given: unknown, environment: Environment): readonly HostOptions[] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) throw invalid('hosts', 'array');
  const hosts = given.map((entry: unknown, index) => readHost(entry, `hosts.${String(index)}`, environment));
  hosts.forEach(({ id }, index) => {
    const isTaken = id === RESERVED || hosts.findIndex((other) => other.id === id) < index;
    if (isTaken) throw invalid(`hosts.${String(index)}.id`, `≠ ${id}`);
  });
  return hosts;
}

function readHost(entry: unknown, place: string, environment: Environment): HostOptions {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) throw invalid(place, 'object');
  const tree: Tree = { ...entry };
  const keys = HOST_OPTIONS.map(fileKey);
  const unknown = Object.keys(tree).find((key) => !keys.includes(key));
  if (unknown !== undefined) throw invalid(`${place}.${unknown}`, keys.join(', '));
  const id = typeof tree['id'] === 'string' ? tree['id'] : '';
  const values = HOST_OPTIONS.map((row) => [row.key, valueOf(row, { tree, place, id, environment })] as const);
  // The table gives each key its kind and `checked` has enforced it; fromEntries cannot carry that.
  return Object.fromEntries(values) as unknown as HostOptions;
}

interface Entry {
  readonly tree: Tree;
  readonly place: string;
  readonly id: string;
  readonly environment: Environment;
}

function valueOf(row: HostOptionRow, entry: Entry): unknown {
  const place = `${entry.place}.${fileKey(row)}`;
  const isSecret = row.kind === 'secret' || row.kind === 'secrets';
  const value = isSecret ? secretOf(row, entry) : entry.tree[row.key];
  if (value === undefined || value === null) {
    if (row.default !== undefined) return row.default;
    throw invalid(place, isSecret ? `${fileKey(row)} | ${hostVariable(entry.id, row.key)}` : allowed(row));
  }
  if (CHECKS[row.kind](row, value)) return isText(value) && row.kind === 'url' ? value.replace(/\/+$/, '') : value;
  throw invalid(place, allowed(row));
}

/** From the environment, a file that the environment names, or a file that the configuration names. */
function secretOf(row: HostOptionRow, entry: Entry): string | readonly string[] | undefined {
  const text = secretText(row, entry);
  return text === undefined ? undefined : secretLines(row, text);
}

function secretText(row: HostOptionRow, { tree, id, environment, place }: Entry): string | undefined {
  const name = hostVariable(id, row.key);
  if (environment[name] !== undefined) return environment[name];
  const file = environment[`${name}_FILE`] ?? tree[fileKey(row)];
  if (file === undefined || file === null) return undefined;
  if (typeof file !== 'string' || file === '') throw invalid(`${place}.${fileKey(row)}`, 'string');
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConfigError('config-unreadable', 'A file of an option cannot be read', { cause, details: { file } });
  }
}

function secretLines({ kind }: HostOptionRow, text: string): string | readonly string[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return kind === 'secrets' ? lines : (lines[0] ?? '');
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const CHECKS: Readonly<Record<HostOptionRow['kind'], (row: HostOptionRow, value: unknown) => boolean>> = {
  id: (_row, value) => isText(value) && ID.test(value),
  string: (_row, value) => isText(value),
  url: (_row, value) => isText(value) && isPlainUrl(value),
  integer: ({ minimum = 0, maximum = 0 }, value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum,
  boolean: (_row, value) => typeof value === 'boolean',
  choice: ({ choices }, value) => isText(value) && choices?.includes(value) === true,
  roles: (_row, value) => isRoles(value),
  secret: (_row, value) => isText(value) && SECRET.test(value),
  secrets: (_row, value) =>
    Array.isArray(value) &&
    value.every((one: unknown) => isText(one) && SECRET.test(one) && one.length >= SHORTEST_SECRET),
};

/** Credentials, a query or a fragment would end up in logs, or be dropped without a word. */
function isPlainUrl(text: string): boolean {
  if (!URL.canParse(text) || text.length > LONGEST_URL) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && [username, password, search, hash].every((part) => part === '');
}

function isRoles(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([group, role]) => group !== '' && ROLES.some((one) => one === role));
}

/** What a person may write there, without a value that was given. */
export function allowed(row: HostOptionRow): string {
  switch (row.kind) {
    case 'id':
      return 'a-z 0-9 -';
    case 'url':
      return 'http(s)://…';
    case 'integer':
      return `${String(row.minimum)} … ${String(row.maximum)}`;
    case 'choice':
      return row.choices?.join(' | ') ?? '';
    case 'roles':
      return `{ group: ${ROLES.join(' | ')} }`;
    case 'secrets':
      return `one a line, ≥ ${String(SHORTEST_SECRET)}`;
    case 'boolean':
    case 'string':
    case 'secret':
      return row.kind;
  }
}

function invalid(option: string, what: string): ConfigError {
  return new ConfigError('config-invalid', 'Option of a host is missing, unknown or wrong', {
    details: { option, allowed: what },
  });
}
