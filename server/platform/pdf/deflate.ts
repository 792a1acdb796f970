import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { zlibSync } from 'fflate';

const level = 6;
/** The thread's whole program. It has no file of its own, so that it starts as fast from source as when built. */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const { zlibSync } = require(workerData.fflate);
parentPort.on('message', (data) => parentPort.postMessage(zlibSync(data, { level: workerData.level })));
`;

/**
 * Deflates in order: at once, or after `moveAside` in a thread beside the drawing, which takes a third of the time off a long paper. Deflate is
 * fflate's and not zlib's, whose bytes differ between processors and versions; the bytes are the same here and there.
 */
export function openDeflater(onFailure: (error: Error) => void): Deflater {
  const waiting: ((deflated: Uint8Array) => void)[] = [];
  let thread: Worker | undefined;
  return {
    deflate(data, use) {
      if (!thread) return use(zlibSync(data, { level }));
      waiting.push(use);
      thread.postMessage(data);
    },
    moveAside() {
      if (thread) return;
      // Without the process's own options: `--input-type=module` would read the program as something else than it is.
      const options = { eval: true, execArgv: [], workerData: { level, fflate: createRequire(import.meta.url).resolve('fflate') } };
      thread = new Worker(program, options);
      thread.on('message', (deflated: Uint8Array) => waiting.shift()?.(deflated));
      thread.on('error', onFailure);
      thread.on('exit', () => {
        if (waiting.length > 0) onFailure(new Error('The thread that deflates the PDF ended too early.'));
      });
    },
    async close() {
      waiting.length = 0;
      await thread?.terminate();
    },
  };
}

export interface Deflater {
  /** Calls `use` with what came out, in the order of the calls. */
  deflate(data: Uint8Array, use: (deflated: Uint8Array) => void): void;
  /** From here on in a thread: for files that are long. */
  moveAside(): void;
  /** Ends the thread, whatever still waits. */
  close(): Promise<void>;
}
