'use client';

import { useCallback, useState } from 'react';
import { type Correction, correctionName, correctionOf } from '#components/desk/correction.ts';
import { useDesk } from '#components/desk/desk-context.tsx';
import type { DraftStore, StrayDraft } from '#components/desk/draft-store.ts';
import { signalFields } from '#components/desk/field-model.ts';
import type { FormText } from '#components/desk/form-text.ts';
import type { OutboxItem } from '#components/desk/outbox-item.ts';
import { refusedOn } from '#components/desk/problem.ts';
import { readThen } from '#components/desk/read-then.ts';
import type { Resumed } from '#components/desk/signal-form.tsx';
import { type IndicatorId, indicatorIds } from '#domain/indicators/indicator.ts';
import type { Instant } from '#domain/instant.ts';

/** Which form is open. A new `turn` opens it afresh. */
export interface DeskPlace {
  indicator: IndicatorId;
  correction: Correction | null;
  resumed: Resumed | null;
  turn: number;
}

/** The name under which the drafts of a place are kept. */
export function draftNameOf({ indicator, correction }: DeskPlace): string {
  return correction === null ? indicator : correctionName(correction.target);
}

/** A text and when it was typed, which says what its "now" means. */
interface TakenUp {
  text: FormText;
  typedAt: Instant;
}

/** Where this tab was left: a page that is loaded again opens the form that was being filled in. */
function leftAt(drafts: DraftStore): Omit<DeskPlace, 'turn'> {
  for (const { form, text } of drafts.mine()) {
    const correction = correctionOf(text);
    const indicator = correction?.indicator ?? indicatorIds.find((id) => id === form);
    if (indicator !== undefined) return { indicator, correction, resumed: null };
  }
  return { indicator: indicatorIds[0], correction: null, resumed: null };
}

/** Moves between the forms; a text that is taken up again never costs the one it replaces. */
export function useDeskPlace() {
  const { drafts, outbox, readContext } = useDesk();
  const [place, setPlace] = useState<DeskPlace>(() => ({ ...leftAt(drafts), turn: 0 }));

  const open = useCallback((next: Omit<DeskPlace, 'turn'>) => {
    setPlace(({ turn }) => ({ ...next, turn: turn + 1 }));
  }, []);

  const choose = useCallback(
    (indicator: IndicatorId) => open({ indicator, correction: null, resumed: null }),
    [open],
  );

  const correct = useCallback(
    (correction: Correction) =>
      open({ indicator: correction.indicator, correction, resumed: null }),
    [open],
  );

  /** Puts a text back into the form it came from. */
  const takeUp = useCallback(
    (form: string, { text, typedAt }: TakenUp, problems: Resumed['problems']) => {
      const correction = correctionOf(text);
      const indicator = correction?.indicator ?? indicatorIds.find((id) => id === form);
      if (indicator === undefined) return;
      const context = readContext();
      const meant = readThen(signalFields(indicator), text, { typedAt, context });
      const now = drafts.own(form);
      if (now !== null) {
        drafts.drop(form);
        drafts.setAside(form, now);
      }
      open({ indicator, correction, resumed: { text: meant, problems } });
    },
    [drafts, open, readContext],
  );

  const editAgain = useCallback(
    ({ id, madeAt, origin, refusal }: OutboxItem) => {
      if (origin === null) return;
      outbox.dismiss(id);
      const problems = refusal === null ? [] : refusedOn(refusal, 'signal');
      takeUp(origin.form, { text: origin.text, typedAt: madeAt }, problems);
    },
    [outbox, takeUp],
  );

  const resume = useCallback(
    (stray: StrayDraft) => {
      drafts.forget(stray);
      takeUp(stray.form, { text: stray.text, typedAt: stray.changedAt }, []);
    },
    [drafts, takeUp],
  );

  return { place, choose, correct, editAgain, resume };
}
