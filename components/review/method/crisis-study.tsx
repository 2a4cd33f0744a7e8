import { useFormatter, useTranslations } from 'next-intl';
import { numberCell } from '#components/charts/figure-table.tsx';
import {
  Cell,
  Figure,
  Limits,
  numbers,
  Percent,
  type StudyColumn,
  StudyTable,
  Times,
} from '#components/review/method/study-cells.tsx';
import { study } from '#domain/study.ts';
import type { CrisisStudy as Found, Noticed } from '#domain/study-schema.ts';

export type StudiedCrisis = Exclude<keyof typeof study, 'attack-frequency'>;

/** What one indicator displays of steady and of changing crises, from the shipped study. */
export function CrisisStudy({ id }: { id: StudiedCrisis }) {
  const found = study[id];
  return (
    <>
      <Steady id={id} found={found} />
      <Changed id={id} found={found} />
    </>
  );
}

interface Part {
  id: StudiedCrisis;
  found: Found;
}

/** The columns that tell crises apart. */
function useSettingColumns({ id, found }: Part): StudyColumn[] {
  const t = useTranslations('method.study');
  const isCounted = found.steady.some(({ countError }) => countError !== null);
  const rate = { name: 'rate', isNumber: true, head: t(`rate.${id}`) };
  return isCounted ? [rate, ...numbers('countError')] : [rate];
}

function SettingCells({ rate, countError }: { rate: number; countError: number | null }) {
  const format = useFormatter();
  return (
    <>
      <Cell>
        <Figure value={rate} />
      </Cell>
      {countError === null ? null : (
        <Cell>{format.number(countError, { style: 'percent', maximumFractionDigits: 1 })}</Cell>
      )}
    </>
  );
}

function Steady({ id, found }: Part) {
  const t = useTranslations('method.study');
  const columns = [
    ...useSettingColumns({ id, found }),
    ...numbers('timeStrained', 'timeSevere', 'strained', 'severe', 'critical', 'years'),
    { name: 'drivers', isNumber: false },
  ];
  return (
    <StudyTable caption={t(`steadyCrisis.${id}`)} columns={columns}>
      {found.steady.map(({ rate, countError, time, onsets, years, drivers }) => (
        <tr key={`${rate} ${countError}`}>
          <SettingCells rate={rate} countError={countError} />
          <Cell>
            <Percent of={time.strained} />
          </Cell>
          <Cell>
            <Percent of={time.severe} />
          </Cell>
          <Cell>
            <Times of={onsets.strained} />
          </Cell>
          <Cell>
            <Times of={onsets.severe} />
          </Cell>
          <Cell>
            <Times of={onsets.critical} />
          </Cell>
          <Cell>
            <Figure value={years} />
          </Cell>
          <td>
            <Drivers drivers={drivers} />
          </td>
        </tr>
      ))}
    </StudyTable>
  );
}

/** Measures that drove less than this share of the onsets are left out. */
const leastShare = 0.05;

function Drivers({ drivers }: Pick<Found['steady'][number], 'drivers'>) {
  const label = useTranslations('measures');
  const format = useFormatter();
  const told = drivers.filter(({ share }) => share >= leastShare);
  return (
    <ul className="min-w-48 max-w-80 text-12">
      {told.map(({ measure, share }) => (
        <li key={measure}>
          {format.number(share, { style: 'percent', maximumFractionDigits: 0 })} {label(measure)}
        </li>
      ))}
    </ul>
  );
}

function Changed({ id, found }: Part) {
  const t = useTranslations('method.study');
  const common = useTranslations('common');
  const columns = [
    { name: 'change', isNumber: false },
    ...useSettingColumns({ id, found }),
    ...numbers('foundStrained', 'delayStrained', 'foundSevere', 'delaySevere', 'crises'),
  ];
  const { horizon } = found;
  return (
    <StudyTable
      caption={t('changedCrisis', { indicator: common(`indicator.${id}`), days: horizon })}
      columns={columns}
    >
      {found.changed.map(({ change, rate, countError, strained, severe }) => (
        <tr key={`${change} ${rate} ${countError}`}>
          <th scope="row" className="min-w-48">
            {t(`change.${change}`)}
          </th>
          <SettingCells rate={rate} countError={countError} />
          <Cell>
            <Percent of={strained.share} />
          </Cell>
          <Delay of={strained} horizon={horizon} />
          <Cell>
            <Percent of={severe.share} />
          </Cell>
          <Delay of={severe} horizon={horizon} />
          <Cell>
            <Figure value={strained.runs + strained.leftOut} />
          </Cell>
        </tr>
      ))}
    </StudyTable>
  );
}

/** Days until half of the crises display it, and until a tenth and nine tenths do. */
function Delay({ of: { p10, median, p90 }, horizon }: { of: Noticed; horizon: number }) {
  const t = useTranslations('method.study');
  return (
    <td className={`${numberCell} whitespace-nowrap`}>
      {median === null ? t('later', { days: horizon }) : t('days', { days: median })}{' '}
      {p10 === null ? null : (
        <Limits
          low={<Figure value={p10} />}
          high={p90 === null ? t('beyond', { days: horizon }) : <Figure value={p90} />}
        />
      )}
    </td>
  );
}
