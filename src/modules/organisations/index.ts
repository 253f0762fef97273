export * from './domain/team.ts';
export type { OrganisationRefusal } from './domain/refusals.ts';
