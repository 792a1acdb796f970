/**
 * What a form that saves itself gets as JSON (`public/save-drafts.js`), always with status 200. `revision` and `seen` go back into its hidden fields:
 * the next save carries them.
 */
export type SaveReply =
  | { outcome: 'saved'; revision: number; seen: string }
  /** Nothing was written; a person must correct something first. */
  | { outcome: 'refused'; message: string }
  /** Nothing was written: the same part was saved elsewhere. `theirs` holds the fields that differ, as saved there. */
  | { outcome: 'conflict'; message: string; theirs: { name: string; paragraphs: string[] }[]; revision: number; seen: string }
  /** Nothing was written, and nothing will be. */
  | { outcome: 'locked'; message: string };
