import type { Locale } from '#kernel/locale.ts';
import type { Service, ServiceView } from '#modules/directory/index.ts';
import { viewOf } from '#modules/directory/server/index.ts';
import type { AnswerOf } from '#platform/http/jsonApi.ts';
import { knowledge } from '../../../knowledge.server.ts';
import type { brief, record } from './service.ts';

export type Reader = { readonly locale: Locale; readonly now: Date };
type Brief = AnswerOf<typeof brief>;
type ServiceRecord = AnswerOf<typeof record>;

/** A service as lists give it, through the same view as the screens: what they may not show is not there. */
export function briefOf(service: Service, reader: Reader): Brief {
  return briefFrom(viewOf(service, { ...knowledge(), ...reader }));
}

/** A service whole, with the source and the date of each of its fields. */
export function recordOf(service: Service, reader: Reader): ServiceRecord {
  const view = viewOf(service, { ...knowledge(), ...reader });
  const { parent, description, proofread, help, population, access, week, openingNote, languages } = view;
  const { note, sources, lastSeen, readOn, chat, otherPhones } = view;
  return {
    ...briefFrom(view),
    ...{ parent, description, proofread, help, population, access, week, openingNote, languages },
    ...{ note, lastSeen, readOn },
    sources: sources.map(({ code, field, ...line }) => ({ field: code, label: field, ...line })),
    otherPhones: otherPhones.map(({ label, value }) => ({ label, number: value })),
    chatAges: chat && { min: chat.minAge, max: chat.maxAge },
  };
}

const OPEN = { always: true, open: true, closed: false, unknown: null } as const;

function briefFrom(view: ServiceView): Brief {
  const { id, name, shortName, type, category, active, address, opening } = view;
  const { dayAndNight, free, anonymous, area, toConfirm } = view;
  return {
    ...{ id, name, shortName, type, category, active },
    phone: view.phone?.value ?? null,
    website: view.website?.href ?? null,
    email: view.email?.value ?? null,
    chat: view.chat?.href ?? null,
    address,
    uncertain: uncertainOf(view),
    open: OPEN[opening.state],
    ...{ opening, dayAndNight, free, anonymous, area, toConfirm },
  };
}

function uncertainOf(view: ServiceView): Brief['uncertain'] {
  const { phone, otherPhones, chat, email, website, address } = view;
  const contacts = { phone, otherPhones: otherPhones.find(({ certain }) => !certain), chat, email, website };
  return [
    ...CONTACTS.filter((field) => contacts[field]?.certain === false),
    ...(address?.kind === 'public' && !address.certain ? (['address'] as const) : []),
    ...(view.hoursCertain ? [] : (['openingHours'] as const)),
  ];
}
const CONTACTS = ['phone', 'otherPhones', 'chat', 'email', 'website'] as const;
