import type { AttackDetail } from '#domain/indicators/attack-detail.ts';
import type { CivilianDetail } from '#domain/indicators/civilian-detail.ts';
import type { MessagingDetail } from '#domain/indicators/messaging-detail.ts';
import type { PostureDetail } from '#domain/indicators/posture-detail.ts';
import type { ResponseDetail } from '#domain/indicators/response-detail.ts';

/** What the figure of a reading shows beyond its measures; one shape per indicator. */
export type Detail =
  | ResponseDetail
  | AttackDetail
  | PostureDetail
  | MessagingDetail
  | CivilianDetail;
