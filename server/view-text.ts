import type { View } from '#domain/view.ts';
import { toWire } from '#domain/wire.ts';
import type { WireView } from '#server/contract.ts';
import type { Json } from '#server/reads.ts';

/** Parts that are long and mostly the same from one view to the next. */
type Lists = Pick<View, 'readings' | 'newest' | 'regions' | 'clocks' | 'tripwires'>;
type Line = Lists[keyof Lists][number];

interface Told {
  line: Line;
  text: string;
}

/**
 * The views of one watch as JSON text. An entry changes a few lines of a view: the text of the
 * others is kept from the one before.
 */
export class ViewText {
  #told: Record<keyof Lists, Told[]> = {
    readings: [],
    newest: [],
    regions: [],
    clocks: [],
    tripwires: [],
  };

  of({ readings, newest, regions, clocks, tripwires, ...rest }: View): Json<WireView> {
    const lists = [
      this.#list('clocks', clocks),
      this.#list('tripwires', tripwires),
      this.#list('newest', newest),
      this.#list('regions', regions),
      this.#list('readings', readings),
    ];
    return `${JSON.stringify(toWire(rest)).slice(0, -1)},${lists.join(',')}}`;
  }

  #list(name: keyof Lists, lines: readonly Line[]): string {
    const before = this.#told[name];
    const told = lines.map((line, i): Told => {
      const kept = isSame(before[i]?.line, line)
        ? before[i]
        : before.find((one) => isSame(one.line, line));
      return kept ?? { line, text: JSON.stringify(toWire(line)) };
    });
    this.#told[name] = told;
    return `"${name}":[${told.map(({ text }) => text).join(',')}]`;
  }
}

/** Whether two lines say the same, as far as can be seen without looking into their parts. */
function isSame(before: unknown, line: unknown): boolean {
  if (before === line) return true;
  if (!isFields(before) || !isFields(line)) return false;
  for (const name in line) if (before[name] !== line[name]) return false;
  return true;
}

function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
