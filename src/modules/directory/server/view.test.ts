import { describe, expect, test } from 'vitest';
import { LOCALES, type Locale } from '#kernel/locale.ts';
import { loadTerritory } from '#modules/territory/server/index.ts';
import type { Service } from '../domain/service.ts';
import { loadDirectory } from './load.ts';
import { viewOf } from './view.ts';

const territory = loadTerritory();
const directory = loadDirectory(territory);
const NOW = new Date('2026-11-23T10:30:00+01:00');

function real(id: string): Service {
  const service = directory.find(id);
  if (!service) throw new Error(`${id} is not in the directory`);
  return service;
}
const show = (service: Service, locale: Locale = 'fr', now = NOW) =>
  viewOf(service, { directory, territory, locale, now });
const see = (id: string, locale: Locale = 'fr') => show(real(id), locale);

describe('what is not sure says so', () => {
  test('a contested number is shown, dashed, with the other one and the age of its page', () => {
    const { phone, toConfirm } = see('cpvs-liege');

    expect(phone).toEqual({ value: '04 367 93 11', href: 'tel:+3243679311', certain: false });
    expect(toConfirm[0]).toBe('Le numéro : une page de 2020 en donne un autre, le 04 284 35 11.');
  });

  test('the same number cut up differently is no disagreement', () => {
    expect(real('cpvs-charleroi').conflicts).not.toEqual([]);
    expect(see('cpvs-charleroi').phone?.certain).toBe(true);
    expect(see('ecoute-violences-conjugales').phone?.certain).toBe(true);
  });

  test('a guarded email is never certain, and one that was set aside is not passed on', () => {
    const { email, toConfirm } = see('intact');

    expect(email?.certain ?? false).toBe(false);
    expect(toConfirm.some((sentence) => sentence.startsWith('Le courriel'))).toBe(true);
    expect(JSON.stringify(see('cpvs-liege'))).not.toContain('chu.alg.ac.be');
  });

  test('a number that nobody retained is not passed on', () => {
    const [conflict] = real('cpvs-liege').conflicts;
    const kept = show({ ...real('cpvs-liege'), conflicts: conflict ? [conflict] : [] });
    const dropped = show({
      ...real('cpvs-liege'),
      phone: null,
      conflicts: conflict ? [{ ...conflict, retained: null }] : [],
    });

    expect(JSON.stringify(kept)).toContain('04 284 35 11');
    expect(JSON.stringify(dropped)).not.toContain('04 284 35 11');
    expect(dropped.toConfirm[0]).toBe('Le numéro : nous n’avons rien trouvé de sûr.');
  });

  test('another address is told with the age of its page', () => {
    expect(see('sos-viol').address).toMatchObject({ kind: 'public', certain: false });
    expect(see('sos-viol').toConfirm).toContain(
      'L’adresse : une page de 2022 en donne une autre, Rue d’Albanie 17.',
    );
  });

  test('the same address with its town is no other address', () => {
    expect(see('garance').toConfirm.filter((sentence) => sentence.startsWith('L’adresse'))).toEqual([
      'L’adresse : une page de 2014 en donne une autre, Boulevard du Jubilé 155, 1080 Bruxelles.',
    ]);
  });

  test('contested hours are not certain; those of a service that says "day and night" do not matter', () => {
    expect(see('sos-viol').hoursCertain).toBe(false);
    expect(see('ecoute-violences-conjugales').hoursCertain).toBe(true);
    expect(see('ecoute-enfants-103').hoursCertain).toBe(true);
  });

  test('other hours are told with the age of their page, not in the words of a database', () => {
    expect(see('sos-viol').toConfirm).toContain('Les heures : une page de 2022 en donne d’autres.');
  });

  test('an announced opening or a doubtful service is not active, and that comes first', () => {
    expect(see('cpvs-tournai')).toMatchObject({ active: false });
    expect(see('cpvs-tournai').toConfirm[0]).toContain('annoncée');
    expect(see('crih')).toMatchObject({ active: false });
    expect(see('crih').toConfirm[0]).toContain('existe encore');
    expect(see('sos-viol').active).toBe(true);
  });

  test('a public holiday ahead is told, and only then', () => {
    const about = (now: string) => show(real('sos-viol'), 'fr', new Date(now)).toConfirm.join(' ');

    expect(about('2026-12-21T10:00:00+01:00')).toContain('25 décembre');
    expect(about('2026-11-23T10:00:00+01:00')).not.toContain('férié');
  });

  test('a deduced territory says so', () => {
    expect(real('spj-liege').areaAssumed).toBe(true);
    expect(see('spj-liege').toConfirm.some((sentence) => sentence.includes('déduit'))).toBe(true);
  });
});

