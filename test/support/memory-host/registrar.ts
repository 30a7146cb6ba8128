import type {
  HostSchemaRegistrar,
  SchemaAction,
  SchemaPlan,
  SchemaRun,
  SchemaStep,
  WantedSchema,
} from '../../../src/ports/host-schema.ts';
import type { MemorySystem } from './memory-system.ts';

interface Item {
  readonly kind: string;
  readonly key: string;
  readonly name: string;
  readonly definition: string;
}

/** Fields and document types, by name; plan, check and apply are one walk. */
export function createRegistrar(system: MemorySystem): HostSchemaRegistrar {
  const walk = (wanted: WantedSchema, run: SchemaRun & { readonly execute: boolean }): Promise<SchemaPlan> =>
    Promise.resolve().then(() => {
      const steps: SchemaStep[] = [];
      for (const item of itemsOf(wanted)) {
        run.signal?.throwIfAborted();
        const step = stepFor(system, item);
        if (run.execute) carryOut(system, item, step.action);
        run.onStep?.(step);
        steps.push(step);
      }
      return { steps };
    });
  return {
    planSchema: (wanted, signal) => walk(wanted, { execute: false, ...(signal && { signal }) }),
    checkSchema: (wanted, signal) => walk(wanted, { execute: false, ...(signal && { signal }) }),
    applySchema: (wanted, run) => walk(wanted, { ...run, execute: true }),
    removeSchema: (_, { dryRun = false, onStep } = {}) =>
      Promise.resolve().then(() => {
        const steps = [...system.ours].map(([ours, place]) => removal(system, ours, place));
        for (const step of steps) {
          if (!dryRun && step.action === 'remove') removeOurs(system, `${step.kind} ${step.key}`);
          onStep?.(step);
        }
        return { steps };
      }),
  };
}

function itemsOf({ fields, documentTypes }: WantedSchema): readonly Item[] {
  return [
    ...fields.map(({ key, label, kind }) => ({ kind: 'field', key, name: label, definition: kind })),
    ...documentTypes.map(({ value, label }) => ({ kind: 'type', key: value, name: label, definition: 'type' })),
  ];
}

function stepFor(system: MemorySystem, item: Item): SchemaStep {
  const { kind, key, definition } = item;
  const place = system.ours.get(`${kind} ${key}`) ?? `${kind} ${item.name}`;
  const object = system.objects.get(place);
  const step = (action: SchemaAction, name: string, code?: string): SchemaStep => {
    return { action, kind, key, name, findings: code === undefined ? [] : [{ code, details: {} }] };
  };
  if (!object) return step('create', item.name);
  if (!system.ours.has(`${kind} ${key}`)) {
    return object.definition === definition
      ? step('adopt', object.name)
      : step('blocked', object.name, 'schema.other-type');
  }
  // A name that a person gave stays.
  if (object.definition !== definition) return step('mend', object.name, 'schema.changed');
  return step('unchanged', object.name);
}

function carryOut(system: MemorySystem, { kind, key, name, definition }: Item, action: SchemaAction): void {
  if (action === 'unchanged' || action === 'blocked') return;
  const place = system.ours.get(`${kind} ${key}`) ?? `${kind} ${name}`;
  system.objects.set(place, { name: system.objects.get(place)?.name ?? name, definition });
  system.ours.set(`${kind} ${key}`, place);
}

/** A field in which a document has a value stays. */
function removal(system: MemorySystem, ours: string, place: string): SchemaStep {
  const [kind, key] = [ours.slice(0, ours.indexOf(' ')), ours.slice(ours.indexOf(' ') + 1)];
  const isUsed = [...system.documents.values()].some(({ removed, values }) => !removed && key in values);
  const name = system.objects.get(place)?.name ?? '';
  return {
    action: isUsed ? 'keep' : 'remove',
    kind,
    key,
    name,
    findings: isUsed ? [{ code: 'schema.used', details: {} }] : [],
  };
}

function removeOurs(system: MemorySystem, ours: string): void {
  system.objects.delete(system.ours.get(ours) ?? '');
  system.ours.delete(ours);
}
