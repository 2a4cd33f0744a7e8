'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef } from 'react';
import { pagePath } from '#components/review/shell/page-path.ts';
import { DetailList } from '#components/review/signals/detail-list.tsx';
import { SignalEvent } from '#components/review/signals/signal-event.tsx';
import { SignalHistory } from '#components/review/signals/signal-history.tsx';
import { Marks, type RegionNames, whereOf } from '#components/review/signals/signal-table.tsx';
import { href } from '#components/review/time/axes.ts';
import { GradeBadge } from '#components/ui/grade-badge.tsx';
import { InstantText } from '#components/ui/instant-text.tsx';
import type { SignalLine } from '#domain/view.ts';
import { fromWire } from '#domain/wire.ts';
import type { SignalAnswer } from '#server/contract.ts';

export interface SignalDetailProps {
  watch: string;
  answer: SignalAnswer;
  regions: RegionNames;
  places: Readonly<Record<string, string>>;
  /** The list without this signal. */
  closeHref: string;
  signalHref: (id: string) => string;
  incidentHref: (id: string) => string;
}

/** One signal with all its fields, its event and everything the log ever said about it. */
export function SignalDetail(props: SignalDetailProps) {
  const { answer, closeHref, signalHref } = props;
  const t = useTranslations('signals.detail');
  const common = useTranslations('common');
  const line = fromWire<SignalLine>(answer.line);
  const heading = useRef<HTMLHeadingElement>(null);
  const { places, regions, incidentHref } = props;
  const names = { places, regions, named: answer.named, signalHref, incidentHref };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another signal takes the focus anew
  useEffect(() => heading.current?.focus(), [line.id]);
  return (
    <article
      aria-labelledby="signal-headline"
      className="border-line bg-surface px-4 pb-10 md:px-6 xl:sticky xl:top-0 xl:max-h-dvh xl:self-start xl:overflow-y-auto xl:border-l"
    >
      <div className="flex items-center justify-between gap-4 pt-4 text-14">
        <p className="text-muted">
          {common(`indicator.${line.indicator}`)} · {t('revision', { revision: line.revision })}
        </p>
        <Link
          href={closeHref}
          scroll={false}
          prefetch={false}
          className="inline-flex min-h-8 items-center text-accent underline underline-offset-2"
        >
          {t('close')}
        </Link>
      </div>
      <h2
        id="signal-headline"
        ref={heading}
        tabIndex={-1}
        className={`break-words font-semibold text-20 outline-none ${line.retracted ? 'text-muted line-through' : ''}`}
      >
        {line.headline}
      </h2>
      <p className="mt-1 -ml-2">
        <Marks line={line} />
      </p>
      {answer.signal.note ? (
        <p className="mt-3 max-w-[42rem] whitespace-pre-line break-words text-16">
          {answer.signal.note}
        </p>
      ) : null}
      <Facts {...props} line={line} />
      <Section title={t('said')}>
        <DetailList signal={answer.signal} names={names} />
      </Section>
      <Section title={t('event')}>
        <SignalEvent
          event={answer.event}
          self={line.id}
          regions={regions}
          signalHref={signalHref}
        />
      </Section>
      <Section title={t('history')}>
        <SignalHistory history={answer.history} names={names} />
      </Section>
      {line.retracted ? null : <Amend watch={props.watch} id={line.id} />}
    </article>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-6">
      <h3 className="mb-1 border-line border-b pb-1 font-semibold text-14">{title}</h3>
      {children}
    </section>
  );
}

/** Corrections and retractions are made on the desk, with a reason. */
function Amend({ watch, id }: { watch: string; id: string }) {
  const t = useTranslations('signals.detail');
  const desk = pagePath(watch, 'log');
  return (
    <p className="mt-6 flex gap-6 text-14">
      {(['correct', 'retract'] as const).map((act) => (
        <Link
          key={act}
          href={href(desk, { [act]: id })}
          prefetch={false}
          className="py-1 text-accent underline underline-offset-2"
        >
          {t(act)}
        </Link>
      ))}
    </p>
  );
}

function Facts({ answer, regions, incidentHref, line }: SignalDetailProps & { line: SignalLine }) {
  const t = useTranslations('signals');
  const detail = useTranslations('signals.detail');
  const common = useTranslations('common');
  const { signal, incident, author } = answer;
  const { source } = signal;
  return (
    <dl className="mt-4 grid grid-cols-[8rem_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-14">
      <Fact name={t('column.eventAt')}>
        <InstantText at={line.eventAt} precision={line.precision} />{' '}
        <span className="text-muted">{detail('precision', { precision: line.precision })}</span>
      </Fact>
      <Fact name={t('column.region')}>{whereOf(line, regions) ?? detail('nowhere')}</Fact>
      <Fact name={t('column.source')}>
        {source.url ? (
          <a
            href={source.url}
            target="_blank"
            rel="noopener noreferrer"
            className="py-1 text-accent underline underline-offset-2"
          >
            {source.name}
            <span className="sr-only"> {detail('newTab')}</span>
          </a>
        ) : (
          source.name
        )}
        {source.family ? <span className="text-muted"> · {source.family}</span> : null}
        {source.publishedAt ? (
          <span className="text-muted">
            {' '}
            · {detail('published')} <InstantText at={Date.parse(source.publishedAt)} />
          </span>
        ) : null}
      </Fact>
      {signal.relayOf ? <Fact name={detail('relayOf')}>{signal.relayOf}</Fact> : null}
      <Fact name={t('column.claim')}>{common(`claim.${line.claim}`)}</Fact>
      <Fact name={t('column.grade')}>
        <GradeBadge grade={line.grade} />{' '}
        <span className="text-muted">
          {common('grade.meaning', {
            reliability: line.grade.charAt(0),
            credibility: line.grade.charAt(1),
          })}
        </span>
      </Fact>
      {incident === null ? null : (
        <Fact name={detail('incident')}>
          <Link
            href={incidentHref(incident.id)}
            prefetch={false}
            className="py-1 text-accent underline underline-offset-2"
          >
            {incident.title}
          </Link>
        </Fact>
      )}
      <Fact name={t('column.recordedAt')}>
        <InstantText at={line.recordedAt} /> · {detail('by', { author })}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
