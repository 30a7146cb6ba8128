import documentTypes from '../../../../mappings/paperless/document-types.json' with { type: 'json' };
import permissions from '../../../../mappings/paperless/permissions.json' with { type: 'json' };
import states from '../../../../mappings/paperless/states.json' with { type: 'json' };
import storagePaths from '../../../../mappings/paperless/storage-paths.json' with { type: 'json' };
import values from '../../../../mappings/paperless/values.json' with { type: 'json' };
import views from '../../../../mappings/paperless/views.json' with { type: 'json' };
import workflows from '../../../../mappings/paperless/workflows.json' with { type: 'json' };
import schema from '../../../../schemas/mappings/paperless.schema.json' with { type: 'json' };
import { createSchemaValidator } from '../../../infra/schema-validator.ts';
import { ConfigError } from '../../../ports/errors.ts';
import type { WireDataType } from '../wire-types.ts';

/** How a value stands in the host. Field names are `<number>. <label>`: the host has no order but the alphabet. */
export interface FieldMapping {
  readonly name: string;
  readonly type: WireDataType;
  readonly options?: Readonly<Record<string, string>>;
  /** Where a date that lacks its day stands. */
  readonly partial?: { readonly key: string; readonly name: string; readonly type: WireDataType };
}
interface TagMapping {
  readonly name: string;
  readonly colour: string;
}
/** A node of a custom field query; texts may hold `{field:key}` and `{option:key:value}`. */
export type QueryNode = string | boolean | number | readonly QueryNode[];

export interface ViewMapping {
  readonly key: string;
  readonly name: string;
  readonly all?: readonly string[];
  readonly any?: readonly string[];
  readonly query?: QueryNode;
  readonly columns: readonly string[];
  readonly sort: string;
  readonly reverse: boolean;
}
interface HookMapping {
  readonly key: string;
  readonly name: string;
  readonly order: number;
  readonly rule: string;
  readonly event: string;
}

/** `mappings/paperless/*.json`: how this kind of host shows what the archive wants. */
export interface PaperlessMapping {
  readonly values: {
    readonly firstFreeNumber: number;
    readonly values: Readonly<Record<string, { readonly shownAs: string } & Partial<FieldMapping>>>;
  };
  readonly states: {
    readonly root: TagMapping;
    readonly marks: Readonly<Record<string, TagMapping>>;
    readonly requests: Readonly<Record<string, TagMapping>>;
  };
  readonly documentTypes: {
    readonly base: readonly string[];
    readonly additions: Readonly<Record<string, readonly string[]>>;
    readonly instead: Readonly<Record<string, readonly string[]>>;
  };
  readonly views: { readonly pageSize: number; readonly views: readonly ViewMapping[] };
  readonly workflows: {
    readonly grants: { readonly key: string; readonly name: string; readonly order: number };
    readonly type: { readonly name: string; readonly order: number };
    readonly intake: HookMapping;
    readonly requests: HookMapping;
  };
  readonly storagePaths: {
    readonly paths: readonly { readonly key: string; readonly name: string; readonly template: string }[];
  };
  readonly permissions: {
    readonly needed: readonly string[];
    readonly history: readonly string[];
    readonly people: readonly string[];
  };
}

const FILES: object = { documentTypes, permissions, states, storagePaths, values, views, workflows };

/** @throws ConfigError `config-invalid` when the data in `mappings/paperless` is not what its schema says */
export function readMapping(files: object = FILES): PaperlessMapping {
  const [fault] = createSchemaValidator().compile(schema)(files);
  if (fault === undefined) return files as PaperlessMapping; // the schema has just said so
  throw new ConfigError('config-invalid', 'A mapping of Paperless-ngx is not valid', {
    details: { option: `mappings/paperless: ${fault.field}`, allowed: fault.keyword },
  });
}
