import type {
  HostSchemaRegistrar,
  SchemaPlan,
  SchemaRun,
  SchemaStep,
  WantedSchema,
} from '../../../ports/host-schema.ts';
import type { SchemaApi } from './schema-api.ts';
import type { PaperlessDeps, PaperlessSettings } from '../settings.ts';
import { finding } from './finding.ts';
import { KINDS, readHostState, type HostState } from './host-state.ts';
import type { Item } from './item.ts';
import { readMapping, type PaperlessMapping } from './mapping.ts';
import { permissionSteps } from './permissions.ts';
import { reconcile, type Reconciliation } from './reconcile.ts';
import { removalOrder, removeObject } from './remove.ts';
import { wantedItems } from './wanted.ts';

type RegistrarSettings = Pick<PaperlessSettings, 'id' | 'publicUrl' | 'hookSecrets' | 'storagePaths' | 'roles'>;

interface RegistrarDeps extends Pick<PaperlessDeps, 'objects'> {
  /** Read and checked once for several hosts. */
  readonly mapping?: PaperlessMapping;
}

/**
 * Registers fields, tags, types, paths, workflows and views. Plan, check and apply are one walk over the same list: with
 * `execute` off it changes only its own picture of the host.
 */
export function createPaperlessRegistrar(
  settings: RegistrarSettings,
  api: SchemaApi,
  { objects, mapping = readMapping() }: RegistrarDeps,
): HostSchemaRegistrar {
  const begin = async (execute: boolean, signal?: AbortSignal): Promise<Reconciliation> => {
    const rows = await objects.list(settings.id);
    const state = await readHostState({ api, rows, needsDocument: settings.storagePaths === true, signal });
    return { hostId: settings.id, api, objects, state, execute, signal };
  };
  const walk = async (wanted: WantedSchema, run: Reconciliation, onStep?: SchemaRun['onStep']): Promise<SchemaPlan> => {
    const { state, signal } = run;
    const items = wantedItems({ wanted, mapping, settings, api, state });
    const names = new Map(items.map(({ kind, key, name }) => [`${kind} ${key}`, name]));
    const steps: SchemaStep[] = [...permissionSteps(state.probe, mapping, settings)];
    for (const item of items) {
      signal?.throwIfAborted();
      const step = withNames(await reconcile(run, item), names);
      steps.push(step);
      onStep?.(step);
    }
    return { steps: [...steps, ...notWanted(state, items)] };
  };
  const plan = async (wanted: WantedSchema, signal?: AbortSignal) => walk(wanted, await begin(false, signal));
  return {
    planSchema: plan,
    checkSchema: plan,
    applySchema: async (wanted, run = {}) => walk(wanted, await begin(true, run.signal), run.onStep),
    removeSchema: async (_wanted, { signal, onStep, dryRun = false } = {}) => {
      const run = { ...(await begin(!dryRun, signal)), trashed: (await api.trashed({ signal })).size };
      const steps: SchemaStep[] = [];
      for (const row of removalOrder(run.state)) {
        signal?.throwIfAborted();
        const step = await removeObject(run, row);
        steps.push(step);
        onStep?.(step);
      }
      return { steps };
    },
  };
}

/** People know what is missing by its name, not by our key. */
function withNames(step: SchemaStep, names: ReadonlyMap<string, string>): SchemaStep {
  const findings = step.findings.map((one) => {
    const { kind = '', key = '' } = one.details;
    const name = names.get(`${String(kind)} ${String(key)}`) ?? key;
    return one.code === 'schema.needs' ? { ...one, details: { kind, name } } : one;
  });
  return { ...step, findings };
}

/** Ours, but the schema has it no more: it stays, since documents may have it. */
function notWanted(state: HostState, items: readonly Item[]): readonly SchemaStep[] {
  const wanted = new Set(items.map(({ kind, key }) => `${kind} ${key}`));
  return state.rows().flatMap(({ kind, key, name }): readonly SchemaStep[] => {
    const known = KINDS.find((one) => one === kind);
    const found = known === undefined ? undefined : state.object(known, key);
    if (found === undefined || wanted.has(`${kind} ${key}`)) return [];
    return [
      {
        action: 'unchanged',
        kind,
        key,
        name: found.name === '' ? name : found.name,
        findings: [finding('schema.not-wanted')],
      },
    ];
  });
}
