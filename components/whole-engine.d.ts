/** The whole engine for browsers in one file; the smaller ones next to it have names cut short. */
declare module 'engine.io-client/dist/engine.io.js' {
  export default function engine(address: string, options: { path: string }): object;
}
