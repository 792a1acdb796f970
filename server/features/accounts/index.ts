export { addOrganization } from './add-organization.ts';
export { isOwnPassword } from './check-password.ts';
export { findActor, findActorByEmail, getProfileFields, isServerEmpty, listPeople, requireCarrierId, requirePerson } from './queries.ts';
