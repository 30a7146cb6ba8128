import openapi from '../../../schemas/openapi.json' with { type: 'json' };
import { createSchemaValidator, type SchemaValidator } from '../../infra/schema-validator.ts';

const NAME = 'urn:vankho:api';

/** A validator for schemas taken out of the API description, which may refer to its components. */
export function createApiValidator(): SchemaValidator {
  const validator = createSchemaValidator({ [NAME]: redirected({ $defs: openapi.components.schemas }) });
  return {
    compile: (schema) => validator.compile(redirected(schema)),
    compileForText: (schema) => validator.compileForText({ ...schema, properties: redirectedAll(schema.properties) }),
  };
}

function redirectedAll(schemas: Readonly<Record<string, object>>): Readonly<Record<string, object>> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, redirected(schema)]));
}

/** The description as a whole is no JSON Schema; its components are, once they are found as `$defs`. */
function redirected(schema: object): object {
  const copy: unknown = JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', `"${NAME}#/$defs/`));
  return copy as object; // the copy of an object
}
