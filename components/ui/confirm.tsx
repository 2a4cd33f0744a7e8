'use client';

import { type ReactNode, useId, useRef } from 'react';
import { Button, type Size } from '#components/ui/button.tsx';

/** A button that asks before it acts. The dialog is the browser's own: it traps and returns focus. */
export function Confirm({
  label,
  title,
  children,
  confirm,
  cancel,
  size = 'normal',
  busy = false,
  onConfirm,
}: {
  label: string;
  title: string;
  /** What will happen, and what will be lost. */
  children: ReactNode;
  confirm: string;
  cancel: string;
  /** Of the button that asks. */
  size?: Size;
  busy?: boolean;
  onConfirm: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const close = () => dialog.current?.close();
  return (
    <>
      <Button size={size} onClick={() => dialog.current?.showModal()} disabled={busy}>
        {label}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
        className="m-auto max-w-[32rem] border border-line-strong bg-surface p-6 text-ink backdrop:bg-[rgb(0_0_0/0.5)]"
      >
        <h2 id={`${id}-title`} className="font-semibold text-20">
          {title}
        </h2>
        <div id={`${id}-text`} className="mt-2 text-16 text-muted">
          {children}
        </div>
        <div className="mt-6 flex flex-wrap justify-end gap-2">
          <Button onClick={close}>{cancel}</Button>
          <Button
            weight="danger"
            onClick={() => {
              close();
              onConfirm();
            }}
          >
            {confirm}
          </Button>
        </div>
      </dialog>
    </>
  );
}
