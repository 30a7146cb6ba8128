import type { Fonds } from '../../../domain/archive/fonds.ts';
import { latestName } from '../../../domain/archive/organisation-names.ts';
import { fillForm } from '../../../domain/forms/fill-form.ts';
import type { FormValues } from '../../../domain/forms/form-model.ts';
import { formWord } from '../../../domain/forms/form-words.ts';
import { known, type FormDeps } from './form-maker.ts';

/** What all forms of a fonds say of it and of the body that made it. */
export async function fondsValues({ store }: FormDeps, fonds: Fonds): Promise<FormValues> {
  const { creatorId, code, name, description } = fonds;
  const creator = creatorId === null ? undefined : await living(store, creatorId);
  const superiorId = creator?.record.superiorId;
  const superior = superiorId === undefined ? undefined : await living(store, superiorId);
  return known({
    fonds: /^phông\s/iu.test(name) ? name : fillForm(formWord('fondsNamed'), { name }),
    fondsCode: code,
    archive: description.archiveCode,
    body: creator && latestName(creator.record),
    superior: superior && latestName(superior.record),
  });
}

async function living({ organisations }: FormDeps['store'], id: string) {
  return (await organisations.resolve([id])).get(id);
}
