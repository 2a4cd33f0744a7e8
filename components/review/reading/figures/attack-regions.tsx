import { useFormatter, useTranslations } from 'next-intl';
import { FigureTable, numberCell } from '#components/charts/figure-table.tsx';
import { Counted, counted } from '#components/review/evidence-link.tsx';
import type { RegionNames } from '#components/review/signals/signal-table.tsx';
import { InstantText } from '#components/ui/instant-text.tsx';
import type { AttackPlaces, Centre, RegionRow } from '#domain/indicators/attack-places.ts';

/** Which regions were hit, which of them for the first time, and how widely at that volume. */
export function AttackRegions({
  places,
  regions,
  days,
}: {
  places: AttackPlaces;
  regions: RegionNames;
  /** Length of the baseline; null without one. */
  days: number | null;
}) {
  const t = useTranslations('review.explain.attack.regions');
  return (
    <div className="min-w-0 text-14">
      <h3 className="font-semibold">{t('title')}</h3>
      {places.regions.length === 0 ? (
        <p className="text-muted">{t('none')}</p>
      ) : (
        <FigureTable
          title={t('title')}
          columns={[
            { name: 'region', head: t('column.region') },
            { name: 'attacks', head: t('column.attacks'), isNumber: true },
            {
              name: 'baseline',
              head: days === null ? t('column.noBaseline') : t('column.baseline', { days }),
              isNumber: true,
            },
          ]}
        >
          {places.regions.map((row) => (
            <Row key={row.region} row={row} name={regions[row.region] ?? row.region} />
          ))}
        </FigureTable>
      )}
      <p className="pt-1 text-12 text-muted">
        {places.unplaced === 0 ? null : (
          <>
            <Counted behind="attack-frequency.unplaced">
              {t('unplaced', { n: places.unplaced })}
            </Counted>{' '}
          </>
        )}
        {t('newRule', { days: places.recordDays })}
      </p>
      <Spread places={places} />
      <Centres places={places} />
    </div>
  );
}

function Row({ row, name }: { row: RegionRow; name: string }) {
  const t = useTranslations('review.explain.attack.regions');
  const { region, attacks, baseline, isNew, firstOnRecord, lastAt } = row;
  return (
    <tr>
      <th scope="row" className={attacks > 0 ? 'font-semibold' : 'text-muted'}>
        {name}
        {isNew ? (
          <span className="block font-normal text-12 text-level-3-word">
            {firstOnRecord ? t('first') : t('new')}
            {lastAt === null ? null : (
              <>
                {' '}
                <InstantText at={lastAt} precision="day" />
              </>
            )}
          </span>
        ) : null}
      </th>
      <td className={`${numberCell} ${attacks > 0 ? 'font-semibold' : 'text-muted'}`}>
        <InRegion behind="attacks" region={region} n={attacks} />
      </td>
      <td className={`${numberCell} text-muted`}>
        <InRegion behind="baseline" region={region} n={baseline} />
      </td>
    </tr>
  );
}

/** Attacks of a region; none have nothing to open to. */
function InRegion({
  behind,
  region,
  n,
}: {
  behind: 'attacks' | 'baseline';
  region: string;
  n: number;
}) {
  if (n === 0) return n;
  return (
    <Counted behind={`attack-frequency.${behind}`} among={{ region }}>
      {n}
    </Counted>
  );
}

/** How evenly, now and in the baseline, and against what the number of attacks explains. */
function Spread({
  places: { spread, baselineSpread, expected, excess, regionsTotal },
}: {
  places: AttackPlaces;
}) {
  const t = useTranslations('review.explain.attack.spread');
  const format = useFormatter();
  const decimal = (value: number | null | undefined, digits: number) =>
    value === null || value === undefined
      ? '–'
      : format.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const rows = [
    {
      name: t('active'),
      now: String(spread.active),
      before: baselineSpread === null ? '–' : String(baselineSpread.active),
    },
    {
      name: t('entropy'),
      now: decimal(spread.entropy, 2),
      before: decimal(baselineSpread?.entropy, 2),
    },
    {
      name: t('normalised', { of: regionsTotal }),
      now: decimal(spread.normalised, 2),
      before: decimal(baselineSpread?.normalised, 2),
    },
    {
      name: t('effective'),
      now: decimal(spread.effective, 1),
      before: decimal(baselineSpread?.effective, 1),
    },
    {
      name: t('simpson'),
      now: decimal(spread.simpson, 1),
      before: decimal(baselineSpread?.simpson, 1),
    },
  ];
  return (
    <div className="mt-6">
      <h3 className="font-semibold">{t('title')}</h3>
      <p className="py-1">
        {expected === null || excess === null
          ? t('noPattern')
          : t('excess', {
              active: spread.active,
              expected,
              excess,
              wide: excess >= 1 ? 'yes' : 'no',
            })}
      </p>
      <FigureTable
        title={t('title')}
        columns={(['measure', 'now', 'before'] as const).map((name) => ({
          name,
          head: t(name),
          isNumber: name !== 'measure',
        }))}
      >
        {rows.map(({ name, now, before }) => (
          <tr key={name}>
            <th scope="row" className="text-muted">
              {name}
            </th>
            <td className={`${numberCell} font-semibold`}>{now}</td>
            <td className={`${numberCell} text-muted`}>{before}</td>
          </tr>
        ))}
      </FigureTable>
    </div>
  );
}

/** Where attacks lie on average, and how far that moved beside how far they lie apart. */
function Centres({ places: { centre, baselineCentre, shiftKm } }: { places: AttackPlaces }) {
  const t = useTranslations('review.explain.attack.centre');
  const words = (of: Centre, behind: 'located' | 'located-baseline') =>
    t.rich('where', {
      place: of.near?.place ?? '',
      km: of.near?.km ?? 0,
      near: of.near === null ? 'no' : 'yes',
      latitude: of.latitude,
      longitude: of.longitude,
      apart: of.standardDistanceKm,
      n: of.n,
      to: counted(`attack-frequency.${behind}`),
    });
  return (
    <div className="mt-6">
      <h3 className="font-semibold">{t('title')}</h3>
      <dl>
        <dt className="pt-1 text-12 text-muted">{t('now')}</dt>
        <dd>{centre === null ? t('unknown') : words(centre, 'located')}</dd>
        <dt className="pt-1 text-12 text-muted">{t('before')}</dt>
        <dd>
          {baselineCentre === null ? t('unknown') : words(baselineCentre, 'located-baseline')}
        </dd>
      </dl>
      {shiftKm === null || baselineCentre === null ? null : (
        <p className="pt-1">
          {t('shift', { km: shiftKm, apart: baselineCentre.standardDistanceKm })}
        </p>
      )}
    </div>
  );
}
