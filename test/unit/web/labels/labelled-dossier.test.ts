import { expect } from 'chai';
import type { QueryFunctionContext } from '@tanstack/react-query';
import type { ApiClient } from '../../../../src/web/api/client.ts';
import { ApiError } from '../../../../src/web/api/errors.ts';
import { labelledDossierQuery } from '../../../../src/web/labels/labelled-dossier.ts';

const OLD = '1'.repeat(32);
const NEW = { id: '2'.repeat(32), fondsId: 'f'.repeat(32) };

/** A service that has these answers. */
function serviceOf(answers: Readonly<Record<string, object>>): ApiClient {
  const get = (path: string) => {
    const answer = answers[path];
    if (answer !== undefined) return Promise.resolve(answer);
    const code = path === `/dossiers/${OLD}` ? 'stale' : 'not-found';
    const problem = { type: 'about:blank', title: '', status: 409, detail: '', requestId: '', code };
    return Promise.reject(new ApiError(problem));
  };
  return { get } as unknown as ApiClient;
}

async function follow(api: ApiClient, id: string): Promise<object> {
  const { queryFn } = labelledDossierQuery(api, id);
  if (typeof queryFn !== 'function') throw new Error('no query');
  return await queryFn({ signal: new AbortController().signal } as QueryFunctionContext<['labelled-dossier', string]>);
}

describe('web/labels', () => {
  it('follows a label to the fonds in which its dossier lies now', async () => {
    expect(await follow(serviceOf({ [`/dossiers/${NEW.id}`]: { dossier: NEW } }), NEW.id)).to.deep.equal(NEW);
  });

  it('follows the label of a dossier that was merged to the one that it was merged into', async () => {
    const api = serviceOf({ [`/dossiers/by-code?code=${OLD}`]: { dossier: NEW } });
    expect(await follow(api, OLD)).to.deep.equal(NEW);
  });

  it('says of an unknown one that there is none', async () => {
    let code: unknown;
    await follow(serviceOf({}), '3'.repeat(32)).catch((error: unknown) => {
      code = error instanceof ApiError ? error.problem.code : error;
    });
    expect(code).to.equal('not-found');
  });
});
