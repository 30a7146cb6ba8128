import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { explainRefusal } from '../../../../src/hosts/paperless/errors.ts';

const FOLDER = new URL('../../../fixtures/http/paperless/3.0.5/', import.meta.url);

function explain(name: string): string | number | undefined {
  const { request, response } = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as {
    request: { body?: unknown };
    response: { status: number; body: unknown };
  };
  const { status, body } = response;
  return explainRefusal({ status, headers: {}, body }, request.body).details?.['said'];
}

describe('hosts/paperless/errors', () => {
  const SAID = [
    [
      'documents/patch_string_129',
      'custom_fields.0.non_field_errors: Ensure this value has at most 128 characters (it has 129).',
    ],
    [
      'documents/patch_date_wrong_format',
      'custom_fields.1.non_field_errors: Date has wrong format. Use one of these formats instead: YYYY-MM-DD.',
    ],
    ['documents/bulk_unknown_document', "documents: Some documents in documents don't exist or were specified twice."],
    ['tags/create_duplicate', 'error: Object violates owner / name unique constraint'],
    ['saved_views/create_same_name_again', 'error: Object violates owner / name unique constraint'],
    ['permissions/metadata_of_other', 'Insufficient permissions'],
    ['auth/api_version_11', 'detail: Invalid version in "Accept" header.'],
  ] as const;
  for (const [name, said] of SAID) {
    it(`tells what the host says of ${name}`, () => {
      expect(explain(name)).to.equal(said);
    });
  }

  it('cuts out the value that was sent, which may be text of a document', () => {
    expect(explain('documents/patch_url_bad')).to.equal(
      'custom_fields.1.non_field_errors: Unable to parse URI …, missing scheme',
    );
    expect(explain('documents/patch_select_by_label')).to.not.include("'10 năm'");
  });

  it('says nothing of a page of HTML', () => {
    expect(explain('documents/patch_title_and_bad_boolean_500')).to.equal(undefined);
  });
});
