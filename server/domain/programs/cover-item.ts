import { formatDay } from '../calendar.ts';
import type { EquipmentModel } from '../catalog/model.ts';
import type { EquipmentItem } from '../inventory/equipment.ts';
import { type KindReading, readEquipmentKind } from './equipment-kind.ts';
import type { Confidence, CutOff, Program } from './program.ts';
import { readMaker } from './read-maker.ts';

export type CoverageVerdict = 'covered' | 'not covered' | 'boundary' | 'unknown';

/** The test that decided. */
export type CoverageRule = 'maker' | 'date obtained' | 'model' | 'kind of equipment' | 'all tests';

export interface ItemCoverage {
  verdict: CoverageVerdict;
  /** One to three plain sentences for the reader: why, and what to do where something is open. */
  reason: string;
  rule: CoverageRule;
  citation: string;
  /** The weakest of the rules that the verdict rests on. */
  confidence: Confidence;
}

const strength: readonly Confidence[] = ['read', 'opening read', 'secondary', 'derived', 'unconfirmed'];
const incurred =
  ' It is already out of the network: its cost is already incurred, and whether such cost is paid is not settled in the sources read. Keep invoices and certificates.';

/**
 * Whether a program would pay for replacing an item. Tests that exclude come first, then what is missing, then what is disputed. `boundary` marks
 * what the rules leave open: it is shown and never decided here. `model` is the catalog model the item was matched to, or null.
 */
export function coverItem(item: EquipmentItem, model: EquipmentModel | null, program: Program): ItemCoverage {
  const maker = readMaker(item.maker, program.coveredMakers.value ?? []);
  if (maker.kind !== 'covered') return ofOtherMaker(item, model, { program, maker });
  const cutOff = program.cutOff.value;
  const after = cutOff !== null && item.obtainedOn !== null && isAfter(item.obtainedOn, cutOff);
  if (cutOff && item.obtainedOn && after) {
    const limit = cutOff.inclusive ? `after ${formatDay(cutOff.day)}` : `not before ${formatDay(cutOff.day)}`;
    return dated(program, 'not covered', `Obtained on ${formatDay(item.obtainedOn)}, ${limit}: ${program.shortTitle} does not pay for it.`);
  }
  const category = model?.category ?? item.category;
  const kind = category === null ? null : readEquipmentKind(category, model?.description ?? `${item.model} ${item.notes ?? ''}`);
  if (kind?.counts === 'no' && program.capability.value !== null) return byKind(program, 'not covered', kind);
  if (cutOff && item.obtainedOn === null) {
    const limit = cutOff.inclusive ? 'on or before' : 'before';
    return dated(program, 'unknown', `The date obtained is missing. Enter it: only items obtained ${limit} ${formatDay(cutOff.day)} count.`);
  }
  if (kind === null) return ofUnknownModel(item, program);
  if (cutOff?.disputed && item.obtainedOn === cutOff.day) return dated(program, 'boundary', disputedDay(cutOff));
  if (kind.counts !== 'yes') return byKind(program, 'boundary', kind);
  return covered(item, program, kind);
}

function isAfter(obtainedOn: string, cutOff: CutOff): boolean {
  return cutOff.inclusive ? obtainedOn > cutOff.day : obtainedOn >= cutOff.day;
}

function ofOtherMaker(item: EquipmentItem, model: EquipmentModel | null, { program, maker }: MakerContext): ItemCoverage {
  const rule = { rule: 'maker' as const, citation: program.coveredMakers.citation, confidence: program.coveredMakers.confidence };
  if (maker.kind === 'missing') return { verdict: 'unknown', reason: 'The maker is missing. Enter who made it.', ...rule };
  if (maker.kind === 'similar') {
    return {
      verdict: 'unknown',
      reason: `The maker “${item.maker}” looks like ${nameOf(maker.maker)}. Correct the name, or say who made it.`,
      ...rule,
    };
  }
  if (model && readMaker(model.maker, program.coveredMakers.value ?? []).kind === 'covered') {
    const reason = `The maker is given as ${item.maker}, but the model matches ${model.maker} ${model.model} in the catalog. Correct one of the two.`;
    return { verdict: 'unknown', reason, ...rule };
  }
  return {
    verdict: 'not covered',
    reason: `${item.maker} is not a covered maker. If it was made by Huawei or ZTE under another name, enter that maker.`,
    ...rule,
  };
}

function ofUnknownModel(item: EquipmentItem, program: Program): ItemCoverage {
  return {
    verdict: 'unknown',
    reason: `The catalog does not know the model “${item.model}”. Choose the catalog model, or state the category.`,
    rule: 'model',
    citation: program.capability.citation,
    confidence: program.capability.confidence,
  };
}

function dated(program: Program, verdict: CoverageVerdict, reason: string): ItemCoverage {
  return { verdict, reason, rule: 'date obtained', citation: program.cutOff.citation, confidence: program.cutOff.confidence };
}

function disputedDay(cutOff: CutOff): string {
  return `Obtained on ${formatDay(cutOff.day)}, the cut-off day itself. One source counts items obtained on or before that day, the rule text bars items obtained on or after it. Ask the administrator before you count on it.`;
}

function byKind(program: Program, verdict: CoverageVerdict, kind: KindReading): ItemCoverage {
  const rule = { verdict, rule: 'kind of equipment' as const, citation: program.capability.citation };
  if (program.capability.value === null) {
    return {
      ...rule,
      reason: `${program.shortTitle} does not say whether parts of this kind count, and leaves it to the FCC.`,
      confidence: 'unconfirmed',
    };
  }
  return { ...rule, reason: kind.reason, confidence: kind.confidence };
}

function covered(item: EquipmentItem, program: Program, kind: KindReading): ItemCoverage {
  const cutOff = program.cutOff.value;
  const when = item.obtainedOn === null ? '' : `, obtained on ${formatDay(item.obtainedOn)}`;
  const limit = cutOff === null ? '' : `, ${cutOff.inclusive ? 'no later than' : 'before'} ${formatDay(cutOff.day)}`;
  const isOut = item.status === 'removed' || item.status === 'destroyed';
  return {
    verdict: 'covered',
    reason: `Made by ${item.maker.trim()}, a covered maker${when}${limit}.${kind.reason === '' ? '' : ` ${kind.reason}`}${isOut ? incurred : ''}`,
    rule: 'all tests',
    citation: program.cutOff.citation,
    confidence: weakest([
      program.coveredMakers.confidence,
      program.cutOff.confidence,
      program.capability.value === null ? 'read' : program.capability.confidence,
      kind.confidence,
    ]),
  };
}

function weakest(confidences: readonly Confidence[]): Confidence {
  return strength[Math.max(...confidences.map((confidence) => strength.indexOf(confidence)))] ?? 'unconfirmed';
}

function nameOf(maker: string): string {
  return maker.length <= 3 ? maker.toUpperCase() : `${maker.charAt(0).toUpperCase()}${maker.slice(1)}`;
}

interface MakerContext {
  program: Program;
  maker: ReturnType<typeof readMaker>;
}
