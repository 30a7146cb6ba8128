/**
 * Compares an address with a pattern of an inbound route: `:name` stands for one whole part of the path. Protocols of
 * others have signs in their paths (`prebuilt-read:analyze`) that patterns of the web framework would take for their own.
 * @returns the parts that have names, decoded; undefined when the address is another one
 */
export function matchPath(pattern: string, address: string): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split('/');
  const given = address.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const found = decoded(given[index] ?? '');
    if (!part.startsWith(':')) {
      if (part !== found) return undefined;
    } else if (found === undefined || found === '') return undefined;
    else params[part.slice(1)] = found;
  }
  return params;
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined; // no text: matches nothing
  }
}
