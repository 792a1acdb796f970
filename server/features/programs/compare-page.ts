import type { Program } from '../../domain/programs/program.ts';
import { programHistory } from '../../domain/programs/program-history.ts';
import { programs } from '../../domain/programs/programs.ts';
import { provisionParts, topicsOf } from '../../domain/programs/provision.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { listFigures, tellFact } from './words.ts';

/** The programs side by side: figures, then topic by topic what each says, with source and how sure. */
export function comparePage(): Page {
  const parts = provisionParts.map((part) => ({
    id: anchorOf(part),
    title: part,
    rows: topicsOf(part).map(({ topic, title }) => ({
      title,
      cells: programs.map((program) => ({ label: program.shortTitle, facts: factsOn(program, topic) })),
    })),
  }));
  const figures = programs.map(listFigures);
  const figureRows = (figures[0] ?? []).map(({ label }, index) => ({
    title: label,
    cells: programs.map((program, at) => {
      const fact = figures[at]?.[index]?.fact;
      return { label: program.shortTitle, facts: fact ? [fact] : [] };
    }),
  }));
  const tables = [{ id: 'figures', title: 'Limits and figures', rows: figureRows }, ...parts];
  return {
    template: 'programs/compare',
    title: 'Programs',
    view: {
      head: {
        title: 'Programs',
        sentence:
          'What each bill and rule asks, pays and sets, side by side. Each fact has its source and says how sure it is; what was only remembered is a planning assumption. Our words, not the law’s: read the source before you rely on one.',
      },
      programs: programs.map((program) => ({ title: program.title, standing: program.standing, href: paths.program(program.key) })),
      contents: [...tables.map(({ id, title }) => ({ href: `#${id}`, label: title })), { href: '#history', label: 'History' }],
      columns: programs.map(({ shortTitle }) => shortTitle),
      tables,
      history: programHistory.map(({ on, text, ...from }) => ({ title: on, cells: [{ label: 'What happened', facts: [tellFact(text, from)] }] })),
    },
  };
}

function factsOn(program: Program, topic: Program['provisions'][number]['topic']) {
  return program.provisions.filter((provision) => provision.topic === topic).map((provision) => tellFact(provision.text, provision));
}

function anchorOf(title: string): string {
  return title.toLowerCase().replace(/[^a-z]+/g, '-');
}
