import type { RequestHandler } from 'express';
import { paths } from '../../paths.ts';
import { forbidden } from '../../platform/errors.ts';
import type { SaveReply } from '../save-reply.ts';

const doors = [paths.signIn(), paths.signOut()];

/** To a form that saves itself. */
const locked: SaveReply = {
  outcome: 'locked',
  message: 'this case was opened to be read, so nothing in it can be changed. Your text is still on this page; copy it to the server it came from.',
};

/** For a case that was opened to be read: nothing is taken but signing in and out. */
export const refuseChanges: RequestHandler = (req, res, next) => {
  if (req.method === 'GET' || req.method === 'HEAD' || doors.includes(req.path)) return next();
  if (req.get('accept') === 'application/json') return void res.json(locked);
  next(forbidden('This case was opened to be read, so nothing in it can be changed. Make the change on the server it came from.'));
};
