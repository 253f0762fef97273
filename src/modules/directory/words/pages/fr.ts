import { severalIn } from '#kernel/several.ts';

const several = severalIn('fr');

/** "18:30" as people say it. */
const clock = (hhmm: string) => {
  if (hhmm === '24:00') return 'minuit';
  const [hours, minutes] = hhmm.split(':');
  return minutes === '00' ? `${Number(hours)} h` : `${Number(hours)} h ${minutes}`;
};
/** In a sentence, its parts stay on one line. */
const time = (hhmm: string) => clock(hhmm).replaceAll(' ', '\u00a0');

export const fr = {
  time,
  range: (from: string, to: string) => `${clock(from)} – ${clock(to)}`,
  days: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  daysShort: ['Lu', 'Ma', 'Me', 'Je', 'Ve', 'Sa', 'Di'],
  daySpan: (first: string, last: string, two: boolean) => `${first} ${two ? 'et' : 'à'} ${last}`,

  opening: {
    always: 'Jour et nuit',
    open: 'Ouvert maintenant',
    closed: 'Fermé en ce moment',
    unknown: 'Heures inconnues',
    until: (at: string) => `jusqu’à ${at}`,
    untilDay: (day: string, at: string) => `jusqu’à ${day}, ${at}`,
    opens: (at: string) => `ouvre à ${at}`,
    opensDay: (day: string, at: string) => `ouvre ${day} à ${at}`,
    tomorrow: 'demain',
    notClosed: 'Nous ne connaissons pas ses heures. Cela ne veut pas dire fermé.',
    holidays: 'Les jours fériés belges sont pris en compte.',
    holidayToday: 'c’est un jour férié',
    now: 'maintenant',
  },

  sheet: {
    reach: 'Joindre ce service',
    toConfirm: 'à confirmer',
    toConfirmTitle: 'À confirmer auprès du service',
    chatOn: (site: string) => `Tchat sur ${site}`,
    chatAge: {
      from: (min: number) => `dès ${min} ans`,
      to: (max: number) => `jusqu’à ${max} ans`,
      between: (min: number, max: number) => `de ${min} à ${max} ans`,
    },
    atTown: (town: string) => `À ${town}. Nous ne connaissons pas la rue.`,
    addressProtected: 'Adresse protégée : le service la donne lui-même.',
    protectedShort: 'adresse protégée',
    addressToConfirm: 'adresse à confirmer',
    noWay: 'Nous n’avons trouvé ni numéro, ni site, ni courriel.',
    when: 'Quand',
    phone: 'Téléphone',
    chat: 'Tchat',
    closedDay: 'fermé',
    day: 'Jour',
    hoursCaption: 'Heures d’ouverture',
    hoursDrawing: 'Les heures de la semaine, les mêmes que dans le tableau.',
    offers: 'Ce que fait ce service',
    who: 'Pour qui, par qui passer',
    whoMay: 'Qui peut s’adresser à ce service',
    whoMayUnknown: 'Nous ne le savons pas encore. Le service vous le dira.',
    practical: 'En pratique',
    price: 'Prix',
    free: 'gratuit',
    notFree: 'pas gratuit',
    anonymous: 'Sans donner votre nom',
    languages: 'Langues',
    yes: 'oui',
    no: 'non',
    unknown: 'pas connu',
    theme: 'Thème',
    where: 'Où',
    territory: 'Territoire',
    territoryUnknown: 'Nous ne connaissons pas son territoire.',
    mapCaption: (town: string) => `Le point est au centre de la commune (${town}), pas à l’adresse.`,
    note: 'Bon à savoir',
    branches: (n: number) => several(n, 'implantation locale', 'implantations locales'),
    partOf: 'Fait partie de',
    sources: 'D’où viennent ces informations',
    sourcesCaption: 'Source et date de chaque information',
    what: 'Quoi',
    retained: 'Retenu',
    source: 'Source',
    date: 'Date',
    state: 'État',
    undated: 'sans date',
    noConflict: 'lu à la source',
    readOn: (date: string) => `Pages relues le ${date}.`,
    lastSeen: (date: string) => `La source la plus récente date de : ${date}.`,
    neverDated: 'Aucune source n’est datée.',
    notActive: 'Ouverture annoncée ou service pas encore confirmé : renseignez-vous avant de vous déplacer.',
    unproofread: 'Personne n’a encore relu cette traduction.',
    summary: {
      free: 'Gratuit',
      anonymous: 'sans donner votre nom',
      spoken: (languages: string) => `en ${languages}`,
    },
  },

  home: {
    name: 'Annuaire',
    heading: 'Tous les services',
    lead: (n: number) =>
      `${n} services en Belgique francophone, ou pour ses habitants. Chaque information porte sa source et sa date.`,
    bySituation: 'Par thème',
    byPublic: 'Pour qui',
    byHelp: 'Par type d’aide',
    byPlace: 'Par lieu',
    districts: 'Arrondissements judiciaires',
    map: 'Carte des services',
    back: 'Tout l’annuaire',
    /** Followed by the way to the entrance, which the history tells nothing about. */
    history: 'L’historique de cet appareil retient ces pages. Si quelqu’un peut le lire, passez plutôt par',
    languages: 'Langue de la page',
    /** Empty once somebody has proofread this language; French is the reference. */
    unproofread: '',
    breadcrumb: 'Vous êtes ici',
  },

  search: {
    label: 'Un service, un besoin ou un numéro',
    submit: 'Chercher',
    place: 'Commune ou code postal',
    help: 'Aide',
    anyHelp: 'Toutes',
    public: 'Pour',
    anyPublic: 'Tout le monde',
    opening: 'Ouvert',
    anyTime: 'Peu importe',
    openNow: 'Maintenant',
    dayAndNight: 'Jour et nuit',
    more: 'Plus de critères',
    language: 'Langue parlée',
    anyLanguage: 'Peu importe',
    access: 'Qui s’adresse au service',
    anyAccess: 'Peu importe',
    category: 'Thème',
    anyCategory: 'Tous',
    free: 'Gratuit',
    anonymous: 'Sans donner son nom',
    heading: 'Votre recherche',
    found: (n: number) => several(n, 'service trouvé', 'services trouvés'),
    uncertain: (n: number) => `${several(n, 'service', 'services')} peut-être`,
    uncertainLead:
      'Pour ceux-ci, une réponse nous manque : demandez-leur. Ne pas savoir n’est pas «\u00a0non\u00a0», et des heures inconnues ne veulent pas dire fermé.',
    show: 'Les voir',
    notKnown: (what: string) => `pas connu : ${what}`,
    filter: {
      municipality: 'territoire',
      category: 'thème',
      help: 'aide',
      population: 'public',
      access: 'qui peut s’adresser',
      openAt: 'heures',
      dayAndNight: 'jour et nuit',
      free: 'prix',
      anonymous: 'sans donner son nom',
      language: 'langue',
    },
    others: (n: number) => several(n, 'autre service', 'autres services'),
    noneTitle: 'Rien trouvé avec ces critères',
    noneTry: 'Vous pouvez :',
    noneTips: [
      'enlever un critère,',
      'écrire un mot plus court ou plus simple, par exemple «\u00a0logement\u00a0», «\u00a0avocat\u00a0», «\u00a0enfant\u00a0»,',
      'écrire le nom de votre commune à part, dans sa case,',
      'parcourir les thèmes ci-dessous.',
    ],
    noneNumbers: 'Besoin de parler tout de suite ? Ces numéros répondent :',
    placeUnknown: (text: string) =>
      `Nous n’avons pas trouvé la commune «\u00a0${text}\u00a0». La liste n’en tient pas compte.`,
    placeUsed: (name: string) => `Pour ${name}`,
    placeOthers: 'Vous pensiez à un autre endroit ?',
  },

  browse: {
    count: (n: number) => several(n, 'service', 'services'),
    local: (n: number) => several(n, 'implantation locale', 'implantations locales'),
    empty: 'Aucun service ici pour le moment.',
  },

  place: {
    district: (name: string) => `Arrondissement judiciaire : ${name}`,
    districtLead: 'Les services qui travaillent dans cet arrondissement, du plus local au plus large.',
    whole: 'Pour tout l’arrondissement',
    part: 'Pour une partie de l’arrondissement',
    perhaps: 'Peut-être ici aussi',
    perhapsLead: 'Nous connaissons leur ville, pas les limites de leur territoire. Demandez-leur.',
    municipalities: 'Les communes de cet arrondissement',
    municipalityLead: 'Les services compétents ici, du plus proche au plus large.',
    near: 'Les plus locaux',
    region: 'Pour toute la région ou la communauté',
    country: 'Pour tout le pays',
    postcodes: (codes: string) => `Code postal : ${codes}`,
    elsewhere:
      'Cette commune est en Région flamande ou germanophone : d’autres services y travaillent, que cet annuaire ne connaît pas tous.',
  },

  map: {
    away: (km: number) => (km < 1 ? 'dans la commune' : `à ${km} km`),
    heading: 'Carte des services',
    lead: 'Chaque point est une commune où des services sont installés. Le point est au centre de la commune, jamais à une adresse.',
    bigger: 'Plus le point est grand, plus il y a de services.',
    list: 'La même chose en liste',
    notPlaced: (n: number) =>
      `${several(n, 'service n’est pas placé', 'services ne sont pas placés')} sur la carte`,
    notPlacedWhy:
      'Leur adresse est protégée, ou nous ne connaissons pas leur ville, ou ils travaillent par téléphone pour tout le pays.',
    dot: (town: string, n: number) => `${town} : ${several(n, 'service', 'services')}`,
  },
};

export type PageWords = typeof fr;
