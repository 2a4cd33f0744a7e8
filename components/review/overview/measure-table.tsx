import { useTranslations } from 'next-intl';
import { Counted, Listed } from '#components/review/evidence-link.tsx';
import { standingOf } from '#components/review/measure-scale.ts';
import { useStandingText } from '#components/review/measure-standing.ts';
import { useMeasureText } from '#components/review/measure-text.ts';
import { ScaleStrip } from '#components/review/overview/scale-strip.tsx';
import type { IndicatorId, Measure, MeasureDeclaration } from '#domain/indicators/indicator.ts';
import type { Reading } from '#domain/reading.ts';

/** Every measure of a reading with its band, n, unit and the breakpoints it falls between. */
export function MeasureTable({
  reading,
  declarations,
  pageHref,
  explained = false,
}: {
  reading: Reading;
  declarations: readonly MeasureDeclaration[];
  /** The page of the reading, which lists what is no event; empty on that page. */
  pageHref: string;
  /** Whether each measure says what it means; its name alone must do where room is short. */
  explained?: boolean;
}) {
  const t = useTranslations('review.measure');
  const name = useTranslations('common.indicator')(reading.indicator);
  const rows = reading.measures.flatMap((measure) => {
    const declaration = declarations.find((each) => each.name === measure.name);
    return declaration === undefined ? [] : [{ measure, declaration }];
  });
  if (rows.length === 0 || reading.status === 'no-data')
    return <p className="text-14 text-muted">{t('none')}</p>;
  const levelled = rows.filter(({ declaration }) => declaration.breakpoints !== null);
  const shown = rows.filter(({ declaration }) => declaration.breakpoints === null);
  return (
    <div>
      <table className="w-full text-14 max-sm:block">
        <caption className="sr-only">{t('caption', { indicator: name })}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('value')}</th>
            <th scope="col">{t('where')}</th>
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {levelled.map(({ measure, declaration }) => (
            <MeasureRow
              key={measure.name}
              measure={measure}
              declaration={declaration}
              reading={reading}
              pageHref={pageHref}
              explained={explained}
            />
          ))}
        </tbody>
      </table>
      {explained ? <p className="mt-2 text-12 text-muted">{t('how')}</p> : null}
      {shown.length === 0 ? null : (
        <ShownMeasures rows={shown} indicator={reading.indicator} pageHref={pageHref} />
      )}
    </div>
  );
}

interface Row {
  measure: Measure;
  declaration: MeasureDeclaration;
}

/** Measures that are shown but move no level, close together. */
function ShownMeasures({
  rows,
  indicator,
  pageHref,
}: {
  rows: readonly Row[];
  indicator: IndicatorId;
  pageHref: string;
}) {
  const t = useTranslations('review.measure');
  const label = useTranslations('measures');
  return (
    <dl
      className="mt-2 grid gap-x-6 border-line border-t pt-2 text-14 sm:grid-cols-2"
      aria-label={t('notLevelled')}
    >
      {rows.map(({ measure, declaration }) => (
        <div key={measure.name} className="flex flex-wrap items-baseline gap-x-3 py-1">
          <dt className="min-w-24 flex-1 text-muted">{label(measure.name)}</dt>
          <dd className="ml-auto text-right">
            <MeasureValue
              measure={measure}
              declaration={declaration}
              indicator={indicator}
              pageHref={pageHref}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A number with its band and n, one click from what it counts; nothing is behind none. */
function MeasureValue({
  measure,
  declaration: { unit, behind },
  indicator,
  pageHref,
}: Row & { indicator: IndicatorId; pageHref: string }) {
  const t = useTranslations('review.measure');
  const text = useMeasureText();
  const range = text.band(unit, measure);
  const said = (
    <>
      {measure.value === null ? (
        <span className="text-muted">{t('unknown')}</span>
      ) : (
        <span className="whitespace-nowrap font-semibold text-ink underline decoration-line-strong underline-offset-2 group-hover:decoration-ink">
          {text.value(unit, measure.value)}
        </span>
      )}
      <span className="block whitespace-nowrap text-12 text-muted">
        {t('bandAndN', { band: range ?? 'none', n: measure.n })}
      </span>
    </>
  );
  if (measure.n === 0) return said;
  return 'list' in behind ? (
    <Listed href={`${pageHref}#${behind.list}`} className={whole}>
      {said}
    </Listed>
  ) : (
    <Counted behind={`${indicator}.${behind.events}`} className={whole}>
      {said}
    </Counted>
  );
}

/** The value is underlined, and the whole of it leads there. */
const whole = 'group relative block no-underline';

function MeasureRow({
  measure,
  declaration,
  reading,
  pageHref,
  explained,
}: Row & { reading: Reading; pageHref: string; explained: boolean }) {
  const { unit, breakpoints } = declaration;
  const t = useTranslations('review.measure');
  const label = useTranslations('measures');
  const driving = measure.name === reading.driver;
  const gloss = useTranslations('review.explain.gloss');
  const standingText = useStandingText();
  const standing = standingOf(measure, breakpoints);
  return (
    <tr className="border-line border-t align-top first:border-t-0 max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-3 max-sm:pb-2">
      <th
        scope="row"
        className={`py-1.5 pr-3 text-left max-sm:col-span-2 max-sm:pb-0 ${driving ? 'font-semibold' : 'font-normal text-muted'}`}
      >
        {label(measure.name)}
        {driving ? (
          <span className="block font-normal text-12 text-muted">{t('drives')}</span>
        ) : null}
        {explained ? (
          <span className="block max-w-[28rem] font-normal text-12 text-muted">
            {gloss(measure.name)}
          </span>
        ) : null}
      </th>
      <td className="whitespace-nowrap py-1.5 pr-3 sm:text-right">
        <MeasureValue
          measure={measure}
          declaration={declaration}
          indicator={reading.indicator}
          pageHref={pageHref}
        />
      </td>
      <td className="py-1.5 sm:w-[40%]">
        {standing === null ? (
          <span className="text-12 text-muted">{t('noPlace')}</span>
        ) : (
          <>
            <ScaleStrip standing={standing} greyed={reading.status !== 'live'} />
            <span className="block text-12 text-muted">{standingText(standing, unit)}</span>
          </>
        )}
      </td>
    </tr>
  );
}
