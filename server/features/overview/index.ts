export { createDemo, type DemoPerson, newPassword } from './create-demo.ts';
