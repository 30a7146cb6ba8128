import type { PageDocument, Signer } from '../model.ts';
import { createRandom, type Random } from '../random.ts';
import { chooseAgency, type Agency } from './agencies.ts';
import { compose } from './compose.ts';
import { personName } from './people.ts';

const [FIRST, LAST] = [2013, 2018];
const BODIES = 3;

interface Term {
  readonly signer: Pick<Signer, 'name' | 'role'>;
  readonly from: number;
  readonly to: number;
}

/** Papers of one archive in the order of their years: few bodies, whose heads and deputies sign for some years each. */
export function composeOffice(
  documents: number,
  { seed, handwritten }: { readonly seed: string; readonly handwritten: number },
): readonly PageDocument[] {
  // prettier-ignore
  const random = createRandom(`office ${seed}`);
  const bodies = Array.from({ length: BODIES }, () => {
    const agency = chooseAgency(random);
    return { agency, terms: termsOf(random, agency) };
  });
  return Array.from({ length: documents }, (_, at) => {
    const year = FIRST + Math.floor((at / documents) * (LAST - FIRST + 1));
    const { agency, terms } = random.pick(bodies);
    const { signer } = random.pick(terms.filter(({ from, to }) => year >= from && year <= to));
    const id = `o${String(at + 1).padStart(4, '0')}`;
    return compose({ id, seed: `office ${seed} ${id}`, handwritten, of: { agency, signer, year } });
  });
}

function termsOf(random: Random, { offices: [head, deputy], power, kind }: Agency): readonly Term[] {
  const before = power === undefined ? [] : [power];
  const byDeputy = [...before, ...(kind === 'party' ? [deputy] : [`KT. ${head}`, deputy])];
  return [[...before, head], byDeputy, byDeputy].flatMap((role) => {
    const terms: Term[] = [];
    for (let from = FIRST; from <= LAST;) {
      const to = from + random.whole(1, 4);
      terms.push({ signer: { role, name: personName(random) }, from, to });
      from = to + 1;
    }
    return terms;
  });
}
