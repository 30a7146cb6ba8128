import type { Call } from '../api.ts';
import type { PaperlessContext } from '../context.ts';
import type { Registered } from '../registered.ts';

const PAGE = 250;

/**
 * Documents on which somebody asks for something, as `id:request`. Asked for each time: tags that are set on many
 * documents at once leave their time of change as it was (seen on 3.0.5), so that a poll by time does not see them.
 */
export async function standingRequests(
  { api }: Pick<PaperlessContext, 'api'>,
  { requests }: Pick<Registered, 'requests'>,
  call: Call,
): Promise<ReadonlySet<string>> {
  const standing = new Set<string>();
  for (const [request, tag] of requests) {
    for (let page = 1; ; page += 1) {
      // With the tags, so that a filter that was ignored is seen: every document would be read again.
      const asked = { tags__id__all: [tag], ordering: 'id', fields: ['id', 'tags'] } as const;
      const { results } = await api.documents(asked, { page, size: PAGE }, call);
      for (const { id } of results) standing.add(`${String(id)}:${request}`);
      if (results.length < PAGE) break;
    }
  }
  return standing;
}

export function idOfRequest(asked: string): number {
  return Number(asked.slice(0, asked.indexOf(':')));
}
