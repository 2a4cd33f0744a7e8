import { useTranslations } from 'next-intl';
import { useClockName } from '#components/review/reading/figures/clock-name.ts';
import { useHourText } from '#components/review/reading/figures/hour-text.ts';
import { InstantText } from '#components/ui/instant-text.tsx';
import { ScrollBox } from '#components/ui/scroll-box.tsx';
import type { Chance } from '#domain/indicators/response-curve.ts';
import type { CurrentClock } from '#domain/indicators/response-detail.ts';

const columns = ['clock', 'started', 'age', 'lateAfter', 'chance', 'chanceOfKind'] as const;
const cell = 'py-1.5 pr-4 align-top';

/** The open clocks with the chance that each is answered within a day. */
export function OpenClocks({ clocks }: { clocks: readonly CurrentClock[] }) {
  const t = useTranslations('review.explain.response');
  const text = useHourText();
  const nameOf = useClockName();
  const open = clocks.filter(({ state }) => state === 'open');
  if (open.length === 0) return null;
  return (
    <div className="min-w-0">
      <h3 className="font-semibold text-14">{t('open')}</h3>
      <p className="mb-1 text-12 text-muted">{t('openHow')}</p>
      <ScrollBox label={t('open')}>
        <table className="w-full min-w-[48rem] border-collapse text-14">
          <caption className="sr-only">{t('open')}</caption>
          <thead>
            <tr className="border-line-strong border-b text-left text-12 text-muted">
              {columns.map((column) => (
                <th key={column} scope="col" className="py-1.5 pr-4 align-bottom font-medium">
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {open.map((clock) => (
              <tr
                key={`${clock.incident} ${clock.kind} ${clock.name}`}
                className="border-line border-b"
              >
                <th scope="row" className={`${cell} text-left font-normal`}>
                  {nameOf(clock)}
                  <span className="block text-12 text-muted">{clock.incidentTitle}</span>
                </th>
                <td className={cell}>
                  <InstantText at={clock.startAt} precision={clock.startPrecision} />
                </td>
                <td className={`${cell} ${clock.late ? 'font-semibold text-level-3-word' : ''}`}>
                  {clock.late ? t('standing.late', { length: text.age(clock) }) : text.age(clock)}
                </td>
                <td className={cell}>{text.hours(clock.lateAfter)}</td>
                <td className={cell}>
                  <ChanceText chance={clock.chance} />
                </td>
                <td className={cell}>
                  <ChanceText chance={clock.chanceOfKind} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </div>
  );
}

function ChanceText({ chance }: { chance: Chance | null }) {
  const t = useTranslations('review.explain.response');
  const text = useHourText();
  if (chance === null) return null;
  return (
    <>
      {chance.share === null ? (
        <span className="text-muted">{t('unknown')}</span>
      ) : (
        <span className="font-semibold">{text.percent(chance.share)}</span>
      )}
      <span className="block text-12 text-muted">{t('chanceOf', { n: chance.n })}</span>
    </>
  );
}
