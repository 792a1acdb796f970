import type { Issue } from '../../domain/result.ts';
import { paths } from '../../paths.ts';
import { toControl } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import { estimateTitle } from '../estimates/index.ts';
import { type FormSection, formSections, type PlanField, type SectionSource } from './form-sections.ts';
import { schedulesCrumb } from './words.ts';

/** The form for a new plan; values as they were typed, or of the plan that is copied. */
export function newSchedulePage(form: SectionSource & { copyOf: { label: string; href: string } | null; issues: Issue[] }): Page {
  const { estimate, values, issues, copyOf } = form;
  const messages = new Map(issues.map(({ field = '', message }) => [field, message]));
  const control = (field: PlanField) => ({
    ...toControl({ ...field, value: values[field.name] ?? field.usual ?? '' }, messages.get(field.name) ?? null),
    placeholder: field.placeholder ?? null,
  });
  return {
    template: 'schedules/new',
    title: copyOf ? 'Copy and change a plan' : 'New plan',
    view: {
      head: {
        title: copyOf ? 'Copy and change' : 'New plan',
        crumbs: [schedulesCrumb, ...(copyOf ? [copyOf] : [])],
        sentence: `It plans the work of “${estimateTitle(estimate)}” with your crews and days: the day the last old equipment is destroyed, who works when, and what makes it late.`,
      },
      summary:
        issues.length === 0
          ? null
          : { title: 'Please correct this', issues: issues.map(({ message, field }) => ({ message, href: field ? `#${field}` : null })) },
      action: paths.schedules(),
      cancelHref: copyOf?.href ?? paths.schedules(),
      hidden: { estimate: String(estimate.id), ...(values.from && { from: values.from }) },
      sections: formSections(form).map((section) => toSection(section, control)),
    },
  };
}

/** A section with what it folds away; open where something stands in it or is wrong. */
function toSection(section: FormSection, control: (field: PlanField) => ReturnType<typeof toControl>) {
  const rowsOf = (rows: FormSection['rows'] = []) =>
    rows.map(({ legend, shown = false, note = null, fields }) => ({ legend, shown, note, fields: fields.map(control) }));
  const folds = [
    { title: section.fold ?? null, note: section.note ?? null, fields: (section.foldedFields ?? []).map(control), rows: rowsOf(section.rows) },
    ...(section.moreFold ? [{ title: section.moreFold, note: section.moreNote ?? null, fields: [], rows: rowsOf(section.moreRows) }] : []),
  ];
  return {
    legend: section.legend,
    fields: (section.fields ?? []).map(control),
    folds: folds
      .filter(({ rows, fields, note }) => rows.length > 0 || fields.length > 0 || note !== null)
      .map((fold) => ({ ...fold, open: [...fold.fields, ...fold.rows.flatMap(({ fields }) => fields)].some(isTouched) })),
  };
}

function isTouched({ error, kind, value }: ReturnType<typeof toControl>): boolean {
  return error !== null || (kind !== 'select' && value !== '');
}
