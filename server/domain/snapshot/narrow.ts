import type { IndicatorId } from '#domain/indicators/indicator.ts';
import type { Signal } from '#domain/indicators/signal-schema.ts';
import type { AnySignalRecord, SignalOf, SignalRecord } from '#domain/signal-record.ts';
import { Unreadable } from '#domain/snapshot/packer.ts';

const signals: { [K in IndicatorId]: (signal: Signal) => SignalOf<K> | null } = {
  'response-speed': (signal) => (signal.indicator === 'response-speed' ? signal : null),
  'attack-frequency': (signal) => (signal.indicator === 'attack-frequency' ? signal : null),
  'military-posture': (signal) => (signal.indicator === 'military-posture' ? signal : null),
  'public-messaging': (signal) => (signal.indicator === 'public-messaging' ? signal : null),
  'civilian-impact': (signal) => (signal.indicator === 'civilian-impact' ? signal : null),
};

const records: { [K in IndicatorId]: (record: AnySignalRecord) => SignalRecord<K> | null } = {
  'response-speed': (record) => (record.indicator === 'response-speed' ? record : null),
  'attack-frequency': (record) => (record.indicator === 'attack-frequency' ? record : null),
  'military-posture': (record) => (record.indicator === 'military-posture' ? record : null),
  'public-messaging': (record) => (record.indicator === 'public-messaging' ? record : null),
  'civilian-impact': (record) => (record.indicator === 'civilian-impact' ? record : null),
};

/** The signal, which is about that indicator. @throws Unreadable when it is not */
export function signalAbout<K extends IndicatorId>(indicator: K, signal: Signal): SignalOf<K> {
  const found = signals[indicator](signal);
  if (found === null) throw new Unreadable(`A signal is not about ${indicator}.`);
  return found;
}

/** The record, which is about that indicator. @throws Unreadable when it is not */
export function recordAbout<K extends IndicatorId>(
  indicator: K,
  record: AnySignalRecord,
): SignalRecord<K> {
  const found = records[indicator](record);
  if (found === null) throw new Unreadable(`A record is not about ${indicator}.`);
  return found;
}
