import type { SiteConfiguration } from '../../domain/inventory/apply-configuration.ts';
import { categoryChoices, toLabel } from '../../domain/inventory/choices.ts';
import { type ColumnKey, type InventoryColumn, inventoryColumns } from '../../domain/inventory/inventory-columns.ts';
import { aNewItem } from '../../domain/inventory/item-fields.ts';
import type { Site } from '../../domain/inventory/site.ts';
import { aNewSite, clearableSiteFields } from '../../domain/inventory/site-fields.ts';
import type { Issue } from '../../domain/result.ts';
import { counted } from '../../domain/words.ts';
import { paths } from '../../paths.ts';
import { fingerprintOf } from '../../platform/fingerprint.ts';
import { type FormField, formPage, toControl } from '../../web/form-page.ts';
import type { Page } from '../../web/render-page.ts';
import { bulkFields, type ListQuery } from './inputs.ts';
import { filterFields, inventoryAddress } from './pages.ts';
import { type ItemRow, type SiteRow, textsOf, toItem, toSite } from './rows.ts';

const siteFields = inventoryColumns.filter((column) => column.part === 'site' && column.inTemplate);
const itemFields = inventoryColumns.filter((column) => column.part === 'item' && column.inTemplate);
/** Help that reads differently in a form than above the column of a spreadsheet. */
const formHelp: Partial<Record<ColumnKey, string>> = {
  'site.code': 'Your own identifier of the site, up to 40 characters; upper and lower case are the same.',
  'site.name': 'What your people call the site.',
  'site.kind': 'What sort of place it is.',
  'site.access': 'When crews can reach the site.',
  'item.tag': 'Your own name for this line, unique in your network. Leave it blank to get one made of the site code.',
  'item.serials': 'One for each unit, separated by semicolons.',
  'item.status': 'Where it stands in its life.',
};
const widths: Partial<Record<ColumnKey, 'short' | 'full'>> = {
  'site.name': 'full',
  'site.street': 'full',
  'site.state': 'short',
  'site.zip': 'short',
  'site.heightFeet': 'short',
  'site.elevationFeet': 'short',
  'site.peopleServed': 'short',
  'site.backhaulTo': 'short',
  'site.notes': 'full',
  'item.model': 'full',
  'item.quantity': 'short',
  'item.serials': 'full',
  'item.notes': 'full',
};
const placeFields = ['latitude', 'longitude', 'street', 'city', 'county', 'state', 'zip'];

/** The form for one site, new or known. */
export function siteFormPage(site: { id: number; name: string } | null, form: RecordForm): Page {
  const pick = (fields: string[]) => siteFields.filter((column) => fields.includes(column.field)).map((column) => toField(column, form.values));
  return formPage({
    title: site ? `Edit ${site.name}` : 'Add a site',
    sentence: 'Code and name are needed. The rest can follow; an estimate asks for what it needs.',
    crumbs: [{ href: paths.inventory(), label: 'Inventory' }, ...(site ? [{ href: paths.site(site.id), label: site.name }] : [])],
    action: site ? paths.site(site.id) : paths.sites(),
    submitLabel: site ? 'Save the site' : 'Add the site',
    cancelHref: site ? paths.site(site.id) : paths.inventory(),
    hidden: form.seen === undefined ? {} : { seen: form.seen },
    issues: form.issues,
    groups: [
      { legend: 'Which site', fields: pick(['code', 'name', 'kind']) },
      { legend: 'Where it is', fields: pick(placeFields) },
      { legend: 'Structure and access', fields: pick(['structure', 'heightFeet', 'elevationFeet', 'ownership', 'access']) },
      { legend: 'Its part in the network', fields: pick(['peopleServed', 'backhaulTo', 'notes']) },
    ],
  });
}

