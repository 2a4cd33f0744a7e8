import { Agent, request } from 'node:http';

/** Keeps connections open: what is measured is the signal, not the handshake. */
export class Poster {
  readonly #agent: Agent;
  readonly #url: string;

  constructor(url: string, connections: number) {
    this.#url = url;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** Posts JSON text; the status and the answer. */
  post(path: string, text: string): Promise<{ status: number; answer: string }> {
    return new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      };
      const asked = request(`${this.#url}${path}`, { method: 'POST', agent: this.#agent, headers });
      asked.once('error', reject);
      asked.once('response', (response) => {
        let answer = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          answer += chunk;
        });
        response.once('error', reject);
        response.once('end', () => resolve({ status: response.statusCode ?? 0, answer }));
      });
      asked.end(text);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
