import * as z from 'zod';
import { type FormText, formTextSchema } from '#components/desk/form-text.ts';
import type { KeptText } from '#components/desk/kept-text.ts';

const draftSchema = z.object({
  /** Id that the entry will have: made with the draft and never again. */
  id: z.string(),
  text: formTextSchema,
  changedAt: z.number(),
});

/** A form somebody is filling in. */
export type KeptDraft = z.output<typeof draftSchema>;

/** A draft whose tab is gone, or that was set aside for another. */
export interface StrayDraft extends KeptDraft {
  key: string;
  form: string;
}

/**
 * Drafts of one watch, one for each form and tab, so that two tabs never write over each other.
 * A draft outlives its tab: the next tab to open finds it.
 */
export class DraftStore {
  readonly #kept: KeptText;
  readonly #start: string;
  readonly #tab: string;

  constructor(kept: KeptText, watch: string, tab: string) {
    this.#kept = kept;
    this.#start = `draft:${watch}:`;
    this.#tab = tab;
  }

  /** Own draft of a form; else the newest that no living tab holds, which becomes this tab's. */
  open(form: string, livingTabs: ReadonlySet<string>): KeptDraft | null {
    const own = this.own(form);
    if (own !== null) return own;
    const stray = this.strays(livingTabs).find((draft) => draft.form === form);
    if (stray === undefined) return null;
    const { id, text, changedAt } = stray;
    const draft = { id, text, changedAt };
    this.#kept.write(this.#key(form, this.#tab), draft);
    this.#kept.remove(stray.key);
    return draft;
  }

  /** This tab's draft of a form. */
  own(form: string): KeptDraft | null {
    return this.#kept.read(this.#key(form, this.#tab), draftSchema);
  }

  /** All drafts of this tab, the one that somebody typed in last first. */
  mine(): (KeptDraft & { form: string })[] {
    return this.#kept
      .keys(this.#start)
      .flatMap((key) => {
        const [form = '', tab] = key.slice(this.#start.length).split(':');
        const draft = tab === this.#tab ? this.own(form) : null;
        return draft === null ? [] : [{ ...draft, form }];
      })
      .sort((a, b) => b.changedAt - a.changedAt);
  }

  save(form: string, draft: KeptDraft): void {
    this.#kept.write(this.#key(form, this.#tab), draft);
  }

  drop(form: string): void {
    this.#kept.remove(this.#key(form, this.#tab));
  }

  /** Puts a draft where no tab holds it, so that another text can take its place in the form. */
  setAside(form: string, draft: KeptDraft): void {
    this.#kept.write(this.#key(form, `aside-${draft.id}`), draft);
  }

  /** Drafts that no living tab holds, newest first. */
  strays(livingTabs: ReadonlySet<string>): StrayDraft[] {
    return this.#kept
      .keys(this.#start)
      .flatMap((key) => {
        const [form = '', tab = ''] = key.slice(this.#start.length).split(':');
        if (tab === this.#tab || livingTabs.has(tab)) return [];
        const draft = this.#kept.read(key, draftSchema);
        return draft === null ? [] : [{ ...draft, key, form }];
      })
      .sort((a, b) => b.changedAt - a.changedAt);
  }

  forget(stray: StrayDraft): void {
    this.#kept.remove(stray.key);
  }

  #key(form: string, tab: string): string {
    return `${this.#start}${form}:${tab}`;
  }
}

/** Whether anybody typed anything beyond what the form started with. */
export function isTouched(
  text: Readonly<Record<string, string | undefined>>,
  fresh: FormText,
): boolean {
  return Object.entries(text).some(([name, typed = '']) => typed.trim() !== (fresh[name] ?? ''));
}
