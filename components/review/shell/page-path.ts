/** The pages of a watch, in the order in which they stand everywhere. */
export const pages = ['overview', 'log', 'signals', 'trends', 'wall'] as const;
export type PageName = (typeof pages)[number];

export function pagePath(watch: string, page: PageName): string {
  const path = `/watch/${encodeURIComponent(watch)}`;
  return page === 'overview' ? path : `${path}/${page}`;
}
