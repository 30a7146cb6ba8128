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
    properties: { ...top, ...Object.fromEntries(grouped) },
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
