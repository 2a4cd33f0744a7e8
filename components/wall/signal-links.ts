/** Where the parts below the tiles open to the signals that they show. */
export interface SignalLinks {
  /** The list of signals, to be narrowed. */
  signals: string;
  /** Query of the past that the wall shows; empty on a live wall. */
  past: string;
}
