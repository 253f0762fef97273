import type { Locale } from '../../src/kernel/locale.ts';

/** One kind of page that a person can come to. `path` makes a fresh address each time: those of the journey serve once. */
export type PageKind = {
  readonly name: string;
  readonly path: (address: string, locale: Locale) => Promise<string>;
};

let forms = 0;

/** A neighbourhood of its own for each form: how many one of them may send is another test's question. */
function neighbour(): string {
  forms += 1;
  return `10.${(forms >> 8) & 255}.${forms & 255}.1`;
}

/** Sends a form as a browser would, and gives the address it leads to. */
export async function formLeadsTo(address: string, action: string, body: string): Promise<string> {
  const answer = await fetch(`${address}${action}`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      origin: address,
      'content-type': 'application/x-www-form-urlencoded',
      'x-forwarded-for': neighbour(),
    },
    body,
  });
  const location = answer.headers.get('location');
  if (answer.status !== 303 || !location) throw new Error(`${action} answered ${answer.status} to a form`);
  return location;
}

/** A screen of the journey, from the state its forms would carry there. */
export const screen = (name: string, state: string): PageKind => ({
  name: `journey: ${name}`,
  path: (address, locale) =>
    formLeadsTo(address, '/s', new URLSearchParams({ j: `lang=${locale}&${state}` }).toString()),
});

const directory = (name: string, rest: string): PageKind => ({
  name: `directory: ${name}`,
  path: async (_, locale) => `/${locale}/annuaire${rest}`,
});

const found = (name: string, asked: Readonly<Record<string, string>>): PageKind => ({
  name: `directory: ${name}`,
  path: (address, locale) =>
    formLeadsTo(address, `/${locale}/annuaire/recherche`, new URLSearchParams(asked).toString()),
});

const LIEGE = 'municipality=62063';
const YESTERDAY = `role=victim&violence=sexual&hoursSince=sinceYesterday&age=from26&${LIEGE}&wantsComplaint=undecided`;
const ASKED = 'role violence hoursSince';

const JOURNEY: readonly PageKind[] = [
  screen('entrance', ''),
  screen('one answer', 'view=question&at=hoursSince&role=victim&trail=role'),
  screen('an answer given before', `view=question&at=wantsComplaint&${YESTERDAY}`),
  screen('several answers', 'view=question&at=violence&role=victim&violence=partner+crime&trail=role'),
  screen('yes or no', 'view=question&at=dangerNow&trail=role'),
  screen('a place', 'view=question&at=municipality'),
  screen('a place not typed', 'view=question&at=municipality&problem=placeEmpty'),
  screen('a place nobody knows', 'view=question&at=municipality&problem=placeUnknown&typed=Xyzzy'),
  screen('a name of several places', 'view=question&at=municipality&problem=placeSeveral&typed=Saint'),
  screen('a question to a professional', 'view=question&at=needs&role=professional'),
  screen('a question to a perpetrator', 'view=question&at=violence&role=perpetrator'),
  screen('results, nothing told', 'view=results'),
  screen('results, yesterday in Liège', `view=results&${YESTERDAY}&trail=${ASKED}`),
  screen('results, in danger', `view=results&role=victim&dangerNow=yes&violence=partner&${LIEGE}`),
  screen('results, a professional', `view=results&role=professional&violence=trafficking&age=from12`),
  screen('results, a perpetrator', 'view=results&role=perpetrator&violence=partner'),
  screen('a service', 'view=service&service=cpvs-liege&under=results'),
  screen('a service at a secret address', 'view=service&service=cvfe&under=results'),
  screen('services found', 'view=search&typed=viol'),
  screen('no service found', 'view=search&typed=xyzzy'),
  screen('themes', 'view=services'),
  screen('a theme', 'view=services&theme=viol'),
  screen('seeing clearly', 'view=clarity'),
  screen('promises', 'view=promises'),
  screen('accessibility', 'view=accessibility'),
  screen('printed sheet, discreet', `view=sheet&${YESTERDAY}`),
  screen('printed sheet, full', `view=fullSheet&${YESTERDAY}`),
];

const SERVICES = [
  'urgence-112',
  'cpvs',
  'cpvs-liege',
  'cpvs-jette',
  'sos-viol',
  'child-focus',
  'cvfe',
  'intact',
  'fedasil-centres',
  'ecoute-violences-conjugales',
];

const DIRECTORY: readonly PageKind[] = [
  directory('home', ''),
  directory('theme', '/theme/viol'),
  directory('kind of help', '/aide/hebergement'),
  directory('public', '/public/enfant'),
  directory('district', '/arrondissement/liege'),
  directory('municipality', '/commune/62063'),
  directory('map', '/carte'),
  ...SERVICES.map((id) => directory(`service ${id}`, `/service/${id}`)),
  found('services found', { q: 'viol', place: 'Liège' }),
  found('nothing found', { q: 'xyzzy' }),
];

const LOST: PageKind = {
  name: 'a page that does not exist',
  path: async (_, locale) => `/${locale}/nowhere`,
};

/** Every kind of page, the journey first. Their details differ by what is told, not by their furniture. */
export const PAGES: readonly PageKind[] = [...JOURNEY, ...DIRECTORY, LOST];
