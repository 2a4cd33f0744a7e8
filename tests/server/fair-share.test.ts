import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { FairShare } from '#server/fair-share.ts';

interface Asker {
  name: string;
}

/** Whose line was held and released, in order. */
function lines() {
  const told: string[] = [];
  const hold = ({ name }: Asker) => void told.push(`hold ${name}`);
  const release = ({ name }: Asker) => void told.push(`release ${name}`);
  return { told, line: { hold, release } };
}

describe('a fair share', () => {
  it('takes up what one asker sent in its order, with turns for others in between', async () => {
    const share = new FairShare<Asker>(lines().line);
    const asker = { name: 'a' };
    const taken: number[] = [];
    for (let i = 0; i < 640; i += 1) share.take(asker, async () => void taken.push(i));
    expect(taken).toEqual([]);
    let turns = 0;
    for (; taken.length < 640; turns += 1) await turn();
    expect(turns).toBeGreaterThanOrEqual(10);
    expect(taken).toEqual(Array.from({ length: 640 }, (_, i) => i));
  });

  it('lets nobody wait for more than one message of every other', async () => {
    const share = new FairShare<Asker>(lines().line);
    const crowd = Array.from({ length: 10 }, (_, i) => ({ name: `busy ${i}` }));
    const taken: string[] = [];
    const send = (asker: Asker) => share.take(asker, async () => void taken.push(asker.name));
    for (const asker of crowd) for (let i = 0; i < 100; i += 1) send(asker);
    send({ name: 'late' });
    await turn();
    expect(taken.indexOf('late')).toBe(crowd.length);
  });

  it('refuses what is beyond the bound, until something was answered', async () => {
    const share = new FairShare<Asker>(lines().line);
    const asker = { name: 'a' };
    const answers: (() => void)[] = [];
    const work = () => new Promise<void>((answer) => answers.push(answer));
    const taken = Array.from({ length: 1_500 }, () => share.take(asker, work));
    expect(taken.filter(Boolean)).toHaveLength(1_000);
    expect(taken.lastIndexOf(true)).toBe(999);
    expect(share.take({ name: 'b' }, work)).toBe(true);
    while (answers.length < 1_001) await turn();
    expect(share.take(asker, work)).toBe(false);
    answers[0]?.();
    await turn();
    expect([share.take(asker, work), share.take(asker, work)]).toEqual([true, false]);
  });

  it('holds the line of whoever has much under way, and releases it once', async () => {
    const { told, line } = lines();
    const share = new FairShare<Asker>(line);
    const asker = { name: 'a' };
    const answers: (() => void)[] = [];
    const work = () => new Promise<void>((answer) => answers.push(answer));
    for (let i = 0; i < 255; i += 1) share.take(asker, work);
    share.take({ name: 'b' }, work);
    expect(told).toEqual([]);
    for (let i = 0; i < 100; i += 1) share.take(asker, work);
    expect(told).toEqual(['hold a']);
    while (answers.length < 356) await turn();
    for (const answer of answers.slice(0, 220)) answer();
    await turn();
    expect(told).toEqual(['hold a']);
    for (const answer of answers) answer();
    await turn();
    expect(told).toEqual(['hold a', 'release a']);
  });

  it('holds a line at exactly as many, and releases it at half of them', async () => {
    const { told, line } = lines();
    const share = new FairShare<Asker>(line);
    const asker = { name: 'a' };
    const answers: (() => void)[] = [];
    const work = () => new Promise<void>((answer) => answers.push(answer));
    for (let i = 0; i < 255; i += 1) share.take(asker, work);
    expect(told).toEqual([]);
    share.take(asker, work);
    expect(told).toEqual(['hold a']);
    while (answers.length < 256) await turn();
    for (const answer of answers.slice(0, 127)) answer();
    await turn();
    expect(told).toEqual(['hold a']);
    answers[127]?.();
    await turn();
    expect(told).toEqual(['hold a', 'release a']);
  });

  it('that is stopped takes up nothing more', async () => {
    const share = new FairShare<Asker>(lines().line);
    let taken = 0;
    for (let i = 0; i < 100; i += 1) {
      share.take({ name: 'a' }, async () => {
        taken += 1;
      });
    }
    share.stop();
    await turn();
    await turn();
    expect(taken).toBe(0);
  });
});
