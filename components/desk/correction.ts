import * as z from 'zod';
import type { ReadContext } from '#components/desk/control.ts';
import { signalFields } from '#components/desk/field-model.ts';
import { type FormText, textAt } from '#components/desk/form-text.ts';
import { problem } from '#components/desk/problem.ts';
import { readAnswer, watchAddress } from '#components/desk/read-answer.ts';
import { type FormRead, readToLog, writeForm } from '#components/desk/read-form.ts';
import { isSameSignal } from '#domain/correction.ts';
import { type IndicatorId, indicatorIds } from '#domain/indicators/indicator.ts';
import { type Signal, type SignalInput, signalSchema } from '#domain/indicators/signal-schema.ts';

/** A signal that is put right: its id, and the form that holds it as it stands in the log. */
export interface Correction {
  target: string;
  indicator: IndicatorId;
  headline: string;
  text: FormText;
  /** The signal as the log had it when the form was opened; null for a text taken up again. */
  stands: Signal | null;
}

const SHORTEST = 3;

export function correctionName(target: string): string {
  return `correct-${target}`;
}

/** Reads a signal as the log has it now; a reason for not having it otherwise. */
export async function openCorrection(
  watch: string,
  target: string,
  context: ReadContext,
): Promise<Correction | 'unknown' | 'no-line'> {
  const signal = await readStanding(watch, target);
  if (typeof signal === 'string') return signal;
  const { indicator, headline, event } = signal;
  const text = {
    ...writeForm(signalFields(indicator), z.encode(signalSchema, signal), context),
    ...marks(target, indicator),
  };
  if (event !== null) text['event/headline'] = await headlineOf(watch, event);
  return { target, indicator, headline, text, stands: signal };
}

/** A signal as the log has it now; a reason for not knowing. */
export async function readStanding(
  watch: string,
  target: string,
): Promise<Signal | 'unknown' | 'no-line'> {
  const address = watchAddress(watch, `signals/${encodeURIComponent(target)}`);
  const answer = await readAnswer(address, z.object({ signal: signalSchema }));
  if (answer.type === 'no-line') return 'no-line';
  return answer.type === 'refused' ? 'unknown' : answer.value.signal;
}

/** What the first report of an event says; empty where it cannot be read. */
async function headlineOf(watch: string, event: string): Promise<string> {
  const address = watchAddress(watch, `signals/${encodeURIComponent(event)}`);
  const said = z.object({ signal: z.object({ headline: z.string() }) });
  const answer = await readAnswer(address, said);
  return answer.type === 'answer' ? answer.value.signal.headline : '';
}

/** The correction that a form's text belongs to; null for that of a new signal. */
export function correctionOf(text: FormText): Correction | null {
  const target = textAt(text, 'target/id');
  const indicator = indicatorIds.find((id) => id === textAt(text, 'target/indicator'));
  if (target === '' || indicator === undefined) return null;
  const headline = textAt(text, 'headline');
  return { target, indicator, headline, text: marks(target, indicator), stands: null };
}

/** Not asked, only carried along: what the text corrects. */
function marks(target: string, indicator: IndicatorId): FormText {
  return { 'target/id': target, 'target/indicator': indicator };
}

export function readCorrection(
  { indicator, stands }: Pick<Correction, 'indicator' | 'stands'>,
  text: FormText,
  context: ReadContext,
): FormRead<SignalInput> {
  const read = changed(stands, readToLog(indicator, text, context));
  const reason = textAt(text, 'reason');
  if (reason.length >= SHORTEST) return read;
  const missing = problem('reason', reason === '' ? 'required' : 'reason.short');
  return { ok: false, problems: [missing, ...(read.ok ? [] : read.problems)] };
}

/** What says the same as the log is refused here already: the log would refuse it too. */
function changed(stands: Signal | null, read: FormRead<SignalInput>): FormRead<SignalInput> {
  if (stands === null || !read.ok || !isSameSignal(stands, signalSchema.parse(read.body))) {
    return read;
  }
  return { ok: false, problems: [problem('', 'correction.same')] };
}

export function correctionBody(
  { target }: Correction,
  signal: SignalInput,
  text: FormText,
): { target: string; reason: string; signal: SignalInput } {
  return { target, reason: textAt(text, 'reason'), signal };
}
