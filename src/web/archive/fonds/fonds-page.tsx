import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { Anchor, Group, Skeleton, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearchParams } from 'react-router';
import { isOpenToChange } from '../../../domain/workflow/dossier-state.ts';
import { useApi } from '../../api/api-context.ts';
import { isMissing } from '../../api/queries.ts';
import { NotFound } from '../../parts/not-found.tsx';
import { QueryProblem } from '../../parts/query-problem.tsx';
import { useRight } from '../../session/session-context.ts';
import type { Dossier, Fonds, Heading } from '../archive-types.ts';
import { DossierDrawer } from '../dossier/dossier-drawer.tsx';
import { dossierColumns, type ColumnSet } from '../grid/columns.ts';
import { DossierGrid } from '../grid/dossier-grid.tsx';
import { ChosenRows } from '../grid/chosen-rows.ts';
import { useDraftBook } from '../grid/use-draft-book.ts';
import { useArchiveMessages } from '../messages/archive-messages.ts';
import { fondsQuery, schemeQuery, tallyQuery } from '../queries.ts';
import { DossierActions } from './dossier-actions.tsx';
import { DossierFilters } from './dossier-filters.tsx';
import { SchemeTree } from './scheme-tree.tsx';
import { chosenOf, useChosenColumns } from './use-chosen-columns.ts';
import { useGridFilter } from './use-grid-filter.ts';

export function FondsPage() {
  const { id = '' } = useParams();
  const { t, language } = useArchiveMessages();
  const api = useApi();
  const fonds = useQuery(fondsQuery(api, id));
  const scheme = useQuery(schemeQuery(api, id));
  useDocumentTitle(`${fonds.data?.name ?? t('fonds.title')} · ${t('app.name')}`);
  const problem = fonds.error ?? scheme.error;
  if (fonds.data && scheme.data)
    return <FondsDesk key={`${id}.${language}`} fonds={fonds.data} headings={scheme.data.items} />;
  if (isMissing(fonds.error)) return <NotFound />;
  if (problem) return <QueryProblem error={problem} retry={() => void fonds.refetch().then(() => scheme.refetch())} />;
  return <Skeleton m="md" h={300} />;
}

interface FondsDeskProps {
  readonly fonds: Fonds;
  readonly headings: readonly Heading[];
}

function FondsDesk({ fonds, headings }: FondsDeskProps) {
  const api = useApi();
  const filter = useGridFilter();
  const { data: tally } = useQuery(tallyQuery(api, fonds.id));
  const { all, byId } = useColumns(headings);
  const chosen = useChosenColumns();
  const columns = useMemo(() => chosenOf(all, chosen), [all, chosen]);
  const mayEdit = useRight('edit');
  const canEdit = useCallback(
    (dossier: Dossier) => mayEdit && !dossier.masked && isOpenToChange(dossier.state),
    [mayEdit],
  );
  const book = useDraftBook(fonds.id, byId);
  const nodeId = filter.get('node') ?? null;
  const [rows] = useState(() => new ChosenRows());
  const opened = useOpenedDossier();
  return (
    <div className="fonds-desk">
      <FondsHead fonds={fonds}>
        <DossierFilters {...{ filter, tally, all, chosen }} />
        <DossierActions fonds={fonds} chosen={rows} nodeId={filter.get('node')} onOpen={opened.open} />
      </FondsHead>
      <div className="fonds-body">
        <SchemeTree
          {...{ headings, tally }}
          chosen={filter.get('node')}
          onChoose={(node) => filter.set('node', node)}
        />
        <DossierGrid
          key={JSON.stringify(filter.params)}
          {...{ columns, book, canEdit, nodeId }}
          fondsId={fonds.id}
          filter={filter.params}
          mayAdd={mayEdit}
          chosen={rows}
          onOpen={({ id, revision }) => revision > 0 && opened.open(id)}
        />
      </div>
      {opened.id !== undefined && (
        <DossierDrawer
          key={opened.id}
          id={opened.id}
          {...{ fonds, book, canEdit }}
          columns={all}
          onClose={opened.close}
        />
      )}
    </div>
  );
}

function FondsHead({ fonds, children }: { readonly fonds: Fonds; readonly children: ReactNode }) {
  const { t } = useArchiveMessages();
  return (
    <Group className="fonds-head" justify="space-between" wrap="nowrap" gap="md">
      <div className="fonds-name">
        <Anchor component={Link} to="/archive/fonds" fz="xs">
          {t('fonds.all')}
        </Anchor>
        <Title order={1} fz={17} lineClamp={1} title={fonds.name}>
          {fonds.name}
          {fonds.code !== null && (
            <Text span c="dimmed" fz="sm" fw={400}>
              {` · ${fonds.code}`}
            </Text>
          )}
        </Title>
      </div>
      <Group gap="xs" wrap="nowrap">
        {children}
      </Group>
    </Group>
  );
}

function useColumns(headings: readonly Heading[]): ColumnSet {
  const { t, language } = useArchiveMessages();
  return useMemo(
    () => dossierColumns({ language, headings, label: t, stateLabel: (state) => t(`dossierState.${state}`) }),
    [headings, language, t],
  );
}

/** The dossier whose details are open stands in the address. */
function useOpenedDossier() {
  const [search, setSearch] = useSearchParams();
  const change = (id: string | undefined) =>
    setSearch((now) => {
      const next = new URLSearchParams(now);
      if (id === undefined) next.delete('dossier');
      else next.set('dossier', id);
      return next;
    });
  return { id: search.get('dossier') ?? undefined, open: (id: string) => change(id), close: () => change(undefined) };
}
