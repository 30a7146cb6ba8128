/** A property of a metadata schema, as far as registration reads it. */
export interface SchemaProperty {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly maxLength?: number;
  readonly maximum?: number;
  readonly minimum?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly items?: SchemaProperty;
  readonly 'x-labels'?: { readonly vi: string; readonly en: string };
  readonly 'x-codes'?: readonly { readonly value: string; readonly vi: string }[];
  readonly 'x-code-list'?: string;
}
export interface MetadataSchema {
  readonly properties: Readonly<Record<string, SchemaProperty>>;
}

export interface Narrowing {
  readonly field: string;
  /** What became narrower. */
  readonly keyword: 'missing' | 'type' | 'enum' | 'maxLength' | 'maximum' | 'minimum' | 'maxItems' | 'pattern';
}

const KEYWORDS = ['type', 'enum', 'maxLength', 'maximum', 'maxItems', 'minimum', 'pattern'] as const;

/**
 * What `given` no longer allows and `base` did. Values that are there already must stay valid: a schema may grow and be
 * reworded, never shrink.
 */
export function findNarrowings(base: MetadataSchema, given: MetadataSchema): readonly Narrowing[] {
  return Object.entries(base.properties).flatMap(([field, before]): readonly Narrowing[] => {
    const after = given.properties[field];
    if (after === undefined) return [{ field, keyword: 'missing' }];
    return narrowedKeywords(before, after).map((keyword) => ({ field, keyword }));
  });
}

function narrowedKeywords(before: SchemaProperty, after: SchemaProperty): readonly Narrowing['keyword'][] {
  const narrowed: Readonly<Record<Exclude<Narrowing['keyword'], 'missing'>, boolean>> = {
    type: before.type !== after.type,
    enum: isFewer(before.enum, after.enum),
    maxLength: isLower(before.maxLength, after.maxLength),
    maximum: isLower(before.maximum, after.maximum),
    maxItems: isLower(before.maxItems, after.maxItems),
    minimum: isLower(after.minimum, before.minimum, -Infinity),
    // No program can tell which of two patterns allows more.
    pattern: after.pattern !== undefined && after.pattern !== before.pattern,
  };
  const found = KEYWORDS.filter((keyword) => narrowed[keyword]);
  const inItems = before.items && after.items ? narrowedKeywords(before.items, after.items) : [];
  return [...found, ...inItems];
}

function isLower(before: number | undefined, after: number | undefined, none = Infinity): boolean {
  return (after ?? none) < (before ?? none);
}

/** A closed list that became free text counts too: no host changes the kind of a field that is there. */
function isFewer(before: readonly string[] | undefined, after: readonly string[] | undefined): boolean {
  if (after === undefined) return before !== undefined;
  return before === undefined || before.some((value) => !after.includes(value));
}
