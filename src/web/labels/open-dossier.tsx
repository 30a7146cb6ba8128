import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import { useApi } from '../api/api-context.ts';
import { QueryProblem } from '../parts/query-problem.tsx';
import { labelledDossierQuery } from './labelled-dossier.ts';

/** The address in the QR code of a slip or cover: short, and the same for ever, wherever the dossier lies by now. */
export function OpenDossier() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(labelledDossierQuery(useApi(), id));
  if (data) return <Navigate to={`/archive/fonds/${data.fondsId}?dossier=${data.id}`} replace />;
  if (error) return <QueryProblem error={error} retry={() => void refetch()} />;
  return (
    <Center h="100%">
      <Loader />
    </Center>
  );
}
