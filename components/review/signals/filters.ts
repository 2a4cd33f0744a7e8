import { href, instantOf, instantText, type Params, param } from '#components/review/time/axes.ts';
import { type Grade, grades } from '#domain/grade.ts';
import { type IndicatorId, indicatorIds } from '#domain/indicators/indicator.ts';
import { DAY, type Instant } from '#domain/instant.ts';
import { type ClaimType, claimTypes } from '#domain/signal.ts';

export const sorts = ['recordedAt', 'eventAt', 'grade'] as const;
export type Sort = (typeof sorts)[number];

export const signalStatuses = ['all', 'current', 'retracted'] as const;
export type SignalStatus = (typeof signalStatuses)[number];

/** What happened to a signal in the log. */
export const signalChanges = ['recorded', 'corrected', 'retracted'] as const;
export type SignalChange = (typeof signalChanges)[number];

/** What a list of signals shows, as it stands in its address. Null leaves a filter open. */
export interface SignalFilters {
  indicator: IndicatorId | null;
  q: string | null;
  grade: Grade | null;
  claim: ClaimType | null;
  source: string | null;
  region: string | null;
  incident: string | null;
  /** Event time: a day, the last one within it, or an instant, the end itself not within it. */
  from: string | null;
  to: string | null;
  /** Only reports of the events behind some number, `{indicator}.{set}`. */
  behind: string | null;
  /** Only moves of forces from and to these places. */
  movedFrom: string | null;
  movedTo: string | null;
  status: SignalStatus;
  /** Only those to which this happened, from `since` on where that is given. */
  change: SignalChange | null;
  since: string | null;
  sort: Sort;
  order: 'asc' | 'desc';
  cursor: string | null;
}

const oneOf = <T extends string>(known: readonly T[], value: string | null): T | null =>
  known.find((each) => each === value) ?? null;

const dayForm = /^\d{4}-\d{2}-\d{2}$/;

/** A day or an instant that an address names; null where it names neither. */
function edgeOf(params: Params, name: string): string | null {
  const text = param(params, name);
  return text !== null && instantOf(text) !== null ? text : null;
}

/** Whether an end of a stretch of time is an instant, and not a whole day. */
export function isExact(edge: string): boolean {
  return !dayForm.test(edge) && instantOf(edge) !== null;
}

/** The filters that an address asks for; what it asks for in unknown words is left open. */
export function filtersOf(params: Params): SignalFilters {
  return {
    indicator: oneOf(indicatorIds, param(params, 'indicator')),
    q: param(params, 'q'),
    grade: oneOf(grades, param(params, 'grade')),
    claim: oneOf(claimTypes, param(params, 'claim')),
    source: param(params, 'source'),
    region: param(params, 'region'),
    incident: param(params, 'incident'),
    from: edgeOf(params, 'from'),
    to: edgeOf(params, 'to'),
    behind: param(params, 'behind'),
    movedFrom: param(params, 'movedFrom'),
    movedTo: param(params, 'movedTo'),
    status: oneOf(signalStatuses, param(params, 'status')) ?? 'all',
    change: oneOf(signalChanges, param(params, 'change')),
    since: instantOf(param(params, 'since') ?? '') === null ? null : param(params, 'since'),
    sort: oneOf(sorts, param(params, 'sort')) ?? 'recordedAt',
    order: param(params, 'order') === 'asc' ? 'asc' : 'desc',
    cursor: param(params, 'cursor'),
  };
}

/** The filters as search parameters, those that say nothing left out. */
function filterParams(filters: SignalFilters): Record<string, string | null> {
  return {
    ...filters,
    status: filters.status === 'all' ? null : filters.status,
    sort: filters.sort === 'recordedAt' ? null : filters.sort,
    order: filters.order === 'desc' ? null : filters.order,
  };
}

/** Filters that narrow the list; the order and the page do not. */
export function narrowing(filters: SignalFilters): (keyof SignalFilters)[] {
  const { sort, order, cursor, ...rest } = filterParams(filters);
  return narrowingNames.filter((name) => (rest[name] ?? null) !== null);
}

const narrowingNames = [
  'indicator',
  'q',
  'grade',
  'claim',
  'source',
  'region',
  'incident',
  'from',
  'to',
  'behind',
  'movedFrom',
  'movedTo',
  'status',
  'change',
  'since',
] as const;

/** The address of the list with some filters changed; every change starts at the first page. */
export function signalsHref(
  path: string,
  filters: SignalFilters,
  change: Partial<SignalFilters>,
  axes: Readonly<Record<string, string>>,
): string {
  return href(path, { ...filterParams({ ...filters, cursor: null, ...change }), ...axes });
}

/** A sort by this column: the other way round when it already is the one. */
export function sortedBy(
  filters: SignalFilters,
  sort: Sort,
): Pick<SignalFilters, 'sort' | 'order'> {
  const reversed = filters.order === 'desc' ? 'asc' : 'desc';
  return { sort, order: filters.sort === sort ? reversed : 'desc' };
}

/** The list as the API is asked for it. */
export function signalsAsk(
  filters: SignalFilters,
  axes: Readonly<Record<string, string>>,
  limit: number,
): Record<string, string> {
  const { from, to } = isBackward(filters) ? { from: null, to: null } : timeBounds(filters);
  const asked = {
    ...filterParams(filters),
    from: from === null ? null : instantText(from),
    to: to === null ? null : instantText(to),
    limit: String(limit),
    ...axes,
  };
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}

/** Whether the time ends before it begins: nothing can lie in it, and the list leaves it out. */
export function isBackward(filters: Pick<SignalFilters, 'from' | 'to'>): boolean {
  const { from, to } = timeBounds(filters);
  return from !== null && to !== null && from >= to;
}

/** The ends of the time as instants: of days the first moment of one, the moment after the other. */
export function timeBounds(filters: Pick<SignalFilters, 'from' | 'to'>): {
  from: Instant | null;
  to: Instant | null;
} {
  const to = filters.to === null ? null : instantOf(filters.to);
  return {
    from: filters.from === null ? null : instantOf(filters.from),
    to: to === null || isExact(filters.to ?? '') ? to : to + DAY,
  };
}
