'use client';

import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { SparkDrawing } from '#components/charts/spark.tsx';
import { useChangeText } from '#components/live/change-text.ts';
import type { Change } from '#components/live/changes.ts';
import { useMessage } from '#components/messages/use-message.ts';
import { DirectionArrow } from '#components/ui/direction-arrow.tsx';
import { LevelShape } from '#components/ui/level-shape.tsx';
import { unbroken } from '#components/ui/unbroken.ts';
import { Age, Confidence, Looked } from '#components/wall/tile-trust.tsx';
import { levelWords } from '#domain/level.ts';
import type { Reading } from '#domain/reading.ts';

/** One indicator: its level by shape, word and number, then the figure with its doubt. */
export const Tile = memo(function Tile({
  reading,
  href,
  change,
  at,
}: {
  reading: Reading;
  href: string;
  change: Change | null;
  /** The instant to count ages from; null for now. */
  at: number | null;
}) {
  const changeText = useChangeText();
  const { indicator, level, status } = reading;
  return (
    <article
      className="tile"
      data-level={level ?? 'none'}
      data-status={status}
      data-changed={change === null ? undefined : ''}
    >
      <div className="state">
        <Name indicator={indicator} href={href} />
        <Level level={level} />
        {reading.override !== null ? (
          <ByHand reading={reading} />
        ) : status === 'live' ? (
          <Direction
            direction={reading.direction}
            level={level}
            levelDayAgo={reading.levelDayAgo}
          />
        ) : (
          <Looked reading={reading} at={at} />
        )}
      </div>
      {status === 'no-data' ? (
        <Unseen />
      ) : (
        <>
          <Seen figure={reading.figure} />
          <Told
            spark={reading.spark}
            n={drawnN(reading)}
            sentence={reading.sentence}
            status={status}
          />
        </>
      )}
      <div className="foot">
        <Age reading={reading} at={at} />
        {change === null ? (
          <Confidence reading={reading} />
        ) : (
          <p className="changed">{changeText(change)}</p>
        )}
      </div>
    </article>
  );
});

// The parts are drawn each by itself: most news changes only some of them.

const Name = memo(function Name({
  indicator,
  href,
}: Pick<Reading, 'indicator'> & { href: string }) {
  const common = useTranslations('common.indicator');
  return (
    <h2 className="name">
      <a href={href}>{common(indicator)}</a>
    </h2>
  );
});

const Level = memo(function Level({ level }: Pick<Reading, 'level'>) {
  const t = useTranslations('levels');
  const word = t('word', { level: level === null ? 'none' : (levelWords[level] ?? 'none') });
  return (
    <p className="level" data-size={word.length <= 10 ? 'l' : word.length <= 12 ? 'm' : 's'}>
      <LevelShape level={level} plain className="shape" />
      <span>{word}</span>
      <span className="number">{level ?? '–'}</span>
    </p>
  );
});

const Direction = memo(function Direction({
  direction,
  level,
  levelDayAgo,
}: Pick<Reading, 'direction' | 'level' | 'levelDayAgo'>) {
  const t = useTranslations('wall');
  const directions = useTranslations('common.direction');
  const moved = levelDayAgo !== null && levelDayAgo !== level;
  return (
    <p className="direction">
      {direction === null ? null : <DirectionArrow direction={direction} className="arrow" />}
      {directions(direction ?? 'unknown')}
      {moved ? (
        <span className="before">
          {t('dayAgo')} <LevelShape level={levelDayAgo} plain className="arrow" /> {levelDayAgo}
        </span>
      ) : null}
    </p>
  );
});

/** A level that an analyst set; what is computed stands beside it. */
function ByHand({ reading: { status, computedLevel } }: { reading: Reading }) {
  const t = useTranslations('wall');
  return (
    <p className="direction">
      {status === 'live' ? null : <strong>{t('stale')}</strong>} {t('byHand')}{' '}
      <LevelShape level={computedLevel} plain className="arrow" /> {computedLevel ?? '–'}
    </p>
  );
}

/** The figure with its doubt. */
const Seen = memo(function Seen({ figure }: Pick<Reading, 'figure'>) {
  const say = useMessage();
  const value = say(figure.value);
  return (
    <div className="seen">
      <p className="figure" data-size={sizeOf(value)}>
        {value}
      </p>
      <p className="label">{unbroken(say(figure.label))}</p>
      <p className="context">{unbroken(say(figure.context))}</p>
    </div>
  );
});

/** Observations behind a drawing of a measure of its own; null where it draws what the figure tells. */
function drawnN({ spark, measures }: Reading): number | null {
  if (spark.shape !== 'band') return null;
  return measures.find(({ name }) => name === spark.measure)?.n ?? null;
}

/** The same drawn and told. */
const Told = memo(function Told({
  spark,
  n,
  sentence,
  status,
}: Pick<Reading, 'spark' | 'sentence' | 'status'> & { n: number | null }) {
  const t = useTranslations('wall');
  const say = useMessage();
  return (
    <div className="told">
      <div className="spark">
        {spark.shape === 'band' && n !== null ? <Drawn measure={spark.measure} n={n} /> : null}
        <SparkDrawing spark={spark} />
      </div>
      <p className="sentence">
        {unbroken(`${status === 'stale' ? `${t('lastKnown')} ` : ''}${say(sentence)}`)
          .split(/(?<=\.) /)
          .map((statement) => (
            <span key={statement}>{statement} </span>
          ))}
      </p>
    </div>
  );
});

/** What is drawn, where the figure above may tell something else: its name, unit and number. */
function Drawn({ measure, n }: { measure: string; n: number }) {
  const t = useTranslations('wall');
  const measures = useTranslations('measures');
  return <p className="drawn">{t('drawn', { measure: measures(measure), n })}</p>;
}

/** Nobody ever looked. A count of nothing would read as calm, so there is no figure. */
function Unseen() {
  const t = useTranslations('wall');
  return (
    <>
      <div className="seen">
        <p className="figure" data-size="l">
          –
        </p>
        <p className="label" />
        <p className="context" />
      </div>
      <div className="told">
        <div className="spark unseen" />
        <p className="sentence">
          <span>{t('unseen')}</span>
        </p>
      </div>
    </>
  );
}

/** Long figures are set smaller, so that nine digits fit where two did. */
function sizeOf(text: string): 'l' | 'm' | 's' | 'xs' {
  if (text.length <= 6) return 'l';
  if (text.length <= 8) return 'm';
  return text.length <= 11 ? 's' : 'xs';
}
