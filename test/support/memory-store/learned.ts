import { keyOf, type KnownFact, type LearnedFact } from '../../../src/domain/learning/learned-fact.ts';
import type { LearnedRepository } from '../../../src/ports/store/learned.ts';

/** Nothing is secret in memory. */
export function memoryLearned(): LearnedRepository {
  const facts = new Map<string, { fact: LearnedFact; id: string; off: boolean; years: Map<string, number> }>();
  const shown = (): readonly KnownFact[] =>
    [...facts.values()].flatMap(({ fact, id, off, years: from }) => {
      const years = [...from.values()];
      if (years.length === 0) return [];
      const span = { firstYear: Math.min(...years), lastYear: Math.max(...years) };
      return [{ ...fact, ...span, id, off, documents: years.length }];
    });
  return {
    teach: ({ documentId, year, facts: taught, nextId }) => {
      for (const { years } of facts.values()) years.delete(documentId);
      for (const fact of taught) {
        const key = `${fact.kind} ${keyOf(fact)}`;
        const known = facts.get(key) ?? { fact, id: nextId(), off: false, years: new Map<string, number>() };
        known.years.set(documentId, year);
        facts.set(key, known);
      }
      return Promise.resolve();
    },
    list: () => Promise.resolve(shown()),
    switchOff: (id, off) => {
      for (const known of facts.values()) if (known.id === id) known.off = off;
      return Promise.resolve(shown().find((fact) => fact.id === id));
    },
    remove: (id) => {
      const found = shown().find((fact) => fact.id === id);
      for (const [key, known] of facts) if (known.id === id) facts.delete(key);
      return Promise.resolve(found);
    },
  };
}
