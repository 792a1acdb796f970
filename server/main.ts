import { readConfig } from './platform/config.ts';
import { startServer } from './start-server.ts';

const started = Date.now();
const config = readConfig(process.env);

startServer(config).then(
  (server) => {
    console.log(`Changeout listens on ${server.url} (ready in ${((Date.now() - started) / 1000).toFixed(2)} s). Press Ctrl+C to stop.`);
    const stop = () => {
      server.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  },
  (error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE';
    console.error(taken ? `Port ${config.port} is in use. Stop the other program, or choose another: PORT=3001 npm start` : error);
    process.exit(1);
  },
);
