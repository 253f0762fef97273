export * from './domain/codes.ts';
export type { Address, Conflict, Directory, Service, ServiceId, Source, SourceId } from './domain/service.ts';
export type { Contact, DayHours, Label, Opening, ServiceView, SourceLine } from './domain/view.ts';
