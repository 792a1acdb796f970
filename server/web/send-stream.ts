import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { contextOf } from './middleware/request-context.ts';
import type { Reply } from './route-table.ts';

type Stream = Extract<Reply, { stream: unknown }>['stream'];

/**
 * Sends a file piece by piece, as fast as the client takes it. A fault on the way ends the connection, so that nobody takes half a file for a whole
 * one: its length was said at the beginning.
 */
export async function sendStream(req: Request, res: Response, { byteLength, chunks }: Stream): Promise<void> {
  res.setHeader('Content-Length', byteLength);
  if (req.method === 'HEAD') return void res.end();
  try {
    await pipeline(chunks, res);
  } catch (error) {
    res.destroy();
    if ((error as { code?: string }).code === 'ERR_STREAM_PREMATURE_CLOSE') return;
    const { log, requestId } = contextOf(req);
    log.error({ err: error, requestId, url: req.originalUrl }, 'a download broke off');
  }
}
