import { civilianCrisis } from '#tests/bench/study/crises/civilian.ts';
import type { Crisis } from '#tests/bench/study/crises/crisis.ts';
import { messagingCrisis } from '#tests/bench/study/crises/messaging.ts';
import { postureCrisis } from '#tests/bench/study/crises/posture.ts';
import { responseCrisis } from '#tests/bench/study/crises/response.ts';

/** The crises of the study, by the indicator that should tell of them; attacks have their own. */
export const crises = {
  'response-speed': responseCrisis,
  'military-posture': postureCrisis,
  'public-messaging': messagingCrisis,
  'civilian-impact': civilianCrisis,
} as const satisfies Partial<Record<Crisis['indicator']['id'], Crisis>>;
