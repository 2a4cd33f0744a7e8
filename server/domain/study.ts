import json from '#domain/study.json';
import { type Study, studySchema } from '#domain/study-schema.ts';

/** How the shipped levels do on simulated crises; written by `npm run study`. */
export const study: Study = studySchema.parse(json);
