'use client';

import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { placedRegions } from '#components/wall/region-grid.ts';
import type { RegionLine } from '#domain/view.ts';

/** Where attacks were in the window: the number, new regions outlined, unseen ones hatched. */
export const Regions = memo(function Regions({
  regions,
  asOf,
}: {
  regions: readonly RegionLine[];
  asOf: number;
}) {
  const t = useTranslations('wall.regions');
  const { columns, cells } = placedRegions(regions, asOf);
  return (
    <section className="panel regions">
      <h2>
        {t('title')}
        <span className="legend">
          <i className="key-new" aria-hidden="true" /> {t('new')}
        </span>
        <span className="legend">
          <i className="key-unseen" aria-hidden="true" /> {t('unseen')}
        </span>
      </h2>
      <ul style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {cells.map(({ region, column, row, seen, weight }) => (
          <li
            key={region.id}
            style={{ gridColumn: column, gridRow: row }}
            data-weight={weight}
            data-wide={region.attacks > 9 ? '' : undefined}
            data-new={region.isNew && seen ? '' : undefined}
            data-unseen={seen ? undefined : ''}
          >
            <span className="sr-only">
              {seen
                ? t('cell', {
                    name: region.name,
                    attacks: region.attacks,
                    isNew: region.isNew ? 'yes' : 'no',
                  })
                : t('cellUnseen', { name: region.name })}
            </span>
            <span aria-hidden="true" className="short">
              {region.short}
            </span>
            {region.attacks > 0 ? <b aria-hidden="true">{region.attacks}</b> : null}
          </li>
        ))}
      </ul>
    </section>
  );
});
