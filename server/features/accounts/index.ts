export { addOrganisation } from './add-organisation.ts';
export { isOwnPassword } from './check-password.ts';
export { findActor, findActorByEmail, getProfileFields, isServerEmpty, listPeople, requireCarrierId, requirePerson } from './queries.ts';