describe('where each fact was read', () => {
  test('a line per source, with its date as the source gives it', () => {
    const phones = see('sos-viol').sources.filter(({ field }) => field === 'Téléphone');

    expect(phones.map(({ source }) => source)).toContain('sudinfo.be');
    expect(phones.map(({ date }) => date)).toEqual(expect.arrayContaining([null, '2022-10-04']));
    expect(phones.every(({ value, readOn }) => value === '0800 98 100' && readOn === '2026-11-22')).toBe(
      true,
    );
  });

  test('hours are read in plain words', () => {
    const hours = see('sos-viol').sources.find(({ field }) => field === 'Heures');

    expect(hours?.certain).toBe(false);
    // Page words keep a range on one line with characters nobody sees.
    expect(hours?.value.replaceAll('\u2060', '').replace(/\s/gu, ' ')).toBe('Lu à Ve 8 h – 18 h');
  });
});

describe('every service in every language', () => {
  const views = directory.services.flatMap((service) => LOCALES.map((locale) => show(service, locale)));

  test('has words everywhere: no hole, no code, no function left in a text', () => {
    const texts = views.flatMap(
      ({ id, toConfirm, sources, description, help, population, access, category }) =>
        [
          ...toConfirm,
          ...sources.flatMap(({ field, value, source }) => [field, value, source]),
          description,
          ...[...help, ...population, ...access, category].map(({ label }) => label),
        ].map((text) => ({ id, text })),
    );

    expect(texts.length).toBeGreaterThan(10_000);
    expect(texts.filter(({ text }) => text.trim() === '' || /undefined|null|=>|\[object/.test(text))).toEqual(
      [],
    );
  });

  test('a number that is shown can be dialled', () => {
    const calls = views.flatMap(({ phone, otherPhones }) => [...(phone ? [phone] : []), ...otherPhones]);

    expect(calls.length).toBeGreaterThan(200);
    expect(calls.filter(({ href }) => !/^tel:(\+32\d{8,9}|1\d{2,3}|116\d{3})$/.test(href))).toEqual([]);
  });

  test('its text is the proofread one in French only', () => {
    expect(see('sos-viol').proofread).toBe(true);
    expect(see('sos-viol', 'de').proofread).toBe(false);
  });
});

describe('a protected address', () => {
  const secret = 'Canariedreef 7';
  const plantedOn = (service: Service): Service => ({
    ...service,
    address: {
      street: secret,
      postcode: '4999',
      city: 'Canariville',
      municipality: null,
      site: null,
      note: null,
    },
    conflicts: [
      {
        field: 'address',
        values: [{ value: `${secret} bis`, source: 'bx1' }],
        retained: secret,
        comment: null,
      },
    ],
    sources: { ...service.sources, address: [...directory.sources.keys()].slice(0, 1) },
  });

  test('a planted public address shows in the address, the sources and what to confirm', () => {
    const view = show(plantedOn(real('cvfe')));

    expect(view.address).toMatchObject({ kind: 'public', lines: [secret, '4999 Canariville'] });
    expect(JSON.stringify(view.sources)).toContain(secret);
    expect(view.toConfirm.join(' ')).toContain(`${secret} bis`);
  });

  test('the same, protected, shows nowhere, even with the secret left on the record by mistake', () => {
    const { address, ...rest } = plantedOn(real('cvfe'));
    const planted: Service = Object.assign(
      { ...rest, address: 'protected' as const },
      { hiddenAddress: address },
    );

    for (const locale of LOCALES) {
      expect(show(planted, locale).address).toEqual({ kind: 'protected' });
      expect(JSON.stringify(show(planted, locale))).not.toContain('Canari');
    }
  });

  test('the five protected services of the directory say so', () => {
    const hidden = directory.services.filter(({ address }) => address === 'protected');

    expect(hidden.map(({ id }) => id).sort()).toEqual(
      ['cpvcf', 'cvfe', 'espace-vif-namur', 'solidarite-femmes', 'surya'].sort(),
    );
    expect(hidden.every((service) => show(service).address?.kind === 'protected')).toBe(true);
  });
});
