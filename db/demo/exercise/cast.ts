import type { Random } from '#db/demo/exercise/random.ts';
import type { Credibility, Grade, Reliability } from '#domain/grade.ts';
import type { ClaimType } from '#domain/signal.ts';

/** A source of the exercise: who it is, how reliable, and whom it passes on. */
export interface Voice {
  name: string;
  family: string | null;
  reliability: Reliability;
  claim: ClaimType;
  relayOf: string | null;
  weight: number;
}

function voice(
  name: string,
  reliability: Reliability,
  claim: ClaimType,
  more: Partial<Pick<Voice, 'family' | 'relayOf' | 'weight'>> = {},
): Voice {
  return { name, reliability, claim, family: null, relayOf: null, weight: 1, ...more };
}

export const staff = 'Army General Staff';
export const government = 'Government of Tourbala';
export const front = 'Front du Plateau';

const echo = 'Groupe Écho';

/** Local monitors: the best there is. */
export const monitors = voice('Réseau Vigie', 'B', 'observed', { weight: 3 });
export const daily = voice('L’Écho de Sandébo', 'B', 'media', { family: echo, weight: 3 });
/** Second paper of the same house: one origin with the first. */
const sister = voice('Fleuve Matin', 'C', 'media', { family: echo, weight: 1.5 });
const radio = voice('Radio Kirbédo', 'C', 'media', { weight: 2.5 });
/** The state agency passes on what the General Staff says. */
export const agency = voice('Agence tourbalaise', 'C', 'official', { relayOf: staff, weight: 2 });
/** A second paper that only prints the agency's text. */
const reprint = voice('Le Messager', 'C', 'official', { relayOf: staff });
export const residents = voice('Residents’ message groups', 'F', 'observed', { weight: 1.2 });
export const frontChannel = voice('Front du Plateau channel', 'D', 'perpetrator', {
  relayOf: front,
  weight: 1.2,
});
export const relief = voice('Coordination humanitaire', 'B', 'observed');
export const hauliers = voice('Hauliers’ union', 'C', 'observed');
export const aviation = voice('Civil aviation office', 'B', 'official');

const reporters: readonly [Voice, ...Voice[]] = [
  monitors,
  daily,
  sister,
  radio,
  agency,
  reprint,
  residents,
  frontChannel,
];

/** So many different voices, the usual ones more often. */
export function voices(random: Random, count: number): Voice[] {
  const chosen = new Set<Voice>();
  while (chosen.size < count) chosen.add(random.weighted(reporters));
  return [...chosen];
}

/** What a signal says about where it comes from. */
export function attributed(from: Voice, credibility: Credibility) {
  const grade: Grade = `${from.reliability}${credibility}`;
  return {
    source: { name: from.name, family: from.family },
    relayOf: from.relayOf,
    grade,
    claim: from.claim,
  };
}

/** An official who speaks through the state agency. */
export function spokenBy(speaker: string, credibility: Credibility = '2') {
  return { ...attributed(agency, credibility), relayOf: speaker };
}
