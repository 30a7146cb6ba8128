import { NativeSelect, Table, Text } from '@mantine/core';
import { useRegisterMessages } from './messages/register-messages.ts';
import type { RegisterColumn, RegisterImportReport } from './register-types.ts';

const COLUMNS: readonly RegisterColumn[] = [
  ...(['number', 'notation', 'reference', 'date', 'documentType', 'subject', 'typeAndSubject'] as const),
  ...(['signer', 'issuer', 'recipient', 'arrivalNumber', 'arrivedOn'] as const),
];

interface ColumnTableProps {
  readonly headers: RegisterImportReport['headers'];
  readonly onChoose: (header: string, column: RegisterColumn | null) => void;
}

/** Each heading of the file, and what stands below it: as recognised, or as a person says. */
export function ColumnTable({ headers, onChoose }: ColumnTableProps) {
  const { t } = useRegisterMessages();
  const choices = [
    { value: '', label: t('import.leftOut') },
    ...COLUMNS.map((value) => ({ value, label: t(`column.${value}`) })),
  ];
  return (
    <>
      <Text fz="sm">
        {t('import.columns')}.{' '}
        <Text span fz="xs" c="dimmed">
          {t('import.columnsHelp')}
        </Text>
      </Text>
      <Table.ScrollContainer minWidth={420} type="native" className="list" mah={260}>
        <Table fz="sm" verticalSpacing={3} aria-label={t('import.columns')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('import.header')}</Table.Th>
              <Table.Th w={260}>{t('import.meaning')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {headers.flatMap(({ sheet, columns }) =>
              columns.map(({ place, header, column }) => (
                <Table.Tr key={`${sheet}.${String(place)}`}>
                  <Table.Td>{sheet === '' || headers.length === 1 ? header : `${sheet}: ${header}`}</Table.Td>
                  <Table.Td>
                    <NativeSelect
                      size="xs"
                      aria-label={header}
                      data={choices}
                      value={column ?? ''}
                      onChange={(event) => {
                        const { value } = event.currentTarget;
                        onChoose(header, COLUMNS.find((one) => one === value) ?? null);
                      }}
                    />
                  </Table.Td>
                </Table.Tr>
              )),
            )}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}

/** What cannot be read, cell by cell. */
export function FaultTable({ report: { faulty, faults } }: { readonly report: RegisterImportReport }) {
  const { t } = useRegisterMessages();
  if (faulty === 0) return null;
  return (
    <>
      <Text fz="sm" c="orange.9">
        {t('import.faults', { count: faulty })}
        {faults.length < faulty && ` ${t('import.faultsShown', { shown: faults.length })}`}
      </Text>
      <Table.ScrollContainer minWidth={480} type="native" className="list" mah={220}>
        <Table fz="sm" verticalSpacing={3} aria-label={t('import.fault')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={150}>{t('import.place')}</Table.Th>
              <Table.Th w={180}>{t('import.value')}</Table.Th>
              <Table.Th>{t('import.fault')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {faults.map(({ sheet, row, column, value, text }, index) => (
              <Table.Tr key={`${sheet}.${String(row)}.${String(index)}`}>
                <Table.Td>
                  {sheet !== '' && `${sheet}, `}
                  {column === null ? t('import.row', { row }) : `${column}${String(row)}`}
                </Table.Td>
                <Table.Td className="break-anywhere">{value}</Table.Td>
                <Table.Td>{text}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </>
  );
}
