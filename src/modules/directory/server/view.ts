import type { Locale } from '#kernel/locale.ts';
import type { Territory } from '#modules/territory/index.ts';
import { phoneHref } from '../domain/dialing.ts';
import { isCertain } from '../domain/fields.ts';
import type { Directory, Service } from '../domain/service.ts';
import type { Contact, Label, ServiceView } from '../domain/view.ts';
import { words } from '../words/index.ts';
import { addressLines, areaText, languageName } from './labels.ts';
import { openingOf, weekOf } from './opening.ts';
import { sourceLines } from './sourceLines.ts';
import { toConfirm } from './toConfirm.ts';

export type ViewContext = {
  readonly directory: Directory;
  readonly territory: Territory;
  readonly locale: Locale;
  readonly now: Date;
};

/**
 * What a screen or the API may show of a service. A protected address gives `{ kind: 'protected' }` and nothing
 * else, anywhere; what is guarded or contested is never `certain`.
 */
export function viewOf(service: Service, { directory, territory, locale, now }: ViewContext): ServiceView {
  const say = words(locale);
  const parent = service.parent === null ? undefined : directory.find(service.parent);
  return {
    id: service.id,
    type: service.type,
    name: service.name,
    shortName: service.shortName,
    parent: parent ? { id: parent.id, name: parent.name } : null,
    category: { code: service.category, label: say.category[service.category] },
    description: service.description[locale],
    proofread: !service.unproofread.includes(locale),
    active: service.status === 'actif',
    help: labels(service.help, say.help),
    population: labels(service.population, say.population),
    access: labels(service.access, say.access),
    ...contactsOf(service, locale),
    address: addressOf(service),
    opening: openingOf(service, now),
    hoursCertain: isCertain(service, service.dayAndNight === true ? 'dayAndNight' : 'openingHours'),
    week: weekOf(service),
    openingNote: service.openingHoursNote?.[locale] ?? null,
    dayAndNight: service.dayAndNight,
    free: service.free,
    anonymous: service.anonymous,
    languages: (service.languages ?? []).map((code) => ({ code, label: languageName(code, locale) })),
    area: areaText(service, territory, locale),
    note: service.note?.[locale] ?? null,
    toConfirm: toConfirm(service, { directory, locale, now }),
    sources: sourceLines(service, { directory, territory, locale }),
    lastSeen: service.lastSeen,
    readOn: service.readOn,
  };
}

function labels<Code extends string>(
  codes: readonly Code[],
  names: Record<Code, string>,
): readonly Label<Code>[] {
  return codes.map((code) => ({ code, label: names[code] }));
}

type Contacts = Pick<ServiceView, 'phone' | 'otherPhones' | 'chat' | 'email' | 'website'>;

function contactsOf(service: Service, locale: Locale): Contacts {
  const { phone, otherPhones, chat, email, website } = service;
  const certain = (field: keyof Contacts) => isCertain(service, field);
  const call = (number: string, field: 'phone' | 'otherPhones'): Contact => ({
    value: number,
    href: phoneHref(number),
    certain: certain(field),
  });
  return {
    phone: phone === null ? null : call(phone, 'phone'),
    otherPhones: otherPhones.map(({ label, number }) => ({
      ...call(number, 'otherPhones'),
      label: label[locale],
    })),
    chat:
      chat === null || chat.url === null
        ? null
        : { ...link(chat.url, certain('chat')), minAge: chat.minAge, maxAge: chat.maxAge },
    email: email === null ? null : { value: email, href: `mailto:${email}`, certain: certain('email') },
    website: website === null ? null : link(website, certain('website')),
  };
}

const link = (url: string, certain: boolean): Contact => ({
  value: url.replace(/^https?:\/\//, '').replace(/\/$/, ''),
  href: url,
  certain,
});

function addressOf(service: Service): ServiceView['address'] {
  const { address } = service;
  if (address === null) return null;
  if (address === 'protected') return { kind: 'protected' };
  if (address.site === null && address.street === null) {
    return address.city === null ? null : { kind: 'town', town: address.city };
  }
  return { kind: 'public', lines: addressLines(address), certain: isCertain(service, 'address') };
}