/** The form for one line of equipment. */
export function itemFormPage(site: SiteRow, item: ItemRow | null, form: RecordForm): Page {
  const fields = itemFields.map((column) => toField(column, form.values));
  return formPage({
    title: item ? `Edit ${item.maker} ${item.model}` : `Add equipment at ${site.name}`,
    sentence: 'The catalog fills in the category when it knows the model.',
    crumbs: [
      { href: paths.inventory(), label: 'Inventory' },
      { href: paths.site(site.id), label: site.name },
    ],
    action: item ? paths.item(item.id) : paths.siteItems(site.id),
    submitLabel: item ? 'Save the equipment' : 'Add the equipment',
    cancelHref: paths.site(site.id),
    hidden: form.seen === undefined ? {} : { seen: form.seen },
    issues: form.issues,
    groups: [{ fields }],
  });
}

/** Bulk edit: blank leaves alone, a tick empties, and the affected sites are listed once more before anything is saved. */
export function bulkEditPage(rows: readonly SiteRow[], form: BulkForm): Page {
  const messages = new Map(form.issues.map((issue) => [issue.field ?? '', issue.message]));
  const columns = siteFields.filter((column) => (bulkFields as readonly string[]).includes(column.field));
  const count = counted(rows.length, 'site');
  return {
    template: 'inventory/bulk-edit',
    title: 'Edit sites together',
    view: {
      head: {
        title: form.isConfirm ? `Change ${count}?` : `Edit ${count} together`,
        sentence: form.isConfirm ? 'Nothing is saved yet.' : 'A field left blank stays as it is at every site. Tick “empty it” to clear a field.',
        crumbs: [{ label: 'Inventory', href: paths.inventory() }],
      },
      action: paths.inventoryBulkEdit(),
      cancelHref: inventoryAddress(form.query),
      filter: filterFields(form.query),
      chosen: rows.map((row) => row.id).join(' '),
      affected: rows.slice(0, 50).map((row) => `${row.name} (${row.code})`),
      more: rows.length > 50 ? `and ${(rows.length - 50).toLocaleString('en-US')} more` : '',
      issues: form.issues.map((issue) => ({ message: issue.message, href: issue.field ? `#${issue.field}` : null })),
      isConfirm: form.isConfirm,
      summary: form.isConfirm ? bulkSummary(columns, form) : [],
      hidden: [
        ...columns.map((column) => ({ name: column.field, value: form.values[column.field] ?? '' })),
        ...form.cleared.map((field) => ({ name: 'clear', value: field })),
      ],
      submitLabel: form.isConfirm ? `Change ${count}` : 'Go on',
      fields: columns.map((column) => ({
        control: toControl({ ...toField(column, form.values), required: false, ...blankFirst(column) }, messages.get(column.field) ?? null),
        clearable: clearableSiteFields.has(column.field as keyof Site),
        cleared: form.cleared.includes(column.field),
      })),
    },
  };
}

/** Standard configurations to put at many sites at once. */
export function configurationsPage(list: ConfigurationList): Page {
  const messages = new Map(list.issues.map((issue) => [issue.field ?? '', issue.message]));
  const count = counted(list.siteIds.length, 'site');
  return {
    template: 'inventory/configurations',
    title: 'Standard configurations',
    view: {
      head: {
        title: 'Standard configurations',
        sentence: configurationsSentence(list, count),
        crumbs: [{ label: 'Inventory', href: paths.inventory() }],
      },
      action: paths.inventoryConfigurations(),
      cancelHref: inventoryAddress(list.query),
      filter: filterFields(list.query),
      chosen: list.isBare ? '' : list.siteIds.join(' '),
      isIdle: list.siteIds.length === 0,
      submitLabel: `Put it at ${count}`,
      issues: list.issues.map((issue) => ({ message: issue.message, href: issue.field ? `#${issue.field}` : null })),
      configurationError: messages.get('configuration') ?? null,
      configurations: list.configurations.map((configuration) => ({
        key: configuration.key,
        title: configuration.title,
        description: configuration.description,
        items: configuration.items.map((item) => `${item.quantity} × ${item.maker} ${item.model}`).join(', '),
        checked: list.values.configuration === configuration.key,
      })),
      obtainedOn: toControl(
        {
          name: 'obtainedOn',
          label: 'Obtained on',
          hint: 'One day for all these sites, as 2016-05-04 or 5/4/2016. It decides which program pays; leave it blank if you do not know yet.',
          kind: 'text',
          value: list.values.obtainedOn ?? '',
        },
        messages.get('obtainedOn') ?? null,
      ),
      ownership: toControl(
        {
          name: 'ownership',
          label: 'Owned or leased',
          kind: 'select',
          value: list.values.ownership ?? '',
          options: [
            { value: '', label: 'Not stated' },
            { value: 'owned', label: 'Owned' },
            { value: 'leased', label: 'Leased' },
          ],
        },
        messages.get('ownership') ?? null,
      ),
    },
  };
}

