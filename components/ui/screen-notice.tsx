import type { ReactNode } from 'react';

/** All that a wall shows while it can show no readings, to be read across a room. */
export function ScreenNotice({ children }: { children: ReactNode }) {
  return (
    <main
      className="flex min-h-screen flex-col items-start justify-center gap-[2vmin] bg-surface p-[6vmin] text-[length:max(1rem,3vmin)] text-ink leading-[1.4]"
      data-theme="dark"
      data-screen="dark"
    >
      {children}
    </main>
  );
}
