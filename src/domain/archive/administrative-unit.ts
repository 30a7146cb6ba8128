import type { DatedText, IdentifierForm, OrganisationIdentifier, OrganisationRecord } from './organisation.ts';
import { addDays, firstDay } from '../retention/day.ts';
import type { PartialDate } from './partial-date.ts';

interface Unit {
  readonly code: string;
  readonly name: string;
}
type Level = 'province' | 'district' | 'commune';

/** `schemas/archive/units.schema.json`: the units of a province before and after a change, and the bodies of each. */
export interface UnitData {
  readonly source: string;
  readonly change: { readonly on: PartialDate; readonly basis: string };
  readonly before: readonly (Unit & { readonly districts: readonly Unit[] })[];
  readonly after: Unit & { readonly communes: readonly Unit[] };
  readonly bodies: readonly UnitBody[];
}
interface UnitBody {
  readonly of: readonly Level[];
  /** `{unit}` stands for the name of the unit. */
  readonly name: string;
  readonly abbreviations: readonly string[];
  readonly source: string;
  readonly identifiers?: readonly {
    readonly unitCode: string;
    readonly form: IdentifierForm;
    readonly value: string;
    readonly when: 'before' | 'after';
  }[];
}

/** An entry of an import file: other entries are named by their keys. */
export interface KeyedOrganisation extends Omit<OrganisationRecord, 'superiorId' | 'successors'> {
  readonly key: string;
  readonly superior?: string;
  readonly successors?: readonly (Omit<NonNullable<OrganisationRecord['successors']>[number], 'organisationId'> & {
    readonly organisation: string;
  })[];
}

interface UnitAt {
  readonly unit: Unit;
  readonly level: Level;
  readonly when: 'before' | 'after';
  /** Unit above, of the same time. */
  readonly above?: string;
}

/**
 * The bodies of all units, as entries to import. Those of the units before the change end on the day before it; a body
 * of a province is followed by the same body of the new province. Who follows a body of a district the data do not say.
 */
export function organisationsOfUnits(data: UnitData): readonly KeyedOrganisation[] {
  return data.bodies.flatMap((body, index) => {
    const units = unitsOf(data).filter(({ level }) => body.of.includes(level));
    return units.map((at) => entryOf(data, { body, index }, at));
  });
}

function unitsOf({ before, after }: UnitData): readonly UnitAt[] {
  return [
    ...before.flatMap((province): UnitAt[] => [
      { unit: province, level: 'province', when: 'before' },
      ...province.districts.map((unit): UnitAt => ({ unit, level: 'district', when: 'before', above: province.code })),
    ]),
    { unit: after, level: 'province', when: 'after' },
    ...after.communes.map((unit): UnitAt => ({ unit, level: 'commune', when: 'after', above: after.code })),
  ];
}

interface NumberedBody {
  readonly body: UnitBody;
  readonly index: number;
}

function entryOf(data: UnitData, { body, index }: NumberedBody, at: UnitAt): KeyedOrganisation {
  const { unit, level, when, above } = at;
  const span =
    when === 'before' ? { to: addDays(firstDay(data.change.on), -1) as PartialDate } : { from: data.change.on };
  const text = (value: string): DatedText => ({ value, ...span });
  const identifiers = (body.identifiers ?? [])
    .filter((one) => level === 'province' && one.unitCode === unit.code && one.when === when)
    .map(({ form, value }): OrganisationIdentifier => ({ form, ...text(value) }));
  return {
    key: keyOf(index, unit.code, when),
    names: [text(body.name.replace('{unit}', lowerFirst(unit.name)))],
    abbreviations: body.abbreviations.map((value) => text(value)),
    ...(identifiers.length > 0 && { identifiers }),
    level,
    unitCode: unit.code,
    ...(above !== undefined && { superior: keyOf(index, above, when) }),
    ...(when === 'before' && level === 'province' && { successors: [successorOf(data, index)] }),
    source: `${body.source}; ${data.source}`,
  };
}

function successorOf({ change, after }: UnitData, index: number) {
  const kind = 'merged' as const;
  return { organisation: keyOf(index, after.code, 'after'), on: change.on, kind, basis: change.basis };
}

function keyOf(index: number, code: string, when: UnitAt['when']): string {
  return `${String(index)}/${code}/${when}`;
}

/** `Tỉnh Vĩnh Long` inside a longer name. */
function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
