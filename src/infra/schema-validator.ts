import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { message, type Language } from './messages/message.ts';

/** One thing that is wrong with a value. */
export interface Fault {
  /** Dotted path: `fields.number`, `addressees.0`; empty for the value itself. */
  readonly field: string;
  /** Keyword of the schema that was not met; `validation.<keyword>` is its message. */
  readonly keyword: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export type Check = (value: unknown) => readonly Fault[];

export interface SchemaValidator {
  /** Compiles a schema; `value` is what it says when there are no faults. */
  compile(schema: object): Check;
  /**
   * For the texts of a URL: whole numbers and booleans are read from text and defaults filled in, in place.
   * Ajv's own reading of text is not used: it takes `1e3`, `0x10` and ` 5 ` for numbers.
   */
  compileForText(schema: TextSchema): Check;
}

/** An object of texts, each named with its schema. */
export interface TextSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, object>>;
  readonly additionalProperties: false;
  readonly required?: readonly string[];
}

/** Keywords of our schemas and of OpenAPI that say something to people and programs, not to the validator. */
const OUR_KEYWORDS = ['x-labels', 'x-code-list', 'x-codes', 'x-source', 'x-roles', 'example'];

/**
 * The only place that knows Ajv. Draft 2020-12, strict: a misspelt keyword in one of our schemas is an error at
 * start, never a rule that is silently not applied.
 * `shared`: documents that schemas may refer to, by the name used in `$ref`.
 */
export function createSchemaValidator(shared: Readonly<Record<string, object>> = {}): SchemaValidator {
  const plain = createAjv(shared, false);
  const text = createAjv(shared, true);
  return {
    compile: (schema) => toCheck(plain.compile(schema)),
    compileForText: (schema) => {
      const check = toCheck(text.compile(schema));
      return (value) => {
        readTexts(value, schema.properties);
        return check(value);
      };
    },
  };
}

function createAjv(shared: Readonly<Record<string, object>>, withDefaults: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    strict: true,
    allErrors: true,
    allowUnionTypes: true,
    useDefaults: withDefaults,
  });
  addFormats.default(ajv);
  ajv.addVocabulary(OUR_KEYWORDS);
  for (const [name, schema] of Object.entries(shared)) ajv.addSchema(schema, name);
  return ajv;
}

function readTexts(values: unknown, properties: TextSchema['properties']): void {
  if (typeof values !== 'object' || values === null) return;
  for (const [name, given] of Object.entries(values)) {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const type: unknown = schema !== undefined && 'type' in schema ? schema.type : undefined;
    Reflect.set(values, name, fromText(type, given));
  }
}

/** What cannot be read stays text, which the schema then refuses by its type. */
function fromText(type: unknown, given: unknown): unknown {
  if (typeof given !== 'string') return given;
  if (type === 'integer') return /^-?\d{1,15}$/.test(given) ? Number(given) : given;
  if (type === 'boolean') return given === 'true' || (given === 'false' ? false : given);
  return given;
}

function toCheck(validate: ValidateFunction): Check {
  return (value) => {
    if (validate(value)) return [];
    return withoutBranches(validate.errors ?? []).map(toFault);
  };
}

/** Of an `anyOf` that fails only the whole counts: the complaints of each branch would contradict each other. */
function withoutBranches(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const wholes = errors.filter((error) => error.keyword === 'anyOf' || error.keyword === 'oneOf');
  return errors.filter(
    (error) =>
      error.keyword !== 'propertyNames' &&
      !wholes.some((whole) => whole !== error && error.schemaPath.startsWith(`${whole.schemaPath}/`)),
  );
}

function toFault(error: ErrorObject): Fault {
  const place = error.instancePath.split('/').slice(1).map(unescapePointer);
  const named = namedProperty(error);
  return {
    field: [...place, ...(named === undefined ? [] : [named])].join('.'),
    keyword: error.keyword,
    details: toDetails(error.params),
  };
}

function namedProperty({ params, propertyName }: ErrorObject): string | undefined {
  const names: readonly unknown[] = [params['additionalProperty'], params['missingProperty'], propertyName];
  return names.find((name) => typeof name === 'string');
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}

function toDetails(params: Readonly<Record<string, unknown>>): Fault['details'] {
  const details: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(params)) {
    if (typeof value === 'string' || typeof value === 'number') details[key] = value;
    else if (Array.isArray(value)) details[key] = value.join(', ');
  }
  return details;
}

/** What a person reads about a fault. */
export function faultMessage(fault: Fault, language: Language): string {
  return message(faultKey(fault), fault.details, language);
}

/** Its key in the message table. */
export function faultKey({ keyword }: Fault): string {
  const known = KNOWN_KEYWORDS.has(keyword) || keyword.startsWith('disposal-');
  return known ? `validation.${keyword}` : 'validation.other';
}

/** What no schema can say of records of the archive. */
const ARCHIVE_KEYWORDS = [
  ...['names-overlap', 'span-reversed', 'identifier-form', 'unknown-organisation', 'superior-circle'],
  ...['key-twice', 'key-unknown', 'code-taken', 'label-taken', 'number-taken', 'already-merged', 'merge-itself'],
  ...['unknown-node', 'unknown-parent', 'inside-itself', 'tree-too-deep', 'has-children', 'in-use', 'not-empty'],
  ...[
    'place-kind',
    'unknown-place',
    'unknown-fonds',
    'other-fonds',
    'unknown-bundle',
    'too-many',
    'inventory-twice',
    'one-way',
  ],
  ...['permanent-by-law', 'rule-unknown', 'rule-not-in-force', 'below-prescribed', 'not-comparable', 'not-founded'].map(
    (fault) => `decision-${fault}`,
  ),
  ...['decision-row-unknown', 'decision-schedule-not-in-force', 'decision-nothing-to-undo'],
];

/** What no schema can say of projects of arranging, and of tables of authorities. */
const ARRANGEMENT_KEYWORDS = [
  ...['no-authority-columns', 'organisation-level', 'succession-kind'],
  ...['unknown-step', 'shown-by-data', 'steps-missing', 'steps-later', 'already-booked', 'in-future', 'amount-of-many'],
  ...['no-subjects', 'one-naming', 'none-named', 'not-a-member', 'not-a-worker', 'not-a-checker', 'not-a-controller'],
  ...['for-others', 'in-other-hands', 'not-held', 'bundles-held', 'unknown-receipt', 'receipt-in-project'],
  ...['fonds-in-project', 'member-twice', 'unknown-account', 'account-role', 'nothing-changed', 'lot-open'],
  ...['nothing-to-check', 'not-in-sample', 'changed-since-drawn', 'sample-open', 'errors-over-limit'],
  'box-has-dossiers',
];

const KNOWN_KEYWORDS: ReadonlySet<string> = new Set([
  ...['additionalProperties', 'required', 'type', 'enum', 'const', 'pattern', 'format', 'anyOf'],
  ...['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'uniqueItems', 'minProperties'],
  ...[
    'date',
    'controls',
    'document-type',
    'not-utf8',
    'not-json',
    'too-deep',
    'no-body',
    'file-name',
    'no-file',
    'search-empty',
    ...ARCHIVE_KEYWORDS,
    ...ARRANGEMENT_KEYWORDS,
  ],
]);
