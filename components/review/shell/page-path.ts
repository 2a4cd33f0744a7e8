import type { IndicatorId } from '#domain/indicators/indicator.ts';

/** The pages of a watch, in the order in which they stand everywhere. */
export const pages = ['overview', 'log', 'signals', 'trends', 'wall'] as const;
/** Each reading has a page of its own as well, which is reached from the overview and the wall. */
export type PageName = (typeof pages)[number] | IndicatorId;

export function pagePath(watch: string, page: PageName): string {
  const path = `/watch/${encodeURIComponent(watch)}`;
  return page === 'overview' ? path : `${path}/${page}`;
}
