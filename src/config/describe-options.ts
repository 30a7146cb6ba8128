import { fileKey, HOST_OPTIONS, hostVariable, ROLES, type HostOptionRow } from './host-options.ts';
import { allowed as allowedOfHost } from './load-hosts.ts';
import { environmentName, type OptionRow } from './options.ts';

/** The option table as people read it, Markdown. */
export function optionTable(options: readonly OptionRow[]): string {
  const rows = options.map((row) => {
    const cells = [`\`${row.path}\``, `\`${environmentName(row.path)}\``, allowed(row), shownDefault(row), row.en];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| Option | Environment | Allowed | Default | Meaning |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

/** Options of an entry of `hosts`, Markdown. */
export function hostTable(): string {
  const rows = HOST_OPTIONS.map((row) => {
    const isSecret = row.kind === 'secret' || row.kind === 'secrets';
    const variable = isSecret ? `; or \`${hostVariable('<id>', row.key)}\`, \`…_FILE\`` : '';
    const what = isSecret ? `file${variable}` : allowedOfHost(row).replaceAll('|', ',');
    return `| ${[`\`${fileKey(row)}\``, what, hostDefault(row), row.en].join(' | ')} |`;
  });
  return ['| Key | Allowed | Default | Meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

function hostDefault({ default: value }: HostOptionRow): string {
  if (value === undefined) return 'needed';
  return typeof value === 'object' ? '–' : `\`${String(value)}\``;
}

function allowed(row: OptionRow): string {
  if (row.choices) return row.choices.map((choice) => `\`${choice}\``).join(', ');
  if (row.kind === 'integer') return `${String(row.minimum)} … ${String(row.maximum)}`;
  return row.secret === true ? `text, secret; or \`${environmentName(row.path)}_FILE\`` : 'text';
}

function shownDefault(row: OptionRow): string {
  return row.default === null ? '–' : `\`${String(row.default)}\``;
}

type Json = Readonly<Record<string, unknown>>;

/** JSON Schema of the configuration file. */
export function configSchema(options: readonly OptionRow[]): Json {
  const groups: Record<string, Record<string, Json>> = {};
  const top: Record<string, Json> = {};
  for (const row of options) {
    const [group = '', key] = row.path.split('.');
    if (key === undefined) top[group] = property(row);
    else groups[group] = { ...groups[group], [key]: property(row) };
  }
  const grouped = Object.entries(groups).map(([name, properties]) => [
    name,
    { type: 'object', additionalProperties: false, properties },
  ]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:vankho:schema:config:1',
    title: 'Cấu hình Văn Khố',
    type: 'object',
    additionalProperties: false,
    properties: { ...top, ...Object.fromEntries(grouped), hosts: hostsSchema() },
  };
}

function property(row: OptionRow): Json {
  const type = row.kind === 'integer' || row.kind === 'boolean' ? row.kind : 'string';
  return {
    description: row.vi,
    type: row.default === null ? [type, 'null'] : type,
    ...(row.choices && { enum: row.choices }),
    ...(row.minimum !== undefined && { minimum: row.minimum }),
    ...(row.maximum !== undefined && { maximum: row.maximum }),
    default: row.default,
  };
}

function hostsSchema(): Json {
  const needed = HOST_OPTIONS.filter(({ default: value, kind }) => value === undefined && kind !== 'secret');
  return {
    description: 'Hệ thống quản lý tài liệu mà Văn Khố làm việc cùng',
    type: 'array',
    items: {
      type: 'object',
      additionalProperties: false,
      required: needed.map(fileKey),
      properties: Object.fromEntries(HOST_OPTIONS.map((row) => [fileKey(row), hostProperty(row)])),
    },
  };
}

const HOST_TYPES: Readonly<Record<HostOptionRow['kind'], Json>> = {
  id: { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,31}$' },
  string: { type: 'string', minLength: 1 },
  url: { type: 'string', pattern: '^https?://[^?#@]+$' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  choice: { type: 'string' },
  roles: { type: 'object', additionalProperties: { type: 'string', enum: ROLES } },
  secret: { type: 'string', minLength: 1 },
  secrets: { type: 'string', minLength: 1 },
};

function hostProperty(row: HostOptionRow): Json {
  const isFile = fileKey(row) !== row.key;
  return {
    description: isFile ? `Tệp: ${row.vi}` : row.vi,
    ...HOST_TYPES[row.kind],
    ...(row.choices && { enum: row.choices }),
    ...(row.minimum !== undefined && { minimum: row.minimum }),
    ...(row.maximum !== undefined && { maximum: row.maximum }),
    ...(row.default !== undefined && !isFile && { default: row.default }),
  };
}
