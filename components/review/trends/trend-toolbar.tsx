'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import type { RegionNames } from '#components/review/signals/signal-table.tsx';
import { TimeInput } from '#components/review/time/time-input.tsx';
import { instantOfWritten, writtenTime } from '#components/review/time/written-time.ts';
import { zoneName } from '#components/review/time/zone-name.ts';
import {
  fittingBuckets,
  presetSpan,
  presets,
  type TrendChoice,
} from '#components/review/trends/range.ts';
import { Button } from '#components/ui/button.tsx';
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
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3 px-4 py-4 text-14 md:px-6">
      <Presets {...props} />
      <RangeForm
        // A range that ends now moves on all the time; what is being typed in it stays.
        key={choice.span.preset ?? `${choice.span.from} ${choice.span.to}`}
        {...props}
      />
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
        className={`${field} ml-auto inline-flex items-center px-3 font-medium hover:bg-raised`}
      >
        {t(choice.table ? 'showCharts' : 'showTable')}
      </Link>
    </div>
  );
}

function Presets({ choice, end, hrefOf }: ToolbarProps) {
  const t = useTranslations('trends');
  return (
    <nav aria-label={t('range')} className="flex">
      {presets.map((preset) => {
        const current = choice.span.preset === preset;
        return (
          <Link
            key={preset}
            href={hrefOf({ ...choice, bucket: null, span: presetSpan(preset, end, null) })}
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
  const [typedFrom, setFrom] = useState<string | null>(null);
  const [typedTo, setTo] = useState<string | null>(null);
  const from = typedFrom ?? writtenTime(choice.span.from, timeZone);
  const to = typedTo ?? writtenTime(choice.span.to, timeZone);
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [start, stop] = [instantOfWritten(from, timeZone), instantOfWritten(to, timeZone)];
    const span =
      start === null || stop === null || stop - start < 2 * HOUR
        ? null
        : { from: start, to: stop, preset: null };
    setWrong(span === null);
    if (span !== null) go({ ...choice, bucket: null, span });
  };
  const inputs = [
    ['from', from, setFrom],
    ['to', to, setTo],
  ] as const;
  return (
    <form onSubmit={submit} noValidate className="flex flex-wrap items-end gap-2">
      {inputs.map(([name, value, set]) => (
        <TimeInput
          key={name}
          label={t(name)}
          aside={zoneName(timeZone, end)}
          value={value}
          wrong={wrong && instantOfWritten(value, timeZone) === null}
          onChange={set}
        />
      ))}
      <Button type="submit" size="small">
        {t('show')}
      </Button>
      {wrong && inputs.every(([, value]) => instantOfWritten(value, timeZone) !== null) ? (
        <p role="alert" className="w-full font-medium text-danger">
          {t('wrongRange')}
        </p>
      ) : null}
    </form>
  );
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
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium text-12">
        {label}
      </label>
      <select
        id={id}
        value={value}
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
