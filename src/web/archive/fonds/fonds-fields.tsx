import { Checkbox, Fieldset, MultiSelect, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { DOSSIER_ORDERS, FONDS_STATES, SCHEME_KINDS, CODE_PROFILES } from '../../../domain/archive/fonds.ts';
import { useArchiveMessages, type ArchiveKey } from '../messages/archive-messages.ts';
import type { FondsDraft, FondsFaults, FondsField } from '../model/fonds-draft.ts';
import { CreatorChoice } from './creator-choice.tsx';
import { InventoryRows } from './inventory-rows.tsx';

export interface FondsFieldsProps {
  readonly draft: FondsDraft;
  /** Shown once somebody tried to save. */
  readonly faults: FondsFaults;
  readonly onChange: (changes: Partial<FondsDraft>) => void;
}

type TextField = { [Name in FondsField]: FondsDraft[Name] extends string ? Name : never }[FondsField];

/** All that a person says of a fonds. */
export function FondsFields(props: FondsFieldsProps) {
  const { t } = useArchiveMessages();
  return (
    <>
      <Fieldset legend={t('fonds.part.identity')}>
        <Identity {...props} />
      </Fieldset>
      <Fieldset legend={t('fonds.part.history')}>
        <History {...props} />
      </Fieldset>
      <Fieldset legend={t('fonds.part.settings')}>
        <Settings {...props} />
      </Fieldset>
    </>
  );
}

function Identity(props: FondsFieldsProps) {
  const { draft, onChange } = props;
  const { t } = useArchiveMessages();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <Line {...props} name="name" maxLength={500} isFirst />
      <Line {...props} name="code" maxLength={50} help="fonds.codeHelp" />
      <CreatorChoice value={draft.creatorId} onChoose={(creatorId) => onChange({ creatorId })} />
      <Choice {...props} name="state" values={FONDS_STATES} label={(one) => t(`fonds.${one}`)} />
      <Line {...props} name="start" maxLength={20} help="fonds.dateHelp" />
      <Line {...props} name="end" maxLength={20} help="fonds.dateHelp" />
      <Choice {...props} name="scheme" values={SCHEME_KINDS} label={(one) => t(`fonds.scheme.${one}`)} />
      <Line {...props} name="archiveCode" maxLength={50} />
    </SimpleGrid>
  );
}

/** As the schema of the fonds has them. */
const LANGUAGES = [
  ...['Tiếng Việt', 'Tiếng Anh', 'Tiếng Pháp', 'Tiếng Nga', 'Tiếng Trung'],
  ...['Việt Anh', 'Việt Nga', 'Việt Pháp', 'Hán Nôm', 'Việt Trung', 'Khác'],
];
const CONDITIONS = ['Công khai', 'Sử dụng có điều kiện', 'Mật'];

function History(props: FondsFieldsProps) {
  const { draft, onChange } = props;
  const { t } = useArchiveMessages();
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <Text {...props} name="administrativeHistory" />
      <Text {...props} name="custodialHistory" />
      <Line {...props} name="linearMetres" maxLength={12} />
      <MultiSelect
        label={t('fonds.field.language')}
        data={LANGUAGES}
        value={[...draft.language]}
        onChange={(language) => onChange({ language })}
        comboboxProps={{ withinPortal: true }}
      />
      <Line {...props} name="findingAids" maxLength={2000} />
      <Select
        clearable
        label={t('fonds.field.accessConditions')}
        data={CONDITIONS}
        value={draft.accessConditions === '' ? null : draft.accessConditions}
        onChange={(chosen) => onChange({ accessConditions: chosen ?? '' })}
      />
      <Line {...props} name="note" maxLength={2000} />
    </SimpleGrid>
  );
}

function Settings(props: FondsFieldsProps) {
  const { draft, faults, onChange } = props;
  const { t } = useArchiveMessages();
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" mb="sm">
        <Choice {...props} name="order" values={DOSSIER_ORDERS} label={(one) => t(`order.${one}`)} />
        <Choice {...props} name="codeProfile" values={CODE_PROFILES} label={(one) => t(`fonds.profile.${one}`)} />
        <Choice
          {...props}
          name="numberWithin"
          values={['inventory', 'fonds'] as const}
          label={(one) => t(`fonds.within.${one}`)}
        />
        <Line {...props} name="firstNumber" maxLength={7} />
        <Line {...props} name="sheetsNumberedFromYears" maxLength={3} />
      </SimpleGrid>
      <InventoryRows
        inventories={draft.inventories}
        error={faults.inventories && t(`fonds.fault.${faults.inventories}`)}
        onChange={(inventories) => onChange({ inventories })}
      />
      <Checkbox
        mt="sm"
        label={t('fonds.field.onSourceList')}
        checked={draft.onSourceList}
        onChange={(event) => onChange({ onSourceList: event.currentTarget.checked })}
      />
    </>
  );
}

interface LineProps extends FondsFieldsProps {
  readonly name: TextField;
  readonly maxLength: number;
  readonly help?: ArchiveKey;
  readonly isFirst?: boolean;
}

function Line({ draft, faults, onChange, name, maxLength, help, isFirst = false }: LineProps) {
  const { t } = useArchiveMessages();
  const fault = faults[name];
  return (
    <TextInput
      label={t(`fonds.field.${name}`)}
      description={help && t(help)}
      withAsterisk={name === 'name'}
      value={draft[name]}
      maxLength={maxLength}
      error={fault && t(`fonds.fault.${fault}`)}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
      {...(isFirst && { 'data-autofocus': true })}
    />
  );
}

function Text({ draft, onChange, name }: FondsFieldsProps & { readonly name: TextField }) {
  const { t } = useArchiveMessages();
  return (
    <Textarea
      autosize
      minRows={3}
      maxRows={10}
      label={t(`fonds.field.${name}`)}
      value={draft[name]}
      maxLength={20_000}
      onChange={(event) => onChange({ [name]: event.currentTarget.value })}
    />
  );
}

interface ChoiceProps<Value extends string> extends FondsFieldsProps {
  readonly name: TextField;
  readonly values: readonly Value[];
  readonly label: (value: Value) => string;
}

function Choice<Value extends string>({ draft, onChange, name, values, label }: ChoiceProps<Value>) {
  const { t } = useArchiveMessages();
  return (
    <Select
      label={t(`fonds.field.${name}`)}
      data={values.map((value) => ({ value, label: label(value) }))}
      value={draft[name]}
      allowDeselect={false}
      onChange={(chosen) => chosen !== null && onChange({ [name]: chosen })}
      comboboxProps={{ withinPortal: true }}
    />
  );
}
