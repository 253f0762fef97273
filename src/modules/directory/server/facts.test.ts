import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LOCALES, type Text } from '#kernel/locale.ts';
import { loadTerritory } from '#modules/territory/server/index.ts';
import type { Service } from '../domain/service.ts';
import { dialable } from '../domain/phone.ts';
import { loadDirectory } from './index.ts';
import { CONTACT_FIELDS } from './schema.ts';

const FOLDER = 'data/directory';
const territory = loadTerritory();
const directory = loadDirectory(territory);

/** Public and lasting: pages, links and other programs name services by them. */
const IDS = `
  accueil-victimes-bruxelles accueil-victimes-mj accueil-victimes-nivelles adde adde-avevi
  aide-personnes-deplacees aide-victimes alias alice-bruxelles alternatives-herstal amnesty
  ariel-louvain-la-neuve brise-le-silence cab cap-migrants caravane-paix caritas cemavie child-focus cinl
  cire clinique-exil-namur convivial cpms cpvcf cpvs cpvs-anvers cpvs-bruxelles cpvs-charleroi cpvs-gand
  cpvs-jette cpvs-liege cpvs-limbourg cpvs-louvain cpvs-luxembourg cpvs-namur cpvs-ottignies cpvs-roulers
  cpvs-tournai crih croix-rouge cvfe dus-namur ecoute-ecole ecoute-enfants-103 ecoute-violences-conjugales
  enfants-capables equipes-mobiles espace-p espace-p-arlon espace-p-bruxelles espace-p-charleroi
  espace-p-liege espace-p-mons espace-p-namur espace-p-tournai espace-vif-namur eva-bruxelles eva-midi
  exil fedasil-arrivee fedasil-centres gams gams-anvers gams-bruxelles gams-liege gams-mons gams-namur
  garance genres-pluriels icar-wallonie inceste-moi-aussi intact isala kaleidos l-accueil ligne-1712
  maintenant-jen-parle maison-des-femmes-liege maison-plurielle mediation-scolaire
  mediation-scolaire-liege mediation-scolaire-schaerbeek merhaba myria pag-asa payoke planning-marolles
  plateforme-citoyenne point-d-appui praxis praxis-liege prevention-suicide rainbow-refugee-committee
  rainbowhouse reseau-mariage-migration saj saj-arlon saj-bruxelles saj-charleroi saj-dinant saj-huy
  saj-liege saj-marche saj-mons saj-namur saj-neufchateau saj-nivelles saj-tournai saj-verviers sapv
  sapv-anderlecht sapv-arlon sapv-boraine sapv-forest sapv-houille-semois sapv-nivelles-genappe
  sapv-saint-gilles sapv-wavre sav-brabant-wallon-touline sav-bruxelles sav-charleroi-espace-libre
  sav-charleroi-ville sav-hainaut-slaj sav-jette sav-liege-calia sav-luxembourg-libramont sav-marche-smaj
  sav-mons-resilience sav-verviers sawa sdj sdj-arlon sdj-bruxelles sdj-charleroi sdj-liege sdj-mons
  sdj-namur sdj-verviers solidaris-namur solidarite-femmes soralia-liege soralia-mons sos-enfants
  sos-enfants-brabant-wallon sos-enfants-bruxelles-huderf sos-enfants-bruxelles-saint-luc
  sos-enfants-bruxelles-ulb sos-enfants-charleroi sos-enfants-dinant sos-enfants-liege-chc
  sos-enfants-liege-ulg sos-enfants-luxembourg sos-enfants-namur sos-inceste sos-viol sos-viol-namur spj
  spj-arlon spj-bruxelles spj-charleroi spj-dinant spj-huy spj-liege spj-marche spj-mons spj-namur
  spj-neufchateau spj-nivelles spj-tournai spj-verviers ssm stop-it-now-bruxelles stopp-vif
  strategies-concertees-mgf surya tele-accueil-107 tels-quels ulysse uppl urgence-101 urgence-112 utsopi
  voix-des-femmes wapa woman-do
`;

