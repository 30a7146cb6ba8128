export type QueryParams = Readonly<Record<string, string | number | boolean | undefined>>;

/** `/path?a=1`, leaving out what is undefined. */
export function withQuery(path: string, params: QueryParams): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}
