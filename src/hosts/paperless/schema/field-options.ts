import type { SchemaFinding } from '../../../ports/host-schema.ts';
import type { WrittenField } from '../object-keys.ts';
import { finding } from './finding.ts';
import { NO_PART, type Part } from './item.ts';
import { sameName, sameNameFolded } from './names.ts';
import { markedOptionId } from './option-id.ts';

interface HostOption {
  readonly id: string;
  readonly label: string;
}
export interface WantedOption extends HostOption {
  readonly value: string;
}
type OurOption = NonNullable<WrittenField['options']>[number];

const UNUSED = ' (không dùng)';

export interface OptionsPlan {
  readonly part: Part;
  /** As they will stand in the host, whole: the host drops what is left out, and the values with it. */
  readonly options: readonly HostOption[];
  readonly ours: readonly OurOption[];
}

interface Work {
  readonly options: HostOption[];
  readonly ours: OurOption[];
  readonly findings: SchemaFinding[];
  readonly remarks: SchemaFinding[];
  mends: boolean;
}

/** Three sides: what we want, what we wrote last, what stands there. Nothing is ever left out. */
export function planOptions(
  wanted: readonly WantedOption[],
  written: readonly OurOption[],
  found: readonly HostOption[],
): OptionsPlan {
  const work: Work = { options: [...found], ours: [], findings: [], remarks: [], mends: false };
  for (const option of wanted) takeWanted(work, option, written);
  for (const option of written) if (!wanted.some(({ value }) => value === option.value)) retire(work, option);
  const known = new Set(work.ours.map(({ id }) => id));
  for (const { id, label } of found)
    if (!known.has(id)) work.remarks.push(finding('schema.option-foreign', { option: label }));
  const { findings, remarks } = work;
  if (findings.length === 0) return { part: { ...NO_PART, remarks }, options: work.options, ours: work.ours };
  const part: Part = {
    findings,
    remarks,
    patch: { extra_data: { select_options: work.options } },
    action: work.mends ? 'mend' : 'extend',
  };
  return { part, options: work.options, ours: work.ours };
}

function takeWanted(work: Work, wanted: WantedOption, written: readonly OurOption[]): void {
  const ours = written.find(({ value }) => value === wanted.value);
  const there = ours ? work.options.find(({ id }) => id === ours.id) : likeWanted(work, wanted, written);
  if (there === undefined) {
    const id = ours?.id ?? freeId(work, wanted);
    work.options.push({ id, label: wanted.label });
    work.ours.push({ ...wanted, id });
    work.findings.push(finding(ours ? 'schema.option-removed' : 'schema.option-added', { option: wanted.label }));
    work.mends ||= ours !== undefined;
    return;
  }
  work.ours.push({ id: there.id, label: wanted.label, value: wanted.value });
  if (sameName(there.label, wanted.label)) return;
  const isOurWording = ours === undefined || sameName(there.label, ours.label);
  relabel(work, there.id, wanted.label);
  const details = { was: there.label, now: wanted.label };
  work.findings.push(finding(isOurWording ? 'schema.option-reworded' : 'schema.option-relabelled', details));
  work.mends ||= !isOurWording;
}

/** An option of an adopted field: by its id, else by what people see. */
function likeWanted(work: Work, wanted: WantedOption, written: readonly OurOption[]): HostOption | undefined {
  const taken = new Set([...written, ...work.ours].map(({ id }) => id));
  const free = work.options.filter(({ id }) => !taken.has(id));
  return (
    free.find(({ id, label }) => id === wanted.id && sameNameFolded(label, wanted.label)) ??
    free.find(({ label }) => sameName(label, wanted.label)) ??
    free.find(({ label }) => sameNameFolded(label, wanted.label))
  );
}

function freeId(work: Work, { id, value }: WantedOption): string {
  return work.options.some((option) => option.id === id) ? markedOptionId(value, id) : id;
}

/** An option that left the schema stays for the documents that have it, and says so. */
function retire(work: Work, ours: OurOption): void {
  const there = work.options.find(({ id }) => id === ours.id);
  const label = ours.label.endsWith(UNUSED) ? ours.label : `${ours.label}${UNUSED}`;
  if (there === undefined) return;
  work.ours.push({ ...ours, label });
  if (there.label.endsWith(UNUSED)) return;
  relabel(work, ours.id, label);
  work.findings.push(finding('schema.option-unused', { option: ours.label }));
}

function relabel(work: Work, id: string, label: string): void {
  const index = work.options.findIndex((option) => option.id === id);
  work.options[index] = { id, label };
}
