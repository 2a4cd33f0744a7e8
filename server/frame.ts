import type { Server, Socket } from 'socket.io';
import type { ServerEvents } from '#server/contract.ts';

/** A packet as it goes over a WebSocket, put together once for however many sockets. */
export interface Frame {
  /** A packet of Socket.IO. */
  text: string;
  options: { compress: false; wsPreEncodedFrame: Buffer[] };
}

/** `4` opens a message of Engine.IO, `2` an event of Socket.IO and `3` an answer. */
const MESSAGE = '4';
const EVENT = '2';
const ANSWER = '3';
const ANSWER_TYPE = Number(ANSWER);

/** The frame of an event whose one argument is JSON text already. */
export function frameOf(event: keyof ServerEvents, json: string): Frame {
  const text = `${EVENT}[${JSON.stringify(event)},${json}]`;
  const payload = Buffer.from(MESSAGE + text);
  return framed(text, [Buffer.concat([headerOf(payload.length), payload])]);
}

/** Sends a frame past all that would be done anew for each socket. */
export function sendFrame({ conn }: Pick<Socket, 'conn'>, { text, options }: Frame): void {
  conn.write(text, options);
}

/** The long last value of an answer, which is the same for all who ask, with what closes it. */
export class Ending {
  readonly json: string;
  readonly text: string;
  readonly bytes: Buffer;

  constructor(json: string) {
    this.json = json;
    this.text = `${json}}]`;
    this.bytes = Buffer.from(this.text);
  }
}

/** An answer that is JSON text already, on its way to the one who asked. */
export class WrittenAnswer {
  readonly #to: Pick<Socket, 'conn'>;
  readonly #start: string;
  readonly #end: Ending;

  constructor(to: Pick<Socket, 'conn'>, start: string, end: Ending) {
    this.#to = to;
    this.#start = start;
    this.#end = end;
  }

  /** The long last value alone. */
  get view(): string {
    return this.#end.json;
  }

  /** Sends it as the answer to a packet; only its beginning is made for this one socket. */
  send(packet: number): void {
    const start = `${ANSWER}${packet}${this.#start}`;
    const payload = Buffer.from(MESSAGE + start);
    const header = headerOf(payload.length + this.#end.bytes.length);
    const parts = [Buffer.concat([header, payload]), this.#end.bytes];
    sendFrame(this.#to, framed(start + this.#end.text, parts));
  }
}

/**
 * Lets answers that are written already through as they are. Which packet they answer is known
 * to the encoder alone, so that is where they set off.
 */
export function passWritten({ encoder }: Pick<Server, 'encoder'>): void {
  const encode = encoder.encode.bind(encoder);
  encoder.encode = (packet) => {
    const { type, id, data } = packet;
    if (type !== ANSWER_TYPE || id === undefined) return encode(packet);
    const [answer] = Array.isArray(data) ? data : [];
    if (!(answer instanceof WrittenAnswer)) return encode(packet);
    answer.send(id);
    return [];
  };
}

function framed(text: string, wsPreEncodedFrame: Buffer[]): Frame {
  return { text, options: { compress: false, wsPreEncodedFrame } };
}

/** Header of one unmasked text frame of RFC 6455, §5.2. */
function headerOf(length: number): Buffer {
  const header = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  header[0] = 0x81;
  if (length < 126) header[1] = length;
  else if (length < 65_536) {
    header[1] = 126;
    header.writeUInt16BE(length, 2);
  } else {
    header[1] = 127;
    header.writeBigUInt64BE(BigInt(length), 2);
  }
  return header;
}
