import type { Issue } from '../domain/result.ts';

export type ErrorKind = 'not found' | 'forbidden' | 'conflict' | 'invalid' | 'too many';

/** The closed family of errors that a page can answer; one place turns a kind into a status. */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly issues: Issue[];

  constructor(kind: ErrorKind, message: string, issues: Issue[] = []) {
    super(message);
    this.name = 'AppError';
    this.kind = kind;
    this.issues = issues;
  }
}

export function notFound(message = 'That page does not exist, or it is not yours to see.'): AppError {
  return new AppError('not found', message);
}

export function forbidden(message = 'Your role does not allow that.'): AppError {
  return new AppError('forbidden', message);
}

export function conflict(message: string): AppError {
  return new AppError('conflict', message);
}

export function tooMany(message: string): AppError {
  return new AppError('too many', message);
}

/** Input that a form should have stopped: shown as a list of what to do. */
export function invalid(issues: Issue[]): AppError {
  return new AppError('invalid', issues[0]?.message ?? 'Something in the input needs another value.', issues);
}
