import { setImmediate as breathe } from 'node:timers/promises';

/** Work that can be put off. Answers whether it is done, or must be taken up again. */
type Patient = () => Promise<boolean>;

/** Work one at a time, in the order in which it came; what can be put off comes when nobody waits. */
export class Turns {
  readonly #waiting: (() => Promise<void>)[] = [];
  readonly #patient: Patient[] = [];
  #isRunning = false;

  add(work: () => Promise<void>): void {
    this.#waiting.push(work);
    void this.#run();
  }

  addPatient(work: Patient): void {
    this.#patient.push(work);
    void this.#run();
  }

  /** Whether somebody waits: what can be put off should be. */
  get someoneWaits(): boolean {
    return this.#waiting.length > 0;
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    while (this.#waiting.length + this.#patient.length > 0) {
      // Otherwise whoever comes next would not be heard before all that was asked earlier.
      await breathe();
      const work = this.#waiting.shift();
      if (work !== undefined) await work();
      else if (await this.#patient[0]?.()) this.#patient.shift();
    }
    this.#isRunning = false;
  }
}
