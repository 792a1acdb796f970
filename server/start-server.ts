import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { createApp } from './app.ts';
import { openServerData, prepareDatabase } from './open-server-data.ts';
import type { Config } from './platform/config.ts';
import { createJobRunner } from './platform/work/job-runner.ts';

/** Opens everything, listens, and returns the address and how to stop. With `caseNotice` it only shows what is there, and does no queued work. */
export async function startServer(config: Config, of: { caseNotice?: string } = {}): Promise<RunningServer> {
  const data = await openServerData(config);
  const { sessionSecret } = await prepareDatabase(data);
  const runner = of.caseNotice === undefined ? runJobs(data) : undefined;
  const startJobs = () => runner?.poke();
  const app = createApp({ config, ...data, ...of, sessionSecret, clock: () => new Date(), startJobs });
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = app.listen(config.port, config.host, (error) => (error ? reject(error) : resolve(listening)));
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  return {
    url: `http://${config.host === '0.0.0.0' ? 'localhost' : config.host}:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await runner?.stop();
      await data.store.close();
    },
  };
}

function runJobs({ store, log }: Awaited<ReturnType<typeof openServerData>>) {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = fileURLToPath(new URL(`./worker.${extension}`, import.meta.url));
  return createJobRunner({ store, log, worker });
}

export interface RunningServer {
  url: string;
  stop(): Promise<void>;
}
