import type { Signal } from '#domain/indicators/signal-schema.ts';
import type { Range, VictimClass } from '#domain/signal.ts';

type AttackDetails = Extract<Signal, { indicator: 'attack-frequency' }>['details'];

const nobody = { civilian: null, 'state-forces': null, attackers: null, unknown: null };

/** An attack of which somebody tells how many it killed, or nobody does (null). */
export function attackDetails(victims: VictimClass, killed: Range | null): AttackDetails {
  return {
    ...{ type: 'battle', subType: null, actor: null, attribution: null, target: null },
    tolls: { killed: { ...nobody, [victims]: killed }, wounded: nobody, abducted: nobody },
    counted: true,
  };
}
