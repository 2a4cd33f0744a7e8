import { useTranslations } from 'next-intl';
import { FigureTable, numberCell } from '#components/charts/figure-table.tsx';
import { Listed } from '#components/review/evidence-link.tsx';
import { useClockName } from '#components/review/reading/figures/clock-name.ts';
import { useHourText } from '#components/review/reading/figures/hour-text.ts';
import { InstantText } from '#components/ui/instant-text.tsx';
import type { Chance } from '#domain/indicators/response-curve.ts';
import type { CurrentClock } from '#domain/indicators/response-detail.ts';

const columns = ['clock', 'started', 'age', 'lateAfter', 'chance', 'chanceOfKind'] as const;

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
      <FigureTable
        title={t('open')}
        columns={columns.map((name) => ({
          name,
          head: t(`column.${name}`),
          isNumber: name !== 'clock' && name !== 'started',
        }))}
        least="min-w-[48rem]"
      >
        {open.map((clock) => (
          <tr key={`${clock.incident} ${clock.kind} ${clock.name}`}>
            <th scope="row">
              {nameOf(clock)}
              <span className="block text-12 text-muted">{clock.incidentTitle}</span>
            </th>
            <td className="min-w-24">
              <InstantText at={clock.startAt} precision={clock.startPrecision} />
            </td>
            <td className={`${numberCell} ${clock.late ? 'font-semibold text-level-3-word' : ''}`}>
              {clock.late ? t('standing.late', { length: text.age(clock) }) : text.age(clock)}
            </td>
            <td className={numberCell}>{text.hours(clock.lateAfter)}</td>
            <td className={numberCell}>
              <ChanceText chance={clock.chance} />
            </td>
            <td className={numberCell}>
              <ChanceText chance={clock.chanceOfKind} />
            </td>
          </tr>
        ))}
      </FigureTable>
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
      <span className="block text-12 text-muted">
        {chance.n === 0 ? (
          t('chanceOf', { n: chance.n })
        ) : (
          <Listed href="#past-clocks">{t('chanceOf', { n: chance.n })}</Listed>
        )}
      </span>
    </>
  );
}
