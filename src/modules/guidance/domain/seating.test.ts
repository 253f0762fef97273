import { describe, expect, test } from 'vitest';
import type { Address, Service } from '#modules/directory/index.ts';
import { loadDirectory } from '#modules/directory/server/index.ts';
import { loadTerritory } from '#modules/territory/server/index.ts';
import { BRUSSELS, CHARLEROI, ESNEUX, HALLE, LIEGE, MONS, NAMUR, NIVELLES } from '../vignettes/places.ts';
import { recordLimits } from './recordLimits.ts';
import { seatingAt, type Candidate, type Slot } from './seating.ts';

const territory = loadTerritory();
const directory = loadDirectory(territory);

function known(id: string): Service {
  const service = directory.find(id);
  if (service === undefined) throw new Error(`no service ${id}`);
  return service;
}

const candidate = (service: Service, rank: number): Candidate => ({
  service,
  rank,
  limits: recordLimits(service),
});
const slotOf = (head: Service, branches: readonly Service[]): Slot => ({
  head: candidate(head, 0),
  branches: branches.map((branch, index) => candidate(branch, index + 1)),
});
const network = (id: string): Slot => slotOf(known(id), directory.branches(id));
const seated = (slot: Slot, place: string | null) =>
  seatingAt(slot, place, territory).seats.map(({ candidate: { service } }) => service.id);

const addressIn = (town: string): Address => ({
  street: null,
  postcode: null,
  city: null,
  municipality: town,
  site: null,
  note: null,
});

describe('who answers for a network at a place', () => {
  test('the branch whose territory surely holds the place takes the seat', () => {
    expect(seated(network('cpvs'), LIEGE)).toEqual(['cpvs-liege']);
    expect(seatingAt(network('cpvs'), LIEGE, territory).standsFor).toBeNull();
  });

  test('the head stands in when no branch surely holds the place, and says so', () => {
    const { seats, standsFor } = seatingAt(network('saj'), MONS, territory);
    const nowhere = seatingAt(network('sapv'), LIEGE, territory);

    expect(standsFor).toBeNull();
    expect(seats.map(({ candidate: { service } }) => service.id)).toEqual(['saj-mons']);
    expect(nowhere.seats.map(({ candidate: { service } }) => service.id)).toEqual(['sapv']);
    expect(nowhere.standsFor).toBe('branchNotKnown');
  });

  test('the head stands in when the place is not told', () => {
    expect(seated(network('cpvs'), null)).toEqual(['cpvs']);
    expect(seatingAt(network('cpvs'), null, territory).standsFor).toBe('placeNotTold');
  });

  test('a head that answers by itself keeps its seat before its branch', () => {
    expect(seated(network('sos-viol'), NAMUR)).toEqual(['sos-viol', 'sos-viol-namur']);
    expect(seated(network('sos-viol'), BRUSSELS)).toEqual(['sos-viol']);
  });

  test('a branch elsewhere is excluded with the name of its territory', () => {
    const { excluded } = seatingAt(network('cpvs'), LIEGE, territory);
    const namur = excluded.find(({ service }) => service === 'cpvs-namur');

    expect(namur?.because[0]?.code).toBe('territory');
    expect(namur?.because[0]?.text.fr).toMatch(/^Hors de son territoire : .*Namur/);
  });

  test('an announced branch is excluded where it would serve, and never seated', () => {
    const { excluded, seats } = seatingAt(network('cpvs'), NIVELLES, territory);
    const announced = excluded.find(({ service }) => service === 'cpvs-ottignies');

    expect(announced?.because.map(({ code }) => code)).toEqual(['notOpenYet']);
    expect(seats.map(({ candidate: { service } }) => service.id)).toEqual(['cpvs']);
  });

  test('a French-speaking helpline is not refused in Flanders, a French-speaking service is', () => {
    const line = seatingAt(slotOf(known('tele-accueil-107'), []), HALLE, territory);
    const service = seatingAt(slotOf(known('sos-viol'), []), HALLE, territory);

    expect(line.seats).toHaveLength(1);
    expect(service.seats).toEqual([]);
    expect(service.excluded.map(({ service: id }) => id)).toEqual(['sos-viol']);
  });

  test('a service whose limits are not known is suggested around its seat, without being sure', () => {
    const { seats } = seatingAt(slotOf(known('crih'), []), CHARLEROI, territory);

    expect(seats.map(({ placeSure }) => placeSure)).toEqual([false]);
  });
});

describe('which of several competent branches comes first', () => {
  const head = known('aide-victimes');
  const base = { ...known('sav-hainaut-slaj'), phone: '+3265000000' };
  const province: Service = { ...base, id: 'province', area: { kind: 'province', name: 'Liège' } };
  const town: Service = { ...base, id: 'town', area: { kind: 'municipalities', municipalities: [ESNEUX] } };

  test('one that can be reached, even when another is more local', () => {
    const silent: Service = { ...town, phone: null, email: null, website: null };

    expect(seated(slotOf(head, [silent, province]), ESNEUX)).toEqual(['province', 'town']);
  });

  test('then the most local', () => {
    expect(seated(slotOf(head, [province, town]), ESNEUX)).toEqual(['town', 'province']);
  });

  test('then, only then, the nearest', () => {
    const far: Service = { ...province, id: 'far', address: addressIn(NAMUR) };
    const near: Service = { ...province, id: 'near', address: addressIn(LIEGE) };
    const secret: Service = { ...province, id: 'secret', address: 'protected' };

    expect(seated(slotOf(head, [secret, far, near]), ESNEUX)).toEqual(['near', 'far', 'secret']);
  });
});
