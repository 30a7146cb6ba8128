import { fold } from '../../../domain/text/fold.ts';
import type { Heading } from '../archive-types.ts';

type Named = Pick<Heading, 'id' | 'code' | 'title' | 'parentId'>;

const shortName = ({ code, title }: Named) => (code === null ? title : `${code}. ${title}`);

/** What each heading is called where it is chosen: those of one name, as every group of a scheme has them, with what stands above. */
export function headingNames(headings: readonly Named[]): ReadonlyMap<string, string> {
  const byId = new Map(headings.map((heading) => [heading.id, heading]));
  const counts = new Map<string, number>();
  for (const heading of headings) {
    const name = fold(shortName(heading));
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const above = ({ parentId }: Named) => (parentId === null ? undefined : byId.get(parentId));
  const path = (heading: Named): string => {
    const parent = above(heading);
    return parent === undefined ? shortName(heading) : `${path(parent)} › ${shortName(heading)}`;
  };
  const nameOf = (heading: Named) =>
    (counts.get(fold(shortName(heading))) ?? 0) > 1 ? path(heading) : shortName(heading);
  return new Map(headings.map((heading) => [heading.id, nameOf(heading)]));
}
