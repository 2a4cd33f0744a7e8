'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Listed, listed } from '#components/review/evidence-link.tsx';
import { useHourText } from '#components/review/reading/figures/hour-text.ts';
import { OpenClocks } from '#components/review/reading/figures/open-clocks.tsx';
import { ClockTable, PastClocks } from '#components/review/reading/figures/past-clocks.tsx';
import { ResponseLanes } from '#components/review/reading/figures/response-lanes.tsx';
import { ResponsePlot } from '#components/review/reading/figures/response-plot.tsx';
import { ResponseSteps } from '#components/review/reading/figures/response-steps.tsx';
import { Field } from '#components/ui/field.tsx';
import { Segmented } from '#components/ui/segmented.tsx';
import type { Limited, ResponseCurve } from '#domain/indicators/response-curve.ts';
import type { ListedClock, ResponseDetail } from '#domain/indicators/response-detail.ts';
import type { ResponseDirection } from '#domain/indicators/response-direction.ts';

const every = 'every';

/** How fast earlier shocks were answered, and where the clocks of the running ones stand on it. */
export function ResponseFigure({
  detail,
  signalHref,
}: {
  detail: ResponseDetail;
  signalHref: (id: string) => string;
}) {
  const t = useTranslations('review.explain.response');
  const options = useTranslations('options.response-speed.clock');
  const [chosen, setChosen] = useState(every);
  const { curves, basis, shocks, leastShocks, unknownStarts, pace, direction } = detail;
  const curve = curves.find(({ kind }) => (kind ?? every) === chosen) ?? curves[0];
  if (curve === undefined) return null;
  const isShown = ({ kind }: ListedClock) => curve.kind === null || kind === curve.kind;
  const clocks = detail.clocks.filter(isShown);
  const past = detail.past.filter(isShown);
  const nameOf = ({ kind }: ResponseCurve) => (kind === null ? t('every') : options(kind));
  return (
    <div className="grid gap-y-6">
      <div className="grid gap-y-3">
        <p className="max-w-[60rem] text-14 text-muted">
          {t(`basis.${basis}`)} {t('counted')}
        </p>
        {pace === null ? null : (
          <p className="max-w-[60rem] text-14">
            {t.rich('running', { ...pace, to: listed('#clocks') })}
          </p>
        )}
        {shocks < leastShocks ? (
          <p className="text-14">{t('fewShocks', { shocks, least: leastShocks })}</p>
        ) : null}
        {curves.length < 3 ? null : (
          <Field label={t('kind')} group className="max-w-fit">
            <Segmented
              name="response-kind"
              value={curve.kind ?? every}
              segments={curves.map((each) => ({
                value: each.kind ?? every,
                label: nameOf(each),
              }))}
              onChange={setChosen}
            />
          </Field>
        )}
      </div>
      <div className="grid gap-x-12 gap-y-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,1fr)]">
        <div className="min-w-0">
          <ResponsePlot key={curve.kind} curve={curve} clocks={clocks} basis={basis} />
          <ResponseLanes clocks={clocks} horizon={curve.horizon} signalHref={signalHref} />
          {unknownStarts === 0 ? null : (
            <p className="mt-2 text-14 text-muted">{t('unknownStarts', { n: unknownStarts })}</p>
          )}
        </div>
        <div className="min-w-0">
          <Summary curve={curve} />
          {direction === null ? null : <Direction {...direction} />}
        </div>
      </div>
      <OpenClocks clocks={clocks} />
      <ResponseSteps curve={curve} />
      <PastClocks curve={curve} past={past} signalHref={signalHref} />
      {direction === null ? null : (
        <PaceClocks
          direction={direction}
          clocks={[...detail.clocks, ...detail.past]}
          signalHref={signalHref}
        />
      )}
    </div>
  );
}

