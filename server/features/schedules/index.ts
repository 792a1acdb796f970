export { searches } from './inputs.ts';
export { getMade } from './queries.ts';
export { requestSchedule } from './request-schedule.ts';
