import { connect, createServer, type Socket } from 'node:net';

/** A stretch of line to a server that can be cut. */
export interface CuttableLine {
  url: string;
  /** Cuts every connection, and lets none through until mended. */
  cut: () => void;
  mend: () => void;
  close: () => void;
}

/** Opens a line to a server; who uses it speaks to `url` instead of the server. */
export async function cuttableLine(serverUrl: string): Promise<CuttableLine> {
  const { port } = new URL(serverUrl);
  const ends = new Set<Socket>();
  let whole = true;
  const line = createServer((near) => {
    if (!whole) return near.destroy();
    const far = connect(Number(port), '127.0.0.1');
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.on('error', () => end.destroy());
      end.on('close', () => {
        ends.delete(end);
        other.destroy();
      });
      end.pipe(other);
    }
    return near;
  });
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  const address = line.address();
  if (typeof address !== 'object' || address === null) throw new Error('the line has no port');
  const cut = () => {
    whole = false;
    for (const end of ends) end.destroy();
  };
  return {
    url: `http://localhost:${address.port}`,
    cut,
    mend: () => {
      whole = true;
    },
    close: () => {
      cut();
      line.close();
    },
  };
}
