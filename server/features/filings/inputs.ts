import { z } from 'zod';
import { programKeys } from '../../domain/programs/program.ts';
import type { Signature } from './certify-filing.ts';

const start = z.object({
  program: z.enum(programKeys),
  estimate: z.union([z.literal('none'), z.string().regex(/^\d{1,9}$/)]),
});

const revision = z.coerce.number().int().min(0).max(1_000_000_000).catch(0);

/** Reads the form that starts a filing; null where a choice is missing. */
export function readStart(body: Record<string, string>): { program: (typeof programKeys)[number]; estimateId: number | null } | null {
  const parsed = start.safeParse(body);
  if (!parsed.success) return null;
  return { program: parsed.data.program, estimateId: parsed.data.estimate === 'none' ? null : Number(parsed.data.estimate) };
}

/** The number of a chosen row; 0, which is nobody's, when it is none. */
export function readChosen(text: string | undefined): number {
  return /^\d{1,9}$/.test(text ?? '') ? Number(text) : 0;
}

export function readRevision(body: Record<string, string>): number {
  return revision.parse(body.revision);
}

export function readSignature(body: Record<string, string>, ticked: readonly string[]): Signature {
  const text = (name: string) => (body[name] ?? '').slice(0, 300);
  return { revision: readRevision(body), content: text('content'), ticked, name: text('name'), title: text('title'), password: text('password') };
}

/** Answers by remark id, from fields named `answer-12`. */
export function readRemarkAnswers(body: Record<string, string>): Map<number, string> {
  const answers = new Map<number, string>();
  for (const [name, text] of Object.entries(body)) {
    const id = /^answer-(\d{1,9})$/.exec(name)?.[1];
    if (id !== undefined) answers.set(Number(id), text.replace(/\r\n?/g, '\n'));
  }
  return answers;
}
