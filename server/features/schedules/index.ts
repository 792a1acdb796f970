export { findWork } from './find-work.ts';
export { searches } from './inputs.ts';
export { getMade } from './queries.ts';
export { requestSchedule } from './request-schedule.ts';
export { listGranted } from './to-granted.ts';
