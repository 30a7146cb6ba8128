import type { PaperlessApi } from '../api.ts';

/** The calls that registration makes. */
export type SchemaApi = Pick<
  PaperlessApi,
  'probe' | 'list' | 'get' | 'create' | 'patch' | 'remove' | 'testStoragePath' | 'documents' | 'trashed'
>;
