/**
 * The one queue of the host, in which files to take in and webhooks to send stand behind each other. With one worker a
 * webhook leaves after the file is through, with more it may be early.
 */
export class WorkQueue {
  workers = 2;
  #running = 0;
  readonly #waiting: (() => Promise<void>)[] = [];
  #idle: (() => void)[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  #stopped = false;

  /** A job that throws is a job that failed: its own doing, nobody is told. */
  add(job: () => Promise<void>, isUrgent = false): void {
    if (this.#stopped) return;
    if (isUrgent) this.#waiting.unshift(job);
    else this.#waiting.push(job);
    setImmediate(() => {
      this.#next();
    });
  }

  /** Goes into the queue after a while; holds no worker until then. */
  later(milliseconds: number, job: () => Promise<void>, isUrgent = false): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.add(job, isUrgent);
    }, milliseconds);
    this.#timers.add(timer);
  }

  get busy(): boolean {
    return this.#running > 0 || this.#waiting.length > 0 || this.#timers.size > 0;
  }

  /** What waits is dropped; what runs goes on to its end. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#waiting.length = 0;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    if (this.#running > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #next(): void {
    while (this.#running < this.workers) {
      const job = this.#waiting.shift();
      if (!job) break;
      this.#running += 1;
      void job()
        .catch(() => undefined)
        .then(() => {
          this.#running -= 1;
          this.#next();
        });
    }
    if (this.#running > 0) return;
    const waiters = this.#idle;
    this.#idle = [];
    for (const done of waiters) done();
  }
}
