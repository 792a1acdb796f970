export { createDemo, type DemoPerson } from './create-demo.ts';
