import { costUses } from '../../domain/catalog/recipe.ts';
import { eligibilityOf } from '../../domain/cost/cost-eligibility.ts';
import type { Program } from '../../domain/programs/program.ts';
import { paths } from '../../paths.ts';
import type { Page } from '../../web/render-page.ts';
import { codeOf } from '../documents/index.ts';
import type { OwnPriceFormModel } from './form-model.ts';
import { fieldMaker, formSections, placeOf } from './form-sections.ts';
import { paidWords, useWords } from './words.ts';

/** The form for an own price, new or known: a vendor's quote or the carrier's own estimate. */
export function ownPriceFormPage(form: OwnPriceFormModel): Page {
  const isQuote = form.kind === 'vendor quote';
  const paper = isQuote ? 'quote' : 'own estimate';
  const title = form.known ? `Change ${form.known.code}` : isQuote ? 'Enter a vendor quote' : 'Enter an own estimate';
  return {
    template: 'quotes/form',
    title,
    view: {
      head: {
        title,
        sentence: isQuote
          ? 'A price that a vendor offered in writing. It takes the place of a planning price, or stands as a line of its own.'
          : 'A price that you worked out yourselves. The program takes it with support and a certification in good faith.',
        crumbs: [
          { label: 'Own prices', href: paths.ownPrices() },
          ...(form.known ? [{ label: form.known.code, href: paths.ownPrice(form.known.id) }] : []),
        ],
      },
      issues: form.issues.map((issue) => ({ message: issue.message, href: issue.field ? `#${placeOf(issue)}` : null })),
      twin: form.twin && {
        tone: 'warn',
        text: `Nothing was entered. The same quote is in the register as ${form.twin.code}.`,
        links: [{ label: `Open ${form.twin.code}`, href: paths.ownPrice(form.twin.id) }],
      },
      kept: form.kept.map((row) => `${row.title} is kept in the register as ${codeOf(row)} and ticked below.`),
      action: form.known ? paths.ownPrice(form.known.id) : isQuote ? paths.newQuote() : paths.newOwnEstimate(),
      seen: form.seen ?? '',
      cancelHref: form.known ? paths.ownPrice(form.known.id) : paths.ownPrices(),
      submitLabel: form.known ? 'Save as a new version' : `Enter the ${paper}`,
      sections: formSections(form),
      rules: rulesOf(form.program),
      certification: isQuote ? null : certificationOf(form),
    },
  };
}

function certificationOf(form: OwnPriceFormModel) {
  return {
    statement: `${form.certifier.by}, ${form.certifier.title}, for ${form.certifier.organization}:`,
    citation:
      '47 CFR 1.50004(c)(1)(i): whoever does not take a cost from the catalog of the FCC submits its own estimate with support and certifies good faith. The words are ours.',
    field: fieldMaker(form)('certified', 'I certify that this estimate was made in good faith and that the support given here is what it rests on.', {
      kind: 'checkbox',
      value: 'yes',
      checked: false,
    }),
  };
}

function rulesOf(program: Program) {
  return {
    title: `The rules behind this, under ${program.shortTitle}`,
    rows: costUses.map((use) => {
      const { paid, rule, citation } = eligibilityOf(use, program.key);
      return { use: useWords[use], tag: paidWords[paid], rule, citation };
    }),
  };
}
