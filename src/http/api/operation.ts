import openapi from '../../../schemas/openapi.json' with { type: 'json' };
import type { Check, SchemaValidator, TextSchema } from '../../infra/schema-validator.ts';
import { ROUTE_ROLES, type Access, type OperationId } from '../auth/route-roles.ts';
import { JSON_LIMITS, type JsonLimits } from '../options.ts';
import { createApiValidator } from './api-validator.ts';

/** An operation of `schemas/openapi.json` with its checks ready. */
export interface Operation {
  readonly id: OperationId;
  readonly method: Method;
  /** As Express writes it: `/documents/:id`. */
  readonly path: string;
  readonly access: Access;
  readonly checkPath: Check;
  readonly checkQuery: Check;
  /** `none`: a body is refused; `own`: the route reads it (uploads). */
  readonly body:
    | { readonly kind: 'none' }
    | { readonly kind: 'own' }
    | { readonly kind: 'json'; readonly check: Check; readonly limits: JsonLimits };
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
type Method = (typeof METHODS)[number];

/** What is read of the description here. */
interface Description {
  readonly paths: Readonly<Record<string, PathItem>>;
}
type PathItem = Readonly<Partial<Record<Method, OperationObject>>>;
interface OperationObject {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  /** Where a body is longer or deeper than a form: `x-json-limits`. */
  readonly 'x-json-limits'?: JsonLimits;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object } | undefined>> };
}
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: object;
}

/** All operations below `/api/v1`: the description is what is checked against, so it cannot drift from the code. */
export function loadOperations(): readonly Operation[] {
  const validator = createApiValidator();
  // The union that TypeScript infers for each path of the file lacks the methods a path does not have.
  const { paths } = openapi as unknown as Description;
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation !== undefined && isOperationId(operation.operationId)
        ? [toOperation({ id: operation.operationId, method, path, operation }, validator)]
        : [];
    }),
  );
}

function isOperationId(id: string): id is OperationId {
  return Object.hasOwn(ROUTE_ROLES, id);
}

interface Found {
  readonly id: OperationId;
  readonly method: Method;
  readonly path: string;
  readonly operation: OperationObject;
}

function toOperation({ id, method, path, operation }: Found, validator: SchemaValidator): Operation {
  const parameters = operation.parameters ?? [];
  const check = (place: string) =>
    validator.compileForText(parametersSchema(parameters.filter((parameter) => parameter.in === place)));
  return {
    id,
    method,
    path: path.replace(/\{(\w+)\}/g, ':$1'),
    access: ROUTE_ROLES[id],
    checkPath: check('path'),
    checkQuery: check('query'),
    body: bodyOf(operation, validator),
  };
}

function parametersSchema(parameters: readonly Parameter[]): TextSchema {
  return {
    type: 'object',
    additionalProperties: false,
    required: parameters.filter((parameter) => parameter.required === true).map((parameter) => parameter.name),
    properties: Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.schema])),
  };
}

function bodyOf(
  { requestBody, 'x-json-limits': limits = JSON_LIMITS }: OperationObject,
  validator: SchemaValidator,
): Operation['body'] {
  if (requestBody === undefined) return { kind: 'none' };
  const json = requestBody.content['application/json'];
  return json === undefined ? { kind: 'own' } : { kind: 'json', check: validator.compile(json.schema), limits };
}
