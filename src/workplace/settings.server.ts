import { error } from '@sveltejs/kit';
import { brusselsClock } from '#kernel/brusselsClock.ts';
import type { Locale } from '#kernel/locale.ts';
import { CATEGORIES } from '#modules/directory/index.ts';
import { browseIndex } from '#modules/directory/server/index.ts';
import {
  findOwnOrganisation,
  isAdministrator,
  listAccreditations,
  listAgreements,
  listExcluded,
  listOrganisations,
} from '#modules/organisations/server/index.ts';
import { knowledge } from '../knowledge.server.ts';
import { byName } from './alphabetical.ts';
import { namedPlaces } from './places.server.ts';

export type Choice = { readonly value: string; readonly text: string };

/** What a service may do, in the words of the directory. */
export function kindsIn(locale: Locale): readonly Choice[] {
  return browseIndex(knowledge().directory, locale).themes.map(({ code, label }) => ({
    value: code,
    text: label,
  }));
}

export function isKind(code: string): boolean {
  return CATEGORIES.some((one) => one === code);
}

/** Every record of the directory, by name. */
export function recordsOfDirectory(): readonly Choice[] {
  return knowledge()
    .directory.services.map(({ id, name }) => ({ value: id, text: name }))
    .toSorted((a, b) => a.text.localeCompare(b.text, 'fr'));
}

/** The other open houses of the network, by name. */
export async function otherHouses({ tx, worker, locale }: App.Locals): Promise<readonly Choice[]> {
  const all = await listOrganisations(tx);
  return byName(all, ({ name }) => name, locale)
    .filter(({ id }) => id !== worker.organisation)
    .map(({ id, name }) => ({ value: id, text: name }));
}

/** Who changes the settings runs the house; for anybody else there is no such page. */
export async function onlyWhoRuns({ tx, worker, keyring, shell }: App.Locals): Promise<void> {
  if (shell.state !== 'active' || !(await isAdministrator(tx, { worker, keyring }))) error(404);
}

const textOf = (choices: readonly Choice[], value: string | null): string | null =>
  choices.find((one) => one.value === value)?.text ?? value;

/** By whom the house is recognised, in words. */
export async function accreditationsOf({ tx, locale }: App.Locals) {
  const kinds = kindsIn(locale);
  const accreditations = await listAccreditations(tx);
  return accreditations.map((one) => ({ ...one, kind: textOf(kinds, one.kind) ?? '' }));
}

/** What was agreed with others, in words; `with` is null for who is not of the network. */
export async function agreementsOf(locals: App.Locals) {
  const others = await otherHouses(locals);
  const agreements = await listAgreements(locals.tx, locals);
  return agreements.map((one) => ({ ...one, with: textOf(others, one.with) }));
}

/** Everything the house says of itself, as whoever was let in may read it. */
export async function settingsOf(locals: App.Locals) {
  const { tx, worker, keyring, shell, locale, now } = locals;
  if (shell.state !== 'active') error(404);
  const { kinds, territory, service, ...face } = await findOwnOrganisation(tx);
  const others = await otherHouses(locals);
  const excluded = await listExcluded(tx);
  return {
    face: {
      name: face.name,
      acceptsRequests: face.acceptsRequests,
      kinds: kinds.map((kind) => textOf(kindsIn(locale), kind) ?? ''),
      places: namedPlaces(territory, locale),
      service: textOf(recordsOfDirectory(), service),
    },
    accreditations: await accreditationsOf(locals),
    agreements: await agreementsOf(locals),
    excluded: excluded.map((id) => textOf(others, id) ?? ''),
    runs: await isAdministrator(tx, { worker, keyring }),
    today: brusselsClock(now).day,
  };
}
