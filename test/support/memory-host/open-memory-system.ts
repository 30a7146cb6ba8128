import type { WantedSchema } from '../../../src/ports/host-schema.ts';
import type { HostId } from '../../../src/ports/host.ts';
import type { HostDesk, HostRegistry, HostSystem } from '../host-system.ts';
import { HOOK_SECRET } from './inbound.ts';
import { createMemoryHost, MemorySystem, type MemoryHostOptions } from './index.ts';

export function openMemorySystem(options: MemoryHostOptions): Promise<HostSystem> {
  const system = new MemorySystem('memory' as HostId);
  return Promise.resolve({
    createHost: () => createMemoryHost(system, options),
    add: at((name: string, content: Buffer) => {
      system.add(name, content);
    }),
    change: at((name: string, content: Buffer) => {
      system.change(name, content);
    }),
    rename: at((from: string, to: string) => {
      system.rename(from, to);
    }),
    remove: at((name: string) => {
      system.remove(name);
    }),
    settle: () => undefined,
    breakDown: at(() => {
      system.offline = true;
    }),
    repair: at(() => {
      system.offline = false;
    }),
    originals: at(() => new Map(system.present().map(({ name, sha256 }) => [name, sha256]))),
    delivered: at((name: string) => new Map(system.renditionsOf(name))),
    ...(options.fields && {
      desk: createDesk(system),
      registry: createRegistry(system),
      caller: {
        hint: (ref) => ({
          path: `/hooks/memory/${system.hostId}`,
          ...{
            params: {},
            query: {},
            headers: { authorization: `Bearer ${HOOK_SECRET}`, 'content-type': 'text/plain' },
          },
          body: ref,
        }),
        malformed: ['', 'doc-0', 'no reference'],
      },
      addAccount: at((account) => {
        system.people.push(account);
      }),
    }),
    leftovers: () => Promise.resolve([]),
    close: () => Promise.resolve(),
  });
}

function createDesk(system: MemorySystem): HostDesk {
  return {
    setValue: at((name, field, value) => {
      const others = Object.entries(system.byName(name).values).filter(([other]) => other !== field);
      system.show(name, { values: Object.fromEntries(value === null ? others : [...others, [field, value]]) });
    }),
    valueOf: at((name, field) => system.byName(name).values[field]),
    ask: at((name, request) => {
      system.show(name, { requests: [...system.byName(name).requests, request] });
    }),
    addOwn: at((name) => {
      const { notes } = system.byName(name);
      system.show(name, { others: { 'Ngăn kệ': 'A1' }, notes: [...notes, 'Của chúng tôi'] });
    }),
    ownOf: at((name) => {
      const { others, notes } = system.byName(name);
      return { others, notes: notes.filter((note) => note === 'Của chúng tôi') };
    }),
    notesOf: at((name) => system.byName(name).notes),
    whileWriting: (act) => {
      system.whileWriting = act;
    },
  };
}

const WANTED: WantedSchema = {
  fields: [
    { key: 'subject', label: 'Trích yếu', description: '', kind: 'long-text' },
    { key: 'referenceNumber', label: 'Số, ký hiệu', description: '', kind: 'text' },
    { key: 'issuedOn', label: 'Ngày ban hành', description: '', kind: 'partial-date' },
  ],
  documentTypes: [{ value: 'Công văn', label: 'Công văn' }],
};

function createRegistry(system: MemorySystem): HostRegistry {
  const [place, object] = ['field Trích yếu', { name: 'Trích yếu', definition: 'long-text' }];
  return {
    wanted: WANTED,
    breakObject: at(() => {
      system.objects.set(place, { ...object, definition: 'integer' });
    }),
    renameObject: at(() => {
      system.objects.set(place, { ...object, name: 'Nội dung' });
    }),
    addTwin: at(() => {
      system.objects.set(place, object);
    }),
    objects: at(() => [...system.objects.values()].map(({ name, definition }) => `${name}: ${definition}`).sort()),
  };
}

/** Makes a plain function one that answers later. */
function at<Args extends readonly unknown[], T>(work: (...args: Args) => T): (...args: Args) => Promise<T> {
  return (...args) => Promise.resolve().then(() => work(...args));
}
