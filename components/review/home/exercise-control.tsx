'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { Confirm } from '#components/ui/confirm.tsx';
import { durationOf } from '#components/ui/duration.ts';
import { InstantText } from '#components/ui/instant-text.tsx';
import type { Instant } from '#domain/instant.ts';
import type { Exercise } from '#server/contract.ts';

/** State of an exercise and the button that starts it afresh. */
export function ExerciseControl({
  watch,
  exercise,
  seenAt,
}: {
  watch: string;
  exercise: Exercise;
  seenAt: Instant;
}) {
  const t = useTranslations('home');
  const router = useRouter();
  const [busy, startTransition] = useTransition();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const restart = () =>
    startTransition(async () => {
      const done = await askRestart(watch);
      setOutcome(done);
      if (done === 'restarted') router.refresh();
    });
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-2 text-14">
      <StateLine exercise={exercise} seenAt={seenAt} />
      <Confirm
        label={t(busy ? 'restarting' : 'restart')}
        size="small"
        title={t('restartTitle')}
        confirm={t('restartConfirm')}
        cancel={t('cancel')}
        busy={busy}
        onConfirm={restart}
      >
        <p>{t('restartText')}</p>
      </Confirm>
      <p
        role="status"
        className={
          outcome === 'restarted' || outcome === null ? 'text-muted' : 'font-medium text-danger'
        }
      >
        {outcome === null ? null : t(outcome)}
      </p>
    </div>
  );
}

function StateLine({ exercise, seenAt }: { exercise: Exercise; seenAt: Instant }) {
  const t = useTranslations('home');
  const common = useTranslations('common');
  const { state, run, startedAt, endsAt, nextAt } = exercise;
  return (
    <p>
      <span className="font-semibold">{t(state === 'running' ? 'running' : 'ended', { run })}</span>{' '}
      <span className="text-muted">
        {t('since')} <InstantText at={startedAt} />
        {state === 'running' && nextAt !== null
          ? `, ${t('next', { in: common('duration', durationOf(nextAt - seenAt)) })}`
          : null}
        {endsAt === null ? null : (
          <>
            , {t(state === 'running' ? 'endsAt' : 'endedAt')} <InstantText at={endsAt} />
          </>
        )}
      </span>
    </p>
  );
}

/** `unanswered`: it was asked for, and may have happened. */
type Outcome = 'restarted' | 'failed' | 'unanswered';

const PATIENCE = 20_000;

async function askRestart(watch: string): Promise<Outcome> {
  try {
    const answer = await fetch(`/api/v1/watches/${encodeURIComponent(watch)}/exercise`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'restart' }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.ok) return 'restarted';
    return answer.status >= 500 ? 'unanswered' : 'failed';
  } catch {
    return 'unanswered';
  }
}
