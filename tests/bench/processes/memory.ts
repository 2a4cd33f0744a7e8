// Loaded before the real server, so that it can be asked how much memory it holds.
import { answerWith } from '#tests/bench/processes/answer.ts';
import { held } from '#tests/bench/processes/held.ts';

answerWith(held);