const service = (id: string): Service => {
  const found = directory.find(id);
  if (found === undefined) throw new Error(`no service ${id}`);
  return found;
};

describe('the directory', () => {
  it('has its 186 services, each under the id it has always had', () => {
    expect(directory.services).toHaveLength(186);
    expect(directory.services.map(({ id }) => id).toSorted()).toEqual(IDS.trim().split(/\s+/));
  });

  it('has the 165 sources, each a page, a founding text or a file that is named', () => {
    const sources = [...directory.sources.values()];

    expect(sources).toHaveLength(165);
    expect(sources.filter(({ reliability }) => reliability === 'seed')).toHaveLength(5);
    expect(sources.filter(({ url }) => url === null).map(({ id }) => id)).toEqual([
      'application-tierce',
      'centre-social-bruxellois',
      'fondateur-sos-viol',
      'oasis-online',
    ]);
  });

  it('lists the branches of a network and of nothing else', () => {
    const branches = directory.branches('accueil-victimes-mj').map(({ id }) => id);

    expect(branches).toEqual(['accueil-victimes-bruxelles', 'accueil-victimes-nivelles']);
    expect(directory.branches('urgence-101')).toEqual([]);
  });

  it('gives every contact field a source, and the source a date or the words "without date"', () => {
    const contacts = directory.services.flatMap((one) =>
      CONTACT_FIELDS.filter((field) => field in one.sources).map((field) => ({ one, field })),
    );
    const sourced = contacts.map(({ one, field }) =>
      (one.sources[field] ?? []).map((id) => directory.sources.get(id)),
    );

    expect(contacts.filter(({ field }) => field === 'phone')).toHaveLength(61);
    expect(contacts.filter(({ field }) => field === 'email')).toHaveLength(29);
    expect(contacts.filter(({ field }) => field === 'openingHours')).toHaveLength(49);
    expect(sourced.filter((sources) => sources.length === 0)).toEqual([]);
    for (const source of sourced.flat())
      expect(source?.date ?? 'sans date').toMatch(/^(\d{4}(-\d\d){0,2}|sans date)$/);
  });

  it('dates a record by its latest source, and says nothing when none is dated', () => {
    expect(service('cpvs-ottignies').lastSeen).toBe('2025-12-27');
    expect(service('saj').lastSeen).toBeNull();
  });

  it('trusts a record no more than its weakest contact', () => {
    expect(service('cvfe').reliability).toBe('presse');
    expect(service('urgence-101').reliability).toBe('tiers');
  });

  it('has only numbers that a telephone can dial', () => {
    const numbers = directory.services.flatMap(({ phone, otherPhones }) => [
      ...(phone === null ? [] : [phone]),
      ...otherPhones.map(({ number }) => number),
    ]);

    expect(numbers).toHaveLength(70);
    expect(numbers.filter((number) => dialable(number) === null)).toEqual([]);
  });

  it('says which languages nobody has proofread', () => {
    expect(service('sos-viol').unproofread).toEqual(['nl', 'de', 'en']);
  });

  it('marks the fields not to be shown as certain', () => {
    const guarded = directory.services.filter(({ guard }) => guard.length > 0);

    expect(guarded).toHaveLength(13);
    expect(service('cpvs-liege').guard).toEqual(['phone']);
    expect(service('cpvs-liege').conflicts.map(({ field, retained }) => [field, retained])).toEqual([
      ['phone', '04 367 93 11'],
      ['email', null],
    ]);
  });

  it('knows what it does not know', () => {
    expect(service('l-accueil').area).toBeNull();
    expect(service('cpvs-namur').phone).toBeNull();
    expect(service('spj-huy').areaAssumed).toBe(true);
    expect(service('surya').openingHours).toBeNull();
    expect(service('surya').dayAndNight).toBe(true);
  });

  it('reads "24/7" as day and night, with the proof of the hours', () => {
    const { dayAndNight, sources } = service('cvfe');

    expect(dayAndNight).toBe(true);
    expect(sources['dayAndNight']).toEqual(sources['openingHours']);
  });
});

