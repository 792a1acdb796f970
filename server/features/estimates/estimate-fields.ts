import type { FormField } from '../../web/form-page.ts';

/** Fields that are always in sight. */
export function plain(fields: EstimateField[]): FieldPart {
  return { fold: null, note: null, fields };
}

export interface EstimateField extends FormField {
  prefix?: string;
  suffix?: string;
}

/** Fields that stand together; with `fold`, under a line that opens them. */
export interface FieldPart {
  fold: string | null;
  note: string | null;
  fields: EstimateField[];
}

export interface FieldGroup {
  legend: string;
  parts: FieldPart[];
}
