'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { RegionNames } from '#components/review/signals/signal-table.tsx';
import { TimeInput } from '#components/review/time/time-input.tsx';
import {
  readWritten,
  type WrittenTime,
  writtenTime,
} from '#components/review/time/written-time.ts';
import { zoneName } from '#components/review/time/zone-name.ts';
import {
  fittingBuckets,
  presetSpan,
  presets,
  type Span,
  type TrendChoice,
  withSpan,
} from '#components/review/trends/range.ts';
import { useTypedEarly } from '#components/review/trends/use-typed-early.ts';
import { Button } from '#components/ui/button.tsx';
import { InstantText } from '#components/ui/instant-text.tsx';
import { useScripted } from '#components/ui/use-scripted.ts';
import { type Bucket, buckets, HOUR, type Instant } from '#domain/instant.ts';

interface ToolbarProps {
  choice: TrendChoice;
  bucket: Bucket;
  regions: RegionNames;
  timeZone: string;
  /** Where "now" is on this page. */
  end: Instant;
  /** The address of the page with these choices. */
  hrefOf: (choice: TrendChoice) => string;
  go: (choice: TrendChoice) => void;
}

const field = 'h-9 border border-line-strong bg-surface px-2 text-14 text-ink';

/** Range, bucket, region and view; each choice is an address. */
export function TrendToolbar(props: ToolbarProps) {
  const { choice, bucket, regions, hrefOf, go } = props;
  const t = useTranslations('trends');
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-3 px-4 py-4 text-14 md:px-6">
      <Printed {...props} />
      <Presets {...props} />
      <RangeForm {...props} />
      <Choice
        label={t('bucket')}
        value={choice.bucket ?? ''}
        onChange={(value) =>
          go({ ...choice, bucket: buckets.find((each) => each === value) ?? null })
        }
        options={[
          ['', t('bucketAuto', { bucket })],
          ...fittingBuckets(choice.span).map((each): [string, string] => [
            each,
            t('by', { bucket: each }),
          ]),
        ]}
      />
      <Choice
        label={t('region')}
        value={choice.region ?? ''}
        onChange={(value) => go({ ...choice, region: value === '' ? null : value })}
        options={[['', t('allRegions')], ...Object.entries(regions)]}
      />
      <Link
        href={hrefOf({ ...choice, table: !choice.table })}
        scroll={false}
        prefetch={false}
        className={`${field} mt-5 ml-auto inline-flex items-center px-3 font-medium hover:bg-raised print:hidden`}
      >
        {t(choice.table ? 'showCharts' : 'showTable')}
      </Link>
    </div>
  );
}

/** On paper nothing can be chosen any more: what was chosen is said. */
function Printed({ choice: { span, region }, bucket, regions }: ToolbarProps) {
  const t = useTranslations('trends');
  return (
    <p className="hidden print:block">
      <InstantText at={span.from} /> – <InstantText at={span.to} />, {t('by', { bucket })},{' '}
      {region === null ? t('allRegions') : (regions[region] ?? region)}
    </p>
  );
}

function Presets({ choice, end, hrefOf }: ToolbarProps) {
  const t = useTranslations('trends');
  return (
    <nav aria-label={t('range')} className="flex sm:mt-5">
      {presets.map((preset) => {
        const current = choice.span.preset === preset;
        return (
          <Link
            key={preset}
            href={hrefOf(withSpan(choice, presetSpan(preset, end, null)))}
            scroll={false}
            prefetch={false}
            aria-current={current ? 'true' : undefined}
            className={`-ml-px inline-flex h-9 items-center border border-line-strong px-3 first:ml-0 ${
              current ? 'z-1 border-ink bg-ink text-surface' : 'hover:bg-raised'
            }`}
          >
            {t(`preset.${preset}`)}
          </Link>
        );
      })}
    </nav>
  );
}

function RangeForm({ choice, timeZone, end, go }: ToolbarProps) {
  const t = useTranslations('trends');
  const { undrawn } = choice;
  // A range that cannot be drawn stands where it can be put right.
  const asked = {
    from: undrawn && writtenTime(undrawn.from, timeZone),
    to: undrawn && writtenTime(undrawn.to, timeZone),
  };
  const [typedFrom, setFrom] = useState(asked.from);
  const [typedTo, setTo] = useState(asked.to);
  const [tried, setTried] = useState(false);
  const isScripted = useScripted();
  // A range that ends now moves on all the time; what is being typed in it stays. Drawn anew for
  // another range, the form would lose the cursor.
  const range = undrawn
    ? `${undrawn.from} ${undrawn.to}`
    : (choice.span.preset ?? `${choice.span.from} ${choice.span.to}`);
  const [shown, setShown] = useState(range);
  if (shown !== range) {
    setShown(range);
    setFrom(asked.from);
    setTo(asked.to);
    setTried(false);
  }
  const ends = { from: useRef<HTMLInputElement>(null), to: useRef<HTMLInputElement>(null) };
  const from = typedFrom ?? writtenTime(choice.span.from, timeZone);
  const to = typedTo ?? writtenTime(choice.span.to, timeZone);
  const context = { now: end, timeZone };
  const start = readWritten(from, context);
  const stop = readWritten(to, { ...context, edge: 'end' });
  const span = spanBetween(start, stop);
  const isAsAsked = undrawn !== null && typedFrom === asked.from && typedTo === asked.to;
  const inputs = [
    ['from', from, setFrom, start, typedFrom],
    ['to', to, setTo, stop, typedTo],
  ] as const;
  useTypedEarly(inputs.map(([name, , set]) => ({ input: ends[name], set })));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (span !== null) go(withSpan(choice, span));
    else if (start.ok && !stop.ok) ends.to.current?.focus();
    else ends.from.current?.focus();
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-wrap items-start gap-2">
      {inputs.map(([name, value, set, read, typed]) => (
        <TimeInput
          key={name}
          ref={ends[name]}
          label={t(name)}
          aside={zoneName(timeZone, end)}
          value={value}
          read={read}
          typed={typed !== null}
          tried={tried}
          onChange={set}
        />
      ))}
      {/* Before the scripts are there a submission would load the page anew, without what was typed. */}
      <Button type={isScripted ? 'submit' : 'button'} size="small" className="sm:mt-5">
        {t('show')}
      </Button>
      {undrawn !== null && isAsAsked ? (
        <p role="alert" className="w-full font-medium text-danger">
          {t('undrawn', { why: undrawn.from >= undrawn.to ? 'order' : 'ahead' })}
        </p>
      ) : null}
      {tried && !isAsAsked && span === null && start.ok && stop.ok ? (
        <p role="alert" className="w-full font-medium text-danger">
          {t('wrongRange')}
        </p>
      ) : null}
    </form>
  );
}

/** The range between two times; null unless both are there, the second two hours after the first. */
function spanBetween(start: WrittenTime, stop: WrittenTime): Span | null {
  if (!start.ok || !stop.ok || start.at === null || stop.at === null) return null;
  return stop.at - start.at < 2 * HOUR ? null : { from: start.at, to: stop.at, preset: null };
}

function Choice({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: string;
  options: readonly (readonly [value: string, label: string])[];
  onChange: (value: string) => void;
}) {
  const id = useId();
  const isScripted = useScripted();
  return (
    <div className="print:hidden">
      <label htmlFor={id} className="mb-1 block font-medium text-12">
        {label}
      </label>
      <select
        id={id}
        value={value}
        // Before the scripts are there nobody would hear what was chosen.
        disabled={!isScripted}
        onChange={(event) => onChange(event.target.value)}
        className={field}
      >
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
