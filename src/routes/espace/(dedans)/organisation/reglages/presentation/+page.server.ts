import { findOwnOrganisation } from '#modules/organisations/server/index.ts';
import { toldOn, type Told } from '../../../../../../workplace/acts.server.ts';
import { readPlaces, writtenPlaces } from '../../../../../../workplace/places.server.ts';
import { kindsIn, onlyWhoRuns, recordsOfDirectory } from '../../../../../../workplace/settings.server.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { locals } = event;
  await onlyWhoRuns(locals);
  const told = await toldOn(event);
  const face = typedIn(told) ?? (await asItStands(locals));
  return {
    told,
    face,
    kinds: kindsIn(locals.locale),
    records: recordsOfDirectory(),
    unknown: readPlaces(face.territory, locals.locale).unknown,
  };
};

function typedIn({ fields }: Told) {
  if (!fields['name']) return null;
  const [name = '', territory = '', service = ''] = ['name', 'territory', 'service'].map(
    (field) => fields[field]?.[0],
  );
  return { name, territory, service, kinds: fields['kinds'] ?? [], accepts: 'accepts' in fields };
}

async function asItStands({ tx, locale }: App.Locals) {
  const { name, kinds, territory, acceptsRequests: accepts, service } = await findOwnOrganisation(tx);
  return { name, kinds, accepts, service: service ?? '', territory: writtenPlaces(territory, locale) };
}
