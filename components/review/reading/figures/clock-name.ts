import { useTranslations } from 'next-intl';
import type { CurrentClock } from '#domain/indicators/response-detail.ts';

/** What a clock is called: its own name, or that of its kind. */
export function useClockName(): (clock: Pick<CurrentClock, 'kind' | 'name'>) => string {
  const options = useTranslations('options.response-speed.clock');
  return ({ kind, name }) => name ?? options(kind);
}
