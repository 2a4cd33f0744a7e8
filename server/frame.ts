import type { Socket } from 'socket.io';
import type { ServerEvents } from '#server/contract.ts';

/** An event as it goes over a WebSocket, put together once for however many sockets. */
export interface Frame {
  /** A packet of Socket.IO. */
  text: string;
  options: { compress: false; wsPreEncodedFrame: [Buffer] };
}

/** `4` opens a message of Engine.IO, `2` an event of Socket.IO. */
const MESSAGE = '4';
const EVENT = '2';

/** The frame of an event whose one argument is JSON text already. */
export function frameOf(event: keyof ServerEvents, json: string): Frame {
  const text = `${EVENT}[${JSON.stringify(event)},${json}]`;
  const wsPreEncodedFrame: [Buffer] = [textFrame(Buffer.from(MESSAGE + text))];
  return { text, options: { compress: false, wsPreEncodedFrame } };
}

/** Sends a frame past all that would be done anew for each socket. */
export function sendFrame({ conn }: Pick<Socket, 'conn'>, { text, options }: Frame): void {
  conn.write(text, options);
}

/** One unmasked text frame of RFC 6455, §5.2: header and payload in one piece. */
function textFrame(payload: Buffer): Buffer {
  const { length } = payload;
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
  return Buffer.concat([header, payload]);
}
