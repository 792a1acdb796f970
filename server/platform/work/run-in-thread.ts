import { Worker } from 'node:worker_threads';

const askMilliseconds = 400;

/**
 * Runs work that leaves no room for anything else in a thread of its own, so that this one can say how far it is and ask whether it should end.
 * The entry gets `workerData` as a `ThreadTask` and answers with `ThreadMessage`s; `stop` turns to 1 when somebody wants the end.
 */
export async function runInThread<Input, News, Output>(entry: URL, input: Input, hooks: ThreadHooks<News>): Promise<Output> {
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const task: ThreadTask<Input> = { input, stop };
  const worker = startWorker(entry, task);
  const asking = askAgain(async () => {
    if (await hooks.shouldStop()) Atomics.store(stop, 0, 1);
  });
  try {
    return await new Promise<Output>((resolve, reject) => {
      worker.on('message', (message: ThreadMessage<News, Output>) => {
        if (message.kind === 'news') hooks.onNews(message.news);
        else resolve(message.output);
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('The thread ended without an answer.')));
    });
  } finally {
    asking.end();
    await worker.terminate();
  }
}

/** From source the thread learns TypeScript first: `--import` does not reach threads. */
function startWorker(entry: URL, workerData: object): Worker {
  if (!entry.pathname.endsWith('.ts')) return new Worker(entry, { workerData });
  // Found from here, because a thread without a file looks from the folder that the program was started in.
  const api = import.meta.resolve('tsx/esm/api');
  const start = `import(${JSON.stringify(api)}).then(({ register }) => { register(); return import(${JSON.stringify(entry.href)}); })`;
  return new Worker(start, { eval: true, workerData });
}

/** Asks now and then, one question at a time; a question that fails is asked again. */
function askAgain(ask: () => Promise<void>) {
  let isOpen = false;
  const timer = setInterval(() => {
    if (isOpen) return;
    isOpen = true;
    ask()
      .catch(() => undefined)
      .finally(() => {
        isOpen = false;
      });
  }, askMilliseconds);
  return { end: () => clearInterval(timer) };
}

interface ThreadHooks<News> {
  onNews(news: News): void;
  shouldStop(): Promise<boolean>;
}

/** What a thread finds in `workerData`. */
export interface ThreadTask<Input> {
  input: Input;
  stop: Int32Array;
}

export type ThreadMessage<News, Output> = { kind: 'news'; news: News } | { kind: 'end'; output: Output };