/** The clocks that the two paces count, one by one. */
function PaceClocks({
  direction,
  clocks,
  signalHref,
}: {
  direction: ResponseDirection;
  clocks: readonly ListedClock[];
  signalHref: (id: string) => string;
}) {
  const t = useTranslations('review.explain.response');
  return (['recent', 'earlier'] as const).map((age) => {
    const those = clocks.filter(({ isRecent }) => isRecent === (age === 'recent'));
    return (
      <ClockTable
        key={age}
        id={`${age}-clocks`}
        title={t(`${age}Table`, { shown: those.length, n: direction[age].n })}
        clocks={those}
        signalHref={signalHref}
      />
    );
  });
}

/** The numbers of the curve, each with its limits. */
function Summary({ curve }: { curve: ResponseCurve }) {
  const t = useTranslations('review.explain.response');
  const text = useHourText();
  const { n, closed, shocks, median, answeredIn24, answeredIn72, meanWait } = curve;
  const share = ({ value }: Limited) => (value === null ? t('unknown') : text.percent(value));
  const rows = [
    {
      name: t('median'),
      value:
        median.value === null ? t(n === 0 ? 'unknown' : 'notReached') : text.hours(median.value),
      limits: text.hoursBetween(median),
    },
    {
      name: t('answeredIn', { hours: 24 }),
      value: share(answeredIn24),
      limits: text.shareBetween(answeredIn24),
    },
    {
      name: t('answeredIn', { hours: 72 }),
      value: share(answeredIn72),
      limits: text.shareBetween(answeredIn72),
    },
    ...(meanWait === null || meanWait.value === null
      ? []
      : [
          {
            name: t('meanWait', { within: text.hours(meanWait.within) }),
            value: text.hours(meanWait.value),
            limits: text.hoursBetween(meanWait),
          },
        ]),
  ];
  return (
    <div className="text-14">
      <dl>
        <div className="flex items-baseline justify-between gap-4 pb-1.5">
          <dt className="text-muted">{t('past')}</dt>
          <dd className="text-right">
            <span className="font-semibold">
              {n === 0 ? (
                t('closedOf', { closed, n })
              ) : (
                <Listed href="#past-clocks">{t('closedOf', { closed, n })}</Listed>
              )}
            </span>
            <span className="block text-12 text-muted">{t('fromShocks', { shocks })}</span>
          </dd>
        </div>
        {rows.map(({ name, value, limits }) => (
          <div
            key={name}
            className="flex items-baseline justify-between gap-4 border-line border-t py-1.5"
          >
            <dt className="text-muted">{name}</dt>
            <dd className="whitespace-nowrap text-right">
              <span className="font-semibold">{value}</span>
              {limits === null ? null : <span className="block text-12 text-muted">{limits}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <p className="border-line border-t pt-1.5 text-12 text-muted">{t('limits')}</p>
    </div>
  );
}

/** Clocks opened lately against those before. */
function Direction({ recent, earlier, probSlower }: ResponseDirection) {
  const t = useTranslations('review.explain.response');
  const paces = [
    { name: t('recent'), list: '#recent-clocks', ...recent },
    { name: t('earlier'), list: '#earlier-clocks', ...earlier },
  ];
  return (
    <div className="mt-6 text-14">
      <h3 className="font-semibold">{t('direction')}</h3>
      <p className="text-12 text-muted">{t('directionHow')}</p>
      <dl>
        {paces.map(({ name, list, n, observed, expected, ratio }) => (
          <div
            key={name}
            className="flex items-baseline justify-between gap-4 border-line border-t py-1.5 first:border-t-0"
          >
            <dt className="text-muted">{name}</dt>
            <dd className="text-right">
              <span className="font-semibold">{t('theta', { ratio })}</span>
              <span className="block text-12 text-muted">
                {t.rich('pace', { n, observed, expected, to: listed(list) })}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {probSlower === null ? null : (
        <p className="border-line border-t pt-1.5">{t('slower', { share: probSlower })}</p>
      )}
    </div>
  );
}
