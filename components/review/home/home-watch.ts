import type { View } from '#domain/view.ts';
import type { Exercise } from '#server/contract.ts';

/** A watch as the home page shows it. */
export interface HomeWatch {
  live: View;
  featured: View | null;
  exercise: Exercise | null;
}

/** A watch whose log cannot be read now. */
export interface UnreadWatch {
  id: string;
  title: string;
  subtitle: string;
  simulated: boolean;
}
