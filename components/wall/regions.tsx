'use client';

import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { placedRegions, type RegionCell } from '#components/wall/region-grid.ts';
import type { SignalLinks } from '#components/wall/signal-links.ts';
import type { RegionLine } from '#domain/view.ts';

/** Where attacks were in the window: the number, new regions outlined, unseen ones hatched. */
export const Regions = memo(function Regions({
  regions,
  unplaced,
  asOf,
  signals,
  past,
}: SignalLinks & {
  regions: readonly RegionLine[];
  unplaced: number;
  asOf: number;
}) {
  const t = useTranslations('wall.regions');
  const { columns, cells } = placedRegions(regions, asOf);
  return (
    <section className="panel regions">
      <h2>
        <span className="counted">
          {t('title')}
          {unplaced > 0 ? (
            <a className="unplaced" href={`${signals}?behind=attack-frequency.unplaced${past}`}>
              <span aria-hidden="true">
                {t.rich('unplaced', { n: unplaced, b: (words) => <b>{words}</b> })}
              </span>
              <span className="sr-only">{t('unplacedLong', { n: unplaced })}</span>
            </a>
          ) : null}
        </span>
        <span className="legend">
          <i className="key-new" aria-hidden="true" /> {t('new')}
        </span>
        <span className="legend">
          <i className="key-unseen" aria-hidden="true" /> {t('unseen')}
        </span>
      </h2>
      <ul style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {cells.map((cell) => (
          <Cell key={cell.region.id} {...cell} signals={signals} past={past} />
        ))}
      </ul>
    </section>
  );
});

const Cell = memo(function Cell({
  region,
  column,
  row,
  seen,
  weight,
  signals,
  past,
}: RegionCell & SignalLinks) {
  const t = useTranslations('wall.regions');
  const { id, name, short, attacks, isNew } = region;
  const behind = attacks > 0 ? '&behind=attack-frequency.attacks' : '';
  return (
    <li
      style={{ gridColumn: column, gridRow: row }}
      data-weight={weight}
      data-wide={attacks > 9 ? '' : undefined}
      data-new={isNew && seen ? '' : undefined}
      data-unseen={seen ? undefined : ''}
    >
      <a href={`${signals}?region=${id}${behind}${past}`}>
        <span className="sr-only">
          {seen
            ? t('cell', { name, attacks, isNew: isNew ? 'yes' : 'no' })
            : t('cellUnseen', { name })}
        </span>
      </a>
      <span aria-hidden="true" className="short">
        {short}
      </span>
      {attacks > 0 ? <b aria-hidden="true">{attacks}</b> : null}
    </li>
  );
});
