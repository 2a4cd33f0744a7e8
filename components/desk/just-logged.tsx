'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { useDesk } from '#components/desk/desk-context.tsx';
import { OutboxAnnouncer } from '#components/desk/outbox-announcer.tsx';
import { isStumbling, type OutboxItem } from '#components/desk/outbox-item.ts';
import { waitsFor } from '#components/desk/outbox-order.ts';
import { refusedOn } from '#components/desk/problem.ts';
import { Stumble } from '#components/desk/stumble.tsx';
import { useRuleWords } from '#components/desk/use-form-words.ts';
import { useLine } from '#components/desk/use-line.ts';
import { useOutboxItems } from '#components/desk/use-outbox-items.ts';
import { useWatchTime } from '#components/ui/watch-time.tsx';

interface JustLoggedProps {
  onEditAgain: (item: OutboxItem) => void;
  onCorrect: (item: OutboxItem) => void;
  onRetract: (item: OutboxItem) => void;
}

/** What was logged from this browser, and whether the log has it. */
export function JustLogged(props: JustLoggedProps) {
  const t = useTranslations('desk.justLogged');
  const items = useOutboxItems();
  const taken = takenBack(items);
  return (
    <section aria-labelledby="just-logged">
      <OutboxAnnouncer items={items} />
      <h2 id="just-logged" tabIndex={-1} className="font-medium text-14 text-muted">
        {t('title')}
      </h2>
      {items.length === 0 ? (
        <p className="mt-2 text-14 text-muted">{t('empty')}</p>
      ) : (
        <ol className="mt-2 divide-y divide-line">
          {items.map((item) => (
            <Item key={item.id} item={item} taken={taken.has(item.id)} {...props} />
          ))}
        </ol>
      )}
    </section>
  );
}

/** Ids of the entries that one of these takes back. */
function takenBack(items: readonly OutboxItem[]): ReadonlySet<unknown> {
  const retractions = items.filter(({ path, state }) => path === 'retractions' && state === 'kept');
  return new Set(retractions.map(({ body }) => body.target));
}

interface ItemProps extends JustLoggedProps {
  item: OutboxItem;
  /** A later entry has taken it back: nothing is left to be done with it. */
  taken: boolean;
}

function Item({ item, taken, ...acts }: ItemProps) {
  const t = useTranslations('desk.justLogged');
  const { moved, zone } = useWatchTime()(item.madeAt);
  const line = useRef<HTMLLIElement>(null);
  const before = useRef(taken);
  useEffect(() => {
    // The button that took it back is gone: the cursor stays where it stood.
    if (taken && !before.current && document.activeElement === document.body) line.current?.focus();
    before.current = taken;
  }, [taken]);
  return (
    <li
      ref={line}
      id={`entry-${item.id}`}
      tabIndex={-1}
      className="py-2 text-14"
      data-entry={item.id}
    >
      <div className="flex flex-wrap items-baseline gap-x-3">
        <time dateTime={new Date(item.madeAt).toISOString()} className="font-mono text-muted">
          {t('at', { at: moved(item.madeAt), zone })}
        </time>
        <span className="wrap-anywhere min-w-40 flex-1">
          {taken ? <s className="text-muted">{item.headline}</s> : item.headline}
        </span>
        <State item={item} />
      </div>
      {item.state === 'refused' ? <Refusal item={item} /> : null}
      {item.state === 'refused' ? null : <Stumble item={item} onEdit={acts.onEditAgain} />}
      <div className="flex flex-wrap justify-end gap-x-4 text-14">
        {taken ? <span className="text-muted">{t('taken')}</span> : <Acts item={item} {...acts} />}
      </div>
    </li>
  );
}

function State({ item }: { item: OutboxItem }) {
  const t = useTranslations('desk.justLogged');
  const { outbox, view } = useDesk();
  const line = useLine();
  if (isOfOtherRun(item, view.run)) {
    return <span className="text-muted">✓ {t('keptInRun', { run: item.run ?? 0 })}</span>;
  }
  if (item.state === 'kept') {
    return <span className="text-muted">✓ {t('kept', { revision: item.revision ?? 0 })}</span>;
  }
  if (item.state === 'refused') {
    return <span className="font-medium text-danger">✕ {t('refused')}</span>;
  }
  if (item.state === 'aside') {
    return <span className="font-medium text-danger">! {t('aside')}</span>;
  }
  const before = waitsFor(item, outbox.items());
  if (before !== null && (before.state === 'aside' || line === 'up')) {
    return <span className="text-muted">… {t('behind', { headline: before.headline })}</span>;
  }
  if (line === 'up') return <span className="text-muted">… {t('sending')}</span>;
  return (
    <span className="font-medium text-level-2-word">
      … {t(waitOf(item), { attempts: item.attempts })}
    </span>
  );
}

/** In the log of a run that is over: nothing can be done with it any more. */
function isOfOtherRun({ state, run }: OutboxItem, now: number): boolean {
  return state === 'kept' && run !== null && run !== now;
}

function waitOf({ stumbles, attempts }: OutboxItem): 'notTaken' | 'waiting' | 'held' {
  if (stumbles > 0) return 'notTaken';
  return attempts > 1 ? 'waiting' : 'held';
}

function Refusal({ item }: { item: OutboxItem }) {
  const sentence = useRuleWords();
  const { refusal } = item;
  if (refusal === null) return null;
  const problems = refusedOn(refusal, 'signal');
  return (
    <ul className="text-danger">
      {problems.map((problem) => (
        <li key={`${problem.name} ${problem.rule}`}>{sentence(problem)}</li>
      ))}
    </ul>
  );
}

const actLook = 'min-h-6 underline underline-offset-2 text-muted hover:text-ink';

function Acts({ item, onEditAgain, onCorrect, onRetract }: JustLoggedProps & { item: OutboxItem }) {
  const t = useTranslations('desk.justLogged');
  const { outbox, view } = useDesk();
  const act = (label: string, onClick: () => void) => (
    <button type="button" className={actLook} onClick={onClick}>
      {label}
      <span className="sr-only">: {item.headline}</span>
    </button>
  );
  if (item.state === 'refused') {
    return (
      <>
        {item.origin === null ? null : act(t('editAgain'), () => onEditAgain(item))}
        {act(t('dismiss'), () => {
          document.getElementById('just-logged')?.focus();
          outbox.dismiss(item.id);
        })}
      </>
    );
  }
  if (item.path === 'retractions' || item.path === 'corrections') return null;
  // What the log stumbles over is edited or discarded, not taken back.
  if (isStumbling(item) || isOfOtherRun(item, view.run)) return null;
  // A setting is not taken back but set anew.
  if (item.body.kind === 'setting-changed') return null;
  const correctable = item.path === 'signals' || item.path === 'incidents';
  return (
    <>
      {correctable && item.state === 'kept' ? act(t('correct'), () => onCorrect(item)) : null}
      {act(item.path === 'heartbeats' ? t('undo') : t('retract'), () => onRetract(item))}
    </>
  );
}
