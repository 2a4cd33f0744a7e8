import { useFormatter, useTranslations } from 'next-intl';
import { Cell, Figure, numbers, StudyTable } from '#components/review/method/study-cells.tsx';
import { study } from '#domain/study.ts';
import type { Estimate, QuantileEstimate } from '#domain/study-schema.ts';

/** The baseline that drives the level; the study tells of the trailing one as well. */
const { steady, risen } = study['attack-frequency'];
const driving = risen.filter(({ basis }) => basis === 'pre-shock');

/** What the attack levels cost in false onsets and give in days, from the shipped study. */
export function AttackStudy() {
  const t = useTranslations('method.study');
  return (
    <>
      <StudyTable
        caption={t('steady')}
        columns={numbers(
          'rate',
          'phi',
          'changes',
          'strained',
          'severe',
          'strainedWithRegions',
          'severeWithRegions',
          'p05',
          'p001',
          'years',
        )}
      >
        {steady.map(({ rate, phi, changes, strained, severe, regions, beyond, years }) => (
          <tr key={`${rate} ${phi}`}>
            <Cell>
              <Figure value={rate} />
            </Cell>
            <Cell>
              <Figure value={phi} />
            </Cell>
            <Cell>
              <Mean estimate={changes} />
            </Cell>
            <Cell>
              <Mean estimate={strained} />
            </Cell>
            <Cell>
              <Mean estimate={severe} />
            </Cell>
            <Cell>
              <Mean estimate={regions.strained} />
            </Cell>
            <Cell>
              <Mean estimate={regions.severe} />
            </Cell>
            <Cell>
              <Share estimate={beyond.p05} />
            </Cell>
            <Cell>
              <Share estimate={beyond.p001} />
            </Cell>
            <Cell>
              <Figure value={years} />
            </Cell>
          </tr>
        ))}
      </StudyTable>
      <StudyTable
        caption={t('risen')}
        columns={numbers('rate', 'phi', 'factor', 'median', 'p90', 'missed', 'runs')}
      >
        {driving.map(({ rate, phi, factor, median, p90, missed, runs, watched }) => (
          <tr key={`${rate} ${phi} ${factor}`}>
            <Cell>
              <Figure value={rate} />
            </Cell>
            <Cell>
              <Figure value={phi} />
            </Cell>
            <Cell>
              <Figure value={factor} />
            </Cell>
            <Cell>
              <Days quantile={median} watched={watched} />
            </Cell>
            <Cell>
              <Days quantile={p90} watched={watched} />
            </Cell>
            <Cell>
              <Share estimate={missed} />
            </Cell>
            <Cell>
              <Figure value={runs} />
            </Cell>
          </tr>
        ))}
      </StudyTable>
    </>
  );
}

/** A mean a year with its Monte Carlo error. */
function Mean({ estimate: { value, error } }: { estimate: Estimate }) {
  const format = useFormatter();
  return (
    <>
      {format.number(value, { maximumFractionDigits: 1, minimumFractionDigits: 1 })}{' '}
      <span className="text-12 text-muted">
        ±{format.number(2 * error, { maximumFractionDigits: 2 })}
      </span>
    </>
  );
}

function Share({ estimate: { value } }: { estimate: Estimate }) {
  const format = useFormatter();
  return <>{format.number(value, { style: 'percent', maximumFractionDigits: 2 })}</>;
}

/** Days, or that most were not found within those watched. */
function Days({ quantile: { value }, watched }: { quantile: QuantileEstimate; watched: number }) {
  const t = useTranslations('method.study');
  return <>{value === null ? t('later', { days: watched }) : t('days', { days: value })}</>;
}
