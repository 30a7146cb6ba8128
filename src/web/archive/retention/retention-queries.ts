import { queryOptions } from '@tanstack/react-query';
import type { RetentionSchedule } from '../../../domain/retention/retention-schedule.ts';
import { withQuery, type ApiClient } from '../../api/client.ts';
import type { components } from '../../generated/api.ts';

type Schemas = components['schemas'];

export type ScheduleVersion = Schemas['ScheduleVersion'];
export type ScheduleState = Schemas['ScheduleState'];
export type Examination = Schemas['ScheduleExamination'];
export type Simulation = Schemas['ScheduleSimulation'];
export type ListedVersion = Schemas['ListedScheduleVersion'];
export type ScheduleFinding = Schemas['ScheduleFinding'];
export type RowChange = Schemas['ScheduleRowChange'];
export type DuePage = Schemas['DueDossierPage'];
export type HoldPage = Schemas['RetentionHoldPage'];

/** The generator makes an empty object of the file, which has a schema of its own. */
export interface ScheduleWithRows {
  readonly version: ScheduleVersion;
  readonly schedule: RetentionSchedule;
}

export interface VersionRef {
  readonly scheduleId: string;
  readonly version: number;
}

export function versionPath({ scheduleId, version }: VersionRef): string {
  return `/retention/schedules/${scheduleId}/versions/${String(version)}`;
}

/** Where the console shows it. */
export function versionAddress({ scheduleId, version }: VersionRef): string {
  return `/archive/schedules/${scheduleId}/${String(version)}`;
}

export function schedulesQuery(api: ApiClient) {
  return queryOptions({
    queryKey: ['schedules'],
    queryFn: ({ signal }) => api.get<{ readonly items: readonly ListedVersion[] }>('/retention/schedules', signal),
  });
}

export function scheduleQuery(api: ApiClient, ref: VersionRef) {
  return queryOptions({
    queryKey: ['schedule', ref.scheduleId, ref.version],
    queryFn: ({ signal }) => api.get<ScheduleWithRows>(versionPath(ref), signal),
  });
}

export function simulationQuery(api: ApiClient, ref: VersionRef) {
  return queryOptions({
    queryKey: ['schedule', ref.scheduleId, ref.version, 'simulation'],
    queryFn: ({ signal }) => api.get<Simulation>(`${versionPath(ref)}/simulation`, signal),
  });
}

export function dueQuery(api: ApiClient) {
  return {
    queryKey: ['due'] as const,
    initialPageParam: undefined as string | undefined, // the first page has no cursor
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      api.get<DuePage>(withQuery('/retention/due', { after: pageParam, limit: 50 }), signal),
    getNextPageParam: (last: DuePage) => last.next,
  };
}

export function holdsQuery(api: ApiClient) {
  return {
    queryKey: ['holds'] as const,
    initialPageParam: undefined as string | undefined, // the first page has no cursor
    queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
      api.get<HoldPage>(withQuery('/retention/holds', { after: pageParam, limit: 50 }), signal),
    getNextPageParam: (last: HoldPage) => last.next,
  };
}