describe('the texts of the directory', () => {
  const texts = (value: unknown): Text[] => {
    if (value === null || typeof value !== 'object') return [];
    if ('fr' in value && 'nl' in value) return [value as Text];
    return Object.values(value).flatMap(texts);
  };
  const all = directory.services.flatMap(texts);

  it.each(LOCALES)('are complete in %s', (locale) => {
    expect(all.length).toBeGreaterThan(400);
    expect(all.filter((text) => text[locale].trim() === '')).toEqual([]);
  });

  it('are written in each language, not copied from the French', () => {
    const copied = directory.services.filter(({ description }) =>
      LOCALES.some((locale) => locale !== 'fr' && description[locale] === description.fr),
    );

    expect(copied).toEqual([]);
  });
});

describe('a secret address', () => {
  const SECRET = ['cpvcf', 'cvfe', 'espace-vif-namur', 'solidarite-femmes', 'surya'];
  const STREET = /\b(rue|avenue|chaussée|boulevard|place|quai|drève|straat|laan)\b[^.;]{0,40}\d/i;
  const POSTCODE_AND_TOWN = /\b[1-9]\d{3} [A-ZÉ][a-zé]/;
  const records = readdirSync(FOLDER)
    .filter((file) => file.endsWith('.yaml') && file !== 'sources.yaml')
    .flatMap((file): unknown[] => [parse(readFileSync(join(FOLDER, file), 'utf8'))].flat())
    .filter(
      (record): record is { id: string } => record !== null && typeof record === 'object' && 'id' in record,
    );
  const withPlace = (candidates: readonly { id: string }[]) =>
    candidates
      .filter(({ id }) => SECRET.includes(id))
      .filter((record) => [STREET, POSTCODE_AND_TOWN].some((place) => place.test(JSON.stringify(record))));

  it('is known to be secret, and is nothing more', () => {
    const kept = directory.services.filter(({ address }) => address === 'protected');

    expect(kept.map(({ id }) => id).toSorted()).toEqual(SECRET);
  });

  it('is nowhere in the data, which the same search finds when one is put there', () => {
    const planted = records.map((record) =>
      record.id === 'cvfe' ? { ...record, note: { fr: 'La maison se trouve rue Inventée 12.' } } : record,
    );

    expect(withPlace(planted).map(({ id }) => id)).toEqual(['cvfe']);
    expect(withPlace(records)).toEqual([]);
  });
});

describe('the territory of a service', () => {
  const areaOf = (id: string) => service(id).area;

  it.each([
    [
      'stopp-vif',
      { kind: 'policeZone', name: 'SECOVA', municipalities: ['62009', '62022', '62032', '62100', '62122'] },
    ],
    ['saj-huy', { kind: 'judicialDivision', name: 'Huy', district: 'Liège' }],
    ['saj-bruxelles', { kind: 'judicialDistrict', name: 'Bruxelles' }],
    ['cpvs-charleroi', { kind: 'province', name: 'Hainaut' }],
    ['icar-wallonie', { kind: 'municipalities', municipalities: ['62063', '62096'] }],
    ['payoke', { kind: 'region', name: 'flandre' }],
    ['sos-viol', { kind: 'community', name: 'fr' }],
    ['urgence-101', { kind: 'national' }],
    ['wapa', { kind: 'international' }],
    ['espace-p-mons', { kind: 'seat', municipality: '53053' }],
    ['ssm', null],
  ])('of %s is read from its record', (id, area) => {
    expect(areaOf(id)).toEqual(area);
  });

  it('of a service in two provinces is all their municipalities', () => {
    const area = areaOf('cinl');

    expect(area && territory.breadth(area)).toBe(38 + 43);
  });

  it('is named in the four languages even when the record gives only the area', () => {
    expect(service('cpvs-charleroi').areaLabel?.nl).toBe('Henegouwen (provincie)');
    expect(service('aide-victimes').areaLabel?.en).toBe('21 recognised services');
    expect(directory.services.filter(({ area, areaLabel }) => area !== null && areaLabel === null)).toEqual(
      [],
    );
  });
});
