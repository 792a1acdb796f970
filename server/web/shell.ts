import type { Request } from 'express';
import type { Context } from '../context.ts';
import { paths } from '../paths.ts';
import { softwareVersion } from '../platform/project-root.ts';
import { csrfTokenOf } from './middleware/csrf.ts';
import type { Shell } from './render-page.ts';

const carrierMenu = [
  { href: paths.home(), label: 'Overview' },
  { href: paths.inventory(), label: 'Inventory' },
  { href: paths.ownPrices(), label: 'Own prices' },
  { href: paths.documents(), label: 'Documents' },
  { href: paths.estimates(), label: 'Estimate' },
  { href: paths.schedules(), label: 'Schedules' },
  { href: paths.filings(), label: 'Filings' },
  { href: paths.priceBooks(), label: 'Price books' },
  { href: paths.programs(), label: 'Programs' },
  { href: paths.organization(), label: 'Profile' },
  { href: paths.people(), label: 'People' },
];

const administratorMenu = [
  { href: paths.home(), label: 'Overview' },
  { href: paths.reviews(), label: 'Queue' },
  { href: paths.priceBooks(), label: 'Price books' },
  { href: paths.programs(), label: 'Programs' },
  { href: paths.people(), label: 'People' },
];

/** Sections whose pages belong to another menu entry. */
const under: Record<string, string> = {
  '/sites': paths.inventory(),
  '/imports': paths.inventory(),
  '/field-sheets': paths.inventory(),
  '/equipment': paths.inventory(),
  '/catalog': paths.inventory(),
  '/term-filings': paths.filings(),
  '/recipes': paths.priceBooks(),
  '/recipe-changes': paths.priceBooks(),
};

/** What surrounds a page for this person; takes the notice, which is shown once. */
export function shellFor(ctx: Context, req: Request): Shell {
  const { actor } = ctx;
  const section = `/${req.path.split('/')[1] ?? ''}`;
  const here = under[section] ?? section;
  const menu = actor.kind === 'visitor' ? [] : actor.organizationKind === 'carrier' ? carrierMenu : administratorMenu;
  const notice = req.session.notice ?? null;
  const tone = req.session.noticeTone ?? 'ok';
  delete req.session.notice;
  delete req.session.noticeTone;
  return {
    home: paths.home(),
    organization: actor.kind === 'person' ? actor.organizationName : null,
    person:
      actor.kind === 'person'
        ? {
            name: actor.name,
            role: ctx.caseNotice === undefined ? actor.roles.join(' and ') : 'reads only',
            accountHref: paths.account(),
            signOutHref: paths.signOut(),
          }
        : null,
    nav: menu.map((entry) => ({ ...entry, current: entry.href === here, badge: null })),
    standing: ctx.caseNotice ?? null,
    notice: notice === null ? null : { tone, text: notice },
    csrfToken: csrfTokenOf(req),
    version: softwareVersion,
  };
}
