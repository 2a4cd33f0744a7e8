'use client';

import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { Ticking, useTicking } from '#components/live/clock-context.tsx';
import type { Live } from '#components/live/live-watch.ts';
import { useMessage } from '#components/messages/use-message.ts';
import { useVerdictName } from '#components/messages/use-verdict-name.ts';
import { minuteIn, minuteOf, placeOf, timeOf } from '#components/wall/instants.ts';
import type { View } from '#domain/view.ts';
import { knownZone } from '#domain/zone.ts';

/** The verdict as a sentence, and at its right whether it can be trusted. */
export function Heading({
  view,
  link,
  replay,
  review,
}: {
  view: View;
  link: Live['link'];
  replay: boolean;
  review: string;
}) {
  const { verdict, title, subtitle, timeZone, asOf, revision } = view;
  return (
    <header className="heading">
      <Verdict verdict={verdict} title={title} subtitle={subtitle} review={review} />
      <div className="trust">
        {replay ? <PastTime asOf={asOf} /> : <RunningTime timeZone={timeZone} />}
        <LinkStatus link={link} revision={revision} replay={replay} />
      </div>
    </header>
  );
}

const Verdict = memo(function Verdict({
  verdict,
  title,
  subtitle,
  review,
}: Pick<View, 'verdict' | 'title' | 'subtitle'> & { review: string }) {
  const t = useTranslations('verdicts');
  const say = useMessage();
  const { reachable, known, sentence, flipSentence } = verdict;
  const name = useVerdictName()(verdict);
  const partly = known < 5 && reachable.length === 1 ? ` ${t('known', { known })}.` : '';
  return (
    <div className="verdict">
      <p className="title">
        <a href={review}>{title}</a> <span>{subtitle}</span>
      </p>
      <h1 data-long={name.length > 36 ? '' : undefined}>{name}</h1>
      <p className="why">
        {say(sentence)}
        {partly} {flipSentence === null ? null : say(flipSentence)}
      </p>
    </div>
  );
});

const RunningTime = memo(function RunningTime({ timeZone }: { timeZone: string }) {
  const t = useTranslations('wall');
  const place = placeOf(knownZone(timeZone));
  const zone = useTicking((now) => {
    const time = minuteIn(timeZone, now);
    return time === minuteOf(now) ? t('zoneSame', { place }) : t('zoneOther', { time, place });
  });
  return (
    <>
      <p className="time">
        <Ticking textAt={timeOf} />
      </p>
      <p>
        {place === 'UTC' ? 'UTC' : zone} · <Ticking textAt={(now) => t('date', { at: now })} />
      </p>
    </>
  );
});

/** The hour of the past that is shown; the present one stays small beside it. */
function PastTime({ asOf }: { asOf: number }) {
  const t = useTranslations('wall');
  return (
    <>
      <p className="time">
        <small>{t('asOf')}</small>
        <span>{minuteOf(asOf)}</span>
        <small>UTC</small>
      </p>
      <p>
        {t('date', { at: asOf })} · <Ticking textAt={(at) => t('now', { at, time: timeOf(at) })} />
      </p>
    </>
  );
}

function LinkStatus({
  link,
  revision,
  replay,
}: {
  link: Live['link'];
  revision: number;
  replay: boolean;
}) {
  const t = useTranslations('wall');
  const word = link === 'dark' ? 'lost' : link;
  return (
    <p className="link" data-state={word}>
      <i aria-hidden="true" />
      {replay ? `${t('replay')} · ` : null}
      {t(replay && word === 'live' ? 'linkUp' : word)} · {t('revision', { revision })}
    </p>
  );
}
