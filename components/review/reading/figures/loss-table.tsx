import { useTranslations } from 'next-intl';
import type { RegionNames } from '#components/review/signals/signal-table.tsx';
import { LevelShape } from '#components/ui/level-shape.tsx';
import { ScrollBox } from '#components/ui/scroll-box.tsx';
import type { PostureDetail } from '#domain/indicators/posture-detail.ts';

const columns = ['place', 'net', 'region', 'attacks', 'probUp'] as const;
const cell = 'py-1.5 pr-5 align-top';

/** Places that lost forces, the thinned ones first: where attacks grow around them. */
export function LossTable({
  losses,
  names,
  worseningFrom,
  regions,
}: Pick<PostureDetail, 'losses' | 'names' | 'worseningFrom'> & { regions: RegionNames }) {
  const t = useTranslations('review.explain.posture');
  if (losses.length === 0) return <p className="text-14 text-muted">{t('noLosses')}</p>;
  const thinned = losses.filter(({ isThinned }) => isThinned).length;
  return (
    <div className="text-14">
      <p className="max-w-[40rem]">
        {thinned === 0 ? t('noneThinned') : t('thinned', { n: thinned })}{' '}
        <span className="text-muted">{t('thinnedHow', { from: worseningFrom })}</span>
      </p>
      <ScrollBox label={t('losses')} className="mt-2">
        <table className="w-full min-w-[30rem] border-collapse">
          <caption className="sr-only">{t('losses')}</caption>
          <thead>
            <tr className="border-line-strong border-b text-left align-bottom text-12 text-muted">
              {columns.map((column) => (
                <th key={column} scope="col" className="py-1.5 pr-5 font-medium">
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {losses.map(({ place, net, region, attacks, isThinned }) => (
              <tr
                key={place}
                className={`border-line border-b ${isThinned ? 'font-semibold' : ''}`}
              >
                <th
                  scope="row"
                  className={`${cell} whitespace-nowrap text-left ${isThinned ? 'font-semibold' : 'font-normal'}`}
                >
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
                <td className={`${cell} whitespace-nowrap`}>{t('signed', { net })}</td>
                <td className={cell}>{region === null ? '–' : (regions[region] ?? region)}</td>
                <td className={cell}>
                  {attacks === null
                    ? '–'
                    : t('counts', { recent: attacks.recent, before: attacks.before })}
                </td>
                <td className={cell}>
                  {attacks === null || attacks.probUp === null
                    ? '–'
                    : t('share', { share: attacks.probUp })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </div>
  );
}
