import documentSchema from '../../../schemas/metadata/document.schema.json' with { type: 'json' };
import documentTypes from '../../../mappings/norms/document-types.json' with { type: 'json' };
import { wantedSchema } from '../../../src/app/wanted-schema.ts';
import type { ObjectKind } from '../../../src/hosts/paperless/api.ts';
import { readMapping, type PaperlessMapping } from '../../../src/hosts/paperless/schema/mapping.ts';
import { createPaperlessRegistrar } from '../../../src/hosts/paperless/schema/registrar.ts';
import type { HostSchemaRegistrar, SchemaPlan, SchemaStep, WantedSchema } from '../../../src/ports/host-schema.ts';
import type { HostId } from '../../../src/ports/host.ts';
import type { MetadataSchema } from '../../../src/domain/metadata/narrowing.ts';
import { memoryObjectMap, memoryPaperless, type MemoryPaperless } from './memory-api.ts';
import type { Thing } from './memory-objects.ts';

const ID = 'paperless-1' as HostId;
const MAPPING = readMapping();
export const SECRET = 'a-secret-of-hooks';

export interface SchemaBench {
  readonly host: MemoryPaperless;
  readonly map: ReturnType<typeof memoryObjectMap>;
  readonly wanted: WantedSchema;
  registrar(
    settings?: Partial<Parameters<typeof createPaperlessRegistrar>[0]>,
    mapping?: PaperlessMapping,
  ): HostSchemaRegistrar;
  apply(wanted?: WantedSchema): Promise<SchemaPlan>;
  check(wanted?: WantedSchema): Promise<SchemaPlan>;
  /** Object of the host by our key. */
  ours(kind: ObjectKind, key: string): Thing;
}

/** The whole registration over a host in memory, with the schema as it is. */
export function schemaBench(): SchemaBench {
  const host = memoryPaperless();
  const map = memoryObjectMap();
  const wanted = bundledSchema();
  const settings = { id: ID, publicUrl: 'http://10.0.0.5:8484/', hookSecrets: [SECRET], roles: {}, storagePaths: true };
  const registrar: SchemaBench['registrar'] = (changes = {}, mapping = MAPPING) =>
    createPaperlessRegistrar({ ...settings, ...changes }, host.api, { objects: map, mapping });
  return {
    host,
    map,
    wanted,
    registrar,
    apply: (schema = wanted) => registrar().applySchema(schema),
    check: (schema = wanted) => registrar().checkSchema(schema),
    ours: (kind, key) => {
      const row = map.rows.get(`${ID} ${kind} ${key}`);
      const thing = host.objects.list(kind).get(Number(row?.remoteId));
      if (!thing) throw new Error(`no ${kind} ${key}`);
      return thing;
    },
  };
}

export function bundledSchema(change: (schema: MetadataSchema) => MetadataSchema = (schema) => schema): WantedSchema {
  // as: the compiler sees the literal file, not the shape that is read of it.
  return wantedSchema({ document: change(documentSchema), documentTypes });
}

/** Steps that are not `unchanged`, as `kind key action`. */
export function changes({ steps }: SchemaPlan): readonly string[] {
  return steps
    .filter(({ action }) => action !== 'unchanged')
    .map(({ kind, key, action }) => `${kind} ${key} ${action}`);
}

export function stepOf({ steps }: SchemaPlan, kind: string, key: string): SchemaStep {
  const step = steps.find((one) => one.kind === kind && one.key === key);
  if (!step) throw new Error(`no step for ${kind} ${key}`);
  return step;
}

export function codesOf(step: SchemaStep): readonly string[] {
  return step.findings.map(({ code }) => code);
}
