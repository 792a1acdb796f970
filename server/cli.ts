import { openTerminal } from './terminal/open-terminal.ts';

const usage = `Commands
  npm run filing -- FILE --program s1625|hr4998|scrp --out FOLDER   from a spreadsheet to a cost report and a draft filing
  npm run demo                                                the same for the invented demo carrier, then serves it
  npm run verify-filing -- FILING.json FILING.pdf             proves that a filing's paper is the one of its data
  npm run save-case -- CASE.sqlite                            saves the whole case of a carrier as one file
  npm run open-case -- CASE.sqlite                            shows such a file, to be read only
Options of each: add --help.`;

const terminal = openTerminal();
const [command = '', ...args] = process.argv.slice(2);
try {
  process.exitCode = await run();
} catch (error) {
  terminal.endLine();
  const { syscall, message } = error as NodeJS.ErrnoException;
  if (syscall === undefined) throw error;
  terminal.warn(`The computer refused: ${message}. Nothing was left half written. Put that right and run the command again.`);
  process.exitCode = 1;
}

async function run(): Promise<number> {
  if (command === 'filing') return (await import('./terminal/run-filing.ts')).runFiling(args, terminal);
  if (command === 'demo') return (await import('./terminal/run-demo.ts')).runDemo(args, terminal);
  if (command === 'verify-filing') return (await import('./terminal/run-verify-filing.ts')).runVerifyFiling(args, terminal);
  if (command === 'save-case') return (await import('./terminal/run-save-case.ts')).runSaveCase(args, terminal);
  if (command === 'open-case') {
    // A case is SQLite, whatever the server of this machine uses; the engine is chosen when the schema is loaded.
    delete process.env.DATABASE_URL;
    return (await import('./terminal/run-open-case.ts')).runOpenCase(args, terminal);
  }
  if (command === '' || command === '--help' || command === 'help') terminal.say(usage);
  else terminal.warn(`There is no command ${command}.\n${usage}`);
  return command === '--help' || command === 'help' ? 0 : 2;
}
