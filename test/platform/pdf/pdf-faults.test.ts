import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import { newestEdition } from '../../../server/platform/pdf/document.ts';
import { brushes } from '../../../server/platform/pdf/look.ts';
import { openPen, type Pen } from '../../../server/platform/pdf/pen.ts';
import { findPdfFaults } from '../../support/find-pdf-faults.ts';

const facts = {
  title: 'Title',
  subject: 'Subject',
  author: 'Author',
  language: 'en-US',
  createdAt: '2026-11-22T10:00:00.000Z',
  edition: newestEdition,
};

/** One page with a title, on which something may be done wrongly. */
async function draw(act: (pen: Pen) => void, more: Partial<typeof facts> = {}): Promise<string[]> {
  const target = new PassThrough();
  const bytes = buffer(target);
  const pen = openPen({ ...facts, ...more }, target);
  pen.startPage('portrait');
  pen.destination('here', 100);
  pen.leaf('H1', pen.tags.document);
  write(pen, 'Title');
  act(pen);
  pen.endPage();
  await pen.finish();
  return findPdfFaults(await bytes);
}

function write(pen: Pen, text: string): void {
  pen.text(text, { x: 54, y: 100 }, brushes.body);
}

function leaf(type: string): (pen: Pen) => void {
  return (pen) => {
    pen.leaf(type, pen.tags.document);
    write(pen, 'x');
  };
}

function unclosed(pen: Pen): void {
  pen.content(pen.tags.open('P', pen.tags.document));
  write(pen, 'x');
}

const wrong: [name: string, act: (pen: Pen) => void, fault: string][] = [
  ['a heading that jumps', leaf('H3'), 'heading jumps from 1 to 3'],
  ['a second title', leaf('H1'), 'a second title'],
  ['a type of its own', leaf('Clause'), 'type Clause is not standard'],
  ['a row outside a table', leaf('TR'), 'TR within Document'],
  ['an element that nobody closed', unclosed, 'Not a dictionary'],
  [
    'an element closed without its content',
    (pen) => {
      const tag = pen.tags.open('P', pen.tags.document);
      pen.tags.close(tag);
      pen.content(tag);
      write(pen, 'x');
    },
    'an element does not list its content',
  ],
  [
    'a header cell without scope',
    (pen) => {
      const table = pen.tags.open('Table', pen.tags.document);
      const row = pen.tags.open('TR', table);
      pen.leaf('TH', row);
      write(pen, 'x');
      pen.tags.close(row);
      pen.tags.close(table);
    },
    'header cell without scope',
  ],
  [
    'rows of different width, one without a header',
    (pen) => {
      const table = pen.tags.open('Table', pen.tags.document);
      for (const cells of [1, 2]) {
        const row = pen.tags.open('TR', table);
        for (let cell = 0; cell < cells; cell++) {
          pen.leaf('TD', row);
          write(pen, 'x');
        }
        pen.tags.close(row);
      }
      pen.tags.close(table);
    },
    'rows of different width',
  ],
  [
    'a link to nowhere',
    (pen) => {
      const link = pen.tags.open('Link', pen.tags.document);
      pen.content(link);
      write(pen, 'x');
      pen.link(link, { x: 54, y: 100, width: 10, height: 10 }, { destination: 'elsewhere', contents: 'x' });
      pen.tags.close(link);
    },
    'link to nowhere',
  ],
  ['a figure without words', leaf('Figure'), 'figure without text or box'],
];

describe('the checker of this suite finds', () => {
  test('nothing where nothing is wrong', async () => {
    expect(await draw(leaf('P'))).toEqual([]);
  });

  test.each(wrong)('%s', async (_name, act, fault) => {
    const faults = await draw(act).catch((error: Error) => [error.message]);
    expect(faults.join('\n')).toContain(fault);
  });

  test('bookmarks that do not count those below them, as those of earlier editions', async () => {
    const folded = (pen: Pen) => {
      write(pen, 'x');
      for (const level of [1, 2, 2]) pen.bookmark('Part', level, 100);
    };
    expect(await draw(folded)).toEqual([]);
    expect(await draw(folded, { edition: 3 })).toContain('bookmark with 2 below it counts undefined');
  });

  test('a title, a language and a time that are none', async () => {
    const fine = (pen: Pen) => write(pen, 'x');
    expect(await draw(fine, { title: ' ' })).toContain('no title');
    expect(await draw(fine, { language: 'American' })).toContain('no language');
  });
});
