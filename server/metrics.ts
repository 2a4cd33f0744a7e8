import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the server counts about itself, as Prometheus text. */
export const registry = new Registry();

collectDefaultMetrics({ register: registry, prefix: 'watchfloor_' });

const registers = [registry];
const seconds = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2];

export const appends = new Counter({
  name: 'watchfloor_appends_total',
  help: 'Entries written to the log, by watch',
  labelNames: ['watch'],
  registers,
});

export const writable = new Gauge({
  name: 'watchfloor_log_writable',
  help: '1 when the last write reached the disk, 0 when it failed',
  registers,
});

export const refusals = new Counter({
  name: 'watchfloor_refusals_total',
  help: 'Requests refused, by code',
  labelNames: ['code'],
  registers,
});

export const broadcasts = new Counter({
  name: 'watchfloor_broadcasts_total',
  help: 'Views sent to the screens of a watch',
  labelNames: ['watch'],
  registers,
});

export const screens = new Gauge({
  name: 'watchfloor_screens_connected',
  help: 'Open sockets',
  registers,
});

export const appendSeconds = new Histogram({
  name: 'watchfloor_append_seconds',
  help: 'From a parsed entry to one that is on the disk and folded',
  buckets: seconds,
  registers,
});

export const viewSeconds = new Histogram({
  name: 'watchfloor_view_seconds',
  help: 'Reading and sending one view to the screens of a watch',
  buckets: seconds,
  registers,
});
