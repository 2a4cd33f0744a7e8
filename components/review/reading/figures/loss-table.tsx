import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FigureTable, numberCell } from '#components/charts/figure-table.tsx';
import { type Among, counted } from '#components/review/evidence-link.tsx';
import type { RegionNames } from '#components/review/signals/signal-table.tsx';
import { LevelShape } from '#components/ui/level-shape.tsx';
import { withMinus } from '#components/ui/minus.ts';
import { unbroken } from '#components/ui/unbroken.ts';
import type { PostureDetail } from '#domain/indicators/posture-detail.ts';
import { DAY } from '#domain/instant.ts';

const week = 7 * DAY;

const columns = ['place', 'net', 'region', 'attacks', 'probUp'] as const;

/** Opens to the attacks counted; behind none there is nothing. */
function attacksIn(n: number, among: Among): (words: ReactNode) => ReactNode {
  return n === 0 ? (words) => words : counted('attack-frequency.credible', among);
}

/** Places that lost forces, the thinned ones first: where attacks grow around them. */
export function LossTable({
  losses,
  names,
  worseningFrom,
  asOf,
  regions,
}: Pick<PostureDetail, 'losses' | 'names' | 'worseningFrom' | 'asOf'> & { regions: RegionNames }) {
  const t = useTranslations('review.explain.posture');
  if (losses.length === 0) return <p className="text-14 text-muted">{t('noLosses')}</p>;
  const thinned = losses.filter(({ isThinned }) => isThinned).length;
  return (
    <div className="text-14">
      <p className="max-w-[40rem]">
        {thinned === 0 ? t('noneThinned') : t('thinned', { n: thinned })}{' '}
        <span className="text-muted">{t('thinnedHow', { from: worseningFrom })}</span>
      </p>
      <FigureTable
        title={t('losses')}
        columns={columns.map((name) => ({
          name,
          head: unbroken(t(`column.${name}`)),
          isNumber: name !== 'place' && name !== 'region',
        }))}
        least="min-w-[28rem]"
      >
        {losses.map(({ place, net, region, attacks, isThinned }) => (
          <tr key={place} className={isThinned ? 'font-semibold' : ''}>
            <th scope="row" className={`whitespace-nowrap ${isThinned ? 'font-semibold' : ''}`}>
              {isThinned ? (
                <span className="mr-1.5 inline-block align-[-0.1em]">
                  <LevelShape level={3} />
                </span>
              ) : null}
              {names[place] ?? place}
              {isThinned ? (
                <span className="block text-12 text-level-3-word">{t('isThinned')}</span>
              ) : null}
            </th>
            <td className={`${numberCell} whitespace-nowrap`}>{withMinus(t('signed', { net }))}</td>
            <td>{region === null ? '–' : (regions[region] ?? region)}</td>
            <td className={`${numberCell} whitespace-nowrap`}>
              {attacks === null || region === null
                ? '–'
                : t.rich('counts', {
                    recent: attacks.recent,
                    before: attacks.before,
                    to: attacksIn(attacks.recent, { region, after: asOf - week, until: asOf }),
                    past: attacksIn(attacks.before, {
                      region,
                      after: asOf - 2 * week,
                      until: asOf - week,
                    }),
                  })}
            </td>
            <td className={numberCell}>
              {attacks === null || attacks.probUp === null
                ? '–'
                : t('share', { share: attacks.probUp })}
            </td>
          </tr>
        ))}
      </FigureTable>
    </div>
  );
}
