import { useVerdictName } from '#components/messages/use-verdict-name.ts';
import { LevelShape } from '#components/ui/level-shape.tsx';
import { type Level, levelOf } from '#domain/level.ts';
import type { Verdict } from '#domain/view.ts';

/** The verdict with the shape of the level that weighs most in it. */
export function VerdictName({ verdict, className = '' }: { verdict: Verdict; className?: string }) {
  const name = useVerdictName();
  return (
    <span className={`inline-flex min-w-0 items-center gap-1.5 font-semibold ${className}`}>
      <LevelShape level={weightOf(verdict)} />
      <span className="min-w-0">{name(verdict)}</span>
    </span>
  );
}

/** The level that the verdict rests on: of the strongest deciding tile, else of the calmer axes. */
function weightOf({ known, deciding, pressure, deficit }: Verdict): Level | null {
  if (known === 0) return null;
  return deciding[0]?.level ?? levelOf(Math.max(pressure[0], deficit[0]));
}
