import type { RequestHandler } from 'express';
import { paths } from '../../paths.ts';
import { forbidden } from '../../platform/errors.ts';

const doors = [paths.signIn(), paths.signOut()];

/** For a case that was opened to be read: nothing is taken but signing in and out. */
export const refuseChanges: RequestHandler = (req, _res, next) => {
  if (req.method === 'GET' || req.method === 'HEAD' || doors.includes(req.path)) return next();
  next(forbidden('This case was opened to be read, so nothing in it can be changed. Make the change on the server it came from.'));
};
