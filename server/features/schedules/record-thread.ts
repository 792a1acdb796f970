import { parentPort, workerData } from 'node:worker_threads';
import type { PdfDocument } from '../../platform/pdf/document.ts';
import { drawPdfBytes } from '../../platform/pdf/draw-pdf-bytes.ts';
import type { ThreadMessage, ThreadTask } from '../../platform/work/run-in-thread.ts';

/** Entry of the thread that draws a delay record: thousands of events take seconds, and others wait for no paper. */
const { input } = workerData as ThreadTask<PdfDocument>;
const message: ThreadMessage<never, Uint8Array> = { kind: 'end', output: await drawPdfBytes(input) };
parentPort?.postMessage(message);
