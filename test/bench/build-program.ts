import { execFileSync } from 'node:child_process';
import { projectRoot } from '../../server/platform/project-root.ts';

/** Compiles the program as `npm start` does, so that what is measured is what runs. */
export function buildProgram(say: (text: string) => void): void {
  say('Building the program.');
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: projectRoot, stdio: ['ignore', 'ignore', 'inherit'] });
}
