export * from './domain/team.ts';
export * from './domain/validity.ts';
export type { OrganisationRefusal } from './domain/refusals.ts';
