import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadMessage, ThreadTask } from '../work/run-in-thread.ts';
import type { PdfDocument } from './document.ts';
import { drawPdfBytes } from './draw-pdf-bytes.ts';

/** Entry of the thread that draws a paper which somebody waits for: thousands of rows take seconds, and others wait for no paper. */
const { input } = workerData as ThreadTask<PdfDocument>;
const message: ThreadMessage<never, Uint8Array> = { kind: 'end', output: await drawPdfBytes(input) };
parentPort?.postMessage(message);
