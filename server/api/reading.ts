import * as z from 'zod';
import {
  explanationAnswer,
  incidentAnswer,
  knowledgeAnswer,
  logAnswer,
  signalAnswer,
  signalsAnswer,
  trendsAnswer,
  watchAnswer,
} from '#server/api/answers.ts';
import { type Operation, ok } from '#server/api/operation.ts';
import { viewAnswer } from '#server/api/view-answers.ts';
import {
  incidentQuery,
  logQuery,
  parseQuery,
  signalQuery,
  signalsQuery,
  timeQuery,
  trendsQuery,
  viewQuery,
} from '#server/queries.ts';

/** What can be asked. Nothing here changes anything. */
export const readingOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/watches',
    id: 'listWatches',
    summary: 'Every watch',
    query: timeQuery,
    answer: { description: 'The watches, by id', schema: z.array(watchAnswer) },
    act: async ({ reads }, { query }) => {
      const watches = await reads.watchesThen(parseQuery(timeQuery, query));
      return ok(JSON.stringify(watches));
    },
  },
  {
    method: 'get',
    path: '/watches/{watch}',
    id: 'getWatch',
    summary: 'One watch: its places, regions, clock and revision',
    query: timeQuery,
    answer: { description: 'The watch', schema: watchAnswer },
    act: async ({ reads }, { params, query }) => {
      const time = parseQuery(timeQuery, query);
      return ok(JSON.stringify(await reads.watchThen(params.watch ?? '', time)));
    },
  },
  {
    method: 'get',
    path: '/watches/{watch}/knowledge',
    id: 'getKnowledge',
    summary: 'Days on which anything was recorded, incidents, and the earliest event',
    query: timeQuery,
    answer: { description: 'How the knowledge grew', schema: knowledgeAnswer },
    act: async ({ reads }, { params, query }) =>
      ok(await reads.knowledgeThen(params.watch ?? '', parseQuery(timeQuery, query))),
  },
  {
    method: 'get',
    path: '/watches/{watch}/view',
    id: 'getView',
    summary: 'Everything a wall needs, as of an instant and on limited knowledge',
    query: viewQuery,
    answer: { description: 'The view', schema: viewAnswer },
    act: async ({ reads }, { params, query }) =>
      ok(await reads.view(params.watch ?? '', parseQuery(viewQuery, query))),
  },
  {
    method: 'get',
    path: '/watches/{watch}/readings/{indicator}',
    id: 'getReading',
    summary: 'Why one reading says what it says: contributions, trust, what would change it',
    query: viewQuery,
    answer: { description: 'The explanation', schema: explanationAnswer },
    act: async ({ reads }, { params, query }) => {
      const { watch = '', indicator = '' } = params;
      return ok(await reads.reading(watch, indicator, parseQuery(viewQuery, query)));
    },
  },
  {
    method: 'get',
    path: '/watches/{watch}/log',
    id: 'getLog',
    summary: 'The log after a revision, in order',
    query: logQuery,
    answer: { description: 'Entries and the newest revision', schema: logAnswer },
    act: async ({ reads }, { params, query }) =>
      ok(await reads.log(params.watch ?? '', parseQuery(logQuery, query))),
  },
  {
    method: 'get',
    path: '/watches/{watch}/signals',
    id: 'listSignals',
    summary: 'Signals, filtered, sorted and in pages',
    query: signalsQuery,
    answer: { description: 'A page of signals', schema: signalsAnswer },
    act: async ({ reads }, { params, query }) =>
      ok(await reads.signals(params.watch ?? '', parseQuery(signalsQuery, query))),
  },
  {
    method: 'get',
    path: '/watches/{watch}/signals/{signal}',
    id: 'getSignal',
    summary: 'One signal with its corrections and the event it reports',
    query: signalQuery,
    answer: { description: 'The signal', schema: signalAnswer },
    act: async ({ reads }, { params, query }) => {
      const { watch = '', signal = '' } = params;
      return ok(await reads.signal(watch, signal, parseQuery(signalQuery, query)));
    },
  },
  {
    method: 'get',
    path: '/watches/{watch}/incidents/{incident}',
    id: 'getIncident',
    summary: 'One incident with its corrections',
    query: incidentQuery,
    answer: { description: 'The incident', schema: incidentAnswer },
    act: async ({ reads }, { params, query }) => {
      const { watch = '', incident = '' } = params;
      return ok(await reads.incident(watch, incident, parseQuery(incidentQuery, query)));
    },
  },
  {
    method: 'get',
    path: '/watches/{watch}/trends',
    id: 'getTrend',
    summary: 'One measure and the level of its indicator over a range, 600 buckets at most',
    query: trendsQuery,
    answer: { description: 'The trend', schema: trendsAnswer },
    act: async ({ reads }, { params, query }) =>
      ok(await reads.trends(params.watch ?? '', parseQuery(trendsQuery, query))),
  },
];