/** What the form for a new site starts with: what a site has where nothing is said. */
export function newSiteValues(): Record<string, string> {
  return textsOf(aNewSite(''));
}

/** What the form for new equipment starts with. */
export function newItemValues(): Record<string, string> {
  return textsOf(aNewItem(''));
}

/** What a form shows for a stored site. */
export function siteValues(row: SiteRow): Record<string, string> {
  return textsOf(toSite(row));
}

/** What a form shows for a stored line of equipment. */
export function itemValues(row: ItemRow, siteCode: string): Record<string, string> {
  const item = toItem(row, siteCode);
  return { ...textsOf(item), category: item.category === null ? '' : toLabel(categoryChoices, item.category) };
}

/** What the form of a stored site names as seen. */
export function siteSeen(row: SiteRow): string {
  return fingerprintOf(textsOf(toSite(row)));
}

/** What the form of a stored line of equipment names as seen. */
export function itemSeen(row: ItemRow, siteCode: string): string {
  return fingerprintOf(textsOf(toItem(row, siteCode)));
}

function configurationsSentence({ siteIds, isBare }: ConfigurationList, count: string): string {
  if (!isBare) return `Choose what stands at the ${count} you ticked.`;
  if (siteIds.length === 0) return 'Every site lists equipment already, so there is none to put a configuration at.';
  return `${count} ${siteIds.length === 1 ? 'lists' : 'list'} no equipment yet. Choose what stands there; correct single sites afterwards.`;
}

function toField(column: InventoryColumn, values: Record<string, string>): FormField {
  const value = values[column.field] ?? '';
  const help = formHelp[column.key] ?? column.help;
  const width: NonNullable<FormField['width']> = widths[column.key] ?? 'medium';
  const field = { name: column.field, label: column.header, hint: help, value, required: column.required, width };
  if (column.field === 'notes') return { ...field, kind: 'textarea' };
  if (!column.choices) return { ...field, hint: `${help} Example: ${column.example}`, kind: 'text' };
  const chosen = column.choices.find((choice) => choice.value === value || choice.label === value)?.value ?? value;
  const options = column.choices.map((choice) => ({ value: choice.value, label: choice.label }));
  const mayBeBlank = !['kind', 'structure', 'access', 'status'].includes(column.field);
  return { ...field, kind: 'select', value: chosen, options: mayBeBlank ? [{ value: '', label: 'Not stated' }, ...options] : options };
}

function blankFirst(column: InventoryColumn): Partial<FormField> {
  if (!column.choices) return {};
  return { options: [{ value: '', label: 'Leave as it is' }, ...column.choices.map((choice) => ({ value: choice.value, label: choice.label }))] };
}

function bulkSummary(columns: readonly InventoryColumn[], form: BulkForm): string[] {
  return columns.flatMap((column) => {
    const value = form.values[column.field] ?? '';
    if (form.cleared.includes(column.field)) return [`${column.header}: emptied`];
    if (value === '') return [];
    return [`${column.header}: ${column.choices?.find((choice) => choice.value === value)?.label ?? value}`];
  });
}

interface RecordForm {
  values: Record<string, string>;
  issues: Issue[];
  /** Fingerprint of the record as this form was filled from it; a new one has none. */
  seen?: string | undefined;
}

interface BulkForm {
  /** The filter the sites were chosen under. */
  query: ListQuery;
  values: Record<string, string>;
  cleared: string[];
  issues: Issue[];
  /** The last look before saving, rather than the form. */
  isConfirm: boolean;
}

interface ConfigurationList {
  query: ListQuery;
  configurations: readonly SiteConfiguration[];
  siteIds: number[];
  /** The sites are all those without equipment, rather than ticked ones. */
  isBare: boolean;
  values: Record<string, string>;
  issues: Issue[];
}
