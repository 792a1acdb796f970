import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';
import { projectRoot } from '../platform/project-root.ts';
import { lockForms } from './lock-forms.ts';

/** A finished page: template name below `views/`, title, and the values it prints. All formatting is done. */
export interface Page {
  template: string;
  title: string;
  /** Values of the template, as `v`. */
  view: object;
  usesMap?: boolean;
  /** Reload after this many seconds where JavaScript is off: work is under way. */
  refreshSeconds?: number;
}

/** What surrounds every page: who is signed in, the menu, a notice. */
export interface Shell {
  home: string;
  organization: string | null;
  person: { name: string; role: string; accountHref: string; signOutHref: string } | null;
  nav: { href: string; label: string; current: boolean; badge: number | null }[];
  /** Said on every page of a server that takes no change; its forms are locked. */
  standing: string | null;
  notice: { tone: 'ok' | 'warn'; text: string } | null;
  csrfToken: string;
  version: string;
}

const viewsFolder = join(projectRoot, 'views');
const compiled = new Map<string, ejs.TemplateFunction>();

/** The HTML of a page inside the layout. Templates see `v`: their own values, and `csrfToken` for their forms. */
export function renderPage(page: Page, shell: Shell): string {
  const { template: name, title, view, usesMap = false, refreshSeconds = null } = page;
  const made = template(name)({ ...view, csrfToken: shell.csrfToken });
  const body = shell.standing === null ? made : lockForms(made);
  return template('layout')({ ...shell, title, body, usesMap, refreshSeconds });
}

/** One part of `views/parts` by itself, such as a drawing that is a file of its own. */
export function renderPart(name: string, view: object): string {
  return template(`parts/${name}`)(view);
}

function template(name: string): ejs.TemplateFunction {
  const known = compiled.get(name);
  if (known) return known;
  const filename = join(viewsFolder, `${name}.ejs`);
  const made = ejs.compile(readFileSync(filename, 'utf8'), { filename, strict: true, localsName: 'v', _with: false, cache: true });
  compiled.set(name, made);
  return made;
}
